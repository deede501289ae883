"""What stands on the shelves, who learns it, which skills a team lacks, and how understanding changed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from folkmoot.citizens.models import (
    Booking,
    Completion,
    Course,
    CourseSession,
    Programme,
    SelfAssessment,
    Skill,
    UnderstandingSurvey,
    WorkLevel,
)
from folkmoot.citizens.states import BookingState, SessionState
from folkmoot.commissioning.models import Project
from folkmoot.core.suppression import Shown, is_small, suppress
from folkmoot.people.models import Person

ALONE = 2  # of a skill: can do it without help


def shelf(*, learners: str = "", stage: str = "") -> QuerySet[Course]:
    """Every course, for whomever it is, by name; of one kind of learner or one stage when asked."""
    rows = Course.objects.select_related("provider").order_by("title", "pk")
    if learners:
        rows = rows.annotate(who=Cast("open_to", TextField())).filter(
            Q(who__contains=f'"{learners}"') | Q(who__contains='"anyone"')
        )
    if stage in ("analyse", "plan", "deliver", "review"):
        rows = rows.exclude(**{stage: ""})
    return rows


def sessions_of(course: Course, *, now: datetime) -> QuerySet[CourseSession]:
    """Sessions to come, with how many have a place and how many wait."""
    rows = course.sessions.filter(state=SessionState.PLANNED, ends_at__gt=now)
    return rows.annotate(
        taken=Count("bookings", filter=Q(bookings__state=BookingState.BOOKED)),
        waiting=Count("bookings", filter=Q(bookings__state=BookingState.WAITING)),
    ).order_by("starts_at", "pk")


def bookings_of(person: Any, *, now: datetime) -> QuerySet[Booking]:
    """Somebody's places and waits in sessions to come."""
    rows = Booking.objects.filter(person=person, session__ends_at__gt=now)
    rows = rows.filter(state__in=[BookingState.BOOKED, BookingState.WAITING])
    return rows.select_related("session__course").order_by("session__starts_at")


def due_for_reminder(now: datetime, until: datetime) -> QuerySet[Booking]:
    rows = Booking.objects.filter(
        state=BookingState.BOOKED, reminded_at=None, session__state=SessionState.PLANNED,
        session__starts_at__gt=now, session__starts_at__lte=until,
    )  # fmt: skip
    return rows.select_related("person", "session__course").order_by("pk")


def skills_gap(project: Project) -> list[Skill]:
    """Skills of the framework that nobody in the project's team of officers has, by a course that teaches it or by their
    own word (ledger LA-07). One query."""
    named = [key for key in (project.lead_id, project.accountable_id) if key]
    team = Person.objects.filter(Q(pk__in=named) | Q(pk__in=project.citizen_tasks.values("officer"))).values("pk")
    taught = Completion.objects.filter(person__in=team, course__skills=OuterRef("pk"))
    said = SelfAssessment.objects.filter(person__in=team, skill=OuterRef("pk"), level__gte=ALONE)
    return list(Skill.objects.exclude(Exists(taught)).exclude(Exists(said)).order_by("stage", "title"))


@dataclass(frozen=True)
class UnitLine:
    name: str
    people: int | None
    completed: int | None
    share: Decimal | None


def completion_by_unit(programme: Programme) -> list[UnitLine]:
    """Of each directorate: how many completed every course of the programme. Small counts hide, and enough beside them."""
    units = list(programme.units.order_by("name"))
    courses = list(programme.courses.values_list("pk", flat=True))
    done: dict[str, int] = {}
    rows = (
        Completion.objects.filter(course__in=courses)
        .values("unit", "person")
        .annotate(n=Count("course", distinct=True))
    )
    for row in rows.order_by():
        done[row["unit"]] = done.get(row["unit"], 0) + (row["n"] == len(courses))
    shown: Shown[str] = suppress({unit.name: done.get(unit.name, 0) for unit in units})
    return [
        UnitLine(
            unit.name, unit.people, count := shown.counts[unit.name],
            None if count is None else (Decimal(count * 100) / unit.people).quantize(Decimal("0.1")),
        )
        for unit in units
    ]  # fmt: skip


@dataclass(frozen=True)
class LevelLine:
    level: str
    first: Decimal | None
    second: Decimal | None
    change: Decimal | None


def understanding(survey: UnderstandingSurvey) -> list[LevelLine]:
    """The mean mark of each level in both askings, and how it changed. A level with fewer than ten answers is hidden, and
    another beside it where the hidden one could be worked out; then no mean of all is given (ledger LA-08)."""
    found = {
        (row["wave"], row["level"]): row
        for row in survey.answers.values("wave", "level").annotate(n=Count("pk"), mean=Avg("mean")).order_by()
    }
    waves = {
        wave: suppress({level: found.get((wave, level), {"n": 0})["n"] for level in WorkLevel.values}, special=True)
        for wave in (1, 2)
    }

    def mean(wave: int, level: str) -> Decimal | None:
        row = found.get((wave, level))
        if row is None or waves[wave].counts[level] is None or is_small(row["n"], special=True):
            return None
        return Decimal(row["mean"]).quantize(Decimal("0.01"))

    lines = []
    for level in WorkLevel:
        first, second = mean(1, level), mean(2, level)
        change = second - first if first is not None and second is not None else None
        lines.append(LevelLine(str(level.label), first, second, change))
    return lines


def with_bookings(session: int) -> CourseSession | None:
    """A session with everybody on its list."""
    rows = (
        Booking.objects.exclude(state=BookingState.CANCELLED)
        .select_related("person")
        .order_by("state", "booked_at", "pk")
    )
    return (
        CourseSession.objects.select_related("course__provider", "host", "second_adult")
        .prefetch_related(Prefetch("bookings", rows, to_attr="listed"))
        .filter(pk=session)
        .first()
    )


def holds_on(expires: date | None, today: date) -> bool:
    return expires is None or today < expires
