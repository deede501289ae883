"""What a place may set for its own funding, and the law's amounts by date. Never constants in the code that uses them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings

from folkmoot.funding.choosing import SHAPED_TOGETHER
from folkmoot.funding.models import Procedure, Route
from folkmoot.funding.models.procedure import Bodies, Family, Services


def days_open() -> int:
    """The fewest days bids stay open. Setting FOLKMOOT_BIDS_OPEN_DAYS."""
    return int(getattr(settings, "FOLKMOOT_BIDS_OPEN_DAYS", 20))


def days_ahead() -> int:
    """The fewest days between announcing and opening that count as notice. Setting FOLKMOOT_ANNOUNCED_DAYS_AHEAD."""
    return int(getattr(settings, "FOLKMOOT_ANNOUNCED_DAYS_AHEAD", 14))


def usual_route(service_kind: str) -> Route:
    """The route a kind of service takes unless a reason is given for another."""
    return Route.NEGOTIATED if service_kind in SHAPED_TOGETHER else Route.COMPETITIVE


@dataclass(frozen=True)
class Amount:
    """A sum the law names, from one day until another (exclusive), with where it is written."""

    valid_from: date
    valid_to: date | None
    pounds: Decimal
    source: str


def social_value_threshold(day: date, *, bodies: str = Bodies.LOCAL) -> Amount | None:
    """The value from which the Public Services (Social Value) Act 2012 binds a body on a day: the threshold for services.

    Social and other specific services have a higher one; the lower is used here for all, which asks for a little more
    than the law does. It is read from the table of procedures; a day with no row is unknown, and no answer is given.
    """
    for row in Procedure.objects.in_force(day):
        is_threshold = row.family in (Family.FULL, Family.EARLIER) and row.services == [Services.ORDINARY]
        if is_threshold and row.bodies == bodies and row.value_from is not None:
            return Amount(row.valid_from, row.valid_to, row.value_from, row.source)
    return None
