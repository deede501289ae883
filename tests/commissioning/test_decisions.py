from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from folkmoot.commissioning import actions
from folkmoot.commissioning.models import Decision, PrincipleAnswer, Standing
from folkmoot.commissioning.models.unchanging import Unchanging
from folkmoot.commissioning.queries.report_lacks import principles_of
from folkmoot.commissioning.states import ReportState
from folkmoot.commitments.models import Finding
from folkmoot.core.clock import day_of
from folkmoot.core.models import Listing, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.states import CannotMove
from folkmoot.core.subjects import refer
from tests.commissioning import made


def finding(project, number, code="commissioning-framework"):
    return Finding.objects.get(subject=refer(project), undertaking__number=number, undertaking__rulebook__code=code)


@pytest.fixture
def project(cast, now):
    return made.in_plan(cast, now)


@pytest.fixture
def ready(cast, now, project):
    """A project whose specification is agreed, options compared and effect on equality signed."""
    made.specification(project, cast, now)
    made.appraisal(project, cast, now)
    made.assessment(project, cast, now)
    return project


def test_it_works(cast, now, ready):
    report = made.report(ready, cast, now, submit=True)
    assert report.state == ReportState.SUBMITTED
    decision = actions.decide_report(
        report, approved=True, reasons="It is needed.", votes_for=7, votes_against=1, by=cast.clerk, now=now
    )
    assert (decision.body_name, decision.decided_date) == ("Executive", day_of(now))
    assert finding(ready, "P6").state == "kept"
    assert finding(ready, "EA149", "statute").state == "kept"


def test_nothing_known_is_typed_again(cast, now, ready):
    report = made.report(ready, cast, now)
    assert (report.title, report.wards) == ("Morning company", "Northfield")
    assert "Better for: carers." in report.equality
    actions.submit_report(report, by=cast.lead, now=now)
    report.refresh_from_db()
    held = report.snapshot
    assert held["specification"]["purpose"] == "Somewhere warm to sit and talk."
    assert held["specification"]["co_designed"] is True
    assert [row["title"] for row in held["options"]["rows"] if row["preferred"]] == ["Option 2"]
    assert held["priority"]["title"] == "Company for people who are alone"


def test_what_was_submitted_stays_as_it_was(cast, now, ready):
    report = made.report(ready, cast, now, submit=True)
    spec = ready.specifications.get()
    with pytest.raises(Refused, match="awaits its decision"):
        actions.revise_specification(spec, what_changed="x", by=cast.lead, now=now)
    with pytest.raises(Refused, match="Take it back"):
        actions.edit_report(report, seen_version=report.version, title="x", by=cast.lead, now=now)
    actions.take_report_back(report, reasons="A figure was wrong.", by=cast.clerk, now=now)
    actions.edit_report(report, seen_version=report.version + 1, title="Another", by=cast.lead, now=now)
    report.refresh_from_db()
    assert (report.state, report.title, report.snapshot) == (ReportState.DRAFT, "Another", {})


@pytest.mark.ledger("CC-13")
@pytest.mark.parametrize("section", ["financial", "equality"])
def test_a_key_decision_without_its_sections_goes_on_no_agenda(cast, now, ready, section):
    report = made.report(ready, cast, now)
    actions.edit_report(report, seen_version=report.version, **{section: " "}, by=cast.lead, now=now)
    with pytest.raises(Refused, match="cannot go on an agenda"):
        actions.submit_report(report, by=cast.lead, now=now)
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT
    actions.edit_report(report, seen_version=report.version, is_key_decision=False, by=cast.lead, now=now)
    actions.submit_report(report, by=cast.lead, now=now)


@pytest.mark.ledger("EQ-02")
def test_a_key_decision_without_a_signed_assessment_or_screening_is_refused(cast, now, project):
    made.specification(project, cast, now)
    made.appraisal(project, cast, now)
    report = made.report(project, cast, now, equality="None that we know of.")
    for prepare in (lambda: None, lambda: made.assessment(project, cast, now, sign=False, is_screening=True)):
        prepare()
        with pytest.raises(Refused, match="needs a signed equality impact assessment"):
            actions.submit_report(report, by=cast.lead, now=now)
    actions.sign_assessment(project.impact_assessments.get(), by=cast.lead, now=now)
    actions.submit_report(report, by=cast.lead, now=now)
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


@pytest.mark.ledger("EQ-03")
def test_a_stale_assessment_is_not_enough(cast, now, ready):
    report = made.report(ready, cast, now)
    actions.mark_stale(ready.impact_assessments.get(), because="the hall closed", by=cast.lead, now=now)
    with pytest.raises(Refused, match="signed before the hall closed"):
        actions.submit_report(report, by=cast.lead, now=now)


def test_everything_missing_is_named_at_once(cast, now, project):
    report = made.report(project, cast, now, answered=False, financial="")
    with pytest.raises(Refused) as refusal:
        actions.submit_report(report, by=cast.lead, now=now)
    for words in ("Agree the specification", "comparison of options", "12 principles", "for money", "assessment"):
        assert words in str(refusal.value)


def test_the_meeting_lies_ahead(cast, now, ready):
    report = made.report(ready, cast, now, meeting_date=day_of(now) - timedelta(days=1))
    with pytest.raises(Refused, match="has passed"):
        actions.submit_report(report, by=cast.lead, now=now)


@pytest.mark.ledger("CC-05")
def test_each_principle_is_answered_with_words(cast, now, ready):
    report = made.report(ready, cast, now, answered=False)
    principles = principles_of(ready)
    assert [row.number for row in principles] == [f"PR{number}" for number in range(1, 13)]
    with pytest.raises(Refused) as refusal:
        actions.answer_principle(
            report, undertaking=principles[0], answer=Standing.NOT_MET, words=" ", by=cast.lead, now=now
        )
    assert refusal.value.field == "words_PR1"
    for row, answer in zip(principles, [*Standing] * 4, strict=True):
        actions.answer_principle(
            report, undertaking=row, answer=answer, words=f"About {row.number}.", by=cast.lead, now=now
        )
        if row != principles[-1]:
            with pytest.raises(Refused, match="principle"):
                actions.submit_report(report, by=cast.lead, now=now)
    actions.submit_report(report, by=cast.lead, now=now)
    decision = actions.decide_report(report, approved=True, reasons="Yes.", by=cast.clerk, now=now)
    held = PrincipleAnswer.objects.filter(report=decision.report)
    assert {row.answer for row in held} == set(Standing) and all(row.words for row in held)


def test_an_undertaking_that_is_no_principle_is_not_answered(cast, now, ready):
    report = made.report(ready, cast, now, answered=False)
    other = ready.framework.undertakings.get(number="A1")
    with pytest.raises(Refused):
        actions.answer_principle(report, undertaking=other, answer=Standing.MET, words="x", by=cast.lead, now=now)


def test_two_authors(cast, now, ready):
    report = made.report(ready, cast, now)
    actions.edit_report(report, seen_version=report.version, financial="£1", by=cast.colleague, now=now)
    with pytest.raises(ChangedMeanwhile):
        actions.edit_report(report, seen_version=report.version, financial="£2", by=cast.lead, now=now)


def test_only_a_clerk_or_councillor_who_is_not_the_author_records_it(cast, now, ready):
    report = made.report(ready, cast, now, submit=True)
    for person in (cast.lead, cast.colleague, cast.nhs, cast.vco, cast.resident, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.decide_report(report, approved=True, reasons="Yes.", by=person, now=now)
    assert not Decision.objects.exists()
    actions.decide_report(report, approved=True, reasons="Yes.", by=cast.councillor, now=now)


def test_a_draft_is_not_decided_and_nothing_is_decided_twice(cast, now, ready):
    report = made.report(ready, cast, now)
    with pytest.raises(CannotMove):
        actions.decide_report(report, approved=True, reasons="Yes.", by=cast.clerk, now=now)
    actions.submit_report(report, by=cast.lead, now=now)
    actions.decide_report(report, approved=True, reasons="Yes.", by=cast.clerk, now=now)
    with pytest.raises(CannotMove):
        actions.decide_report(report, approved=False, reasons="No.", by=cast.clerk, now=now)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reasons": " "}, "reasons"),
        ({"decided_date": 1}, "decided_date"),
        ({"decided_date": -1}, "decided_date"),
        ({"votes_for": 1, "votes_against": 7}, "votes_for"),
        ({"approved": False, "votes_for": 7, "votes_against": 1}, "votes_for"),
    ],
)
def test_what_cannot_be_is_refused(cast, now, ready, wrong, field):
    report = made.report(ready, cast, now, submit=True)
    values = {"approved": True, "reasons": "Yes.", **wrong}
    if "decided_date" in values:
        values["decided_date"] = day_of(now) + timedelta(days=values["decided_date"])
    with pytest.raises(Refused) as refusal:
        actions.decide_report(report, **values, by=cast.clerk, now=now)
    assert refusal.value.field == field
    assert not Decision.objects.exists()


@pytest.mark.ledger("CC-14")
def test_a_decision_is_immutable_and_a_correction_is_a_new_record(cast, now, project):
    decision = made.decided(project, cast, now)
    decision.reasons = "Others."
    for spoil in (
        decision.save,
        decision.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(reasons="x"),
    ):
        with pytest.raises(Unchanging):
            spoil()
    raw = Decision._base_manager.all()
    for spoil in (lambda: raw.update(reasons="x"), lambda: raw._raw_delete("default")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            spoil()
    correction = actions.correct_decision(
        decision, approved=True, reasons="The count was misread: 8 to 1.", decided_date=decision.decided_date,
        votes_for=8, votes_against=1, by=cast.clerk, now=now,
    )  # fmt: skip
    assert (correction.corrects, correction.votes_for) == (decision, 8)
    assert Decision.objects.get(pk=decision.pk).votes_for == 7
    with pytest.raises(Refused, match="latest"):
        actions.correct_decision(
            decision, approved=True, reasons="x", decided_date=decision.decided_date, by=cast.clerk, now=now
        )


def test_a_correction_can_turn_it_round(cast, now, project):
    decision = made.decided(project, cast, now)
    actions.correct_decision(
        decision, approved=False, reasons="The motion fell.", decided_date=decision.decided_date, by=cast.clerk, now=now
    )
    assert (finding(project, "P6").state, "against" in finding(project, "P6").sentence) == ("due", True)


def test_who_recorded_it_can_be_forgotten(cast, now, project):
    decision = made.decided(project, cast, now)
    Decision._base_manager.filter(pk=decision.pk).update(recorded_by=None)
    decision.refresh_from_db()
    assert decision.recorded_by is None


def test_a_decision_without_an_assessment_breaks_the_law_for_good(cast, now, project):
    made.specification(project, cast, now)
    made.appraisal(project, cast, now)
    report = made.report(project, cast, now, is_key_decision=False, submit=True)
    actions.decide_report(report, approved=True, reasons="Yes.", by=cast.clerk, now=now)
    made.assessment(project, cast, now + timedelta(days=1))
    assert finding(project, "EA149", "statute").state == "broken"


def test_a_draft_report_is_not_found_by_others(cast, now, ready):
    report = made.report(ready, cast, now)
    assert Listing.objects.get(subject=refer(report)).audience == f"org:{cast.bodies.council.pk}"
    assert PendingTurn.objects.get(subject=refer(report)).holder == f"person:{cast.lead.pk}"
    actions.submit_report(report, by=cast.lead, now=now)
    assert Listing.objects.get(subject=refer(report)).audience == "public"
    assert PendingTurn.objects.get(subject=refer(report)).holder == f"org:{cast.bodies.council.pk}:clerk"
    actions.decide_report(report, approved=True, reasons="Yes.", by=cast.clerk, now=now)
    assert not PendingTurn.objects.filter(subject=refer(report)).exists()


@pytest.mark.ledger("TR-06")
def test_the_record_says_who_decided_what_when_and_why(cast, now, project):
    from folkmoot.core.record import timeline_lines

    made.decided(project, cast, now)
    line = next(row for row in timeline_lines(project) if row["title"] == "Decision recorded")
    assert (line["by"], line["text"], line["at"]) == ("committee clerk, Wandle Vale Council", "It is needed.", now)
