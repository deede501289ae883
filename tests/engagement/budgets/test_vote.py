"""Voting: who may, what a ballot may say, one each, and nothing that joins a voter to a ballot."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.models import Ballot, BallotKind, Electorate, PaperEntry, RegisterEntry, VoterMark, VotingCode
from folkmoot.engagement.voting.marks import Marks
from folkmoot.engagement.voting.voters import Said
from tests.engagement.budgets import made

SECOND = timedelta(seconds=1)


def test_it_works(cast, now):
    budget = made.voting(cast, now)
    ballot = made.vote(budget, 1, (3, 1), now)
    assert (ballot.choices, ballot.channel, len(ballot.receipt)) == ([1, 3], "online", 14)
    assert (budget.ballots.count(), budget.marks.count()) == (1, 1)


def test_nobody_votes_until_somebody_has_settled_who_may(cast, now):
    budget = made.for_ideas(cast, now)
    for title, cost in made.IDEAS:
        made.idea(cast, budget, now, title, cost)
    made.rule(cast, budget, now)
    actions.close_ideas(budget, by=cast.lead, now=now + 21 * made.DAY)
    with pytest.raises(Refused, match="Settle who may vote"):
        actions.open_voting(budget, by=cast.lead, now=now + 41 * made.DAY)
    budget.refresh_from_db()
    budget.state = "voting"
    with pytest.raises(IntegrityError), transaction.atomic():
        budget.save()


@pytest.mark.ledger("EN-17")
def test_each_has_one_vote_from_whatever_device_they_come(cast, now):
    budget = made.voting(cast, now)
    made.vote(budget, 1, (1,), now)
    with pytest.raises(Refused, match="voted already"):
        made.vote(budget, 1, (2,), now)
    with pytest.raises(Refused, match="voted already"):
        actions.cast_ballot(
            budget, said=made.voter(1, name="  VOTER-1 ", postcode="sm11aa"), marks=Marks((2,)), now=now
        )
    with pytest.raises(Refused, match="voted already"):
        actions.hand_out_paper(budget, said=made.voter(1), by=cast.lead, now=now)
    assert (budget.ballots.count(), budget.marks.count()) == (1, 1)
    mark = VoterMark.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        VoterMark.objects.create(budget=budget, voter=mark.voter, channel="paper")


def test_a_page_sent_twice_votes_once(cast, now):
    budget = made.voting(cast, now)
    sent = {"said": made.voter(1), "marks": Marks((1,)), "receipt": "ACDE-FGHJ-KLMN", "now": now}
    first, again = actions.cast_ballot(budget, **sent), actions.cast_ballot(budget, **sent)
    assert first.receipt == again.receipt == "ACDE-FGHJ-KLMN"
    with pytest.raises(Refused, match="voted already"):
        actions.cast_ballot(budget, **{**sent, "marks": Marks((2,))})
    assert Ballot.objects.count() == 1


def test_a_page_left_open_by_somebody_takes_no_vote_away(cast, now):
    budget = made.voting(cast, now)
    taken = made.vote(budget, 1, (1,), now).receipt
    other = actions.cast_ballot(budget, said=made.voter(2), marks=Marks((2,)), receipt=taken, now=now)
    assert other.receipt != taken and Ballot.objects.get(pk=taken).choices == [1]


def test_the_last_second_counts_and_the_closing_moment_does_not(cast, now):
    budget = made.voting(cast, now)
    made.vote(budget, 1, (1,), budget.votes_until - SECOND)
    with pytest.raises(Refused, match="Voting has closed"):
        made.vote(budget, 2, (1,), budget.votes_until)
    with pytest.raises(Refused, match="Close the vote after that"):
        actions.close_voting(budget, by=cast.lead, now=budget.votes_until - SECOND)
    actions.close_voting(budget, by=cast.lead, now=budget.votes_until)
    with pytest.raises(Refused, match="Voting has closed"):
        made.vote(budget, 3, (1,), budget.votes_until - SECOND)
    assert budget.ballots.count() == 1


def test_a_vote_is_changed_with_its_receipt_until_the_close(cast, now):
    budget = made.voting(cast, now)
    receipt = made.vote(budget, 1, (1,), now).receipt
    actions.change_ballot(budget, receipt=receipt.lower(), marks=Marks((), is_blank=True), now=now)
    assert (Ballot.objects.get().choices, budget.marks.count()) == ([], 1)
    with pytest.raises(Refused, match="no vote with this receipt"):
        actions.change_ballot(budget, receipt="WXYT-WXYT-WXYT", marks=Marks((1,)), now=now)
    with pytest.raises(Refused, match="Voting has closed"):
        actions.change_ballot(budget, receipt=receipt, marks=Marks((1,)), now=budget.votes_until)


@pytest.mark.parametrize(
    ("marks", "words"),
    [(Marks(()), "at least one idea"), (Marks((1,), is_blank=True), "one or the other"), (Marks((9,)), "no idea 9"),
     (Marks((1, 1)), "chosen once"), (Marks((1, 2, 3)), "2 are allowed")],
)  # fmt: skip
def test_what_a_ballot_may_not_say(cast, now, marks, words):
    budget = made.voting(cast, now, most_choices=2)
    with pytest.raises(Refused, match=words):
        actions.cast_ballot(budget, said=made.voter(), marks=marks, now=now)
    assert not VoterMark.objects.exists(), "a refused ballot uses up no vote"


def test_a_knapsack_holds_what_there_is(cast, now):
    budget = made.voting(cast, now, ballot=BallotKind.KNAPSACK)
    made.vote(budget, 1, (1, 2), now)
    with pytest.raises(Refused, match="£11,000 together; there is £10,000"):
        made.vote(budget, 2, (2, 4), now)


def test_points_are_shared_out_and_places_kept_in_order(cast, now):
    budget = made.voting(cast, now, ballot=BallotKind.POINTS, points=10)
    kept = made.vote(budget, 1, (3, 1, 2), now, points=(4, 6, 0))
    assert (kept.choices, kept.points) == ([1, 3], [6, 4])
    with pytest.raises(Refused, match="11 points; there are 10"):
        made.vote(budget, 2, (1, 2), now, points=(6, 5))
    ranked = made.voting(cast, now, ballot=BallotKind.RANKED)
    assert made.vote(ranked, 1, (3, 1, 2), now).choices == [3, 1, 2]


def test_where_areas_have_own_money_a_vote_is_cast_in_one(cast, now):
    parts = {cast.north: {"own": 6000}, cast.borough: {"own": 4000}}
    ideas = [("Benches", 4000, cast.north), ("Bulbs", 1500, cast.borough), ("Mural", 3000, cast.north)]
    budget = made.voting(cast, now, parts=parts, ideas=ideas)
    with pytest.raises(Refused, match="Choose the area"):
        made.vote(budget, 1, (1,), now)
    with pytest.raises(Refused, match="no idea 2"):
        made.vote(budget, 1, (1, 2), now, area="WV-north")
    assert made.vote(budget, 1, (1, 3), now, area="WV-north").area == "WV-north"


def test_a_register_lets_in_who_is_on_it_and_keeps_only_digests(cast, now):
    budget = made.voting(cast, now, electorate=Electorate.REGISTER)
    made.vote(budget, 3, (1,), now)
    with pytest.raises(Refused, match="on the register"):
        made.vote(budget, 99, (1,), now)
    rows = [str(value) for row in RegisterEntry.objects.values() for value in row.values()]
    assert RegisterEntry.objects.count() == 20 and not any("Voter" in row or "SM1" in row for row in rows)


def test_a_posted_code_works_once(cast, now):
    budget = made.voting(cast, now, electorate=Electorate.CODE)
    code = budget.made_codes[0]
    actions.cast_ballot(budget, said=Said(code=f" {code.lower()} "), marks=Marks((1,)), now=now)
    for wrong, words in ((code, "voted already"), ("AAAAA-AAAAA", "not one of the codes")):
        with pytest.raises(Refused, match=words):
            actions.cast_ballot(budget, said=Said(code=wrong), marks=Marks((2,)), now=now)
    assert not VotingCode.objects.filter(voter__in=budget.made_codes).exists()


def test_somebody_too_young_or_from_elsewhere_is_told_why(cast, now):
    budget = made.voting(cast, now)
    for said, words in (
        (made.voter(birth_date=date(2020, 1, 1)), "from the age of 12"),
        (made.voter(lives_here=False), "Only people who live in"),
        (made.voter(postcode="nowhere"), "postcode"),
        (made.voter(name=" - "), "full name"),
        (made.voter(birth_date=None), "day of birth"),
    ):
        with pytest.raises(Refused, match=words):
            actions.cast_ballot(budget, said=said, marks=Marks((1,)), now=now)


def test_somebody_of_the_youngest_age_votes(cast, now):
    budget = made.voting(cast, now)
    opens = budget.votes_from.date()
    actions.cast_ballot(
        budget, said=made.voter(birth_date=opens.replace(year=opens.year - 12)), marks=Marks((1,)), now=now
    )
    assert budget.ballots.count() == 1


def test_an_account_is_needed_where_it_is_set_and_votes_once(cast, now):
    budget = made.voting(cast, now, needs_account=True)
    with pytest.raises(NotAllowed):
        made.vote(budget, 1, (1,), now)
    actions.cast_ballot(budget, said=made.voter(1), marks=Marks((1,)), by=cast.resident, now=now)
    with pytest.raises(Refused, match="voted already"):
        actions.cast_ballot(budget, said=made.voter(2), marks=Marks((1,)), by=cast.resident, now=now)


def test_nothing_joins_who_voted_to_what_was_voted(cast, now):
    """No moment, no running number, no row, no entry of the record; and the disk's own order goes at the close."""
    budget = made.voting(cast, now)
    before = Entry.objects.count()
    cast_in_order = [made.vote(budget, number, (1 + number % 4,), now).receipt for number in range(12)]
    assert Entry.objects.count() == before, "an entry for a vote would tell when it was cast"
    for model in (Ballot, VoterMark):
        kinds = {field.get_internal_type() for field in model._meta.fields}
        assert kinds.isdisjoint({"DateTimeField", "DateField", "AutoField", "BigAutoField", "IntegerField"})
        linked = {field.related_model for field in model._meta.fields if field.is_relation}
        assert {each.__name__ for each in linked} == {"Budget"}
    ballots = {str(value) for row in Ballot.objects.values_list() for value in row}
    marks = {str(value) for row in VoterMark.objects.values_list() for value in row}
    assert ballots & marks == {str(budget.pk), "online"}
    made.closed(cast, budget, now)
    on_disk = [row.receipt for row in Ballot.objects.raw("SELECT * FROM engagement_ballot")]
    assert sorted(on_disk) == sorted(cast_in_order) and on_disk != cast_in_order
    assert (budget.ballots.count(), budget.marks.count()) == (12, 12)


def test_paper_counts_once_two_people_have_read_the_same(cast, now):
    budget = made.voting(cast, now)
    actions.hand_out_paper(budget, said=made.voter(1), by=cast.lead, now=now)
    paper, other = actions.print_papers(budget, count=2, by=cast.lead, now=now)

    def key(by, *choices, receipt=paper.receipt):
        return actions.key_paper(budget, receipt=receipt, marks=Marks(choices, is_blank=not choices), by=by, now=now)

    key(cast.lead, 1, 2)
    key(cast.lead, 1, 2)
    assert not budget.ballots.exists(), "one person twice is not two people"
    key(cast.colleague, 1, 3)
    assert not budget.ballots.exists(), "they read it differently"
    made.closed(cast, budget, now)
    with pytest.raises(Refused, match=paper.receipt):
        actions.count_budget(budget, by=cast.lead, now=now + 20 * made.DAY)
    key(cast.lead, 3, 1)
    ballot = budget.ballots.get()
    assert (ballot.receipt, ballot.choices, ballot.channel) == (paper.receipt, [1, 3], "paper")
    assert not PaperEntry.objects.exists()
    with pytest.raises(Refused, match="is counted"):
        key(cast.colleague, 1)
    with pytest.raises(Refused, match="No paper with this number"):
        key(cast.lead, 1, receipt="ZZZZ-ZZZZ-ZZZZ")
    with pytest.raises(Refused, match="Voting has closed"):
        actions.change_ballot(budget, receipt=paper.receipt, marks=Marks((2,)), now=now)
    # A second paper, though only one person was handed one.
    key(cast.lead, receipt=other.receipt)
    key(cast.colleague, receipt=other.receipt)
    with pytest.raises(Refused, match="2 papers, but only 1"):
        actions.count_budget(budget, by=cast.lead, now=now + 20 * made.DAY)


def test_a_paper_that_cannot_be_read_is_set_aside_with_its_reason(cast, now):
    budget = made.voting(cast, now)
    (paper,) = actions.print_papers(budget, count=1, by=cast.lead, now=now)
    with pytest.raises(Refused, match="Say why"):
        actions.spoil_paper(budget, receipt=paper.receipt, reasons=" ", by=cast.lead, now=now)
    actions.spoil_paper(budget, receipt=paper.receipt, reasons="Torn in two", by=cast.lead, now=now)
    with pytest.raises(Refused, match="Torn in two"):
        actions.key_paper(budget, receipt=paper.receipt, marks=Marks((1,)), by=cast.lead, now=now)


def test_only_those_who_run_it_touch_papers_and_codes(cast, now):
    budget = made.voting(cast, now)
    for person in (cast.resident, cast.vco, cast.nhs):
        with pytest.raises(NotAllowed):
            actions.hand_out_paper(budget, said=made.voter(1), by=person, now=now)
        with pytest.raises(NotAllowed):
            actions.print_papers(budget, count=1, by=person, now=now)
        with pytest.raises(NotAllowed):
            actions.close_voting(budget, by=person, now=now + 30 * made.DAY)
