from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.assess import stale_after
from folkmoot.commissioning.actions.open_project import check_links
from folkmoot.commissioning.actions.stages import refuse_if_blank, refuse_unless_open, refuse_while_on_agenda
from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

EDITABLE = (
    "title", "summary", "area", "priority", "outcome", "service_kind", "existing_service", "intention", "accountable",
)  # fmt: skip
MATERIAL = ("area", "outcome", "service_kind")


@transaction.atomic
def edit_project(project: Project, *, seen_version: int, by: Person, now: datetime, **changes: Any) -> Project:
    """Correct what a project says of itself. `changes` are fields named in EDITABLE.

    Raises NotAllowed unless `by` is of the team; ChangedMeanwhile when somebody else saved first; Refused when the
    project has ended. A change to area, outcome or kind makes a signed assessment stale (ledger EQ-03).
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    if strange := set(changes) - set(EDITABLE):
        raise TypeError(f"these are not edited here: {sorted(strange)}")
    refuse_if_changed(project, seen_version=seen_version, yours=changes)
    changed = [name for name, value in changes.items() if getattr(project, name) != value]
    is_material = bool(set(changed) & set(MATERIAL))
    if is_material:
        refuse_while_on_agenda(project)
    for name in changed:
        setattr(project, name, changes[name])
    check_links(project.body, project.priority, project.outcome, project.intention)
    project.save(update_fields=[*changed, "version"])
    if is_material:
        stale_after(project, _("what the project covers was changed"))
    record(by, "commissioning.project.edited", project, capacity=capacity, now=now, facts={"changed": sorted(changed)})
    return project


@transaction.atomic
def set_fairness(project: Project, *, note: str, by: Person, now: datetime) -> Project:
    """Answer the fairness question: who misses out now, who could lose from a change (ledger EQ-10)."""
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    project.fairness_note = refuse_if_blank(note, _("Say who could gain or lose, and how you know."), field="note")
    project.version += 1
    project.save(update_fields=["fairness_note", "version"])
    record(by, "commissioning.project.fairness_answered", project, capacity=capacity, now=now, reasons=note)
    return project


@transaction.atomic
def explain_no_consultation(project: Project, *, reason: str, by: Person, now: datetime) -> Project:
    """Say in public why nobody is consulted on this project."""
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    if len(reason.strip()) < 20:
        raise Refused(_("Say a little more: somebody who was not there should understand why."), field="reason")
    project.no_consultation_reason = reason.strip()
    project.version += 1
    project.save(update_fields=["no_consultation_reason", "version"])
    record(by, "commissioning.project.not_consulted", project, capacity=capacity, now=now, reasons=reason)
    return project
