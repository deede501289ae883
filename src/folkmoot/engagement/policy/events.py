"""Who may hold an event, and who may come."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import may_edit_project
from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import Event, ParticipationFramework
from folkmoot.engagement.states import EventState
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, may_take_part
from folkmoot.people.queries import roles_of

HOLDERS = (
    RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.SCHEME_MANAGER, RoleKind.VCO_WORKER, RoleKind.INQUIRY_COMMISSIONER,
)  # fmt: skip
YOUNG_UNDER = 25  # as the youth sector counts: a young person is under 25


def may_begin_event(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    return acts_as(person, *HOLDERS, at=body, now=now)


def may_run_event(person: Any, event: Event, *, now: datetime) -> Answer:
    """Those who work for the body that holds it; and those who lead it."""
    if getattr(person, "pk", None) and event.organisers.filter(person=person).exists():
        return yes(_("organiser of the event"))
    return acts_as(person, *HOLDERS, at=event.body, now=now)


def may_staff_event(person: Any, event: Event, *, now: datetime) -> Answer:
    """Names of those who come, and whoever keeps them safe, are for the body's own people alone."""
    return acts_as(person, *HOLDERS, at=event.body, now=now)


def may_see_event(person: Any, event: Event, *, now: datetime) -> Answer:
    return Answer(True) if event.is_public else may_run_event(person, event, now=now)


def may_book(person: Any, event: Event, *, now: datetime) -> Answer:
    if event.state != EventState.PUBLISHED or event.starts_at <= now:
        return no(_("Places can no longer be booked."))
    return may_take_part(person, now=now)


def is_young(person: Any, today: date) -> bool:
    """A young commissioner, or somebody who told us that they are under 25."""
    if any(role.kind == RoleKind.YOUNG_COMMISSIONER for role in roles_of(person, today)):
        return True
    return person.birth_date is not None and person.age_on(today) < YOUNG_UNDER


def is_safeguarding_lead(person: Any, today: date) -> bool:
    return any(role.kind == RoleKind.SAFEGUARDING_LEAD for role in roles_of(person, today))


def may_adopt_framework(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.SCHEME_MANAGER, at=body, now=now)


def may_run_framework(person: Any, framework: ParticipationFramework, *, now: datetime) -> Answer:
    return may_adopt_framework(person, framework.body, now=now)


def may_record_staff_engagement(person: Any, project: Project, *, now: datetime) -> Answer:
    return may_edit_project(person, project, now=now)
