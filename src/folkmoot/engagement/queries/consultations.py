"""Consultations as pages show them: by phase, with counts that are safe to publish."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import TEAM
from folkmoot.core.clock import day_of
from folkmoot.core.suppression import is_small, threshold
from folkmoot.engagement.models import Consultation, Response, Theme
from folkmoot.engagement.states import ConsultationState as State
from folkmoot.people.models import Organisation, Person
from folkmoot.people.queries import roles_of


@dataclass(frozen=True)
class Phase:
    """Where a consultation stands for a reader: one whose last day has passed is being read, closed or not."""

    code: str
    label: str
    tone: str


def phases() -> dict[str, Phase]:
    rows = [
        Phase("open", _("open now"), "good"),
        Phase("announced", _("announced"), "info"),
        Phase("reading", _("closed, being read"), "soon"),
        Phase("answered", _("answered"), "brand"),
        Phase("withdrawn", _("withdrawn"), "none"),
        Phase("draft", _("being prepared"), "none"),
    ]
    return {row.code: row for row in rows}


def phase_of(consultation: Any, today: date) -> Phase:
    """Of a consultation, or of whatever has its `state` and `closes_date`."""
    code = {
        State.DRAFT: "draft",
        State.NOTICED: "announced",
        State.OPEN: "open" if today <= consultation.closes_date else "reading",
        State.CLOSED: "reading",
        State.COMPLETE: "answered",
        State.WITHDRAWN: "withdrawn",
    }[State(consultation.state)]
    return phases()[code]


def in_phase(today: date) -> dict[str, Q]:
    return {
        "open": Q(state=State.OPEN, closes_date__gte=today),
        "announced": Q(state=State.NOTICED),
        "reading": Q(state=State.CLOSED) | Q(state=State.OPEN, closes_date__lt=today),
        "answered": Q(state=State.COMPLETE),
        "withdrawn": Q(state=State.WITHDRAWN),
        "draft": Q(state=State.DRAFT),
    }


def consultations_for(person: Any, now: datetime) -> QuerySet[Consultation]:
    """All that a reader may see, those open now first, soonest to close at the top; then in the order of phases."""
    today = day_of(now)
    public = Q(noticed_at__isnull=False) | Q(opened_at__isnull=False)
    bodies = [role.organisation_id for role in roles_of(person, today) if role.kind in TEAM]
    own = Q(project__body__in=bodies) | Q(project__in=Project.objects.filter(partners__in=bodies))
    order = [When(q, then=Value(place)) for place, q in enumerate(in_phase(today).values())]
    rows = Consultation.objects.filter(public | own if bodies else public)
    return (
        rows.annotate(place=Case(*order, default=Value(9), output_field=IntegerField()))
        .select_related("project__body", "project__area")
        .order_by("place", "closes_date", "pk")
    )


def bodies_that_consult() -> QuerySet[Organisation]:
    bodies = Consultation.objects.exclude(state=State.DRAFT).values("project__body")
    return Organisation.objects.filter(pk__in=bodies).order_by("name")


def days_left(consultation: Consultation, today: date) -> str:
    """ "20 days left", "The last day is today", or the day it opens or closed, in a few words."""
    if consultation.state == State.OPEN and today <= consultation.closes_date:
        left = (consultation.closes_date - today).days
        return (
            ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}
            if left
            else _("Last day today")
        )
    if consultation.state in (State.DRAFT, State.NOTICED):
        wait = (consultation.opens_date - today).days
        if wait <= 0:
            return _("To be opened")
        return ngettext("Opens in %(count)s day", "Opens in %(count)s days", wait) % {"count": wait}
    return ""


def how_many(count: int) -> str:
    """A count of answers that is safe to publish."""
    if not count:
        return _("No answers yet")
    if is_small(count):
        return _("Fewer than %(threshold)s answers") % {"threshold": threshold()}
    return ngettext("%(count)s answer", "%(count)s answers", count) % {"count": count}


def sent_already(consultation: Consultation, person: Any, organisation: Organisation | None = None) -> Response | None:
    """The answer this person, or this organisation, has sent."""
    if organisation is not None:
        return consultation.responses.standing().filter(organisation=organisation).first()
    if not isinstance(person, Person):
        return None
    return consultation.responses.standing().filter(organisation=None, captured_by="", person=person).first()


def themes_of(consultation: Consultation) -> QuerySet[Theme]:
    """Themes with `count`, how many answers speak to each; not yet safe to publish."""
    return (
        consultation.themes.annotate(count=Count("responses"))
        .select_related("specification__project")
        .order_by("-count", "pk")
    )


def theme_lines(themes: Iterable[Theme]) -> list[list[str]]:
    """Themes as rows of a table to take away."""
    return [
        [
            theme.title, theme.you_said, "" if theme.acted is None else _("yes") if theme.acted else _("no"),
            theme.we_did, theme.because, how_many(theme.count),  # type: ignore[attr-defined]
        ]
        for theme in themes
    ]  # fmt: skip
