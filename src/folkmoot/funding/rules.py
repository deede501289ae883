"""What a place may set for its own funding, and the law's amounts by date. Never constants in the code that uses them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.funding.models import Route

# Kinds of service that partners shape together rather than compete for (ledger CC-23).
SHAPED_TOGETHER = (ServiceKind.BEHAVIOUR_CHANGE, ServiceKind.EARLY_INTERVENTION, ServiceKind.ISOLATION)


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

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def social_value_threshold(day: date) -> Amount | None:
    """The value above which the Public Services (Social Value) Act 2012 binds a council on a day."""
    return next((row for row in _amounts("social_value") if row.holds_on(day)), None)


@cache
def _amounts(name: str) -> tuple[Amount, ...]:
    text = (Path(__file__).parent / "law" / f"{name}.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["amounts"]
    return tuple(
        Amount(row["valid_from"], row.get("valid_to"), Decimal(str(row["pounds"])), row["source"]) for row in rows
    )
