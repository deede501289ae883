from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from folkmoot.citizens.models import Booking
from folkmoot.citizens.states import BookingState, SessionState
from folkmoot.core.clock import LONDON
from folkmoot.core.dated import dated
from folkmoot.core.ical import CalendarEvent
from folkmoot.people.notices.posting import site_address


@dated
def sessions_somebody_comes_to(person: Any, today: date) -> Iterable[CalendarEvent]:
    """Sessions a person has a place in, also those lately called off."""
    mine = Booking.objects.filter(
        person=person, state=BookingState.BOOKED, session__ends_at__gte=_start(today)
    ).select_related("session__course")
    for booking in mine:
        session = booking.session
        yield CalendarEvent(
            uid=f"course-session-{session.pk}@folkmoot", title=session.course.title, starts=session.starts_at,
            ends=session.ends_at, changed_at=session.starts_at, where=session.venue, what=session.access,
            url=site_address() + session.course.get_absolute_url(),
            is_called_off=session.state == SessionState.CANCELLED,
        )  # fmt: skip


def _start(today: date) -> datetime:
    return datetime.combine(today - timedelta(days=30), time(), LONDON)
