"""Which agreements a reader may know of: every signed one, and the drafts of bodies they work for."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.agreements.models import Agreement, Ending, Party
from folkmoot.agreements.policy.parties import bodies_of
from folkmoot.agreements.states import AgreementState
from folkmoot.core.audiences import PUBLIC

BEING_WRITTEN = (AgreementState.DRAFT, AgreementState.OFFERED)


def of_bodies(bodies: set[int]) -> Q:
    """Agreements in which one of these bodies is a party."""
    parts = Party.objects.filter(organisation__in=bodies).values("agreement")
    return Q(funder__in=bodies) | Q(provider__in=bodies) | Q(pk__in=parts)


def visible_to(person: Any, today: date) -> Q:
    """A condition on agreements: signed, or being written by this person's own bodies."""
    signed, bodies = ~Q(state__in=BEING_WRITTEN), bodies_of(person, today)
    return signed | of_bodies(bodies) if bodies else signed


def being_written_by(person: Any, today: date) -> QuerySet[Agreement]:
    bodies = bodies_of(person, today)
    if not bodies:
        return Agreement.objects.none()
    return Agreement.objects.filter(of_bodies(bodies), state__in=BEING_WRITTEN)


def tokens_of(person: Any, today: date | None) -> list[str]:
    """The audiences of what this person may find in the register: everybody's, and each draft of their bodies."""
    written = being_written_by(person, today).values_list("pk", flat=True) if today else ()
    return [PUBLIC, *(f"agreement:{key}" for key in written)]


def spoken_of_by(person: Any, today: date) -> QuerySet[Agreement]:
    """Of this person's bodies: what is being written, and what is talked about ending and not decided yet."""
    bodies = bodies_of(person, today)
    if not bodies:
        return Agreement.objects.none()
    talks = Ending.objects.filter(decided_at=None).values("agreement")
    return Agreement.objects.filter(of_bodies(bodies) & (Q(state__in=BEING_WRITTEN) | Q(pk__in=talks)))
