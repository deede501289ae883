"""From agreed scores to an award that everyone can understand: recommended, decided, told, objected to, made final."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.clock import day_of, is_working_day
from folkmoot.core.models import Entry, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.record import timeline
from folkmoot.funding import actions, clocks, policy
from folkmoot.funding.clocks import Clock, Unit
from folkmoot.funding.daily import letters_nobody_was_there_to_read
from folkmoot.funding.letters import tell_bidders
from folkmoot.funding.models import (
    AssessmentSummary,
    Award,
    Challenge,
    ConflictStep,
    Debrief,
    FundingDecision,
    Lot,
    Moderation,
    Notice,
    NoticeAward,
    PastDecision,
    Recommendation,
    Route,
    SummaryLine,
)
from folkmoot.funding.standstill import rows, standstill_on
from folkmoot.funding.states import AwardState, BidState, ChallengeState, OpportunityState
from folkmoot.people.actions import declare_interest, give_role
from folkmoot.people.daily import tell_people
from folkmoot.people.models import Message, Role
from folkmoot.people.models import Notice as Told
from folkmoot.people.models.role import RoleKind
from folkmoot.people.notices import sending
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


# --- the standstill


def test_the_law_is_a_dated_row_with_its_source():
    assert standstill_on("procurement", date(2025, 2, 23)) is None
    assert standstill_on("procurement", date(2026, 11, 21)).first_day_counts
    assert not standstill_on("provider-selection", date(2026, 11, 21)).first_day_counts
    assert all(row.source for row in rows())


@pytest.mark.parametrize(
    ("announced", "ends"),
    [
        (date(2026, 11, 2), date(2026, 11, 11)),  # a Monday: it counts as day one, and the eighth is a Wednesday
        (date(2026, 12, 21), date(2027, 1, 4)),  # Christmas Day, the Boxing Day substitute and New Year's Day between
        (date(2026, 11, 7), date(2026, 11, 18)),  # a Saturday: day one is the Monday after
        (date(2026, 4, 2), date(2026, 4, 15)),  # Good Friday and Easter Monday between
    ],
)
def test_eight_working_days_count_the_day_of_the_notice(announced, ends):
    assert standstill_on("procurement", announced).ends(announced) == ends


@given(st.dates(date(2025, 2, 24), date(2045, 12, 31)), st.sampled_from(rows()))
def test_a_standstill_holds_just_its_working_days(day, row):
    last = row.ends(day)
    first = day if row.first_day_counts else day + timedelta(days=1)
    counted = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(map(is_working_day, counted)) == row.working_days
    assert is_working_day(last)


def test_a_grant_waits_for_nobody_and_a_contract_until_the_last_evening(cast, now):
    panel = made.decided(cast, now)
    award = Award.objects.get()
    assert award.standstill_ends_date is None
    assert actions.finish_award(award, by=cast.lead, now=panel.now).state == AwardState.FINAL
    with pytest.raises(Refused):
        actions.finish_award(award, by=cast.lead, now=panel.now)


@pytest.mark.parametrize("holds", [True, False])
def test_a_standstill_that_the_law_leaves_to_the_body_binds_once_it_is_announced(cast, now, site, clock_at, holds):
    """A light-touch contract: none is owed; whoever decides may hold one of eight working days."""
    panel = made.recommended(cast, now, route=Route.COMPETITIVE, value=Decimal("700000"))
    assert panel.opportunity.procedure.code == "light-touch"
    clock_at(panel.now)
    page = site.get(url("award_decide", panel.opportunity.pk), by=cast.colleague)
    assert "The law leaves it to you" in page.text
    site.post(url("award_decide", panel.opportunity.pk), {"holds_standstill": "on"} if holds else {}, by=cast.colleague)
    award = Award.objects.get()
    if not holds:
        assert award.standstill_ends_date is None
        return
    eight = Clock(8, Unit.WORKING, counts_first_day=True)
    assert award.standstill_ends_date == clocks.ends(eight, day_of(panel.now))
    with pytest.raises(Refused):
        actions.finish_award(award, by=cast.lead, now=panel.now)


def test_where_the_law_settles_it_nobody_is_asked_about_a_standstill(cast, now, site, clock_at):
    panel = made.recommended(cast, now, **made.bought(cast, now))
    clock_at(panel.now)
    assert "Hold a standstill" not in site.get(url("award_decide", panel.opportunity.pk), by=cast.colleague).text
    actions.decide(panel.opportunity, holds_standstill=False, by=cast.colleague, now=panel.now)
    assert Award.objects.get().standstill_ends_date


def test_who_makes_it_final(cast, now, site, clock_at):
    panel = made.decided(cast, now, **made.bought(cast, now))
    award = Award.objects.get()
    clock_at(panel.now)
    site.refuses(award.get_absolute_url(), cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs_colleague)
    site.refuses(url("mail_again", award.pk), cast.stranger, cast.rival, cast.nhs_colleague, method="post")
    page = site.get(award.get_absolute_url(), by=cast.lead, most=CASE_QUERIES)
    assert "Nothing is signed before" in page.text and "not yet; it can be read here" not in page.text
    early = site.post(award.get_absolute_url(), by=cast.lead, status=200)
    assert "Objections can be made until the end of" in early.text
    turn = PendingTurn.objects.get(subject=f"funding.award:{award.pk}")
    assert turn.due_date == award.standstill_ends_date + timedelta(days=1)
    clock_at(panel.now + timedelta(days=40))
    site.post(award.get_absolute_url(), by=cast.lead)
    assert Award.objects.get().final_at


# --- letters


def test_a_letter_says_criterion_by_criterion_what_the_winner_did_better(cast, now, site, clock_at):
    panel = made.decided(cast, now, **made.bought(cast, now))
    clock_at(panel.now)
    at = url("letter", panel.silver.pk)
    site.refuses(at, cast.stranger, cast.vco, cast.resident, cast.citizen, cast.nhs_colleague)
    page = site.get(at, by=cast.rival, most=CASE_QUERIES)
    for words in ("Your bid was not awarded", "Good, but further away.", "Say more about mornings.", "60 out of 100",
                  "Riverside Anchor Trust, had 80", "You: 3 out of 5.", "The winner: 4.", "They say who comes.",
                  "Nothing is signed before the end of", "Object to the award"):  # fmt: skip
        assert words in page.text, words
    assert "Object to the award" not in site.get(at, by=cast.lead).text
    won = site.get(url("letter", panel.riverside.pk), by=cast.vco)
    assert "Your bid was awarded" in won.text and "£90,000" in won.text and "did better" not in won.text


def test_letters_go_out_once_and_a_failure_keeps_none_from_the_others(
    cast, now, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.CSRF_TRUSTED_ORIGINS = ["https://moot.example.org"]

    def fail_for_silver(message):
        if message.to == cast.rival.email:
            raise ConnectionRefusedError
        sending.as_email(message).send()

    monkeypatch.setattr(sending, "hand_over", fail_for_silver)
    panel = made.recommended(cast, now)
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert [letter.to for letter in mail.outbox] == [[cast.vco.email]]
    assert AssessmentSummary.objects.filter(mailed_at=None).count() == 0
    failed = Message.objects.get(person=cast.rival)
    assert failed.problem == "ConnectionRefusedError" and failed.sent_at is None and failed.tries == 1
    monkeypatch.undo()
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            tell_people(now)
            letters_nobody_was_there_to_read(now)
            tell_bidders(Award.objects.get(), now=now)
    letters = [letter for letter in mail.outbox if "about a bid" in letter.subject]
    assert [letter.to for letter in letters] == [[cast.vco.email], [cast.rival.email]]
    assert all("Silver" not in letter.subject and "Company" not in letter.subject for letter in mail.outbox)
    body = letters[1].body
    for words in ("Silver Threads", "Your bid was not awarded.", "How it will work: 3 / 5 (the winner: 4)", "They say who comes.",
                  f"https://moot.example.org{url('letter', panel.silver.pk)}"):  # fmt: skip
        assert words in body, words
    assert "&" not in body and "<" not in body and "To stop" not in body
    assert "Your bid was awarded: £90,000 for the whole term." in letters[0].body


def test_who_bids_for_an_organisation_later_is_told_by_the_daily_round(cast, now):
    panel = made.recommended(cast, now)
    Role.objects.filter(person=cast.rival).update(end_date=day_of(panel.now))
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert AssessmentSummary.objects.get(mailed_at=None).bid == panel.silver
    give_role(cast.resident, RoleKind.VCO_WORKER, at=panel.silver.organisation, by=cast.admin, now=panel.now)
    for _again in range(2):
        letters_nobody_was_there_to_read(panel.now)
    assert Told.objects.get(person=cast.resident, topic="funding.bid").must
    assert not AssessmentSummary.objects.filter(mailed_at=None).exists()


# --- asking, and objecting


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
