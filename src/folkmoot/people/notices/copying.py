"""Under 18, two adults read every message too: the parent or guardian who agreed, and the responsible adult."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from folkmoot.core.clock import day_of
from folkmoot.people.models import GuardianConsent
from folkmoot.people.models.consent import responsible_adult_of
from folkmoot.people.models.guardianship import NO_LETTER_BOX


@dataclass(frozen=True)
class Readers:
    to: str
    copied: tuple[str, ...] = ()


def readers_of(person: Any, *, now: datetime) -> Readers | None:
    """Who gets a message to this person; None while somebody under 18 has not two different adults to be copied.

    A child whose guardian acts for them has no letter box: the message goes to the two adults alone.
    """
    if not person.is_under_18(day_of(now)):
        return Readers(person.email)
    consent, adult = GuardianConsent.objects.in_force(person, at=now), responsible_adult_of(person, day_of(now))
    if consent is None or adult is None or not adult.adult.is_active:
        return None
    guardian, looks_out = consent.guardian_email, adult.adult.email
    if not guardian or guardian.casefold() == looks_out.casefold():
        return None
    if person.email.endswith(f"@{NO_LETTER_BOX}"):
        return Readers(guardian, (looks_out,))
    return Readers(person.email, (guardian, looks_out))
