"""The register of projects, and that of services with the day each was last reviewed."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Option, OptionKind, Project
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.core import search
from folkmoot.core.audiences import PUBLIC

SUBJECT = "commissioning.project:"


def columns() -> list[str]:
    return [
        _("project"), _("stage"), _("body"), _("area"), _("kind of service"), _("outcome"), _("opened"), _("ended"),
    ]  # fmt: skip


def service_columns() -> list[str]:
    return [_("service"), _("body"), _("kind of service"), _("done by"), _("stage"), _("last reviewed")]


def projects(wanted: dict[str, Any]) -> QuerySet[Project]:
    """The projects that fit the filters, newest first."""
    rows = Project.objects.select_related("body", "area", "outcome__priority").order_by("-opened_at", "-pk")
    named = {"stage": wanted.get("stage"), "service_kind": wanted.get("kind"), "body": wanted.get("body")}
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if area := wanted.get("area"):
        rows = rows.filter(Q(area=area) | Q(area__borough=area))
    if words := wanted.get("words"):
        found = search.find(words, [PUBLIC]).filter(subject__startswith=SUBJECT).values_list("subject", flat=True)
        rows = rows.filter(pk__in=[int(subject.removeprefix(SUBJECT)) for subject in found])
    return rows


def as_cells(row: Project) -> list[Any]:
    return [
        row.title, row.get_stage_display(), row.body.name, row.area.name, row.get_service_kind_display(),
        row.outcome.title if row.outcome else "", row.opened_at.date(), row.closed_at.date() if row.closed_at else "",
    ]  # fmt: skip


def services() -> QuerySet[Project]:
    """Every service: it ran before, or has come to be delivered. Never reviewed first, then the longest ago."""
    preferred = Option.objects.filter(
        appraisal__project=OuterRef("pk"), appraisal__state=DocumentState.AGREED, is_preferred=True
    )
    delivered = Q(stage__in=(Stage.DELIVER, Stage.REVIEW, Stage.CLOSED))
    return (
        Project.objects.filter(delivered | Q(existing_service=True))
        .exclude(stage=Stage.STOPPED)
        .select_related("body", "review")
        .annotate(done_by=Subquery(preferred.values("kind")[:1]), reviewed_at=F("review__signed_at"))
        .order_by(F("reviewed_at").asc(nulls_first=True), "title", "pk")
    )


def done_by(row: Any) -> str:
    return str(OptionKind(row.done_by).label) if row.done_by else _("not decided yet")


def service_cells(row: Any) -> list[Any]:
    return [
        row.title, row.body.name, row.get_service_kind_display(), done_by(row), row.get_stage_display(),
        row.reviewed_at.date() if row.reviewed_at else _("never"),
    ]  # fmt: skip
