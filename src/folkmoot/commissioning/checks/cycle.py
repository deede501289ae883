"""The cycle itself, and who took part in each of its stages."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.commissioning.checks.standing import FRAMEWORK, took_part
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.states import GateOutcome, Stage, stage_after
from folkmoot.commitments.checking import Verdict, broken, check, due, kept


@check(FRAMEWORK, "C1", on=Project)
def every_stage_in_order(project: Project, today: date) -> Verdict:
    stage = Stage.ANALYSE
    for decision in project.gate_decisions.order_by("decided_at", "pk"):
        if decision.from_stage != stage:
            return broken(_("The record of its gates does not lead to where the project stands."))
        if decision.outcome == GateOutcome.APPROVE and decision.to_stage != stage_after(stage):
            return broken(_("A stage was skipped."))
        stage = Stage(decision.to_stage)
    if stage != project.stage:
        return broken(_("The project stands in a stage that no gate decision led to."))
    return kept(_("No stage was skipped. It stands in the stage “%(stage)s”.") % {"stage": project.get_stage_display()})


@check(FRAMEWORK, "C3", on=Project)
def gates_decided_by_another(project: Project, today: date) -> Verdict:
    decisions = list(project.gate_decisions.all())
    if not decisions:
        return due(_("No gate has been decided yet."))
    if any(decision.decided_by_id == project.lead_id for decision in decisions):
        return broken(_("The project's own lead decided a gate."))
    return kept(_("Each gate was decided by somebody other than the author, with reasons."))


@check(FRAMEWORK, "A4", on=Project)
def took_part_in_analysing(project: Project, today: date) -> Verdict:
    return took_part(project, Stage.ANALYSE)


@check(FRAMEWORK, "P7", on=Project)
def took_part_in_planning(project: Project, today: date) -> Verdict:
    return took_part(project, Stage.PLAN)


@check(FRAMEWORK, "D4", on=Project)
def took_part_in_delivering(project: Project, today: date) -> Verdict:
    return took_part(project, Stage.DELIVER)


@check(FRAMEWORK, "R5", on=Project)
def took_part_in_reviewing(project: Project, today: date) -> Verdict:
    return took_part(project, Stage.REVIEW)
