"""From agreed scores to an award: recommended and decided, by the right people, with a summary for each bidder."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.record import timeline
from folkmoot.funding import actions, policy
from folkmoot.funding.models import (
    AssessmentSummary,
    Award,
    ConflictStep,
    FundingDecision,
    Lot,
    NoticeAward,
    Recommendation,
    Route,
    SummaryLine,
)
from folkmoot.funding.states import AwardState, BidState
from folkmoot.people.actions import declare_interest
from tests.funding import made
from tests.site import CASE_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def test_it_works(cast, now, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        panel = made.decided(cast, now, **made.bought(cast, now))
    award = panel.opportunity.awards.get()
    assert (award.state, award.decided_as) == (AwardState.ANNOUNCED, "commissioner, Wandle Vale Council")
    assert award.standstill_ends_date > panel.now.date()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["rival@example.org", "vco@example.org"]
    with pytest.raises(Refused, match="Objections can be made until"):
        actions.finish_award(award, by=cast.lead, now=panel.now)
    after = panel.now + timedelta(days=30)
    award = actions.finish_award(award, by=cast.lead, now=after)
    assert award.state == AwardState.FINAL and timeline(award)[0].code == "funding.award.final"
    assert NoticeAward.objects.get().value == Decimal("90000")


# --- the recommendation


@pytest.mark.ledger("FT-03")
def test_nothing_is_recommended_while_a_bidder_has_no_whole_summary(cast, now):
    panel = made.chosen(cast, now)
    recommend = {"words": "Ahead.", "by": cast.lead, "now": panel.now}
    for bid in panel.bids:
        for reasons, feedback, better in (
            (" ", "Feedback.", "They."),
            ("Reasons.", "", "They."),
            ("Reasons.", "Feedback.", " "),
        ):
            for other in panel.bids:
                made.write_to(other, cast.lead, panel.now, reasons="Reasons.", feedback="Feedback.")
            made.write_to(bid, cast.lead, panel.now, reasons=reasons, feedback=feedback, better=better)
            if bid == panel.riverside and better == " ":
                continue  # the winner has nobody who did better
            with pytest.raises(Refused, match=f"Still to write: the summary for {bid.organisation}"):
                actions.recommend(panel.opportunity, **recommend)
    assert not Recommendation.objects.exists() and not FundingDecision.objects.exists()
    for other in panel.bids:
        made.write_to(other, cast.lead, panel.now, reasons="Reasons.", feedback="Feedback.")
    with pytest.raises(Refused, match="why you recommend"):
        actions.recommend(panel.opportunity, **{**recommend, "words": " "})
    actions.recommend(panel.opportunity, **recommend)
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    reasons = timeline(panel.opportunity)[0].private.reasons
    assert "Silver Threads (not awarded): Reasons." in reasons and "Feedback." not in reasons


def test_what_the_winner_did_better_is_owed_only_where_it_scored_higher(cast, now):
    panel = made.scored(cast, now)
    how, good, price = panel.criteria
    for bid, given_ in ((panel.riverside, (5, 4, 2)), (panel.silver, (3, 4, 4))):
        agreed = {c: (Decimal(score), f"Why {score}.") for c, score in zip((how, good, price), given_, strict=True)}
        actions.moderate(bid, agreed=agreed, by=cast.lead, now=panel.now)
    actions.choose_winners(panel.opportunity, awards={panel.riverside: Decimal(1)}, by=cast.lead, now=panel.now)
    actions.write_summary(
        panel.silver,
        reasons="R",
        feedback="F",
        better={how: "Week by week."},
        seen_version=1,
        by=cast.lead,
        now=panel.now,
    )
    made.write_to(panel.riverside, cast.lead, panel.now, reasons="R", feedback="F")
    assert actions.recommend(panel.opportunity, words="Ahead.", by=cast.lead, now=panel.now)
    assert SummaryLine.objects.get().criterion == how


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("96000.01")])
def test_an_award_has_an_amount_that_was_announced(cast, now, amount):
    panel = made.moderated(cast, now)
    with pytest.raises(Refused) as refusal:
        actions.choose_winners(panel.opportunity, awards={panel.riverside: amount}, by=cast.lead, now=panel.now)
    assert refusal.value.field == f"amount_{panel.riverside.pk}"


def test_the_highest_score_wins_in_each_lot(cast, now):
    panel = made.moderated(cast, now)
    with pytest.raises(Refused, match="Another bid scored higher"):
        actions.choose_winners(panel.opportunity, awards={panel.silver: Decimal(1)}, by=cast.lead, now=panel.now)
    # In a lot of its own the second comes first.
    second = Lot.objects.create(opportunity=panel.opportunity, number=2, title="Evenings", value=Decimal(50000))
    type(panel.silver).objects.filter(pk=panel.silver.pk).update(lot=second)
    with pytest.raises(Refused, match="more than the value"):
        actions.choose_winners(panel.opportunity, awards={panel.silver: Decimal(50001)}, by=cast.lead, now=panel.now)
    both = {panel.silver: Decimal(50000), panel.riverside: Decimal(90000)}
    actions.choose_winners(panel.opportunity, awards=both, by=cast.lead, now=panel.now)
    assert AssessmentSummary.objects.filter(awarded=True).count() == 2


def test_two_awards_in_a_lot_share_its_value_unless_it_is_a_framework(cast, now):
    panel = made.moderated(cast, now)
    both = {panel.silver: Decimal(50000), panel.riverside: Decimal(50000)}
    with pytest.raises(Refused, match="Together that is more"):
        actions.choose_winners(panel.opportunity, awards=both, by=cast.lead, now=panel.now)
    type(panel.opportunity).objects.filter(pk=panel.opportunity.pk).update(route=Route.FRAMEWORK)
    assert len(actions.choose_winners(panel.opportunity, awards=both, by=cast.lead, now=panel.now)) == 2


def test_nothing_is_chosen_before_all_is_moderated_nor_by_who_keeps_out(cast, now):
    panel = made.scored(cast, now)
    with pytest.raises(Refused, match="2 bids have no agreed score"):
        actions.choose_winners(panel.opportunity, awards={}, by=cast.lead, now=panel.now)
    actions.declare(panel.silver, is_conflict=True, words="A cousin.", by=cast.lead, now=panel.now)
    with pytest.raises(NotAllowed, match="declared an interest"):
        actions.choose_winners(panel.opportunity, awards={}, by=cast.lead, now=panel.now)
    for person in (cast.vco, cast.rival, cast.citizen, cast.nhs, cast.councillor):
        assert not policy.may_recommend(person, panel.opportunity, now=panel.now)


def test_what_is_bought_is_recommended_after_one_more_look_at_conflicts(cast, now):
    panel = made.written(cast, now, route=Route.COMPETITIVE)
    panel.opportunity.conflicts_assessments.filter(step=ConflictStep.AWARD).delete()
    with pytest.raises(Refused, match="before the award"):
        actions.recommend(panel.opportunity, words="Ahead.", by=cast.lead, now=panel.now)


def test_two_officers_writing_to_one_bidder_see_both_texts(cast, now, site, clock_at):
    panel = made.chosen(cast, now)
    clock_at(panel.now)
    at = url("summary", panel.silver.pk)
    form = {"reasons": "Mine.", "feedback": "Mine.", "version": "1"}
    site.post(at, {**form, "reasons": "Theirs."}, by=cast.colleague)
    clash = site.post(at, form, by=cast.lead, status=200)
    assert "Two people wrote at once" in clash.text and "Theirs." in clash.text and "Mine." in clash.text


# --- the decision


def test_who_decides_neither_scored_nor_recommended_and_has_no_tie(cast, now):
    panel = made.recommended(cast, now)
    for person in (
        cast.lead,
        cast.nhs,
        cast.citizen,
        cast.vco,
        cast.rival,
        cast.nhs_colleague,
        cast.councillor,
        cast.stranger,
    ):
        with pytest.raises(NotAllowed):
            actions.decide(panel.opportunity, by=person, now=panel.now)
    declare_interest(cast.bodies.silver, nature="Trustee", by=cast.colleague, now=panel.now)
    with pytest.raises(NotAllowed, match="declared an interest"):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)


def test_who_recommended_does_not_decide(cast, now):
    panel = made.written(cast, now)
    actions.recommend(panel.opportunity, words="Ahead.", by=cast.colleague, now=panel.now)
    with pytest.raises(NotAllowed, match="You recommended it"):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)


def test_somebody_who_scored_cannot_award_by_a_hand_made_request(cast, now, site, clock_at):
    panel = made.recommended(cast, now)
    clock_at(panel.now)
    for person in (cast.lead, cast.citizen, cast.nhs):
        site.post(url("award_decide", panel.opportunity.pk), by=person, status=403)
    actions_before = Entry.objects.count()
    site.post(url("award_decide", panel.opportunity.pk), by=cast.rival, status=403)
    assert not FundingDecision.objects.exists() and Entry.objects.count() == actions_before


def test_who_left_the_panel_does_not_decide(cast, now):
    panel = made.closed(cast, now)
    actions.leave_panel(panel.seats["lead"], reasons="To decide.", by=cast.lead, now=panel.now)
    assert not policy.may_decide(cast.lead, panel.opportunity, now=panel.now)


def test_a_clerk_records_what_a_committee_decided(cast, now):
    panel = made.recommended(cast, now)
    with pytest.raises(Refused, match="Name the committee"):
        actions.decide(panel.opportunity, by=cast.clerk, now=panel.now)
    actions.decide(panel.opportunity, body_name="Grants committee", minute="12/26", by=cast.clerk, now=panel.now)
    said = "Grants committee, recorded by committee clerk, Wandle Vale Council"
    assert set(FundingDecision.objects.values_list("decided_as", flat=True)) == {said}


def test_a_decision_needs_a_recommendation_and_is_taken_once(cast, now):
    panel = made.written(cast, now)
    with pytest.raises(Refused, match="Nothing has been recommended"):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    actions.recommend(panel.opportunity, words="Ahead.", by=cast.lead, now=panel.now)
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    with pytest.raises(Refused):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert FundingDecision.objects.count() == 2 and Award.objects.count() == 1


def test_what_is_handed_over_changes_only_when_it_is_sent_back(cast, now):
    panel = made.recommended(cast, now)
    with pytest.raises(Refused, match="handed to whoever decides"):
        made.write_to(panel.silver, cast.lead, panel.now, reasons="Other.", feedback="Other.")
    with pytest.raises(Refused, match="what has to be mended"):
        actions.send_back(panel.opportunity, reasons=" ", by=cast.colleague, now=panel.now)
    with pytest.raises(NotAllowed):
        actions.send_back(panel.opportunity, reasons="No.", by=cast.lead, now=panel.now)
    actions.send_back(panel.opportunity, reasons="Say more to Silver Threads.", by=cast.colleague, now=panel.now)
    made.write_to(panel.silver, cast.lead, panel.now, reasons="Other.", feedback="Other.")
    with pytest.raises(Refused, match="Nothing has been recommended"):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)


def test_the_way_to_a_decision_through_the_pages(cast, now, site, clock_at):
    panel = made.moderated(cast, now)
    clock_at(panel.now)
    pk = panel.opportunity.pk
    at = url("decide", pk)
    for name in ("decide", "award_choose", "award_recommend", "award_decide", "send_back"):
        site.refuses(url(name, pk), cast.stranger, cast.rival, cast.vco, cast.citizen, cast.resident)
    site.refuses(url("summary", panel.silver.pk), cast.stranger, cast.rival, cast.vco, cast.citizen)
    page = site.get(at, by=cast.lead, most=CASE_QUERIES)
    assert "80" in page.text and "Choose who is awarded, or that nobody is." in page.text
    choose, silver, riverside = url("award_choose", pk), f"amount_{panel.silver.pk}", f"amount_{panel.riverside.pk}"
    assert "at least one bidder" in site.post(choose, by=cast.lead, status=200).text
    assert "Take it out" in site.post(choose, {riverside: "9", "nobody": "on"}, by=cast.lead, status=200).text
    assert "Another bid scored higher" in site.post(choose, {silver: "9"}, by=cast.lead, status=200).text
    site.post(choose, {riverside: "£90,000"}, by=cast.lead)
    draft = site.get(url("summary", panel.silver.pk), by=cast.lead, most=CASE_QUERIES)
    assert "How it will work: 3 / 5. We all saw it the same way." in draft.text
    assert draft.text.count("What the winner did better") == 3
    half = {"reasons": "Further away.", "feedback": "", "version": "1"}
    site.post(url("summary", panel.silver.pk), {**half, "stay": "1"}, by=cast.lead)
    assert "Still to write" in site.get(at, by=cast.lead).text
    assert "Still to write" in site.post(url("award_recommend", pk), {"words": "Ahead."}, by=cast.lead, status=200).text
    whole = half | {"feedback": "Mornings.", "version": "2"} | {f"better_{c.pk}": "They knock." for c in panel.criteria}
    site.post(url("summary", panel.silver.pk), whole, by=cast.lead)
    site.post(
        url("summary", panel.riverside.pk), {"reasons": "Near.", "feedback": "Keys?", "version": "1"}, by=cast.lead
    )
    check = site.get(url("award_recommend", pk), by=cast.lead, most=CASE_QUERIES)
    assert "They knock." in check.text and "Keys?" in check.text
    site.post(url("award_recommend", pk), {"words": "Ahead on all."}, by=cast.lead)
    confirm = site.get(url("award_decide", pk), by=cast.colleague, most=CASE_QUERIES)
    assert "Ahead on all." in confirm.text and "You cannot undo this" in confirm.text
    assert "what has to be mended" in site.get(url("send_back", pk), by=cast.colleague).text.lower()
    assert not FundingDecision.objects.exists()
    site.post(url("award_decide", pk), by=cast.colleague)
    assert FundingDecision.objects.count() == 2
    assert site.get(at, by=cast.colleague, status=302).response["Location"] == url("decision", pk)


# --- ruled out


def test_a_bid_is_ruled_out_with_reasons_that_everyone_reads_with_the_decision(
    cast, now, site, clock_at, django_capture_on_commit_callbacks
):
    panel = made.moderated(cast, now)
    clock_at(panel.now)
    at = url("rule_out", panel.silver.pk)
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.citizen)
    site.post(at, {"ground": "condition", "reasons": " "}, by=cast.lead, status=200)
    with django_capture_on_commit_callbacks(execute=True):
        site.post(at, {"ground": "condition", "reasons": "It has no safeguarding policy."}, by=cast.lead)
    assert mail.outbox[0].to == ["rival@example.org"] and "no safeguarding policy" in mail.outbox[0].body
    panel.silver.refresh_from_db()
    assert panel.silver.state == BidState.RULED_OUT
    assert "no safeguarding policy" in site.get(panel.silver.get_absolute_url(), by=cast.rival).text
    actions.choose_winners(panel.opportunity, awards={panel.riverside: Decimal(5)}, by=cast.lead, now=panel.now)
    made.write_to(panel.riverside, cast.lead, panel.now, reasons="Near.", feedback="Keys?")
    actions.recommend(panel.opportunity, words="The only one left.", by=cast.lead, now=panel.now)
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert "It has no safeguarding policy." in site.get(url("decision", panel.opportunity.pk)).text
