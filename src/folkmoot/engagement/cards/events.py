from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement import policy
from folkmoot.engagement.states import AssemblyState, EventState


@card(on=Project, order=42)
def talked_with(person: Any, project: Project) -> Card | None:
    """The project's events, assemblies, and what staff and trade unions said."""
    may_write = bool(policy.may_record_staff_engagement(person, project, now=clock.now()))
    context = {
        "project": project,
        "events": list(project.events.exclude(state=EventState.DRAFT).order_by("starts_at")),
        "assemblies": list(project.assemblies.exclude(state=AssemblyState.PREPARING).order_by("begun_at")),
        "staff": list(project.staff_engagements.order_by("held_date", "pk")),
        "may_write": may_write,
    }
    if not (may_write or context["events"] or context["assemblies"] or context["staff"]):
        return None
    return Card(_("Events, assemblies, staff and unions"), "engagement/cards/talked_with.html", context)
