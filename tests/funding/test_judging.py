"""A panel at work: interests reviewed, scoring without names, saved as it is written, spread, meetings, firmness."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.record import timeline
from folkmoot.funding import actions, policy
from folkmoot.funding.models import (
    ConflictsAssessment,
    ConflictStep,
    InterestDeclaration,
    PanelSession,
    ReviewOutcome,
    Route,
    Score,
    SessionKind,
)
from folkmoot.funding.queries.blind import letters
from folkmoot.funding.scoring import Spread
from folkmoot.funding.sensitivity import moved, total, turnings, winner_of
from folkmoot.people.models import Notice
from tests.funding import made
from tests.site import CASE_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def scores(panel, score, why="Clear."):
    return dict.fromkeys(panel.criteria, (score, why))


def conflicted(cast, panel, key="citizen", bid=None):
    return actions.declare(
        bid or panel.silver, is_conflict=True, words="My sister is a trustee.", by=getattr(cast, key), now=panel.now
    )


# --- interests, reviewed by somebody else


def test_it_works(cast, now):
    panel = made.closed(cast, now)
    declaration = conflicted(cast, panel)
    with pytest.raises(NotAllowed, match="declared an interest"):
        actions.score_bid(panel.silver, scores=scores(panel, 5), by=cast.citizen, now=panel.now)
    words = "The sister left in spring and holds no shares."
    actions.review_conflict(declaration, outcome=ReviewOutcome.MITIGATED, words=words, by=cast.colleague, now=panel.now)
    assert policy.may_read(cast.citizen, panel.silver, now=panel.now)
    assert len(actions.score_bid(panel.silver, scores=scores(panel, 4), by=cast.citizen, now=panel.now)) == 3
    entry = timeline(panel.opportunity)[0]
    assert entry.rule == "Procurement Act 2023 s.83" and entry.facts == {"outcome": "mitigated"}
    assert words not in str(entry.facts)


@pytest.mark.ledger("FT-14")
def test_a_recused_member_sees_neither_answers_nor_scores(cast, now, site, clock_at):
    panel = made.scored(cast, now)
    clock_at(panel.now)
    declaration = conflicted(cast, panel)
    actions.review_conflict(declaration, outcome="recused", words="Too close.", by=cast.colleague, now=panel.now)
    for name in ("score", "bid"):
        page = site.get(url(name, panel.silver.pk), by=cast.citizen, status=403)
        assert "answers." not in page.text.replace("answers to", "")
    page = site.get(url("moderation", panel.opportunity.pk), by=cast.citizen)
    assert "3, 3" not in page.text
    whole = {f"score_{c.pk}": "5" for c in panel.criteria} | {f"comment_{c.pk}": "Lovely." for c in panel.criteria}
    for name in ("score", "score_save"):
        site.post(url(name, panel.silver.pk), whole, by=cast.citizen, status=403)
    assert not Score.objects.filter(score=5).exists()
    site.get(url("sensitivity", panel.opportunity.pk), by=cast.citizen, status=403)


def test_who_reviews_is_somebody_else_without_a_tie(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    clock_at(panel.now)
    own = conflicted(cast, panel, "lead")
    at = url("review_conflict", own.pk)
    with pytest.raises(NotAllowed, match="your own declaration"):
        actions.review_conflict(own, outcome="recused", words="I keep out.", by=cast.lead, now=panel.now)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs, cast.lead)
    site.post(at, {"outcome": "mitigated", "words": " "}, by=cast.colleague, status=200)
    site.post(at, {"outcome": "mitigated", "words": "They only met once."}, by=cast.colleague)
    with pytest.raises(Refused, match="that stands"):
        actions.review_conflict(own, outcome="recused", words="Again.", by=cast.colleague, now=panel.now)
    nothing = actions.declare(panel.riverside, is_conflict=False, by=cast.nhs, now=panel.now)
    with pytest.raises(Refused, match="nothing to review"):
        actions.review_conflict(nothing, outcome="recused", words="Why.", by=cast.colleague, now=panel.now)


def test_nothing_is_agreed_while_an_interest_waits_and_a_locked_member_is_not_let_back(cast, now):
    panel = made.scored(cast, now)
    declaration = conflicted(cast, panel, "nhs")
    agreed = dict.fromkeys(panel.criteria, (Decimal(3), "Agreed."))
    with pytest.raises(Refused, match="wait for somebody to look"):
        actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)
    assert actions.moderate(panel.riverside, agreed=agreed, by=cast.lead, now=panel.now)
    with pytest.raises(Refused, match="locked their scores"):
        actions.review_conflict(declaration, outcome="mitigated", words="Fine.", by=cast.colleague, now=panel.now)
    actions.review_conflict(declaration, outcome="recused", words="Keeps out.", by=cast.colleague, now=panel.now)
    assert actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)


def test_all_bidders_are_declared_on_one_page(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    clock_at(panel.now)
    at = url("interests", panel.opportunity.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.colleague)
    riverside, silver = (f"{bid.organisation_id}_{bid.lot_id}" for bid in panel.bids)
    assert "Answer for at least one" in site.post(at, by=cast.citizen, status=200).text
    vague = site.post(at, {f"is_conflict_{silver}": "yes"}, by=cast.citizen, status=200)
    assert "what the interest is" in vague.text and not InterestDeclaration.objects.exists()
    given = {f"is_conflict_{silver}": "yes", f"words_{silver}": "I volunteer there.", f"is_conflict_{riverside}": "no"}
    site.post(at, given, by=cast.citizen)
    assert dict(InterestDeclaration.objects.values_list("bid__organisation", "is_conflict")) == {
        panel.silver.organisation_id: True, panel.riverside.organisation_id: False,
    }  # fmt: skip
    page = site.get(at, by=cast.citizen, most=CASE_QUERIES)
    assert "You keep out until somebody has looked at it" in page.text
    turn = PendingTurn.objects.get(holder=f"org:{cast.bodies.council.pk}:commissioner")
    assert "interest that was declared" in turn.what


# --- the conflicts assessment (Procurement Act 2023 s.83)


def test_what_is_bought_opens_only_with_an_assessment_dated_before_the_notice(cast, now):
    row = made.announced(cast, now, route=Route.COMPETITIVE)
    made.weighed_up(row, cast, now)
    ConflictsAssessment.objects.all().delete()
    later = now + timedelta(days=30)
    with pytest.raises(Refused, match="before the notice"):
        actions.open_bids(row, by=cast.lead, now=later)
    made.assessed(row, ConflictStep.NOTICE, now)
    row = actions.open_bids(row, by=cast.lead, now=later)
    with pytest.raises(Refused, match="can no longer be made"):
        made.assessed(row, ConflictStep.NOTICE, later)
    assert ConflictsAssessment.objects.get().made_at < row.opened_at


def test_a_grant_owes_none_and_scores_are_agreed_after_a_second_look(cast, now):
    panel = made.scored(cast, now)
    assert not ConflictsAssessment.objects.exists()
    row = panel.opportunity
    type(row).objects.filter(pk=row.pk).update(route=Route.NEGOTIATED)
    agreed = dict.fromkeys(panel.criteria, (Decimal(3), "Agreed."))
    with pytest.raises(Refused, match="once the panel has declared"):
        actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)
    row.refresh_from_db()
    made.assessed(row, ConflictStep.READING, panel.now)
    assert actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)


def test_the_page_of_conflicts(cast, now, site, clock_at):
    panel = made.closed(cast, now, route=Route.COMPETITIVE)
    clock_at(panel.now)
    conflicted(cast, panel)
    at = url("conflicts", panel.opportunity.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs)
    page = site.get(at, by=cast.colleague, most=CASE_QUERIES)
    assert "Owed now" in page.text and "Maureen Doyle, about Silver Threads" in page.text
    site.post(at, {"step": "reading", "asked": "The panel.", "found": ""}, by=cast.colleague, status=200)
    site.post(at, {"step": "reading", "asked": "The panel.", "found": "One tie; they keep out."}, by=cast.colleague)
    assert ConflictsAssessment.objects.get(step="reading").made_as == "commissioner, Wandle Vale Council"


# --- without names


def blind(cast, now):
    """Riverside and silver, and a panel of three that scores without names; everyone has declared."""
    panel = made.declared_blind(cast, now)
    assert policy.is_blind(panel.opportunity)
    return panel


def test_members_score_letters_until_all_is_agreed(cast, now, site, clock_at):
    panel = blind(cast, now)
    clock_at(panel.now)
    for address in (url("scoring", panel.opportunity.pk), *(url("score", bid.pk) for bid in panel.bids)):
        page = site.get(address, by=cast.citizen, most=CASE_QUERIES)
        assert "Bidder A" in page.text or "Bidder B" in page.text
        assert "Silver Threads" not in page.text and "Riverside Anchor" not in page.text
    # The bidder named itself in its answers; the name is taken out, the words stay.
    assert "[the bidder] answers." in page.text
    for bid in panel.bids:
        read = site.get(bid.get_absolute_url(), by=cast.citizen, status=302)
        assert read.response["Location"] == url("score", bid.pk)
        asked = site.get(url("declare", bid.pk), by=cast.citizen, status=302)
        assert asked.response["Location"] == url("interests", panel.opportunity.pk)
    names = site.get(url("interests", panel.opportunity.pk), by=cast.citizen)
    assert "Silver Threads" in names.text and not any(f"/bid/{bid.pk}/" in names.html for bid in panel.bids)
    made.score_all(cast, panel)
    for name in ("moderation", "chair"):
        page = site.get(url(name, panel.opportunity.pk), by=cast.lead)
        assert "Bidder A" in page.text and "Silver Threads" not in page.text
    for name in ("decide", "award_choose", "sessions"):
        page = site.get(url(name, panel.opportunity.pk), by=cast.lead, status=None)
        assert "Silver Threads" not in page.text
    agreed = dict.fromkeys(panel.criteria, (Decimal(3), "Agreed."))
    for bid in panel.bids:
        assert "Silver Threads" not in site.get(url("moderate", bid.pk), by=cast.lead).text
        actions.moderate(bid, agreed=agreed, by=cast.lead, now=panel.now)
    assert "Silver Threads" in site.get(url("moderation", panel.opportunity.pk), by=cast.lead).text


def test_letters_are_steady_and_do_not_follow_the_alphabet_of_bidders():
    class Sent:
        def __init__(self, pk, receipt):
            self.pk, self.receipt = pk, receipt

    rows = [Sent(n, f"{n * 7919:064x}") for n in range(60)]
    found = letters(rows)
    assert found == letters(list(reversed(rows)))
    assert sorted(found.values(), key=lambda one: (len(one), one))[24:29] == ["Y", "Z", "AA", "AB", "AC"]
    assert [found[n] for n in range(5)] != ["A", "B", "C", "D", "E"]


def test_scoring_without_names_is_settled_before_bids_close_and_meets_nobody(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    with pytest.raises(Refused, match="no longer change"):
        actions.plan_panel(panel.opportunity, is_blind=True, by=cast.lead, now=panel.now)
    assert actions.plan_panel(panel.opportunity, is_blind=False, guidance="3 is good.", by=cast.lead, now=panel.now)
    site.refuses(url("panel_plan", panel.opportunity.pk), cast.stranger, cast.rival, cast.citizen, cast.nhs)
    clock_at(panel.now)
    site.post(url("panel_plan", panel.opportunity.pk), {"guidance": "3 is good enough."}, by=cast.lead)
    for bid in panel.bids:
        actions.declare(bid, is_conflict=False, by=cast.citizen, now=panel.now)
    assert "3 is good enough." in site.get(url("score", panel.silver.pk), by=cast.citizen).text


def test_a_panel_without_names_cannot_meet_bidders(cast, now):
    panel = blind(cast, now)
    with pytest.raises(Refused, match="cannot meet the bidders"):
        plan_sessions(cast, panel, {bid: panel.now + timedelta(days=2) for bid in panel.bids})


# --- saved as it is written


def test_a_browser_saves_one_criterion_by_itself(cast, now, site, clock_at):
    panel = made.declared(cast, now)
    clock_at(panel.now)
    first, at = panel.criteria[0], url("score_save", panel.silver.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.colleague, method="post")
    site.get(at, by=cast.citizen, status=405)
    sent = site.post(at, {f"comment_{first.pk}": "Half a thou"}, by=cast.citizen, status=200)
    assert sent.response.json() == {"saved": "Saved at 13:00"}
    assert (Score.objects.get().score, Score.objects.get().comment) == (None, "Half a thou")
    site.post(at, {f"comment_{first.pk}": "A thought", f"score_{first.pk}": "4"}, by=cast.citizen, status=200)
    assert (Score.objects.get().score, Score.objects.get().comment) == (4, "A thought")
    assert "A thought" in site.get(url("score", panel.silver.pk), by=cast.citizen).text
    for wrong in ({f"comment_{first.pk}": "x", f"score_{first.pk}": "9"}, {"comment_999": "x"}, {}):
        assert "refused" in site.post(at, wrong, by=cast.citizen, status=400).response.json()
    for bid in panel.bids:
        actions.score_bid(bid, scores=scores(panel, 2), by=cast.citizen, now=panel.now)
    actions.lock_scores(panel.seats["citizen"], by=cast.citizen, now=panel.now)
    late = site.post(at, {f"comment_{first.pk}": "Late", f"score_{first.pk}": "5"}, by=cast.citizen, status=409)
    assert "locked" in late.response.json()["refused"] and not Score.objects.filter(comment="Late").exists()


# --- spread and outliers


@pytest.mark.parametrize(
    ("given_", "wide", "alone"),
    [
        ([4, 4, 1], True, [2]),
        ([3, 3, 4], False, []),
        ([5, 3], True, []),
        ([0, 5, 5, 5], True, [0]),
        ([1, 1, 5, 5], True, []),
        ([], False, []),
    ],
)
def test_who_stands_alone(given_, wide, alone):
    spread = Spread(given_)
    assert (spread.is_wide, spread.outliers) == (wide, alone)


def test_spread_and_outliers_are_drawn_and_some_criteria_may_wait(cast, now, site, clock_at):
    panel = made.declared(cast, now)
    for key, score in (("lead", 4), ("citizen", 1), ("nhs", 4)):
        for bid in panel.bids:
            actions.score_bid(bid, scores=scores(panel, score), by=getattr(cast, key), now=panel.now)
        actions.lock_scores(panel.seats[key], by=getattr(cast, key), now=panel.now)
    clock_at(panel.now)
    at = url("moderate", panel.silver.pk)
    page = site.get(at, by=cast.lead, most=CASE_QUERIES)
    assert "stands alone" in page.text and page.html.count("fm-dots__dot--alone") == 4  # three criteria and the legend
    assert "1 (citizen commissioner) stands alone" in page.text
    first = panel.criteria[0]
    site.post(at, {f"score_{first.pk}": "2.5", f"reasons_{first.pk}": "The citizen saw a gap."}, by=cast.lead)
    assert [row.agreed_score for row in panel.silver.moderations.all()] == [Decimal("2.5")]
    lost = site.post(at, {f"reasons_{first.pk}": "No score"}, by=cast.lead, status=200)
    assert "Choose the agreed score" in lost.text
    chair = site.get(url("chair", panel.opportunity.pk), by=cast.lead, most=CASE_QUERIES)
    assert "Agree the scores of Silver Threads (3 criteria far apart)" in chair.text


# --- meeting the bidders


def plan_sessions(cast, panel, times, **changes):
    given_ = {"kind": SessionKind.PRESENTATION, "place": "Town hall", "questions": "Who opens when a host is ill?"}
    return actions.plan_sessions(panel.opportunity, **{**given_, **changes}, times=times, by=cast.lead, now=panel.now)


def test_bidders_present_and_the_panel_reads_what_was_said(cast, now, site, clock_at):
    panel = made.declared(cast, now)
    day = panel.now + timedelta(days=2)
    with pytest.raises(Refused, match="Treat all bidders alike"):
        plan_sessions(cast, panel, {panel.silver: day})
    with pytest.raises(Refused, match="still to come"):
        plan_sessions(cast, panel, dict.fromkeys(panel.bids, panel.now))
    plan_sessions(cast, panel, dict.fromkeys(panel.bids, day))
    session = PanelSession.objects.get(bid=panel.silver)
    assert PendingTurn.objects.get(url=session.get_absolute_url()).holder == f"org:{cast.bodies.silver.pk}"
    told = Notice.objects.get(person=cast.rival, title__startswith="Come and meet the panel")
    assert "Who opens when a host is ill?" in told.words and told.path == session.get_absolute_url()
    clock_at(panel.now)
    site.refuses(session.get_absolute_url(), cast.stranger, cast.vco, cast.resident)
    assert "Who opens when a host is ill?" in site.get(session.get_absolute_url(), by=cast.rival).text
    with pytest.raises(Refused, match="not taken place"):
        actions.note_session(session, notes="They said.", by=cast.lead, now=panel.now)
    clock_at(day + timedelta(hours=1))
    site.post(session.get_absolute_url(), {"notes": "A neighbour has the keys."}, by=cast.lead)
    assert "A neighbour has the keys." in site.get(url("score", panel.silver.pk), by=cast.citizen).text
    assert "A neighbour has the keys." not in site.get(session.get_absolute_url(), by=cast.rival).text
    site.post(session.get_absolute_url(), {"notes": "Mine."}, by=cast.rival, status=200)
    session.refresh_from_db()
    assert session.notes == "A neighbour has the keys."
    conflicted(cast, panel, "nhs")
    site.get(session.get_absolute_url(), by=cast.nhs, status=403)


def test_sessions_are_planned_through_the_page(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    clock_at(panel.now)
    at = url("sessions", panel.opportunity.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.citizen, cast.nhs)
    given_ = {"kind": "interview", "place": "Library", "questions": "Why you?"}
    for bid in panel.bids:
        given_ |= {f"day_{bid.pk}": "2027-01-12", f"hour_{bid.pk}": "10:00"}
    assert (
        "at least one bidder"
        in site.post(at, {**given_, **{f"day_{bid.pk}": "" for bid in panel.bids}}, by=cast.lead, status=200).text
    )
    site.post(at, given_, by=cast.lead)
    assert "10" in site.get(at, by=cast.lead).text and PanelSession.objects.count() == 2


# --- the chair


def test_the_chairs_page_shows_progress_and_queue_and_no_score_before_the_lock(cast, now, site, clock_at):
    panel = made.closed(cast, now)
    clock_at(panel.now)
    at = url("chair", panel.opportunity.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs)
    site.refuses(url("name_chair", panel.seats["citizen"].pk), cast.stranger, cast.rival, cast.nhs, method="post")
    for key in ("nhs", "citizen"):
        site.post(url("name_chair", panel.seats[key].pk), by=cast.lead)
    assert [seat.person for seat in panel.opportunity.panel.filter(is_chair=True)] == [cast.citizen]
    page = site.get(at, by=cast.citizen, most=CASE_QUERIES)
    assert page.text.count("Declare on 2 bidders") == 3
    actions.declare(panel.silver, is_conflict=False, by=cast.nhs, now=panel.now)
    actions.declare(panel.riverside, is_conflict=True, words="A cousin.", by=cast.nhs, now=panel.now)
    actions.score_bid(panel.silver, scores={panel.criteria[0]: (5, "Warm.")}, by=cast.nhs, now=panel.now)
    page = site.get(at, by=cast.citizen)
    assert "Give 2 scores" in page.text and "Look at an interest" in page.text and "1 of 3" in page.text
    assert "Criteria far apart" not in page.text and "2 bids are not shown to you" in page.text


# --- would the winner change?


@st.composite
def rankings(draw):
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=4)))
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    halves = st.lists(st.integers(0, 10), min_size=len(weights), max_size=len(weights))
    bids = draw(st.lists(halves, min_size=2, max_size=4))
    return weights, {place: [Fraction(half, 2) for half in row] for place, row in enumerate(bids)}


@given(rankings())
def test_between_the_turning_points_the_same_bid_wins_and_just_beyond_it_does_not(ranking):
    weights, bids = ranking
    winner = winner_of(weights, bids)
    found = turnings(weights, bids)
    assert bool(found) == (winner is not None)
    for turning in found:
        low = turning.lower[0] if turning.lower else Fraction(-1)
        high = turning.upper[0] if turning.upper else Fraction(101)
        for weight in map(Fraction, range(101)):
            others = [total(moved(weights, turning.place, weight), row) for key, row in bids.items() if key != winner]
            own = total(moved(weights, turning.place, weight), bids[winner])
            if low < weight < high:
                assert own > max(others)
        for side in (turning.lower, turning.upper):
            if side:
                at = moved(weights, turning.place, side[0])
                assert sum(at) == 100
                assert total(at, bids[winner]) == total(at, bids[side[1]])


def test_the_page_says_which_weight_would_change_the_winner(cast, now, site, clock_at):
    panel = made.scored(cast, now)
    how, good, price = panel.criteria  # weights 50, 20, 30
    for bid, given_ in ((panel.riverside, (4, 4, 2)), (panel.silver, (3, 3, 4))):
        agreed = {c: (Decimal(score), "Agreed.") for c, score in zip((how, good, price), given_, strict=True)}
        actions.moderate(bid, agreed=agreed, by=cast.lead, now=panel.now)
    clock_at(panel.now)
    at = url("sensitivity", panel.opportunity.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco)
    page = site.get(at, by=cast.colleague, most=CASE_QUERIES)
    # 4 and 4 against 3 and 3, and 2 against 4: level where the price weighs a third.
    assert "Silver Threads, at 34" in page.text and "depends on the weights" in page.text
    assert site.get(at, by=cast.lead)
