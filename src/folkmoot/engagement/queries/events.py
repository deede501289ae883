"""Events as pages show them."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.suppression import Shown, suppress
from folkmoot.engagement.models import Event, FrameworkLevel, ParticipationFramework, Sector
from folkmoot.engagement.policy.events import HOLDERS
from folkmoot.engagement.states import EventState
from folkmoot.people.models import Person
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of


def events_for(person: Any, now: datetime, *, kind: str = "", when: str = "") -> QuerySet[Event]:
    """All that a reader may see; those to come first, the soonest at the top, then the latest."""
    own = [role.organisation_id for role in roles_of(person, day_of(now)) if role.kind in HOLDERS]
    mine = Q(organisers__person=person) if getattr(person, "pk", None) else Q(pk__in=[])
    rows = Event.objects.filter(~Q(state=EventState.DRAFT) | Q(body__in=own) | mine).distinct()
    if kind:
        rows = rows.filter(kind=kind)
    if when == "coming":
        rows = rows.filter(ends_at__gte=now)
    elif when == "past":
        rows = rows.filter(ends_at__lt=now)
    return rows.select_related("body", "level").order_by("-starts_at", "-pk")


def sectors_of(event: Event) -> Shown[str]:
    """How many came from each sector, small numbers hidden (ledger EN-22)."""
    counts = {sector: count for sector, count in event.sign_ins.values_list("sector", "people") if count}
    return suppress({str(Sector(sector).label): count for sector, count in counts.items()})


def places_left(event: Event) -> int | None:
    if event.places is None:
        return None
    return max(0, event.places - event.bookings.filter(cancelled_at=None, is_waiting=False).count())


def safeguarding_leads(now: datetime) -> QuerySet[Person]:
    today = day_of(now)
    held = Q(roles__kind=RoleKind.SAFEGUARDING_LEAD, roles__start_date__lte=today)
    held &= Q(roles__end_date=None) | Q(roles__end_date__gt=today)
    return Person.objects.filter(held).distinct().order_by("name")


def levels() -> QuerySet[FrameworkLevel]:
    return FrameworkLevel.objects.select_related("framework").order_by("framework__title", "position")


def frameworks() -> QuerySet[ParticipationFramework]:
    return ParticipationFramework.objects.select_related("body").prefetch_related("levels").order_by("-adopted_date")


def levels_used(framework: ParticipationFramework) -> list[tuple[FrameworkLevel, int]]:
    """Each level with how many published events are tagged with it."""
    rows = framework.levels.annotate(used=Count("events", filter=~Q(events__state=EventState.DRAFT))).order_by(
        "position"
    )
    return [(row, row.used) for row in rows]


def projects_of(person: Any, now: datetime) -> QuerySet[Project]:
    own = [role.organisation_id for role in roles_of(person, day_of(now))]
    return Project.objects.filter(Q(body__in=own) | Q(partners__in=own)).distinct().order_by("title")
