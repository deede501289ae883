"""The count: the published file gives the same again, every win and loss has its reason, nothing exceeds the budget."""

import json
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from folkmoot.commissioning.models import ServiceKind
from folkmoot.core.models import Entry
from folkmoot.core.policy import Refused
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.counting.pabulib import read
from folkmoot.engagement.models import BallotKind, Budget, Completion, Idea, Method, Ties
from folkmoot.engagement.states import BudgetState, IdeaState
from folkmoot.engagement.voting.election import ballots_file, command_of, election_of
from folkmoot.engagement.voting.marks import Marks
from tests.engagement.budgets import made

LATER = 20 * made.DAY


def counted_again(budget, folder):
    """What `folkmoot count` makes of the published file, by the published words."""
    file = folder / "votes.pb"
    file.write_text(ballots_file(budget), encoding="utf-8")
    words = command_of(budget, str(file)).replace('"', "").split()[2:]
    call_command("count", *words, out=folder, verbosity=0)
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("count*.json"))]


@pytest.mark.ledger("EN-17")
def test_it_works(cast, now, tmp_path, capsys):
    budget = made.counted(cast, now)
    assert budget.state == BudgetState.COUNTED
    assert 0 < budget.awarded <= budget.total == Decimal(10_000)
    won = budget.ideas.filter(state=IdeaState.WON)
    assert sum(idea.cost for idea in won) == budget.awarded
    assert all(idea.fate and idea.votes is not None for idea in budget.ideas.all())
    assert counted_again(budget, tmp_path) == budget.published
    entry = Entry.objects.get(code="engagement.budget.counted")
    assert entry.facts["ballots"] == 6 and entry.facts["ballots_sha256"] == budget.published[0]["ballots_sha256"]


@pytest.mark.parametrize(
    "rule",
    [
        {"method": Method.GREEDY},
        {"completion": Completion.NONE},
        {"completion": Completion.GREEDY, "ties": Ties.LOT, "seed": "417"},
        {"ballot": BallotKind.RANKED, "most_choices": 3},
        {"ballot": BallotKind.KNAPSACK, "quorum": 2},
    ],
)
def test_each_rule_is_counted_again_from_the_file(cast, now, tmp_path, rule):
    votes = ((1, 3), (1,), (2,), (3, 4), (4,), (), (3, 1))
    budget = made.counted(cast, now, votes=votes, **rule)
    assert counted_again(budget, tmp_path) == budget.published


def test_points_and_areas_with_own_money_are_counted_again(cast, now, tmp_path):
    parts = {cast.north: {"own": 6000}, cast.borough: {"own": 4000}}
    ideas = [("Benches", 4000, cast.north), ("Bulbs", 1500, cast.borough), ("Mural", 3000, cast.north)]
    budget = made.voting(cast, now, parts=parts, ideas=ideas, ballot=BallotKind.POINTS, points=10)
    made.vote(budget, 1, (1, 3), now, points=(7, 3), area="WV-north")
    made.vote(budget, 2, (3,), now, points=(10,), area="WV-north")
    made.vote(budget, 3, (2,), now, points=(4,), area=cast.borough.code)
    made.vote(budget, 4, (), now, area="WV-north")
    budget = actions.count_budget(made.closed(cast, budget, now), by=cast.lead, now=now + LATER)
    assert [part["ballots"] for part in budget.published] in ([3, 1], [1, 3]), "a blank vote counts in its area"
    assert counted_again(budget, tmp_path) == budget.published


def test_a_cap_and_ideas_that_shut_each_other_out_are_in_the_file(cast, now, tmp_path):
    start = now - 40 * made.DAY
    budget = made.begun(cast, start)
    actions.set_part(budget, area=cast.north, cap=Decimal(7000), by=cast.lead, now=start)
    actions.open_for_ideas(budget, by=cast.lead, now=start)
    ideas = [made.idea(cast, budget, start, title, cost) for title, cost in made.IDEAS]
    actions.shut_out(ideas[0], other=ideas[2], why="The same patch of grass.", by=cast.lead, now=start)
    actions.close_ideas(budget, by=cast.lead, now=start + 21 * made.DAY)
    made.rule(cast, budget, start)
    made.declared(cast, budget, start)
    budget = actions.open_voting(budget, by=cast.lead, now=now)
    for number in range(6):
        made.vote(budget, number, (1, 2, 3, 4), now)
    budget = actions.count_budget(made.closed(cast, budget, now), by=cast.lead, now=now + LATER)
    won = set(budget.ideas.filter(state=IdeaState.WON).values_list("title", flat=True))
    assert not {"Benches in the park", "Bulbs on the green"} <= won
    assert budget.awarded <= 7000
    assert counted_again(budget, tmp_path) == budget.published
    assert len(read(ballots_file(budget)).limits) == 2


def test_nobody_voted(cast, now, tmp_path):
    budget = made.counted(cast, now, votes=())
    assert budget.awarded == 0 and not budget.ideas.filter(state=IdeaState.WON).exists()
    assert {idea.fate for idea in budget.ideas.all()} == {"Not funded: nobody voted for it."}
    assert counted_again(budget, tmp_path) == budget.published


def test_a_tie_goes_as_it_was_said_beforehand(cast, now):
    ideas = [("First sent", 6000), ("Second sent, cheaper", 5500)]
    for ties, winner in ((Ties.VOTES_CHEAPER, "Second sent, cheaper"), (Ties.VOTES_DEARER, "First sent")):
        budget = made.counted(cast, now, ideas=ideas, votes=((1,), (2,)), method=Method.GREEDY, ties=ties)
        assert budget.ideas.get(state=IdeaState.WON).title == winner


def test_an_idea_dearer_than_the_budget_never_gets_on_the_ballot(cast, now):
    budget = made.for_ideas(cast, now)
    with pytest.raises(Refused, match="It costs £10,001; there is £10,000"):
        made.idea(cast, budget, now, cost=10_001)
    assert Idea.objects.get().state == IdeaState.SENT


def test_the_database_itself_refuses_awards_above_the_budget(cast, now):
    budget = made.counted(cast, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Budget.objects.filter(pk=budget.pk).update(awarded=budget.total + Decimal("0.01"))


def test_the_rule_is_fixed_once_and_before_the_vote(cast, now):
    budget = made.voting(cast, now)
    for change, words in ((made.rule, "cannot be changed"), (made.declared, "before voting opens")):
        with pytest.raises(Refused, match=words):
            change(cast, budget, now)


def test_the_count_is_done_once_and_after_the_close(cast, now):
    budget = made.voting(cast, now)
    with pytest.raises(Refused, match="after voting has closed"):
        actions.count_budget(budget, by=cast.lead, now=now)
    counted = made.counted(cast, now)
    with pytest.raises(Refused, match="counted once"):
        actions.count_budget(counted, by=cast.lead, now=now + LATER)


def test_a_receipt_is_found_in_the_published_votes(cast, now):
    budget = made.voting(cast, now)
    ballot = made.vote(budget, 1, (3, 1), now)
    budget = actions.count_budget(made.closed(cast, budget, now), by=cast.lead, now=now + LATER)
    published = {each.voter: each.choices for each in election_of(budget).ballots}
    assert published == {ballot.receipt: ("1", "3")}


def test_votes_on_paper_count_in_votes_and_in_turnout(cast, now):
    from folkmoot.engagement.queries.budgets import turnout_of

    budget = made.voting(cast, now)
    made.vote(budget, 1, (1,), now)
    papers = actions.print_papers(budget, count=2, by=cast.lead, now=now)
    for number in (2, 3):
        actions.hand_out_paper(budget, said=made.voter(number), by=cast.lead, now=now)
    for by in (cast.lead, cast.colleague):
        actions.key_paper(budget, receipt=papers[0].receipt, marks=Marks((1,)), by=by, now=now)
    budget = actions.count_budget(made.closed(cast, budget, now), by=cast.lead, now=now + LATER)
    turnout = turnout_of(budget)
    assert (turnout.voters, turnout.ballots, turnout.ballots_paper, turnout.not_handed_in) == (3, 2, 1, 1)
    assert budget.ideas.get(number=1).votes == 2


def test_a_winner_becomes_a_project_and_is_followed_to_its_opening(cast, now):
    budget = made.counted(cast, now)
    after = now + LATER
    for idea in list(budget.ideas.filter(state=IdeaState.WON)):
        with pytest.raises(Refused, match="Make it a project first"):
            actions.open_winner(idea, opened_date=after.date(), words="Come.", by=cast.lead, now=after)
        project = actions.make_project(idea, service_kind=ServiceKind.ENVIRONMENT, by=cast.lead, now=after)
        assert project.title == idea.title and "participatory budget" in project.no_intention_reason
        idea.refresh_from_db()
        step = actions.plan_step(idea, what="Order it", due_date=after.date(), by=cast.lead, now=after)
        with pytest.raises(Refused, match="not done yet"):
            actions.open_winner(idea, opened_date=after.date(), words="Come.", by=cast.lead, now=after)
        actions.do_step(step, done_date=after.date(), by=cast.lead, now=after)
        actions.open_winner(idea, opened_date=after.date(), words="Come and sit.", by=cast.lead, now=after)
    budget.refresh_from_db()
    assert budget.state == BudgetState.DONE
