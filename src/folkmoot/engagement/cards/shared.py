"""What this room shows on a project's page: six kinds of rows in one query, for three cards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, DateField, Q, TextField, Value, When
from django.db.models.functions import Cast, TruncDate

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import LONDON
from folkmoot.engagement.states import AssemblyState, ConversationState, EventState


@dataclass(frozen=True)
class Row:
    """`sort` is the kind of an event, the group of staff, or how a conversation or consultation stands. Of a consultation
    `said` is its last day and `answered` how far it is known: "", "told" or "done"."""

    kind: str
    key: int
    title: str
    sort: str
    on: date | None
    said: str
    answered: str


def shown_on(project: Project) -> list[Row]:
    """Consultations, events, assemblies, talks with staff, conversations and communities that lead; asked for once a page."""
    found: list[Row] | None = project.__dict__.get("_engagement_rows")
    if found is None:
        found = project.__dict__["_engagement_rows"] = _rows(project)
    return found


def _rows(project: Project) -> list[Row]:
    def text(value: Any) -> Any:
        return Cast(value or Value(""), TextField())

    def row(kind: str, key: str, title: str, sort: Any, on: Any, said: Any = "", answered: Any = "") -> list[Any]:
        return [Value(kind, CharField()), key, text(title), text(sort), on, text(said), text(answered)]

    def day(name: str) -> Any:
        return TruncDate(name, tzinfo=LONDON)

    events = project.events.exclude(state=EventState.DRAFT)
    assemblies = project.assemblies.exclude(state=AssemblyState.PREPARING)
    conversations = project.conversations.exclude(state=ConversationState.WITHDRAWN)
    known = Case(
        When(completed_at__isnull=False, then=Value("done")),
        When(Q(noticed_at__isnull=False) | Q(opened_at__isnull=False), then=Value("told")),
        default=Value(""),
    )
    rows = events.values_list(*row("event", "pk", "title", "kind", day("starts_at"))).union(
        assemblies.values_list(*row("assembly", "pk", "title", "", day("begun_at"))),
        project.staff_engagements.values_list(*row("staff", "pk", "name", "group", "held_date", "said", "answered")),
        conversations.values_list(*row("asked", "pk", "question", "state", day("opened_at"))),
        project.community_leads.values_list(
            *row("lead", "community", "community__name", "", Cast(Value(None), DateField()), "does", "reach")
        ),
        project.consultations.values_list(
            *row("consultation", "pk", "title", "state", "opens_date", "closes_date", known)
        ),
        all=True,
    )
    return [Row(*each) for each in rows]
