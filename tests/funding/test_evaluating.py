from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.commitments.models import Finding
from folkmoot.core.models import Entry, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.record import timeline
from folkmoot.funding import actions, policy
from folkmoot.funding.models import Bid, FundingDecision, Moderation, Notice, NoticeAward, NoticeStage, Score
from folkmoot.funding.queries.panel import totals
from folkmoot.funding.scoring import Spread, weighted_total
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.people.actions import declare_interest
from tests.funding import made


def finding(thing, rulebook, number):
    subject = f"{thing._meta.label_lower}:{thing.pk}"
    return Finding.objects.get(subject=subject, undertaking__rulebook__code=rulebook, undertaking__number=number)


def test_it_works(cast, now):
    made_ = made.decided(cast, now)
    assert made_.opportunity.state == OpportunityState.DECIDED
    assert (made_.riverside.state, made_.silver.state) == (BidState.AWARDED, BidState.REFUSED)
    assert made_.riverside.decision.total_score == 80 and made_.silver.decision.total_score == 60
    notice = Notice.objects.get(opportunity=made_.opportunity)
    award = NoticeAward.objects.get(notice=notice)
    assert notice.stage == NoticeStage.AWARDED
    assert (award.recipient, award.value) == (cast.bodies.riverside, Decimal("90000"))


# --- the arithmetic


@st.composite
def weights_and_scores(draw):
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=8)))
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    halves = draw(st.lists(st.integers(0, 10), min_size=len(weights), max_size=len(weights)))
    return [(weight, Decimal(half) / 2) for weight, half in zip(weights, halves, strict=True)]


@given(weights_and_scores())
def test_a_total_is_exact_within_0_and_100_and_the_same_in_any_order(parts):
    total = weighted_total(parts)
    assert Fraction(total) == sum(Fraction(weight) * Fraction(score) / 5 for weight, score in parts)
    assert 0 <= total <= 100
    assert weighted_total(reversed(parts)) == total
    assert weighted_total((weight, Decimal(5)) for weight, _score in parts) == 100


@given(weights_and_scores(), st.data())
def test_a_higher_score_never_lowers_a_total(parts, data):
    place = data.draw(st.integers(0, len(parts) - 1))
    weight, score = parts[place]
    better = [*parts[:place], (weight, min(score + Decimal("0.5"), Decimal(5))), *parts[place + 1 :]]
    assert weighted_total(better) >= weighted_total(parts)


@given(st.lists(st.integers(0, 5), min_size=1))
def test_the_mean_to_start_from_is_the_nearest_half(scores):
    mean = Spread(scores).mean
    assert mean % Decimal("0.5") == 0
    assert abs(Fraction(mean) - Fraction(sum(scores), len(scores))) <= Fraction(1, 4)
    assert min(scores) <= mean <= max(scores)


# --- the panel


@pytest.mark.ledger("LA-01")
def test_who_may_sit(cast, now):
    opportunity = made.opened(cast, now)
    with pytest.raises(Refused, match="core course"):
        actions.seat_panel_member(opportunity, cast.citizen, is_citizen=True, by=cast.lead, now=now)
    made.train(cast, cast.citizen, now)
    made.train(cast, cast.resident, now)
    with pytest.raises(Refused, match="scheme"):
        actions.seat_panel_member(opportunity, cast.resident, is_citizen=True, by=cast.lead, now=now)
    with pytest.raises(Refused, match="commissioners and officers"):
        actions.seat_panel_member(opportunity, cast.vco, by=cast.lead, now=now)
    seat = actions.seat_panel_member(opportunity, cast.citizen, is_citizen=True, by=cast.lead, now=now)
    assert seat.was_trained
    with pytest.raises(Refused, match="have a seat"):
        actions.seat_panel_member(opportunity, cast.citizen, is_citizen=True, by=cast.lead, now=now)
    for person in (cast.vco, cast.citizen, cast.nhs, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.seat_panel_member(opportunity, cast.nhs, by=person, now=now)


def test_nobody_reads_or_scores_before_declaring(cast, now):
    panel = made.closed(cast, now)
    for person in (cast.lead, cast.citizen, cast.nhs):
        assert not policy.may_read(person, panel.silver, now=panel.now)
        with pytest.raises(NotAllowed, match="Say first whether"):
            actions.score_bid(panel.silver, scores=scores(panel, 3), by=person, now=panel.now)
    actions.declare(panel.silver, is_conflict=False, by=cast.citizen, now=panel.now)
    assert policy.may_read(cast.citizen, panel.silver, now=panel.now)
    assert not policy.may_read(cast.citizen, panel.riverside, now=panel.now)


def scores(panel, score, why="Clear."):
    return dict.fromkeys(panel.criteria, (score, why))


@pytest.mark.ledger("FT-14")
def test_a_member_with_a_conflict_cannot_save_a_score_nor_see_one(cast, now):
    panel = made.closed(cast, now)
    with pytest.raises(Refused, match="what the interest is"):
        actions.declare(panel.silver, is_conflict=True, by=cast.citizen, now=panel.now)
    actions.declare(panel.silver, is_conflict=True, words="My sister is a trustee.", by=cast.citizen, now=panel.now)
    actions.declare(panel.riverside, is_conflict=False, by=cast.citizen, now=panel.now)
    with pytest.raises(NotAllowed, match="declared an interest"):
        actions.score_bid(panel.silver, scores=scores(panel, 5), by=cast.citizen, now=panel.now)
    assert not Score.objects.exists()
    assert not policy.may_see_scores(cast.citizen, panel.silver, now=panel.now)
    assert not policy.may_read(cast.citizen, panel.silver, now=panel.now)
    actions.score_bid(panel.riverside, scores=scores(panel, 4), by=cast.citizen, now=panel.now)
    assert Score.objects.count() == 3
    with pytest.raises(Refused, match="that stands"):
        actions.declare(panel.silver, is_conflict=False, by=cast.citizen, now=panel.now)
    assert "sister" not in str([entry.facts for entry in Entry.objects.all()])


def test_an_interest_found_later_sets_the_scores_aside(cast, now):
    panel = made.declared(cast, now)
    actions.score_bid(panel.silver, scores=scores(panel, 5), by=cast.citizen, now=panel.now)
    actions.declare(panel.silver, is_conflict=True, words="I find that I know them.", by=cast.citizen, now=panel.now)
    assert not Score.objects.filter(bid=panel.silver).exists()


def test_an_interest_on_the_register_cannot_be_denied(cast, now):
    panel = made.closed(cast, now)
    declare_interest(cast.bodies.silver, nature="Trustee", by=cast.nhs, now=panel.now)
    with pytest.raises(Refused, match="register of interests"):
        actions.declare(panel.silver, is_conflict=False, by=cast.nhs, now=panel.now)


def test_an_officer_who_moderates_and_has_a_conflict_sees_and_writes_nothing_of_that_bid(cast, now):
    panel = made.declared(cast, now)
    actions.declare(panel.silver, is_conflict=True, words="I used to work there.", by=cast.lead, now=panel.now)
    assert not policy.may_moderate(cast.lead, panel.silver, now=panel.now)
    assert not policy.may_see_scores(cast.lead, panel.silver, now=panel.now)
    assert policy.may_moderate(cast.colleague, panel.silver, now=panel.now)
    declare_interest(cast.bodies.silver, nature="Member", by=cast.colleague, now=panel.now)
    assert not policy.may_moderate(cast.colleague, panel.silver, now=panel.now)
    assert not policy.may_read(cast.colleague, panel.silver, now=panel.now)


def test_members_do_not_see_each_others_scores_before_they_lock(cast, now):
    panel = made.declared(cast, now)
    for bid in panel.bids:
        actions.score_bid(bid, scores=scores(panel, 4), by=cast.nhs, now=panel.now)
    assert not policy.may_see_scores(cast.nhs, panel.silver, now=panel.now)
    actions.lock_scores(panel.seats["nhs"], by=cast.nhs, now=panel.now)
    assert policy.may_see_scores(cast.nhs, panel.silver, now=panel.now)
    assert not policy.may_see_scores(cast.citizen, panel.silver, now=panel.now)


@pytest.mark.parametrize("score", [-1, 6])
def test_a_score_is_0_to_5(cast, now, score):
    panel = made.declared(cast, now)
    with pytest.raises(Refused, match="from 0 to 5"):
        actions.score_bid(panel.silver, scores=scores(panel, score), by=cast.nhs, now=panel.now)


def test_a_score_without_its_reason_is_kept_and_cannot_be_locked(cast, now):
    panel = made.declared(cast, now)
    for bid in panel.bids:
        actions.score_bid(bid, scores=scores(panel, 3), by=cast.nhs, now=panel.now)
    actions.score_bid(panel.silver, scores={panel.criteria[0]: (3, " ")}, by=cast.nhs, now=panel.now)
    assert Score.objects.filter(member=panel.seats["nhs"], score=3).count() == 6
    with pytest.raises(Refused, match="finish scoring Silver Threads"):
        actions.lock_scores(panel.seats["nhs"], by=cast.nhs, now=panel.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Score.objects.filter(comment="").update(locked_at=panel.now)


def test_locking_waits_for_every_score_and_cannot_be_undone(cast, now):
    panel = made.declared(cast, now)
    with pytest.raises(Refused, match="finish scoring Riverside Anchor Trust; finish scoring Silver Threads"):
        actions.lock_scores(panel.seats["nhs"], by=cast.nhs, now=panel.now)
    with pytest.raises(NotAllowed):
        actions.lock_scores(panel.seats["nhs"], by=cast.lead, now=panel.now)
    for bid in panel.bids:
        actions.score_bid(bid, scores=scores(panel, 4), by=cast.nhs, now=panel.now)
    assert actions.lock_scores(panel.seats["nhs"], by=cast.nhs, now=panel.now) == 6
    with pytest.raises(Refused, match="locked"):
        actions.score_bid(panel.silver, scores=scores(panel, 1), by=cast.nhs, now=panel.now)
    assert set(Score.objects.values_list("score", flat=True)) == {4}


@pytest.mark.ledger("FT-13")
def test_scores_are_locked_before_any_is_agreed(cast, now):
    panel = made.declared(cast, now)
    for key in panel.seats:
        for bid in panel.bids:
            actions.score_bid(bid, scores=scores(panel, 4), by=getattr(cast, key), now=panel.now)
    agreed = {criterion: (Decimal(4), "Agreed.") for criterion in panel.criteria}
    for key, waiting in (("lead", 3), ("citizen", 2), ("nhs", 1)):
        with pytest.raises(Refused, match=f"{waiting} of the panel have not locked"):
            actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)
        actions.lock_scores(panel.seats[key], by=getattr(cast, key), now=panel.now)
    assert len(actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)) == 3


@pytest.mark.ledger("FT-13")
def test_a_panel_that_promised_a_trained_citizen_needs_one(cast, now):
    panel = made.declared(cast, now)
    actions.leave_panel(panel.seats["citizen"], reasons="She moved away.", by=cast.lead, now=panel.now)
    for key in ("lead", "nhs"):
        for bid in panel.bids:
            actions.score_bid(bid, scores=scores(panel, 4), by=getattr(cast, key), now=panel.now)
        actions.lock_scores(panel.seats[key], by=getattr(cast, key), now=panel.now)
    agreed = {criterion: (Decimal(4), "Agreed.") for criterion in panel.criteria}
    with pytest.raises(Refused, match="trained citizen commissioner was promised"):
        actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)
    # Nothing but the action stands in the way: rows written by hand do not get a decision either.
    for bid in panel.bids:
        for criterion in panel.criteria:
            Moderation.objects.create(
                bid=bid, criterion=criterion, agreed_score=4, reasons="By hand.", moderated_at=panel.now
            )
    actions.choose_winners(panel.opportunity, awards={}, by=cast.lead, now=panel.now)
    for bid in panel.bids:
        made.write_to(bid, cast.lead, panel.now, reasons="Thin.", feedback="Say how.")
    with pytest.raises(Refused, match="trained citizen commissioner was promised"):
        actions.recommend(panel.opportunity, words="None is good enough.", by=cast.lead, now=panel.now)


def test_no_promise_no_citizen_needed(cast, now):
    opportunity = made.opened(cast, now, needs_citizen=False)
    moment = made.while_open(opportunity)
    bid = actions.submit_bid(made.bid(opportunity, cast.bodies.riverside, cast.vco, moment), by=cast.vco, now=moment)
    seat = actions.seat_panel_member(opportunity, cast.nhs, by=cast.lead, now=moment)
    after = opportunity.closes_at
    made.closed_and_opened(opportunity, cast, after)
    bid = Bid.objects.get()
    actions.declare(bid, is_conflict=False, by=cast.nhs, now=after)
    actions.score_bid(bid, scores=dict.fromkeys(opportunity.criteria.all(), (2, "Thin.")), by=cast.nhs, now=after)
    actions.lock_scores(seat, by=cast.nhs, now=after)
    agreed = {c: (Decimal("2.5"), "A little more.") for c in opportunity.criteria.all()}
    actions.moderate(bid, agreed=agreed, by=cast.lead, now=after)
    assert totals(bid.opportunity) == {bid.pk: Decimal(50)}
    # Nobody is good enough: all are refused, each with reasons.
    actions.choose_winners(opportunity, awards={}, by=cast.lead, now=after)
    made.write_to(bid, cast.lead, after, reasons="Too thin.", feedback="Say how.")
    actions.recommend(opportunity, words="Too thin.", by=cast.lead, now=after)
    actions.decide(opportunity, by=cast.colleague, now=after)
    assert not FundingDecision.objects.get().awarded
    assert Notice.objects.get().stage == NoticeStage.CLOSED and not NoticeAward.objects.exists()


@pytest.mark.parametrize("score", ["-0.5", "5.5", "3.2"])
def test_an_agreed_score_is_0_to_5_in_halves(cast, now, score):
    panel = made.scored(cast, now)
    with pytest.raises(Refused, match="in halves"):
        actions.moderate(panel.silver, agreed={panel.criteria[0]: (Decimal(score), "Why")}, by=cast.lead, now=panel.now)


def test_an_agreed_score_says_why_and_a_stranger_agrees_none(cast, now):
    panel = made.scored(cast, now)
    with pytest.raises(Refused, match="why the panel"):
        actions.moderate(panel.silver, agreed={panel.criteria[0]: (Decimal(3), " ")}, by=cast.lead, now=panel.now)
    for person in (cast.citizen, cast.vco, cast.rival, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.moderate(panel.silver, agreed={panel.criteria[0]: (Decimal(3), "Why")}, by=person, now=panel.now)


def test_the_panel_is_fixed_once_it_agrees(cast, now):
    panel = made.moderated(cast, now)
    with pytest.raises(Refused, match="begun to agree"):
        actions.leave_panel(panel.seats["nhs"], reasons="Late.", by=cast.lead, now=panel.now)
    with pytest.raises(Refused, match="begun to agree"):
        actions.seat_panel_member(panel.opportunity, cast.nhs_colleague, by=cast.lead, now=panel.now)


def test_a_bidders_worker_on_the_panel_reads_no_bid(cast, now):
    from folkmoot.people.actions import give_role
    from folkmoot.people.models.role import RoleKind

    panel = made.closed(cast, now)
    give_role(cast.nhs, RoleKind.VCO_WORKER, at=cast.bodies.silver, by=cast.admin, now=now)
    cast.nhs.__dict__.pop("_roles_held", None)
    with pytest.raises(NotAllowed, match="cannot read any bid"):
        actions.declare(panel.riverside, is_conflict=False, by=cast.nhs, now=panel.now)


# --- the decision


def test_nobody_bid_so_it_is_withdrawn_instead(cast, now):
    opportunity = made.opened(cast, now)
    made.closed_and_opened(opportunity, cast, opportunity.closes_at)
    opportunity.refresh_from_db()
    with pytest.raises(Refused, match="Nobody bid"):
        actions.recommend(opportunity, words="Nobody.", by=cast.lead, now=opportunity.closes_at)
    actions.withdraw_opportunity(
        opportunity, reasons="Nobody bid; we will ask groups why.", by=cast.lead, now=opportunity.closes_at
    )


def test_a_bid_started_and_never_sent_is_no_bid(cast, now):
    opportunity = made.opened(cast, now)
    moment = made.while_open(opportunity)
    made.bid(opportunity, cast.bodies.kettle, cast.small, moment)
    made.closed_and_opened(opportunity, cast, opportunity.closes_at)
    assert timeline(opportunity)[0].facts["bids"] == 0
    assert not policy.may_know_of(cast.lead, Bid.objects.get(), now=opportunity.closes_at)


# --- whose turn, and what is kept


def test_the_turn_passes_from_the_panel_to_the_lead_to_who_decides(cast, now):
    def holders(opportunity):
        subject = f"funding.opportunity:{opportunity.pk}"
        return sorted(PendingTurn.objects.filter(subject=subject).values_list("holder", flat=True))

    panel = made.declared(cast, now)
    sitting = sorted(f"person:{seat.person_id}" for seat in panel.seats.values())
    assert holders(panel.opportunity) == sitting
    for key, seat in panel.seats.items():
        for bid in panel.bids:
            actions.score_bid(bid, scores=scores(panel, 4), by=getattr(cast, key), now=panel.now)
        actions.lock_scores(seat, by=getattr(cast, key), now=panel.now)
    assert holders(panel.opportunity) == [f"person:{cast.lead.pk}"]
    for bid in panel.bids:
        agreed = {criterion: (Decimal(4), "Agreed.") for criterion in panel.criteria}
        actions.moderate(bid, agreed=agreed, by=cast.lead, now=panel.now)
    assert holders(panel.opportunity) == [f"person:{cast.lead.pk}"]
    actions.choose_winners(panel.opportunity, awards={}, by=cast.lead, now=panel.now)
    for bid in panel.bids:
        made.write_to(bid, cast.lead, panel.now, reasons="Thin.", feedback="Say how.")
    actions.recommend(panel.opportunity, words="None.", by=cast.lead, now=panel.now)
    assert holders(panel.opportunity) == [f"org:{cast.bodies.council.pk}:commissioner"]
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert holders(panel.opportunity) == []


def test_the_gate_of_the_deliver_stage_sees_reasons_and_the_citizen(cast, now):
    panel = made.recommended(cast, now)
    project = panel.opportunity.project
    assert finding(project, "commissioning-framework", "D1").state == "due"
    assert finding(project, "commissioning-framework", "D3").state == "due"
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert finding(project, "commissioning-framework", "D1").state == "kept"
    assert finding(project, "commissioning-framework", "D3").state == "kept"


def test_a_decision_overdue_breaks_the_compact(cast, now):
    from folkmoot.commitments.engine import find_overdue
    from folkmoot.commitments.models import Signatory

    Signatory.objects.create(
        rulebook_code="sutton-compact", body=cast.bodies.council, side="public", signed_date=now.date()
    )
    panel = made.closed(cast, now)
    assert finding(panel.opportunity, "sutton-compact", "3.3.2").state == "due"
    find_overdue(now + timedelta(days=120))
    assert finding(panel.opportunity, "sutton-compact", "3.3.2").state == "broken"


def test_leaving_the_panel_does_not_wash_a_conflict_away(cast, now):
    panel = made.closed(cast, now)
    actions.declare(panel.silver, is_conflict=True, words="My sister is a trustee.", by=cast.lead, now=panel.now)
    actions.leave_panel(panel.seats["lead"], reasons="I have a conflict.", by=cast.lead, now=panel.now)
    assert not policy.may_read(cast.lead, panel.silver, now=panel.now)
    assert not policy.may_moderate(cast.lead, panel.silver, now=panel.now)
    assert policy.may_read(cast.lead, panel.riverside, now=panel.now)
