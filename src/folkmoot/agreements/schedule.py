"""The arithmetic of an agreement: when reports are due, what each must answer, how the money is split.

Pure functions. Every period's end is exclusive.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from folkmoot.core.clock import add_months, months_between

PENNY = Decimal("0.01")


class Period(NamedTuple):
    start: date
    end: date


def periods(start: date, end: date, every: int) -> list[Period]:
    """The term in steps of `every` months; the last step may be shorter. 0 is one step for the whole term."""
    return _between(start, end, {every} if every else set())


def reporting_periods(start: date, end: date, months_between: Iterable[int]) -> list[Period]:
    """A report falls due wherever at least one measure is asked, and at the end of the term."""
    return _between(start, end, set(months_between))


def _between(start: date, end: date, steps: set[int]) -> list[Period]:
    ends = {end}
    for step in steps:
        count = step
        # Counted from the start each time: month by month, 31 January would drift to the 28th.
        while (day := add_months(start, count)) < end:
            ends.add(day)
            count += step
    days = [start, *sorted(ends)]
    return [Period(first, last) for first, last in pairwise(days)]


def is_asked(months_between: int, *, start: date, end: date, until: date) -> bool:
    """Whether a measure asked every so many months is asked in the report that ends at `until`.

    The last report asks for every measure.
    """
    if until >= end:
        return True
    count = months_between
    while (day := add_months(start, count)) < until:
        count += months_between
    return day == until


def weights(times: Iterable[Period], start: date) -> list[Fraction]:
    """How long each period is, in months from the start of the term: a last one of 20 days is 20 days of a month.

    Whole months count alike, so that four quarters are worth the same, February's among them.
    """
    found = []
    for time in times:
        before, after = _months_from(start, time.start), _months_from(start, time.end)
        found.append(after - before)
    return found


def _months_from(start: date, day: date) -> Fraction:
    whole = months_between(start, day)
    first, last = add_months(start, whole), add_months(start, whole + 1)
    return whole + Fraction((day - first).days, (last - first).days)


def split(value: Decimal, parts: Sequence[Fraction | int]) -> list[Decimal]:
    """A sum in parts as long as these, to the penny: the odd pennies fall on the first ones. A part may be nothing."""
    pennies = int((value / PENNY).to_integral_value())
    whole, gone, done, found = sum(parts), Fraction(0), 0, []
    for part in parts:
        gone += part
        until = ceil(pennies * gone / whole)
        found.append((until - done) * PENNY)
        done = until
    return found
