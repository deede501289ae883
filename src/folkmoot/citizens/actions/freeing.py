"""What somebody holds goes to whoever waits when they leave, or may take part no longer. What they did stays theirs."""

from datetime import datetime

from django.db import transaction

from folkmoot.citizens import policy
from folkmoot.citizens.actions.drawing import next_reserve
from folkmoot.citizens.models import Assignment, Booking, CitizenTask, CourseSession, Drawn, NameInDraw
from folkmoot.citizens.notices import tell_of_place
from folkmoot.citizens.readiness import lacks_for_session
from folkmoot.citizens.states import BOOKING, TASK, BookingState, TaskState
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def free_what_is_held(
    person: Person, *, capacity: str, keep_open_courses: bool = False, by: Person, now: datetime
) -> list[Booking]:
    """Take somebody out of draws, off the tasks they have not finished and out of sessions to come; each place goes to
    whoever waits. The days they wrote down stay theirs.

    Who only leaves the scheme keeps places on courses that are open to them still.
    """
    for name in NameInDraw.objects.filter(person=person, state__in=[Drawn.IN_THE_HAT, Drawn.RESERVE]):
        name.state = Drawn.OUT
        name.save(update_fields=["state"])
        record(by, "citizens.draw.name_taken_out", name, capacity=capacity, now=now, touching=[name.task])
    for found in Assignment.objects.standing().filter(person=person, hours_given=None).select_related("task"):
        assignment, task = locked(found), found.task
        touching = [task, task.project, *free_task(assignment, now)]
        record(by, "citizens.task.given_back", assignment, capacity=capacity, now=now, touching=touching)
    waiting = [BookingState.BOOKED, BookingState.WAITING]
    held = Booking.objects.filter(person=person, state__in=waiting, session__starts_at__gt=now)
    freed = []
    for row in held.select_related("session__course"):
        if keep_open_courses and policy.may_book(person, row.session.course, now=now):
            continue
        session = locked(row.session)
        move(row, BOOKING, to=BookingState.CANCELLED)
        next_ones = fill_session(session, now)
        record(
            by, "citizens.session.given_back", row, capacity=capacity, now=now, touching=[session, *next_ones]
        )  # fmt: skip
        freed.append(row)
    return freed


def free_task(assignment: Assignment, now: datetime) -> list[Assignment]:
    """A task is given back: the next reserve of its draw has it, or it is open again. Whoever has it now.

    The days that were written down for it stay on the record of whoever gives it back, with their hours.
    """
    task, days = locked(assignment.task), list(assignment.contributions.order_by("on_date", "pk"))
    if days:
        assignment.hours_given, assignment.did = sum(day.hours for day in days), "\n".join(day.did for day in days)
    assignment.given_back_at = now
    assignment.save(update_fields=["hours_given", "did", "given_back_at"])
    reserve = next_reserve(task, now)
    if reserve is None and task.state == TaskState.FILLED:
        move(task, TASK, to=TaskState.OPEN)
    return [reserve] if reserve else []


def settle(task: CitizenTask) -> None:
    """A filled task is done when nobody is still at it."""
    task = locked(task)
    if task.state == TaskState.FILLED and not task.assignments.standing().filter(hours_given=None).exists():
        move(task, TASK, to=TaskState.DONE)


def fill_session(session: CourseSession, now: datetime) -> list[Booking]:
    """Give free places to those who wait, the longest first, passing over who may not come just now."""
    if session.starts_at <= now:
        return []
    free = session.places - session.bookings.filter(state=BookingState.BOOKED).count()
    given = []
    for row in session.bookings.filter(state=BookingState.WAITING).select_related("person").order_by("booked_at", "pk"):
        if free < 1:
            break
        if not any(lacks_for_session(row.person, session, now=now)):
            move(row, BOOKING, to=BookingState.BOOKED)
            tell_of_place(row, now=now)
            given.append(row)
            free -= 1
    return given
