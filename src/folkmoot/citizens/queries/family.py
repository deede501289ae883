"""Whom somebody is a guardian of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from folkmoot.people.models import ConsentRequest, GuardianConsent, Guardianship, Person


@dataclass(frozen=True)
class Family:
    """Who asks this person to agree, the children whose accounts they act in, the consents they gave."""

    asked: list[Person]
    wards: list[Guardianship]
    given: list[GuardianConsent]


def family_of(guardian: Any, *, now: datetime) -> Family:
    asked = ConsentRequest.objects.filter(guardian_email__iexact=guardian.email, answered_at=None)
    consent = GuardianConsent.objects.filter(person=OuterRef("child"), given_at__lte=now, withdrawn_at=None)
    wards = Guardianship.objects.current().filter(guardian=guardian).annotate(has_consent=Exists(consent))
    given = GuardianConsent.objects.filter(guardian=guardian).select_related("person").order_by("-given_at", "-pk")
    return Family(
        asked=[row.person for row in asked.select_related("person").order_by("asked_at")],
        wards=list(wards.select_related("child").order_by("pk")),
        given=list(given),
    )
