from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement import policy
from folkmoot.engagement.queries import phase_of


@card(on=Project, order=40)
def consultations(person: Any, project: Project) -> Card | None:
    """The project's consultations, and for its officers the way to begin one."""
    moment = clock.now()
    may_prepare = bool(policy.may_prepare(person, project, now=moment))
    rows = [
        (row, phase_of(row, clock.day_of(moment)))
        for row in project.consultations.order_by("-opens_date", "-pk")
        if may_prepare or row.noticed_at or row.opened_at
    ]
    return Card(
        _("Consultations"),
        "engagement/cards/project.html",
        {
            "project": project,
            "consultations": rows,
            "may_prepare": may_prepare,
            "answered": any(row.completed_at for row, _phase in rows),
        },
    )
