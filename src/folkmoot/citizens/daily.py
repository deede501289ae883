"""What the scheme does once a day."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.citizens.actions import remind
from folkmoot.citizens.models import Booking
from folkmoot.citizens.queries import due_for_reminder
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day
from folkmoot.people.models import GuardianConsent
from folkmoot.people.models.consent import responsible_adult_of
from folkmoot.people.operator import Operator

AHEAD = timedelta(days=3)


@every_day
def remind_of_sessions(now: datetime) -> str:
    """Remind people of sessions in the next three days, once each."""
    sent = 0
    for booking in due_for_reminder(now, now + AHEAD):
        with transaction.atomic():
            remind(booking, by=Operator(), now=now)  # type: ignore[arg-type]
            letter_about(booking).send()
        sent += 1
    return f"Reminded {sent} people of a session."


def letter_about(booking: Booking) -> EmailMessage:
    """The reminder. To somebody under 18 two adults are copied: their guardian, and who looks out for them."""
    person, session = booking.person, booking.session
    copied: list[str] = []
    if person.is_under_18(day_of(session.starts_at)):
        consent = GuardianConsent.objects.in_force(person, at=session.starts_at)
        adult = responsible_adult_of(person, day_of(session.starts_at))
        copied = [*([consent.guardian_email] if consent else []), *([adult.adult.email] if adult else [])]
    words = _("Hello %(name)s,\n\nYour place in “%(course)s” is on %(when)s, at %(where)s.\n\n%(access)s\n\nIf you cannot come, give your place back on your record, so that somebody else can have it.") % {
        "name": person.first_name, "course": session.course.title, "where": session.venue, "access": session.access,
        "when": date_format(timezone.localtime(session.starts_at), "j F Y, H:i"),
    }  # fmt: skip
    subject = _("A reminder from %(site)s") % {"site": settings.FOLKMOOT_SITE_NAME}
    return EmailMessage(subject, words, to=[person.email], cc=copied)
