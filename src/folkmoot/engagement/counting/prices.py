"""What a project costs each of its supporters: the price at which what they can give adds up to the whole.

The price per vote is the one number x with sum(min(money left, x · votes)) = price of the project, over its supporters.
That sum is concave in x, so Newton's steps from below climb to x and stop there.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from folkmoot.engagement.counting.purses import Purses, Whole


@dataclass(eq=False)
class Backing:
    """A project still in the running: `voters` are its supporters who are not spent, `low` bounds its price per vote.

    `low` is scaled as `Purses.low` is. Money only shrinks, so a bound from an earlier round still holds.
    """

    place: int
    pence: int
    worth: int  # what one vote of a win is worth: its price in pence, or 1
    voters: Whole
    weights: Whole | None
    low: int = 0

    def forget_spent(self, purses: Purses) -> None:
        gone = purses.spent[self.voters]
        if gone.any():
            self.voters = self.voters[~gone]
            if self.weights is not None:
                self.weights = self.weights[~gone]

    def has(self, purses: Purses) -> Fraction:
        """Pence that its supporters have together, exactly. Call `forget_spent` first."""
        return purses.exact_sum(self.voters)

    def affordable(self, purses: Purses) -> bool:
        least = int(purses.low[self.voters].sum())
        wanted = self.pence * purses.scale
        if least >= wanted:
            return True
        if least + purses.slack * len(self.voters) < wanted:
            return False
        return self.has(purses) >= self.pence

    def bound(self, purses: Purses) -> int:
        """Raise and return `low`, from the most that each supporter can have. The project must be affordable."""
        most = purses.low[self.voters] + purses.slack
        wanted = self.pence * purses.scale
        weights = self.weights
        limits = most if weights is None else most // weights
        all_votes = len(most) if weights is None else int(weights.sum())
        low = max(self.low, wanted // all_votes)
        while True:
            poor = limits < low
            votes = all_votes - (int(np.count_nonzero(poor)) if weights is None else int(weights[poor].sum()))
            if not votes:
                break
            better = (wanted - int(most[poor].sum())) // votes
            if better <= low:
                break
            low = better
        self.low = low
        return low

    def price(self, purses: Purses) -> tuple[Fraction, np.ndarray]:
        """The exact price per vote, and a mask over `voters` of those who pay all they have (`bound` called first).

        Any guess at who is poor gives a price that is not above the true one, and the guess that fits its own price
        is right; so each round of this loop climbs, and the last one is exact.
        """
        low = purses.low[self.voters]
        weights = self.weights if self.weights is not None else np.ones(len(low), dtype=np.int64)
        all_votes = int(weights.sum())
        poor = (low + purses.slack) // weights < self.low
        while True:
            rich_votes = all_votes - int(weights[poor].sum())
            price = (self.pence - purses.exact_sum(self.voters[poor])) / rich_votes
            scaled = int(price * purses.scale)
            now_poor = (low + purses.slack) // weights < scaled
            unsure = np.flatnonzero(~now_poor & (low // weights <= scaled))
            if len(unsure):
                left = purses.exact(self.voters[unsure])
                votes = weights[unsure].tolist()
                now_poor[unsure] = [has <= price * each for has, each in zip(left, votes, strict=True)]
            if np.array_equal(now_poor, poor) or now_poor.all():
                return price, now_poor
            poor = now_poor
