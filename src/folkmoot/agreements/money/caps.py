"""How much may be paid in advance at once, and how much of an agreement by outcome, before somebody must say why.

Rules with a first day and a last (exclusive). None of them is law: each says whose choice it is, and pages show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from folkmoot.people.models.organisation import SizeBand


@dataclass(frozen=True)
class AdvanceCap:
    """The most that one payment may pay in advance without a statement of value (Compact 3.3.7: case by case)."""

    from_date: date
    until_date: date | None
    amount: Decimal
    source: str


@dataclass(frozen=True)
class OutcomeCap:
    """The largest share of an agreement, in per cent, that a provider of each size carries by outcome (FT-21)."""

    from_date: date
    until_date: date | None
    percent: dict[str, int]
    source: str


ADVANCE_CAPS = (AdvanceCap(date.min, None, Decimal(25_000), "this site’s own choice, for Sutton Compact 3.3.7"),)
OUTCOME_CAPS = (
    OutcomeCap(
        date.min,
        None,
        {SizeBand.MICRO: 0, SizeBand.SMALL: 10, SizeBand.MEDIUM: 25, SizeBand.LARGE: 100, SizeBand.UNKNOWN: 0},
        "this site’s own choice: a small group has no savings to wait with",
    ),
)
Cap = TypeVar("Cap", AdvanceCap, OutcomeCap)


def in_force(caps: Sequence[Cap], day: date) -> Cap:
    """The rule in force on a day."""
    for cap in caps:
        if cap.from_date <= day and (cap.until_date is None or day < cap.until_date):
            return cap
    return caps[-1]


def advance_cap(day: date) -> AdvanceCap:
    return in_force(ADVANCE_CAPS, day)


def outcome_cap(size: str, day: date) -> tuple[int, str]:
    """The share in per cent for a provider of a size, and whose rule it is."""
    cap = in_force(OUTCOME_CAPS, day)
    return cap.percent[size], cap.source
