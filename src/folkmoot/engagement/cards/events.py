from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.core.clock import LONDON
from folkmoot.engagement import policy
from folkmoot.engagement.models.event import EngagedGroup, EventKind
from folkmoot.engagement.states import AssemblyState, EventState


@dataclass(frozen=True)
class Talk:
    """An event, an assembly, or a talk with staff or a union: what it was, when, what was said and answered."""

    kind: str
    key: int
    title: str
    sort: str
    on: date
    said: str
    answered: str

    @property
    def url(self) -> str:
        return reverse("engagement:assembly" if self.kind == "assembly" else "engagement:event", args=[self.key])

    @property
    def sort_said(self) -> Any:
        if self.kind == "assembly":
            return _("citizens’ assembly")
        return EventKind(self.sort).label if self.kind == "event" else EngagedGroup(self.sort).label


def talks_of(project: Project) -> list[Talk]:
    """All three in one query: many rooms show something on this page."""

    def row(kind: str, title: str, sort: Any, on: Any, said: Any = "", answered: Any = "") -> list[Any]:
        def text(value: Any) -> Any:
            return Cast(value or Value(""), TextField())

        return [Value(kind, CharField()), "pk", text(title), text(sort), on, text(said), text(answered)]

    def day(name: str) -> Any:
        return TruncDate(name, tzinfo=LONDON)

    events = project.events.exclude(state=EventState.DRAFT)
    assemblies = project.assemblies.exclude(state=AssemblyState.PREPARING)
    rows = events.values_list(*row("event", "title", "kind", day("starts_at"))).union(
        assemblies.values_list(*row("assembly", "title", "", day("begun_at"))),
        project.staff_engagements.values_list(*row("staff", "name", "group", "held_date", "said", "answered")),
        all=True,
    )
    return sorted((Talk(*each) for each in rows), key=lambda talk: (talk.on, talk.key))


@card(on=Project, order=42)
def talked_with(person: Any, project: Project) -> Card | None:
    """The project's events, assemblies, and what staff and trade unions said."""
    may_write = bool(policy.may_record_staff_engagement(person, project, now=clock.now()))
    talks = talks_of(project)
    if not (may_write or talks):
        return None
    context = {
        "project": project,
        "open": [talk for talk in talks if talk.kind != "staff"],
        "staff": [talk for talk in talks if talk.kind == "staff"],
        "may_write": may_write,
    }
    return Card(_("Events, assemblies, staff and unions"), "engagement/cards/talked_with.html", context)
