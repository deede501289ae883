"""What citizen commissioners worked on, counted by kind, with what is known here of each (ledger EN-34)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from folkmoot.citizens.models import Assignment, CitizenProject, ProjectType
from folkmoot.core.suppression import is_small


@dataclass(frozen=True)
class KindLine:
    """How many projects of a kind there are, and how many of them run on this site."""

    kind: str
    label: str
    projects: int
    here: int


@dataclass(frozen=True)
class ProjectLine:
    """One project, with tasks done, people and hours where it runs here; None where too few did them to be counted."""

    row: CitizenProject
    tasks: int | None
    people: int | None
    hours: Decimal | None


def projects(kind: str = "") -> QuerySet[CitizenProject]:
    rows = CitizenProject.objects.select_related("operator", "project").order_by("-year", "title", "pk")
    return rows.filter(kind=kind) if kind in ProjectType.values else rows


def projects_by_kind() -> list[KindLine]:
    counted = CitizenProject.objects.values("kind").annotate(
        projects=Count("pk"), here=Count("pk", filter=Q(project__isnull=False))
    )
    found = {line["kind"]: line for line in counted}
    return [
        KindLine(kind.value, str(kind.label), found[kind]["projects"], found[kind]["here"])
        for kind in ProjectType
        if kind in found
    ]


def project_lines(rows: Sequence[CitizenProject]) -> list[ProjectLine]:
    """Each project with what was done for it here; one query for all of them."""
    done = Assignment.objects.done().filter(task__project__in=[row.project_id for row in rows if row.project_id])
    counted = done.values("task__project").annotate(
        tasks=Count("task", distinct=True), people=Count("person", distinct=True), hours=Sum("hours_given")
    )
    found: dict[int | None, Any] = {line["task__project"]: line for line in counted}
    return [_line(row, found.get(row.project_id)) for row in rows]


def _line(row: CitizenProject, counted: dict | None) -> ProjectLine:
    if row.project_id is None:
        return ProjectLine(row, None, None, None)
    if counted is None:
        return ProjectLine(row, 0, 0, Decimal(0))
    few = is_small(counted["people"])
    return ProjectLine(row, counted["tasks"], None if few else counted["people"], None if few else counted["hours"])
