"""How many projects of each type citizen commissioners took part in, counted from the catalogue."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from folkmoot.citizens.models import CycleStage, ProjectType, SchemeProject


@dataclass(frozen=True)
class TypeLine:
    """One type of project: how many in all, in each stage of the cycle, and going on now."""

    kind: str
    label: str
    count: int
    by_stage: list[int]
    going_on: int


def projects_by_type() -> list[TypeLine]:
    """Every type in its order, those without a project too. One query."""
    stages = {stage: Count("pk", filter=Q(stage=stage)) for stage in CycleStage.values}
    rows = SchemeProject.objects.values("kind").order_by("kind")
    found = {
        row["kind"]: row
        for row in rows.annotate(count=Count("pk"), going_on=Count("pk", filter=Q(end_date=None)), **stages)
    }
    none: dict[str, int] = {}
    return [
        TypeLine(
            kind.value, str(kind.label), (row := found.get(kind.value, none)).get("count", 0),
            [row.get(stage, 0) for stage in CycleStage.values], row.get("going_on", 0),
        )
        for kind in ProjectType
    ]  # fmt: skip


def catalogue(kind: str = "") -> QuerySet[SchemeProject]:
    """Newest first; of one type, if one is named."""
    rows = SchemeProject.objects.select_related("operator", "project").order_by("-start_date", "-pk")
    return rows.filter(kind=kind) if kind in ProjectType.values else rows
