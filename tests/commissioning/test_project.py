from datetime import timedelta

import pytest

from folkmoot.commissioning import actions
from folkmoot.commissioning.models import Project, ServiceKind
from folkmoot.commissioning.models.intention import IntentionLevel
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.models import Explanation, Finding
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.subjects import refer
from folkmoot.evidence.models.study import EvidenceKind
from tests.commissioning import made


def state(project, number):
    return Finding.objects.get(
        subject=refer(project), undertaking__number=number, undertaking__rulebook__code="commissioning-framework"
    ).state


def test_it_works(cast, now):
    project = made.project(cast, now)
    assert (project.lead, project.stage, project.framework.version) == (cast.lead, Stage.ANALYSE, "2012")
    assert state(project, "A1") == "kept"
    assert state(project, "A5") == "due"
    assert Entry.objects.filter(subject=refer(project)).count() == 1


def test_only_commissioners_and_officers_of_the_body_open_one(cast, now):
    for person in (cast.nhs, cast.vco, cast.resident, cast.clerk, cast.stranger):
        with pytest.raises(NotAllowed):
            made.project(cast, now, by=person)
    assert not Project.objects.exists()


def test_an_outcome_of_another_priority_is_refused(cast, now):
    first, second = made.outcome(cast, now), made.outcome(cast, now)
    with pytest.raises(Refused, match="together") as refusal:
        made.project(cast, now, outcome=first, priority=second.priority)
    assert refusal.value.field == "outcome"


def test_an_intention_of_another_body_is_refused(cast, now):
    theirs = actions.state_intention(
        cast.bodies.nhs, title="x", level=IntentionLevel.SERVICE, year=2026, by=cast.nhs, now=now
    )
    with pytest.raises(Refused, match="another body"):
        made.project(cast, now, intention=theirs)


def test_a_reason_for_having_no_intention_is_its_public_explanation(cast, now):
    with pytest.raises(Refused, match="little more") as refusal:
        made.project(cast, now, no_intention_reason="Because.")
    assert refusal.value.field == "no_intention_reason"
    project = made.project(cast, now, no_intention_reason="The need was heard after the year's plan was agreed.")
    assert state(project, "A6") == "explained"
    assert Explanation.objects.get(subject=refer(project)).signed_as == "commissioner, Wandle Vale Council"


def test_an_intention_of_another_year_does_not_count(cast, now):
    old = actions.state_intention(
        cast.bodies.council, title="x", level=IntentionLevel.SERVICE, year=2025, by=cast.lead, now=now
    )
    assert state(made.project(cast, now, intention=old), "A6") == "due"


def test_partners_work_on_it_too(cast, now):
    project = made.project(cast, now, partners=[cast.bodies.nhs])
    actions.set_fairness(project, note="People without money.", by=cast.nhs, now=now)
    with pytest.raises(NotAllowed):
        actions.set_fairness(project, note="x", by=cast.vco, now=now)
    with pytest.raises(NotAllowed):
        actions.set_fairness(made.project(cast, now), note="x", by=cast.nhs, now=now)


def test_of_two_editors_the_second_is_shown_what_changed(cast, now):
    project = made.project(cast, now)
    seen = project.version
    actions.edit_project(project, seen_version=seen, title="Morning tea", by=cast.colleague, now=now)
    with pytest.raises(ChangedMeanwhile) as shown:
        actions.edit_project(project, seen_version=seen, title="Morning talk", by=cast.lead, now=now)
    assert shown.value.changes == [("name of the project", "Morning tea", "Morning talk")]
    project.refresh_from_db()
    assert project.title == "Morning tea"


def test_one_person_answers(cast, now):
    project = made.project(cast, now)
    actions.edit_project(project, seen_version=1, accountable=cast.colleague, by=cast.lead, now=now)
    assert state(project, "A5") == "kept"
    actions.edit_project(project, seen_version=2, accountable=None, by=cast.lead, now=now)
    assert state(project, "A5") == "due"


def test_who_took_part_or_why_nobody_did(cast, now):
    project = made.project(cast, now)
    note = {"stage": Stage.ANALYSE, "by": cast.lead, "now": now}
    for wrong, match in (
        ({}, "why nobody"),
        ({"who": "A", "how": "B", "none_because": "C"}, "not both"),
        ({"who": "A"}, "what they did"),
        ({"none_because": "No time."}, "little more"),
        ({"who": "A", "how": "B", "stage": Stage.REVIEW}, "not begun"),
    ):
        with pytest.raises(Refused, match=match):
            actions.note_involvement(project, **{**note, **wrong})
    assert state(project, "A4") == "due"
    actions.note_involvement(project, none_because="Nobody could be asked in the two weeks we had.", **note)
    assert state(project, "A4") == "explained"
    actions.note_involvement(project, who="12 residents", how="A walk.", **note)
    assert state(project, "A4") == "kept"


@pytest.mark.ledger("NE-02")
def test_evidence_of_only_one_kind_is_flagged(cast, now):
    project = made.project(cast, now)
    by = {"by": cast.lead, "now": now}
    actions.note_evidence(project, study=made.study(cast, now), says="Mornings.", **by)
    actions.note_evidence(project, study=made.study(cast, now, title="Another"), says="Mornings.", **by)
    finding = Finding.objects.get(subject=refer(project), undertaking__number="A3")
    assert (finding.state, "Only one kind" in finding.sentence) == ("due", True)
    with pytest.raises(Refused):
        actions.note_evidence(project, says="Nothing cited.", **by)
    actions.note_evidence(project, study=made.study(cast, now, EvidenceKind.NUMBERS, "Counted"), says="Many.", **by)
    assert state(project, "A3") == "kept"


@pytest.mark.ledger("NE-20")
def test_a_project_that_begins_with_a_specification_is_flagged(cast, now):
    early = made.outcome(cast, now, raised=0)
    project = made.project(cast, now - timedelta(days=10), outcome=early)
    made.specification(project, cast, now - timedelta(days=5))
    finding = Finding.objects.get(subject=refer(project), undertaking__number="A2")
    assert (finding.state, "written first" in finding.sentence) == ("broken", True)
    honest = made.project(cast, now)
    made.specification(honest, cast, now)
    assert state(honest, "A2") == "kept"


def test_an_assessment_is_stale_after_a_material_change(cast, now):
    project = made.project(cast, now)
    signed = made.assessment(project, cast, now)
    project.refresh_from_db()
    actions.edit_project(project, seen_version=project.version, title="New name", by=cast.lead, now=now)
    signed.refresh_from_db()
    assert not signed.stale_because
    project.refresh_from_db()
    actions.edit_project(project, seen_version=project.version, service_kind=ServiceKind.ADVICE, by=cast.lead, now=now)
    signed.refresh_from_db()
    assert signed.stale_because
    assert state(project, "P4") == "due"
