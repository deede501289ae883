from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import CitizenProject, ProjectType
from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def note_project(
    operator: Organisation,
    *,
    kind: str,
    title: str,
    what: str,
    asked_by: str,
    year: int | None = None,
    project: Project | None = None,
    source: str = "",
    by: Person,
    now: datetime,
) -> CitizenProject:
    """Note something that citizen commissioners worked on (ledger EN-34).

    Raises Refused when it is neither a project here nor says where one can read of it, when it is in the catalogue
    already, and for a year to come.
    """
    capacity = allow(policy.may_run_scheme(by, operator, now=now))
    title, source = title.strip(), source.strip()
    if kind not in ProjectType.values:
        raise Refused(_("Choose what kind of project it is."), field="kind")
    for name, words in (("title", title), ("what", what.strip()), ("asked_by", asked_by.strip())):
        if not words:
            raise Refused(_("This cannot be left out."), field=name)
    if project is None and not source:
        raise Refused(_("Choose a project of this site, or say where one can read of it."), field="source")
    if year is not None and not 1990 <= year <= day_of(now).year:
        raise Refused(_("Give a year between 1990 and this one."), field="year")
    if CitizenProject.objects.filter(operator=operator, title=title).exists():
        raise Refused(_("A project of this title is here already."), field="title")
    row = CitizenProject.objects.create(
        operator=operator, kind=kind, title=title, what=what.strip(), asked_by=asked_by.strip(), year=year,
        project=project, source=source, noted_at=now,
    )  # fmt: skip
    record(
        by, "citizens.project.noted", row, capacity=capacity, now=now, facts={"kind": kind, "title": title},
        touching=[project] if project else [],
    )  # fmt: skip
    return row
