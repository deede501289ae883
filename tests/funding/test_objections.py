"""A bidder asks why, and objects: upheld, the award is decided anew; not upheld, it becomes final."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.record import timeline
from folkmoot.funding import actions
from folkmoot.funding.models import (
    Award,
    Challenge,
    Debrief,
    FundingDecision,
    Moderation,
    Notice,
    NoticeAward,
    PastDecision,
)
from folkmoot.funding.states import AwardState, ChallengeState, OpportunityState
from folkmoot.people.models import Notice as Told
from tests.funding import made
from tests.site import CASE_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def test_a_bidder_asks_and_is_answered(cast, now, site, clock_at):
    panel = made.decided(cast, now)
    clock_at(panel.now)
    at = url("debrief_new", panel.silver.pk)
    site.refuses(at, cast.stranger, cast.vco, cast.lead, cast.citizen)
    site.post(at, {"question": "Which mornings?"}, by=cast.rival)
    debrief = Debrief.objects.get()
    site.refuses(debrief.get_absolute_url(), cast.stranger, cast.vco, cast.citizen, cast.nhs_colleague)
    assert PendingTurn.objects.get(subject=f"funding.debrief:{debrief.pk}").holder == f"person:{cast.lead.pk}"
    site.post(debrief.get_absolute_url(), {"answer": "Tuesdays."}, by=cast.lead)
    assert "Tuesdays." in site.get(debrief.get_absolute_url(), by=cast.rival).text
    assert Told.objects.get(person=cast.rival, title__startswith="Your question about the letter").words == "Tuesdays."
    with pytest.raises(Refused, match="answered already"):
        actions.answer_debrief(debrief, answer="Again.", by=cast.lead, now=panel.now)


def objected(cast, panel):
    return actions.raise_challenge(
        panel.silver, words="Our answer on mornings was not read.", by=cast.rival, now=panel.now
    )


def test_an_objection_upheld_sets_the_award_aside_and_it_is_decided_anew(cast, now):
    panel = made.decided(cast, now, **made.bought(cast, now))
    first = Award.objects.get()
    actions.answer_challenge(
        objected(cast, panel), upheld=True, words="One answer was overlooked.", by=cast.councillor, now=panel.now
    )
    panel.opportunity.refresh_from_db()
    first.refresh_from_db()
    assert (panel.opportunity.state, first.state) == (OpportunityState.CLOSED, AwardState.SET_ASIDE)
    assert not NoticeAward.objects.exists() and Notice.objects.get(opportunity=panel.opportunity).stage == "closed"
    assert not FundingDecision.objects.filter(awarded=True).exists()
    assert {(row.bid, row.awarded) for row in PastDecision.objects.all()} == {
        (panel.riverside, True),
        (panel.silver, False),
    }
    assert "One answer was overlooked." in timeline(panel.opportunity)[0].private.reasons
    # The panel puts a score right, and the other comes first.
    panel.silver.refresh_from_db()
    agreed = dict.fromkeys(panel.criteria, (Decimal("4.5"), "Read again: very clear."))
    actions.moderate(panel.silver, agreed=agreed, by=cast.lead, now=panel.now)
    panel.silver.refresh_from_db()
    actions.choose_winners(panel.opportunity, awards={panel.silver: Decimal("88000")}, by=cast.lead, now=panel.now)
    for bid in panel.bids:
        made.write_to(bid, cast.lead, panel.now, reasons="Read again.", feedback="Read again.")
    actions.recommend(panel.opportunity, words="Ahead now.", by=cast.lead, now=panel.now)
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert FundingDecision.objects.get(awarded=True).bid == panel.silver
    assert NoticeAward.objects.get().recipient == cast.bodies.silver
    assert Award.objects.count() == 2


def test_a_past_decision_can_still_be_read_by_everyone(cast, now, site, clock_at):
    panel = made.decided(cast, now)
    clock_at(panel.now)
    actions.answer_challenge(objected(cast, panel), upheld=True, words="Overlooked.", by=cast.councillor, now=panel.now)
    page = site.get(url("decision", panel.opportunity.pk), most=CASE_QUERIES)
    assert "being decided anew" in page.text and "Overlooked." in page.text and "Closest to the people" in page.text
    assert "Our answer on mornings" not in page.text and "Say more about mornings." not in page.text
    site.get(url("letter", panel.silver.pk), by=cast.rival, status=404)


def test_an_objection_not_upheld_leaves_the_award_and_lets_it_become_final(cast, now):
    panel = made.decided(cast, now)
    award, challenge = Award.objects.get(), objected(cast, panel)
    with pytest.raises(Refused, match="An objection has no answer yet"):
        actions.finish_award(award, by=cast.lead, now=panel.now)
    with pytest.raises(Refused, match="objected already"):
        objected(cast, panel)
    actions.answer_challenge(challenge, upheld=False, words="It was read.", by=cast.clerk, now=panel.now)
    assert "It was read." not in timeline(panel.opportunity)[0].private.reasons
    actions.finish_award(award, by=cast.lead, now=panel.now)
    with pytest.raises(NotAllowed, match="it is final"):
        objected(cast, panel)


def test_who_objects_and_who_answers(cast, now, site, clock_at):
    panel = made.decided(cast, now)
    clock_at(panel.now)
    at = url("challenge_award", panel.silver.pk)
    site.refuses(at, cast.stranger, cast.vco, cast.lead, cast.citizen, cast.resident)
    site.post(at, {"words": ""}, by=cast.rival, status=200)
    site.post(at, {"words": "Not read."}, by=cast.rival)
    challenge = Challenge.objects.get()
    at = challenge.get_absolute_url()
    site.refuses(at, cast.stranger, cast.vco, cast.citizen, cast.nhs_colleague, cast.resident)
    for person in (cast.lead, cast.colleague, cast.nhs):  # scored and recommended, decided, scored
        with pytest.raises(NotAllowed):
            actions.answer_challenge(challenge, upheld=False, words="No.", by=person, now=panel.now)
    site.post(at, {"upheld": "no", "words": "No."}, by=cast.rival, status=403)
    page = site.get(at, by=cast.councillor, most=CASE_QUERIES)
    assert "What the bidder was told" in page.text and "Say more about mornings." in page.text
    site.post(at, {"upheld": "yes", "words": " "}, by=cast.councillor, status=200)
    site.refuses(url("challenge_withdraw", challenge.pk), cast.stranger, cast.vco, cast.lead, method="post")
    site.post(url("challenge_withdraw", challenge.pk), by=cast.rival)
    assert Challenge.objects.get().state == ChallengeState.WITHDRAWN


def test_an_award_that_an_agreement_rests_on_is_not_set_aside(cast, now):
    from folkmoot.agreements.actions import draft_agreement
    from tests.agreements.made import terms

    panel = made.decided(cast, now)
    challenge = objected(cast, panel)
    won = FundingDecision.objects.get(awarded=True)
    draft_agreement(won, **terms(panel.now), by=cast.lead, now=panel.now)
    with pytest.raises(Refused, match="agreement has been drafted"):
        actions.answer_challenge(challenge, upheld=True, words="Right.", by=cast.councillor, now=panel.now)
    assert Award.objects.get().state == AwardState.ANNOUNCED and FundingDecision.objects.filter(awarded=True).exists()
    assert Moderation.objects.exists()


def test_no_agreement_is_signed_while_bidders_may_object(cast, now):
    from folkmoot.agreements.actions import draft_agreement
    from folkmoot.agreements.actions.sign import check_ready
    from tests.agreements.made import terms

    panel = made.decided(cast, now, **made.bought(cast, now))
    award, challenge = Award.objects.get(), objected(cast, panel)
    won = FundingDecision.objects.get(awarded=True)
    agreement = draft_agreement(won, **terms(panel.now), by=cast.lead, now=panel.now)
    with pytest.raises(Refused, match="until the end of"):
        check_ready(agreement, panel.now)
    later = panel.now + timedelta(days=40)
    with pytest.raises(Refused, match="has no answer yet"):
        check_ready(agreement, later)
    actions.answer_challenge(challenge, upheld=False, words="It was read.", by=cast.clerk, now=later)
    with pytest.raises(Refused, match="Agree the measures"):
        check_ready(agreement, later)
    assert award.standstill_ends_date < later.date()
