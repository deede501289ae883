"""What a project costs each of its supporters: the price at which what they can give adds up to the whole.

The price per vote is the smallest x with sum(min(money left, x · votes)) = price of the project, over its supporters.
That sum is concave in x, so Newton's steps from below climb to x and stop there.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from folkmoot.engagement.counting.purses import Bill, Purses, Whole

Mask = np.ndarray[Any, np.dtype[np.bool_]]
WIDE = 4  # bounds further apart than 1/2**4 of a penny are made exact, so that later bounds stay narrow


@dataclass(eq=False)
class Backing:
    """A project still in the running: `voters` are its supporters who are not spent, with `weights` votes each.

    `low` and `high` bound its price per vote, scaled as `Purses.low` is; `poor` are those who would pay all they have,
    None while the bounds cannot tell. Money only shrinks, so `low` still holds in later rounds.
    """

    place: int
    pence: int
    worth: int  # what one vote of a win is worth: its price in pence, or 1
    voters: Whole
    weights: Whole | None
    low: int = 0
    high: int = 0
    poor: Mask | None = None
    _least: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def look(self, purses: Purses) -> bool:
        """Look at its supporters' money again; whether they can still pay for it together."""
        gone = purses.spent[self.voters]
        if gone.any():
            self.voters = self.voters[~gone]
            if self.weights is not None:
                self.weights = self.weights[~gone]
        self._least = purses.low[self.voters]
        least = int(self._least.sum())
        wanted = self.pence * purses.scale
        if least >= wanted:
            return True
        if least + purses.slack * len(self.voters) < wanted:
            return False
        return purses.exact_sum(self.voters) >= self.pence

    def bound(self, purses: Purses) -> None:
        """Bound the price, from the least and the most that each supporter can have. It must be affordable."""
        most = self._least + purses.slack
        weights = self.weights
        wanted = self.pence * purses.scale
        ends = most if weights is None else most // weights  # the price that uses up each supporter
        all_votes = len(most) if weights is None else int(weights.sum())
        low, votes = max(self.low, wanted // all_votes), all_votes
        while True:
            poor = ends < low
            votes = all_votes - votes_of(poor, weights)
            given = int(most[poor].sum())
            better = (wanted - given) // votes
            if better <= low:
                break
            low = better
        self.low = low
        width = purses.slack * int(np.count_nonzero(poor))
        self.high = -(-(wanted - given + width) // votes)
        starts = self._least if weights is None else self._least // weights
        sure = self.high - low <= purses.scale >> WIDE and np.count_nonzero(starts < self.high) == np.count_nonzero(
            poor
        )
        self.poor = poor if sure else None

    def bill(self, purses: Purses) -> tuple[Fraction, Bill]:
        """The exact price per vote and who pays it. Call `bound` first; this makes the bounds as narrow as can be.

        Any guess at who is poor gives a price that is not above the true one, and the guess that fits its own price
        is right; so each round of this loop climbs, and the last one is exact.
        """
        low = self._least
        weights = self.weights if self.weights is not None else np.ones(len(low), dtype=np.int64)
        all_votes = int(weights.sum())
        poor = (low + purses.slack) // weights < self.low
        while True:
            price = (self.pence - purses.exact_sum(self.voters[poor])) / (all_votes - int(weights[poor].sum()))
            scaled = int(price * purses.scale)
            now_poor = (low + purses.slack) // weights < scaled
            unsure = np.flatnonzero(~now_poor & (low // weights <= scaled))
            if len(unsure):
                left = purses.exact(self.voters[unsure])
                votes = weights[unsure].tolist()
                now_poor[unsure] = [has <= price * each for has, each in zip(left, votes, strict=True)]
            if now_poor.all() or np.array_equal(now_poor, poor):
                self.low, self.high, self.poor = scaled, scaled + 1, now_poor
                return price, self.sure_bill()
            poor = now_poor

    def sure_bill(self) -> Bill:
        """Who pays, where the bounds could tell."""
        poor = self.poor
        assert poor is not None
        full = self.voters[~poor]
        weights = np.ones(len(full), dtype=np.int64) if self.weights is None else self.weights[~poor]
        return Bill(self.pence, full, weights, self.voters[poor])


def votes_of(mask: Mask, weights: Whole | None) -> int:
    return int(np.count_nonzero(mask)) if weights is None else int(weights[mask].sum())
