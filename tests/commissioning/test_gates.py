from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.decide_gate import GateShut
from folkmoot.commissioning.models import GateDecision, Project
from folkmoot.commissioning.models.unchanging import Unchanging
from folkmoot.commissioning.states import ORDER, PROJECT, GateOutcome, Stage
from folkmoot.commitments.actions.adopt_rulebook import adopt_rulebook
from folkmoot.commitments.actions.load_rulebooks import load_rulebook
from folkmoot.commitments.models import Rulebook, Undertaking
from folkmoot.commitments.queries import gate_items
from folkmoot.core.models import Entry, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.states import CannotMove, move
from folkmoot.core.subjects import refer
from tests.commissioning import made


def approve(project, by, now, reasons="All is there."):
    return actions.decide_gate(project, outcome=GateOutcome.APPROVE, reasons=reasons, by=by, now=now)


@pytest.mark.ledger("CC-01")
def test_it_works(cast, now, others_keep):
    """Every stage in order, through four gates, to the end of the cycle."""
    project = made.in_review(cast, now)
    assert project.stage == Stage.REVIEW
    actions.note_involvement(project, stage=Stage.REVIEW, who="Users", how="Interviews.", by=cast.lead, now=now)
    actions.write_review(project, **made.REVIEW, by=cast.lead, now=now)
    actions.add_lesson(project, **made.LESSON, by=cast.lead, now=now)
    made.feedback(project, cast, now)
    made.passed(project, cast, now)
    assert (project.stage, project.closed_at) == (Stage.CLOSED, now)
    assert [row.to_stage for row in project.gate_decisions.order_by("pk")] == ORDER[1:]


@pytest.mark.ledger("CC-01")
@pytest.mark.parametrize("before", list(Stage))
def test_no_stage_is_skipped(cast, now, before):
    project = made.project(cast, now)
    Project.objects.filter(pk=project.pk).update(stage=before)
    project.refresh_from_db()
    for after in ORDER:
        ahead = before in ORDER and ORDER.index(after) > ORDER.index(before) + 1
        if ahead or before in (Stage.CLOSED, Stage.STOPPED):
            assert not PROJECT.may(before, after)
            with pytest.raises(CannotMove):
                move(project, PROJECT, to=after, field="stage")


@pytest.mark.ledger("NE-08")
def test_the_analyse_gate_needs_an_agreed_priority_and_outcome(cast, now, others_keep):
    aim = made.outcome(cast, now)
    project = made.analysed(cast, now, outcome=None)
    with pytest.raises(GateShut, match="A1") as stopped:
        approve(project, cast.colleague, now)
    assert "A1" in stopped.value.items
    actions.edit_project(project, seen_version=project.version, priority=aim.priority, by=cast.lead, now=now)
    with pytest.raises(GateShut, match="A1"):
        approve(project, cast.colleague, now)
    project.refresh_from_db()
    actions.edit_project(project, seen_version=project.version, outcome=aim, by=cast.lead, now=now)
    approve(project, cast.colleague, now)
    project.refresh_from_db()
    assert project.stage == Stage.PLAN


@pytest.mark.ledger("CC-08")
def test_only_another_commissioner_of_the_body_decides(cast, now):
    project = made.analysed(cast, now)
    for person in (cast.lead, cast.nhs, cast.clerk, cast.finance, cast.resident, cast.vco, cast.stranger):
        with pytest.raises(NotAllowed):
            approve(project, person, now)
        with pytest.raises(NotAllowed):
            actions.go_back(project, to=Stage.ANALYSE, reasons="No.", by=person, now=now)
    decision = approve(project, cast.colleague, now, reasons="The need is clear.")
    assert decision.decided_as == "commissioner, Wandle Vale Council"
    assert Entry.objects.filter(code="commissioning.gate.passed", subject=refer(project)).count() == 1


@pytest.mark.ledger("CC-08")
def test_who_wrote_the_decision_report_does_not_decide(cast, now, others_keep):
    project = made.in_plan(cast, now)
    actions.draft_decision_report(
        project, decided_by_body="Executive", meeting_date=now.date(), recommendation="Do it.", is_key_decision=False,
        by=cast.colleague, now=now,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="You wrote"):
        actions.decide_gate(project, outcome=GateOutcome.RETURN, reasons="No.", by=cast.colleague, now=now)


def test_the_refusal_names_what_is_unsettled(cast, now):
    project = made.project(cast, now)
    with pytest.raises(GateShut) as stopped:
        approve(project, cast.colleague, now)
    assert stopped.value.items == ["A3", "A4", "A5", "A6", "A7"]
    assert all(number in str(stopped.value) for number in stopped.value.items)
    assert not GateDecision.objects.exists()


@pytest.mark.ledger("CC-01")
def test_going_back_needs_a_reason_and_an_earlier_stage(cast, now, others_keep):
    project = made.in_deliver(cast, now)
    with pytest.raises(Refused, match="Say why"):
        actions.go_back(project, to=Stage.PLAN, reasons="  ", by=cast.colleague, now=now)
    for wrong in (Stage.DELIVER, Stage.REVIEW, Stage.CLOSED):
        with pytest.raises(Refused, match="earlier"):
            actions.go_back(project, to=wrong, reasons="It must.", by=cast.colleague, now=now)
    actions.go_back(project, to=Stage.ANALYSE, reasons="The need has changed.", by=cast.colleague, now=now)
    project.refresh_from_db()
    assert project.stage == Stage.ANALYSE
    assert project.gate_decisions.get(outcome=GateOutcome.GO_BACK).reasons == "The need has changed."


def test_sent_back_stays_where_it_is(cast, now):
    project = made.project(cast, now)
    actions.decide_gate(project, outcome=GateOutcome.RETURN, reasons="Ask more people.", by=cast.colleague, now=now)
    project.refresh_from_db()
    assert project.stage == Stage.ANALYSE


def test_rejected_is_the_end(cast, now):
    project = made.project(cast, now)
    actions.decide_gate(project, outcome=GateOutcome.REJECT, reasons="Nobody needs it.", by=cast.colleague, now=now)
    project.refresh_from_db()
    assert (project.stage, project.closed_at) == (Stage.STOPPED, now)
    for act in (
        lambda: approve(project, cast.colleague, now),
        lambda: actions.go_back(project, to=Stage.ANALYSE, reasons="Again.", by=cast.colleague, now=now),
        lambda: actions.set_fairness(project, note="Late.", by=cast.lead, now=now),
    ):
        with pytest.raises(Refused, match="ended"):
            act()


@pytest.mark.parametrize("outcome", [GateOutcome.APPROVE, GateOutcome.RETURN, GateOutcome.REJECT])
def test_reasons_are_needed(cast, now, outcome):
    project = made.analysed(cast, now)
    with pytest.raises(Refused, match="reasons") as refusal:
        actions.decide_gate(project, outcome=outcome, reasons=" ", by=cast.colleague, now=now)
    assert refusal.value.field == "reasons"


def test_a_gate_decision_is_never_changed(cast, now):
    decision = approve(made.analysed(cast, now), cast.colleague, now)
    decision.reasons = "Others."
    for spoil in (
        decision.save,
        decision.delete,
        GateDecision.objects.all().delete,
        lambda: GateDecision.objects.update(reasons="x"),
    ):
        with pytest.raises(Unchanging):
            spoil()
    raw = GateDecision._base_manager.all()
    for spoil in (lambda: raw.update(reasons="x"), lambda: raw._raw_delete("default")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            spoil()


@pytest.mark.ledger("CC-09")
def test_older_projects_keep_their_version_of_the_framework(cast, now):
    older = made.project(cast, now)
    data = {
        "code": "commissioning-framework", "version": "2027", "title": "Commissioning framework", "kind": "framework",
        "undertakings": [{"number": "A1", "side": "public", "text": "New.", "force": "must", "shown_by": "check", "gate": "analyse"}],
    }  # fmt: skip
    load_rulebook(data)
    version = Rulebook.objects.get(code="commissioning-framework", version="2027")
    with pytest.raises(Refused):
        adopt_rulebook(version, consulted_in="", change_log="Shorter.", by=cast.scheme, now=now)
    adopt_rulebook(version, consulted_in="Consultation 12", change_log="Shorter.", by=cast.scheme, now=now)
    newer = made.project(cast, now)
    assert (older.framework.version, newer.framework.version) == ("2012", "2027")
    assert len(gate_items(older, "analyse")) == 7
    assert len(gate_items(newer, "analyse")) == 1


@pytest.mark.ledger("CC-07")
def test_the_list_is_made_from_the_framework(cast, now):
    project = made.project(cast, now)
    wanted = Undertaking.objects.filter(rulebook=project.framework, gate="analyse").order_by("position")
    assert [item.undertaking for item in gate_items(project, "analyse")] == list(wanted)
    assert len(wanted) == 7


def test_whose_turn_it_is(cast, now):
    def holders(project):
        return list(PendingTurn.objects.filter(subject=refer(project)).values_list("holder", flat=True))

    project = made.project(cast, now)
    assert holders(project) == [f"person:{cast.lead.pk}"]
    ready = made.analysed(cast, now)
    assert holders(ready) == [f"org:{cast.bodies.council.pk}:commissioner"]
    approve(ready, cast.colleague, now + timedelta(hours=1))
    assert holders(ready) == [f"person:{cast.lead.pk}"]
