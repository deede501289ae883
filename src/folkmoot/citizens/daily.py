"""What the scheme does once a day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.citizens.actions import remind
from folkmoot.citizens.models import Booking
from folkmoot.citizens.notices import SESSIONS
from folkmoot.citizens.queries import due_for_reminder
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day
from folkmoot.people.notices import tell
from folkmoot.people.operator import Operator

AHEAD = timedelta(days=3)


@every_day
def remind_of_sessions(now: datetime) -> str:
    """Remind people of sessions in the next three days, once each."""
    sent = 0
    for booking in due_for_reminder(now, now + AHEAD):
        with transaction.atomic():
            remind(booking, by=Operator(), now=now)  # type: ignore[arg-type]
            tell_of_session(booking, now=now)
        sent += 1
    return f"Reminded {sent} people of a session."


def tell_of_session(booking: Booking, *, now: datetime) -> None:
    session = booking.session
    words = _("%(when)s, at %(where)s.\n\n%(access)s\n\nIf you cannot come, give your place back on your record, so that somebody else can have it.") % {
        "when": date_format(timezone.localtime(session.starts_at), "j F Y, H:i"), "where": session.venue,
        "access": session.access,
    }  # fmt: skip
    tell(
        booking.person, _("Your place in “%(course)s”") % {"course": session.course.title}, topic=SESSIONS, now=now,
        words=words, path=session.course.get_absolute_url(), about=booking, due_date=day_of(session.starts_at),
        key=f"session:{booking.pk}:{session.starts_at.isoformat()}",
    )  # fmt: skip
