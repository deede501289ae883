from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement import policy
from folkmoot.engagement.cards.shared import Row, shown_on
from folkmoot.engagement.models.event import EngagedGroup, EventKind


@card(on=Project, order=42)
def talked_with(person: Any, project: Project) -> Card | None:
    """The project's events, assemblies, and what staff and trade unions said."""
    may_write = bool(policy.may_record_staff_engagement(person, project, now=clock.now()))
    rows = sorted((row for row in shown_on(project) if row.on), key=lambda row: (row.on, row.key))
    together = [
        {"row": row, "url": reverse(f"engagement:{row.kind}", args=[row.key]), "sort": said(row)}
        for row in rows
        if row.kind in ("event", "assembly")
    ]
    staff = [{"row": row, "sort": said(row)} for row in rows if row.kind == "staff"]
    if not (may_write or together or staff):
        return None
    context = {"project": project, "together": together, "staff": staff, "may_write": may_write}
    return Card(_("Events, assemblies, staff and unions"), "engagement/cards/talked_with.html", context)


def said(row: Row) -> Any:
    if row.kind == "assembly":
        return _("citizens’ assembly")
    return EventKind(row.sort).label if row.kind == "event" else EngagedGroup(row.sort).label
