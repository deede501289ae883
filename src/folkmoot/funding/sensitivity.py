"""Would another bid win if a criterion weighed more, or less? Exact, by straight lines.

One weight is moved and the others keep their proportion to each other, so that they still come to 100. A bid's total is
then a straight line over that weight, and the winner changes where another bid's line crosses the winner's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Generic, TypeVar

from folkmoot.funding.scoring import FULL, MOST

Key = TypeVar("Key")
Scores = Mapping[Any, Sequence[Any]]
"""For each bid its scores, 0 to 5, in the order of the weights."""


@dataclass(frozen=True)
class Turning(Generic[Key]):
    """How far one weight can move before the winner changes: `lower` and `upper` are the nearest weights at which
    another bid draws level, with that bid; None where no weight on that side does it."""

    place: int
    weight: int
    lower: tuple[Fraction, Key] | None
    upper: tuple[Fraction, Key] | None

    @property
    def is_firm(self) -> bool:
        return self.lower is None and self.upper is None

    @property
    def nearest(self) -> Fraction | None:
        """How many points the weight has to move."""
        moves = [abs(side[0] - self.weight) for side in (self.lower, self.upper) if side]
        return min(moves) if moves else None


def total(weights: Sequence[Any], scores: Sequence[Any]) -> Fraction:
    return sum(
        (Fraction(weight) * Fraction(score) / MOST for weight, score in zip(weights, scores, strict=True)), Fraction(0)
    )


def moved(weights: Sequence[int], place: int, weight: Fraction) -> list[Fraction]:
    """The weights with one of them set, the others keeping their proportion."""
    rest = FULL - weights[place]
    return [weight if at == place else Fraction(one) * (FULL - weight) / rest for at, one in enumerate(weights)]


def winner_of(weights: Sequence[Any], bids: Mapping[Key, Sequence[Any]]) -> Key | None:
    """The bid with the highest total; None where two share it, or none bid."""
    totals = {key: total(weights, scores) for key, scores in bids.items()}
    best = max(totals.values(), default=None)
    first = [key for key, found in totals.items() if found == best]
    return first[0] if len(first) == 1 else None


def turnings(weights: Sequence[int], bids: Mapping[Key, Sequence[Any]]) -> list[Turning[Key]]:
    """For each criterion, where the winner changes. Empty where there is no single winner or nothing to compare."""
    winner = winner_of(weights, bids)
    if winner is None or len(bids) < 2 or len(weights) < 2:
        return []
    return [_turning(weights, bids, winner, place) for place in range(len(weights))]


def _turning(weights: Sequence[int], bids: Mapping[Key, Sequence[Any]], winner: Key, place: int) -> Turning[Key]:
    lower: tuple[Fraction, Key] | None = None
    upper: tuple[Fraction, Key] | None = None
    for key, scores in bids.items():
        if key == winner:
            continue
        at = _level(weights, bids[winner], scores, place)
        if at is None:
            continue
        if at < weights[place] and (lower is None or at > lower[0]):
            lower = (at, key)
        elif at > weights[place] and (upper is None or at < upper[0]):
            upper = (at, key)
    return Turning(place, weights[place], lower, upper)


def _level(weights: Sequence[int], winner: Sequence[Any], other: Sequence[Any], place: int) -> Fraction | None:
    """The weight, 0 to 100, at which two bids have the same total; None where there is none."""
    ahead = [
        total(moved(weights, place, end), winner) - total(moved(weights, place, end), other)
        for end in (Fraction(0), Fraction(FULL))
    ]
    if ahead[0] == ahead[1]:
        return None
    at = FULL * ahead[0] / (ahead[0] - ahead[1])
    return at if 0 <= at <= FULL else None
