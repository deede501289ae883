"""From values to places on the page."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Number = int | float | Decimal


@dataclass(frozen=True)
class Scale:
    """A straight line from [low, high] to [start, end]."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: Number) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 3)


def ticks(low: Number, high: Number, about: int = 5) -> list[Decimal]:
    """Round numbers that reach from at or below `low` to at or above `high`."""
    low, high = Decimal(str(low)), Decimal(str(high))
    if low == high:
        high = low + 1
    step = _round_step((high - low) / max(about - 1, 1))
    first = math.floor(low / step)
    last = math.ceil(high / step)
    return [step * n for n in range(first, last + 1)]


def _round_step(rough: Decimal) -> Decimal:
    power = Decimal(10) ** rough.adjusted()
    return next(power * n for n in (1, 2, 5, 10) if power * n >= rough)


def quantile_breaks(values: Iterable[Number], classes: int) -> list[Number]:
    """The highest value of each class but the last, so that each class holds about as many; no class is empty."""
    ordered = sorted(values)
    if not ordered:
        return []
    cuts = (ordered[math.ceil(len(ordered) * n / classes) - 1] for n in range(1, classes))
    return [cut for cut in dict.fromkeys(cuts) if cut < ordered[-1]]


def class_of(value: Number, breaks: Sequence[Number]) -> int:
    """0 for the lowest class."""
    return bisect_left(breaks, value)
