"""Letters to one person. To somebody under 18 two adults are copied: their guardian, and who looks out for them.

A letter has one reader. There is no way to add another, so no adult can draw a young person into a conversation.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.people.models import GuardianConsent, Person
from folkmoot.people.models.consent import responsible_adult_of
from folkmoot.people.models.guardianship import guardianship_of


def letter_to(person: Person, words: str, *, now: datetime) -> EmailMessage:
    """A letter whose subject says nothing private. A child's account has no letter box: its guardian is written to."""
    guardianship = guardianship_of(person)
    to = guardianship.guardian.email if guardianship else person.email
    subject = _("A letter from %(site)s") % {"site": settings.FOLKMOOT_SITE_NAME}
    copied = [each for each in adults_of(person, now) if each != to]
    return EmailMessage(subject, words, to=[to], cc=copied)


def adults_of(person: Person, now: datetime) -> list[str]:
    """The addresses of the two adults who read what somebody under 18 reads."""
    if not person.is_under_18(day_of(now)):
        return []
    consent, adult = GuardianConsent.objects.in_force(person, at=now), responsible_adult_of(person, day_of(now))
    return [*([consent.guardian_email] if consent else []), *([adult.adult.email] if adult else [])]
