"""What a consultation's commitments are found to be, at each point of its life."""

from datetime import timedelta

import pytest

from folkmoot.commissioning.actions import explain_no_consultation
from folkmoot.commissioning.models import Decision, DecisionReport
from folkmoot.commissioning.states import ReportState
from folkmoot.commitments.engine import find_overdue
from folkmoot.commitments.models import Explanation, Finding, Signatory
from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.record import refresh, timeline
from folkmoot.core.subjects import refer
from folkmoot.engagement.actions import announce, close_consultation, open_consultation, read_response
from tests.engagement import made

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def bound(cast, now):
    made.signed(cast, now)


def state_of(thing, rulebook, number):
    return Finding.objects.get(
        subject=refer(thing), undertaking__rulebook__code=rulebook, undertaking__number=number
    ).state


def decided(cast, project, day, now):
    report = DecisionReport.objects.create(
        project=project, title="A café", decided_by_body="People Committee", meeting_date=day, author=cast.lead,
        wards="All", is_key_decision=False, recommendation="Agree", state=ReportState.DECIDED,
    )  # fmt: skip
    return Decision.objects.create(
        report=report,
        body_name="People Committee",
        decided_date=day,
        approved=True,
        reasons="Best value",
        recorded_at=now,
    )


def test_it_works(cast, now):
    consultation = made.opened(cast, now)
    assert state_of(consultation, "sutton-compact", "3.2.2") == "kept"
    assert state_of(consultation, "gunning", "1") == "kept"
    assert state_of(consultation, "gunning", "3") == "kept"


def test_before_it_opens_notice_is_due(cast, now):
    consultation = made.prepared(cast, now)
    assert state_of(consultation, "sutton-compact", "3.2.2") == "due"
    announce(consultation, by=cast.lead, now=now)
    assert state_of(consultation, "sutton-compact", "3.2.2") == "due"
    assert state_of(consultation, "gunning", "1") == "not_applicable"


def test_a_short_one_with_a_reason_is_explained_in_public_and_signed(cast, now):
    consultation = made.opened(cast, now, closes_date=day_of(now) + 56 * DAY, short_reason="The grant ends in May.")
    assert state_of(consultation, "sutton-compact", "3.2.2") == "explained"
    explanation = Explanation.objects.get(subject=refer(consultation))
    assert explanation.words == "The grant ends in May."
    assert explanation.signed_as == "commissioner, Wandle Vale Council"
    assert state_of(consultation, "gunning", "3") == "kept"


def test_a_body_that_has_not_signed_is_not_bound(cast, now):
    Signatory.objects.all().delete()
    assert state_of(made.opened(cast, now), "sutton-compact", "3.2.2") == "not_applicable"


def test_feedback_is_due_for_twelve_weeks_then_broken_then_kept(cast, now):
    consultation = made.closed(cast, now)
    assert state_of(consultation, "sutton-compact", "3.2.3") == "due"
    find_overdue(now + 83 * DAY)  # 84 days after the last day
    assert state_of(consultation, "sutton-compact", "3.2.3") == "due"
    find_overdue(now + 84 * DAY)
    assert state_of(consultation, "sutton-compact", "3.2.3") == "broken"
    assert state_of(made.completed(cast, now), "sutton-compact", "3.2.3") == "kept"


def test_an_organisation_that_signed_asks_its_people(cast, now):
    Signatory.objects.create(
        rulebook_code="sutton-compact", body=cast.bodies.riverside, side="vco", signed_date=day_of(now) - DAY
    )
    consultation = made.opened(cast, now)
    person = made.answered(consultation, cast.resident, now)
    asked = made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **made.FOR_RIVERSIDE)
    assert state_of(asked, "sutton-compact", "3.2.6") == "kept"
    nobody = {**made.FOR_RIVERSIDE, "groups_asked": []}
    asked = made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **nobody)
    assert state_of(asked, "sutton-compact", "3.2.6") == "broken"
    assert state_of(person, "sutton-compact", "3.2.6") == "not_applicable"


def test_findings_on_answers_are_not_public(cast, now):
    consultation = made.opened(cast, now)
    made.answered(consultation, cast.resident, now)
    made.answered(consultation, cast.lead, now, captured_by="Library assistant")
    made.answered(consultation, cast.vco, now, organisation=cast.bodies.riverside, **made.FOR_RIVERSIDE)
    assert not Finding.objects.filter(subject__startswith="engagement.response:", audience="public").exists()


def test_a_decision_before_people_were_asked_breaks_the_first_principle(cast, now):
    project = made.project(cast, now)
    decided(cast, project, day_of(now) - DAY, now)
    assert state_of(made.opened(cast, now, on=project), "gunning", "1") == "broken"


def test_the_answers_are_read_before_the_decision(cast, now):
    project = made.project(cast, now)
    refresh([project], now)
    assert state_of(project, "gunning", "4") == "not_applicable"
    consultation = made.opened(cast, now, on=project)
    response = made.answered(consultation, cast.resident, now)
    assert state_of(project, "gunning", "4") == "due"
    close_consultation(consultation, by=cast.lead, now=now + 91 * DAY)
    assert state_of(project, "gunning", "4") == "due"
    read_response(response, by=cast.lead, now=now + 95 * DAY)
    assert state_of(project, "gunning", "4") == "kept"
    decided(cast, project, day_of(now) + 95 * DAY, now)
    refresh([project], now + 96 * DAY)
    assert state_of(project, "gunning", "4") == "kept"


def test_a_decision_between_closing_and_reading_breaks_the_fourth_principle(cast, now):
    project = made.project(cast, now)
    consultation = made.opened(cast, now, on=project)
    response = made.answered(consultation, cast.resident, now)
    close_consultation(consultation, by=cast.lead, now=now + 91 * DAY)
    decided(cast, project, day_of(now) + 94 * DAY, now)
    read_response(response, by=cast.lead, now=now + 95 * DAY)
    assert state_of(project, "gunning", "4") == "broken"


def test_a_decision_while_it_is_open_breaks_the_fourth_principle(cast, now):
    project = made.project(cast, now)
    made.opened(cast, now, on=project)
    decided(cast, project, day_of(now) + 5 * DAY, now)
    refresh([project], now + 5 * DAY)
    assert state_of(project, "gunning", "4") == "broken"


def test_the_gate_asks_for_the_whole_account_or_the_reason_for_none(cast, now):
    project = made.project(cast, now)
    refresh([project], now)
    assert state_of(project, "commissioning-framework", "P5") == "due"
    made.read(cast, now, on=project)
    assert state_of(project, "commissioning-framework", "P5") == "due"
    finished = made.project(cast, now)
    made.completed(cast, now, on=finished)
    assert state_of(finished, "commissioning-framework", "P5") == "kept"
    without = made.project(cast, now)
    explain_no_consultation(without, reason="It gives a room another name.", by=cast.lead, now=now)
    assert state_of(without, "commissioning-framework", "P5") == "kept"


def test_one_that_opened_without_notice_is_explained_by_its_reason(cast, now):
    today = day_of(now)
    consultation = made.prepared(
        cast, now, opens_date=today, closes_date=today + 90 * DAY, no_notice_reason="The hall burnt down."
    )
    open_consultation(consultation, by=cast.lead, now=now)
    assert state_of(consultation, "sutton-compact", "3.2.2") == "explained"


def test_whose_turn_it_is_follows_the_reading_and_no_public_timeline_counts_the_answers(cast, now):
    consultation = made.closed(cast, now)

    def turns():
        return list(PendingTurn.objects.filter(subject=refer(consultation)).values_list("what", flat=True))

    assert "Read every answer" in turns()
    made.read_all(cast, consultation, now)
    assert turns() == ["Publish the whole account"]
    for thing in (consultation, consultation.project):
        codes = [entry.code for entry in timeline(thing)]
        assert "engagement.response.read" not in codes and "engagement.response.received" not in codes


def test_a_decision_dated_before_the_close_or_with_answers_unread_is_refused(cast, now):
    """What the fourth principle checks, an approval is refused for: commissioning asks this before it writes one."""
    from folkmoot.commissioning.before_deciding import refuse_too_early
    from folkmoot.core.policy import Refused

    consultation = made.closed(cast, now)
    project, today = consultation.project, now.date()
    with pytest.raises(Refused, match="every answer is read") as refusal:
        refuse_too_early(project, today)
    assert refusal.value.field == "decided_date"
    made.read_all(cast, consultation, now)
    refuse_too_early(project, today)
    with pytest.raises(Refused, match="every answer is read"):
        refuse_too_early(project, today - made.DAY)
