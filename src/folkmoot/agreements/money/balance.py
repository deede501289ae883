"""Which pound pays for what. Pure: periods, restrictions and the penny, without a database.

A pound may be used for work that begins within the pound's period, however late the invoice. Payments are served in the
order of the work, each from the money that lapses soonest, which leaves as little as possible to lapse.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Source:
    """Money promised to an agreement: how much is left of it, and for work of which days."""

    key: Hashable
    left: Decimal
    start_date: date
    end_date: date

    def serves(self, day: date) -> bool:
        return self.start_date <= day < self.end_date


@dataclass(frozen=True)
class Need:
    """A payment to come, and the first day of the work it pays for."""

    key: Hashable
    amount: Decimal
    day: date


Shares = Mapping[Any, Mapping[Any, Decimal]]


def assign(needs: Iterable[Need], sources: Iterable[Source]) -> dict[Any, dict[Any, Decimal]]:
    """Which source bears how much of each payment. A payment that cannot be borne whole is borne in part."""
    ordered = sorted(sources, key=lambda one: (one.end_date, one.start_date, str(one.key)))
    left = {one.key: one.left for one in ordered}
    shares: dict[Any, dict[Any, Decimal]] = {}
    for need in sorted(needs, key=lambda one: (one.day, str(one.key))):
        wanted, mine = need.amount, shares.setdefault(need.key, {})
        for source in ordered:
            part = min(wanted, left[source.key])
            if part > 0 and source.serves(need.day):
                mine[source.key] = part
                left[source.key] -= part
                wanted -= part
    return shares


def borne(shares: Shares, need: Any = None) -> Decimal:
    """What is borne of one payment, or of all."""
    chosen = shares.values() if need is None else [shares.get(need, {})]
    return sum((part for mine in chosen for part in mine.values()), NOTHING)


def suggest(needs: Iterable[Need], sources: Iterable[Source], most: Decimal) -> dict[Any, Decimal]:
    """How much to draw from each source for these payments, `most` in all."""
    found: dict[Any, Decimal] = {}
    for mine in assign(needs, sources).values():
        for key, part in mine.items():
            part = min(part, most)
            if part > 0:
                found[key] = found.get(key, NOTHING) + part
                most -= part
    return found
