from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement import policy
from folkmoot.engagement.cards.shared import Row, shown_on
from folkmoot.engagement.models import Consultation
from folkmoot.engagement.queries import Phase, phase_of
from folkmoot.people.contacts import shows_contact

shows_contact(on=Consultation, body=lambda row: row.body)


@dataclass(frozen=True)
class Shown:
    """A consultation as the card shows it."""

    title: str
    url: str
    state: str
    opens_date: date | None
    closes_date: date


def consultation_of(row: Row) -> Shown:
    url = reverse("engagement:consultation", args=[row.key])
    return Shown(row.title, url, row.sort, row.on, date.fromisoformat(row.said))


@card(on=Project, order=40)
def consultations(person: Any, project: Project) -> Card | None:
    """The project's consultations, and for its officers the way to begin one."""
    moment = clock.now()
    may_prepare = bool(policy.may_prepare(person, project, now=moment))
    known = [row for row in shown_on(project) if row.kind == "consultation" and (may_prepare or row.answered)]
    found = [consultation_of(row) for row in sorted(known, key=lambda row: (row.on, row.key), reverse=True)]
    rows: list[tuple[Shown, Phase]] = [(row, phase_of(row, clock.day_of(moment))) for row in found]
    return Card(
        _("Consultations"),
        "engagement/cards/project.html",
        {
            "project": project,
            "consultations": rows,
            "may_prepare": may_prepare,
            "answered": any(row.answered == "done" for row in known),
        },
    )
