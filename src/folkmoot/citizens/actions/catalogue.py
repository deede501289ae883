"""The catalogue of projects that citizen commissioners took part in (ledger EN-34)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import CycleStage, ProjectType, SchemeProject
from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def note_project(
    operator: Organisation, *, kind: str, title: str, stage: str, did: str, asked_by: str, start_date: date,
    project: Project | None = None, by: Person, now: datetime,
) -> SchemeProject:  # fmt: skip
    """Put a project that citizen commissioners work on, or worked on, into the catalogue.

    Raises NotAllowed unless `by` runs the scheme while its agreement is in force; Refused for an unknown type or stage,
    an empty answer, a day to come, and what is in the catalogue already.
    """
    capacity = allow(policy.may_run_scheme(by, operator, now=now))
    if kind not in ProjectType.values:
        raise Refused(_("Choose what type of project it is."), field="kind")
    if stage not in CycleStage.values:
        raise Refused(_("Choose a stage of the cycle."), field="stage")
    said = {"title": " ".join(title.split()), "did": did.strip(), "asked_by": asked_by.strip()}
    for field, sentence in (
        ("title", _("Give it a title.")),
        ("did", _("Say what citizen commissioners did.")),
        ("asked_by", _("Say for whom it was.")),
    ):
        if not said[field]:
            raise Refused(sentence, field=field)
    if start_date > day_of(now):
        raise Refused(_("Give a day that has come."), field="start_date")
    if SchemeProject.objects.filter(operator=operator, title__iexact=said["title"], start_date=start_date).exists():
        raise Refused(_("This project is in the catalogue already."), field="title")
    row = SchemeProject.objects.create(
        operator=operator, kind=kind, stage=stage, start_date=start_date, project=project, noted_at=now, **said
    )
    touching = [project] if project else []
    record(
        by, "citizens.catalogue.noted", row, capacity=capacity, now=now, facts={"kind": kind, "stage": stage},
        touching=touching,
    )  # fmt: skip
    return row


@transaction.atomic
def end_project(row: SchemeProject, *, end_date: date, came_of_it: str, by: Person, now: datetime) -> SchemeProject:
    """Say when a project ended and what came of it, if only that nothing did. Raises Refused twice, before it began, and
    without a word of what came of it."""
    capacity = allow(policy.may_run_scheme(by, row.operator, now=now))
    row = locked(row)
    if row.end_date is not None:
        raise Refused(_("It has ended already."))
    if not row.start_date <= end_date <= day_of(now):
        raise Refused(_("Give a day after it began that has come."), field="end_date")
    if not came_of_it.strip():
        raise Refused(_("Say what came of it, if only that nothing did, and why."), field="came_of_it")
    row.end_date, row.came_of_it = end_date, came_of_it.strip()
    row.save(update_fields=["end_date", "came_of_it"])
    record(by, "citizens.catalogue.ended", row, capacity=capacity, now=now, facts={"ended": end_date})
    return row
