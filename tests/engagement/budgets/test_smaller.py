"""Ideas on their way to the ballot, and smaller votes: polls, spending questions, decisions of a board."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.design.tags.words import day
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.models import DecisionMethod, Idea
from folkmoot.engagement.states import IdeaState
from folkmoot.engagement.voting.sharing import shared_out
from folkmoot.needs.actions import open_board, seat_member
from folkmoot.needs.models import Sector
from tests.engagement.budgets import made

DAY = timedelta(days=1)


def test_ideas_are_taken_until_the_end_of_the_last_day(cast, now):
    budget = made.for_ideas(cast, now)
    made.idea(cast, budget, now + 20 * DAY, cost=None)
    with pytest.raises(Refused, match="last day for ideas has passed"):
        made.idea(cast, budget, now + 21 * DAY, cost=None)
    first = f"until the end of the last day.*from {day(day_of(now) + 21 * DAY)}"
    with pytest.raises(Refused, match=first):
        actions.close_ideas(budget, by=cast.lead, now=now + 20 * DAY)


def test_what_cannot_be_done_says_why(cast, now):
    idea = made.idea(cast, made.for_ideas(cast, now), now, cost=None)
    with pytest.raises(Refused, match="Say what you found"):
        actions.check_idea(idea, feasible=False, reason=" ", by=cast.lead, now=now)
    with pytest.raises(Refused, match="Say what the whole of it costs"):
        actions.check_idea(idea, feasible=True, reason="Yes.", by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.check_idea(idea, feasible=False, reason="No.", by=cast.rival, now=now)
    checked = actions.check_idea(idea, feasible=False, reason="The wall is not ours.", by=cast.lead, now=now)
    assert (checked.state, checked.reason) == (IdeaState.NOT_FEASIBLE, "The wall is not ours.")


@pytest.mark.parametrize("words", ["<b>bold</b>", "🌳 a tree", "شجرة في الحديقة"])
def test_ideas_in_any_letters_are_kept_as_they_were_written(cast, now, site, words):
    idea = made.idea(cast, made.for_ideas(cast, now), now, title=words)
    page = site.get(idea.get_absolute_url(), most=22)
    assert words in page.text


def test_two_ideas_become_one_when_both_authors_agree(cast, now):
    budget = made.for_ideas(cast, now)
    one = made.idea(cast, budget, now, "Benches", None, by=cast.resident)
    two = made.idea(cast, budget, now, "Seats", None, by=cast.neighbour)
    offer = actions.offer_merge(one, into=two, why="Both want to sit.", by=cast.lead, now=now)
    actions.answer_merge(offer, agrees=True, by=cast.resident, now=now)
    assert Idea.objects.get(pk=one.pk).state == IdeaState.SENT, "one author is not both"
    with pytest.raises(NotAllowed):
        actions.answer_merge(offer, agrees=True, by=cast.lead, now=now)
    actions.answer_merge(offer, agrees=True, by=cast.neighbour, now=now)
    merged = Idea.objects.get(pk=one.pk)
    assert (merged.state, merged.merged_into) == (IdeaState.MERGED, two)


def test_an_author_who_says_no_keeps_the_idea_apart(cast, now):
    budget = made.for_ideas(cast, now)
    one = made.idea(cast, budget, now, "Benches", None, by=cast.resident)
    two = made.idea(cast, budget, now, "Seats", None, by=cast.lead, captured_by="Librarian")
    offer = actions.offer_merge(one, into=two, why="Both want to sit.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="Say how the author agreed"):
        actions.answer_merge(offer, agrees=True, by=cast.lead, now=now)
    actions.answer_merge(offer, agrees=True, noted="By phone today.", by=cast.lead, now=now)
    actions.answer_merge(offer, agrees=False, by=cast.resident, now=now)
    assert Idea.objects.get(pk=one.pk).state == IdeaState.SENT
    with pytest.raises(Refused, match="said no"):
        actions.answer_merge(offer, agrees=True, by=cast.resident, now=now)


def test_two_people_who_edit_the_same_budget_lose_nothing(cast, now):
    budget = made.begun(cast, now)
    actions.revise_budget(budget, seen_version=1, title="First", by=cast.lead, now=now)
    with pytest.raises(ChangedMeanwhile) as clash:
        actions.revise_budget(budget, seen_version=1, title="Second", by=cast.colleague, now=now)
    assert clash.value.changes == [("title", "First", "Second")]
    actions.open_for_ideas(budget, by=cast.lead, now=now)
    with pytest.raises(Refused, match="stays as it is"):
        actions.revise_budget(budget, seen_version=2, title="Third", by=cast.lead, now=now)


def test_areas_cannot_have_more_than_the_whole(cast, now):
    budget = made.begun(cast, now)
    actions.set_part(budget, area=cast.north, own=Decimal(6000), by=cast.lead, now=now)
    with pytest.raises(Refused, match="more than the whole"):
        actions.set_part(budget, area=cast.borough, own=Decimal(4001), by=cast.lead, now=now)


def test_a_poll_is_answered_once_each_and_closes(cast, now):
    choices = ["Mornings", "Evenings"]
    ask = {"body": cast.bodies.council, "question": "When?", "why": "To plan.", "closes_date": day_of(now) + 5 * DAY}
    with pytest.raises(Refused, match="two different"):
        actions.ask_poll(**ask, choices=["Same", "Same"], by=cast.lead, now=now)
    poll = actions.ask_poll(**ask, choices=choices, by=cast.lead, now=now)
    for choice in (0, 1):
        actions.answer_poll(poll, choice=choice, by=cast.resident, now=now)
    assert poll.answers.get().choice == 1
    with pytest.raises(Refused, match="has passed"):
        actions.answer_poll(poll, choice=0, by=cast.resident, now=now + 6 * DAY)


@given(
    st.integers(2, 8).flatmap(
        lambda options: st.tuples(
            st.integers(1, 10**9),
            st.lists(st.lists(st.integers(0, 1000), min_size=options, max_size=options), min_size=1, max_size=20),
        )
    )
)
def test_whatever_people_give_the_average_adds_up_to_the_sum(given_):
    total, weights = given_
    shares = []
    for row in weights:
        cut = [total * part // (sum(row) or 1) for part in row]
        cut[0] += total - sum(cut)
        shares.append(cut)
    found = shared_out(shares, total)
    assert sum(found) == total
    for place, each in enumerate(found):
        assert abs(each - sum(row[place] for row in shares) / len(shares)) < 1


@pytest.mark.ledger("EN-16")
def test_an_assembly_shares_out_exactly_the_sum(cast, now):
    question = actions.ask_spending(
        body=cast.bodies.council, assembly="Park assembly", title="The park", words="For the park.",
        total=Decimal("100.01"), options=["Paths", "Play", "Ponds"], by=cast.lead, now=now,
    )  # fmt: skip
    with pytest.raises(Refused, match=r"add up to £100; there is £100\.01"):
        actions.share_out(question, amounts=[Decimal(50), Decimal(50), Decimal(0)], table="1", by=cast.lead, now=now)
    for table, amounts in (("1", ("50.01", "50", "0")), ("2", ("0", "0", "100.01")), ("3", ("100.01", "0", "0"))):
        actions.share_out(question, amounts=[Decimal(each) for each in amounts], table=table, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.share_out(question, amounts=[Decimal("100.01"), Decimal(0), Decimal(0)], by=cast.rival, now=now)
    actions.close_spending(question, by=cast.lead, now=now)
    assert sum(option.allocated for option in question.options.all()) == question.total == Decimal("100.01")


@pytest.fixture
def board(cast, now):
    made_board = open_board(
        name="The board", purpose="Agrees", area=cast.borough, host=cast.bodies.cvs, quorum=2, by=cast.scheme, now=now
    )
    seats = (("scheme", Sector.VCO, True), ("resident", Sector.RESIDENT, False), ("lead", Sector.COUNCIL, False))
    for key, sector, is_chair in seats:
        seat_member(made_board, cast.people[key], sector=sector, is_chair=is_chair, by=cast.scheme, now=now)
    return made_board


def put(board, cast, now, method, options=()):
    return actions.put_decision(
        board, question="Shall we?", words="Think.", method=method, options=options, closes_date=day_of(now) + 3 * DAY,
        by=cast.scheme, now=now,
    )  # fmt: skip


def test_a_board_decides_by_consent_unless_somebody_objects_with_a_reason(cast, now, board):
    decision = put(board, cast, now, DecisionMethod.CONSENT)
    actions.give_voice(decision, given=[1], by=cast.scheme, now=now)
    with pytest.raises(Refused, match="Not every member"):
        actions.close_decision(decision, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="objection needs its reason"):
        actions.give_voice(decision, given=[0], by=cast.resident, now=now)
    with pytest.raises(NotAllowed):
        actions.give_voice(decision, given=[1], by=cast.rival, now=now)
    actions.give_voice(decision, given=[0], reasons="Too dear.", by=cast.resident, now=now)
    decided = actions.close_decision(decision, by=cast.scheme, now=now + 4 * DAY)
    assert "there were objections" in decided.outcome


@pytest.mark.parametrize(
    ("method", "voices", "outcome"),
    [
        (DecisionMethod.SCORE, ([5, 0, 2], [4, 1, 5], [0, 0, 5]), "Decided: C."),
        (DecisionMethod.RANKED, ([0, 1], [0], [1, 0]), "Decided: A."),
        (DecisionMethod.SCORE, ([1, 1, 0], [0, 0, 0]), "Undecided: A, B have the same points"),
    ],
)
def test_a_board_scores_and_ranks(cast, now, board, method, voices, outcome):
    decision = put(board, cast, now, method, ["A", "B", "C"])
    for key, voice in zip(("scheme", "resident", "lead"), voices, strict=False):
        actions.give_voice(decision, given=voice, by=cast.people[key], now=now)
    assert outcome in actions.close_decision(decision, by=cast.scheme, now=now + 4 * DAY).outcome
