"""The projects that came from a need, a priority, or a body, on those rows' own pages."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.needs.models import Need, Priority
from folkmoot.people.models import Organisation

TEMPLATE = "commissioning/cards/projects.html"
MOST = 5


def _shown(wanted: Q) -> list[Project]:
    return list(Project.objects.filter(wanted).select_related("body").distinct().order_by("-opened_at", "-pk")[:MOST])


@card(on=Priority, order=20)
def from_a_priority(person: Any, priority: Priority) -> Card | None:
    rows = _shown(Q(priority=priority))
    may_open = bool(policy.may_open_project(person, now=clock.now()))
    if not rows and not may_open:
        return None
    outcome = priority.outcomes.order_by("pk").first() if may_open else None
    return Card(_("Projects"), TEMPLATE, {"projects": rows, "may_open": may_open, "outcome": outcome})


@card(on=Need, order=20)
def from_a_need(person: Any, need: Need) -> Card | None:
    rows = _shown(Q(priority__needs=need))
    return Card(_("What is being done about it"), TEMPLATE, {"projects": rows}) if rows else None


@card(on=Organisation, order=20)
def of_a_body(person: Any, organisation: Organisation) -> Card | None:
    rows = _shown(Q(body=organisation) | Q(partners=organisation))
    if not rows:
        return None
    return Card(
        _("What it commissions"), TEMPLATE, {"projects": rows, "all_of": organisation if len(rows) == MOST else None}
    )
