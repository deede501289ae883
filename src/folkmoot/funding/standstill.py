"""The days after an award in which bidders may object and nothing is signed. The one place that counts them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from folkmoot.funding import clocks
from folkmoot.funding.clocks import Clock, Unit
from folkmoot.funding.models import Opportunity, Route


@dataclass(frozen=True)
class Standstill:
    """How one law counts it, from one day until another (exclusive)."""

    law: str
    working_days: int
    first_day_counts: bool
    valid_from: date
    source: str
    valid_to: date | None = None

    def ends(self, day: date) -> date:
        """The last day on which nothing is signed, for a notice of this day."""
        return clocks.ends(Clock(self.working_days, Unit.WORKING, self.first_day_counts), day)


@cache
def rows() -> tuple[Standstill, ...]:
    text = (Path(__file__).parent / "law" / "standstill.toml").read_text(encoding="utf-8")
    return tuple(Standstill(**row) for row in tomllib.loads(text)["standstill"])


def standstill_on(law: str, day: date) -> Standstill | None:
    """The row of a law that holds on a day."""
    held = (row for row in rows() if row.law == law and row.valid_from <= day)
    return next((row for row in held if row.valid_to is None or day < row.valid_to), None)


def standstill_ends(opportunity: Opportunity, day: date, *, holds_voluntary: bool = False) -> date | None:
    """The last day of the standstill that is owed for an award announced on a day; None where none is.

    The row of law that the opportunity began under says so. One without such a row is held to the law of the day, unless
    it is a grant, which is no procurement. Where the law leaves it to the body, it is held if the body says so.
    """
    if opportunity.procedure is not None:
        clock = opportunity.procedure.standstill()
        if clock is None and holds_voluntary:
            clock = opportunity.procedure.voluntary_standstill()
        return clocks.ends(clock, day) if clock and clock.length else None
    if opportunity.route == Route.GRANT:
        return None
    row = standstill_on("procurement", day)
    return row.ends(day) if row else None
