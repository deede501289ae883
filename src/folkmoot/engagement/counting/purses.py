"""What voters have left, kept exactly, yet asked in bulk.

A voter's money after some purchases is their first share less, for each project they paid for in full, its price times
their votes; or nothing, once they paid the rest. So the exact sum over any set of voters needs only counts: how many
votes of theirs paid at each price. That is integer work for numpy and one fraction per purchase.

Which voters a question is about is found with whole numbers that bound the money from both sides: each voter's pence,
times `scale`, lies between `low` and `low + slack`. Where these bounds cannot tell, the fractions decide. Nothing here
is a floating-point number.
"""

from fractions import Fraction
from typing import Any

import numpy as np

Whole = np.ndarray[Any, np.dtype[np.int64]]
BITS = 58  # all money together, scaled, stays under 2**58, so that no sum of it overflows 64 bits


class Purses:
    """The money of every voter during one run of Equal Shares."""

    def __init__(self, voters: int, share: Fraction, dearest: int) -> None:
        self.share = share
        most = max(int(share * max(voters, 1)) + voters + 1, dearest + 1)
        self.scale = 1 << max(0, BITS - most.bit_length())
        self.low: Whole = np.full(voters, int(share * self.scale), dtype=np.int64)
        self.slack = 1
        self.spent = np.zeros(voters, dtype=bool)
        self.prices: list[Fraction] = []
        self.paid: list[Any] = []  # for each purchase, how many votes each voter paid for in full

    def exact_sum(self, voters: Whole) -> Fraction:
        """Pence that these voters, none of them spent, have together."""
        total = self.share * len(voters)
        for price, paid in zip(self.prices, self.paid, strict=True):
            votes = int(paid[voters].sum(dtype=np.int64))
            if votes:
                total -= price * votes
        return total

    def exact(self, voters: Whole) -> list[Fraction]:
        """Pence that each of these voters, none of them spent, has."""
        if not self.paid:
            return [self.share] * len(voters)
        histories = np.stack([paid[voters] for paid in self.paid], axis=1)
        alike, which = np.unique(histories, axis=0, return_inverse=True)
        left = [
            self.share - sum((price * int(votes) for price, votes in zip(self.prices, row, strict=True)), Fraction(0))
            for row in alike
        ]
        return [left[place] for place in which.reshape(-1)]

    def pay(self, price: Fraction, full: Whole, weights: Whole, rest: Whole) -> None:
        """Take `price` for each vote from those in `full`, and all they have from those in `rest`."""
        scaled = int(price * self.scale)
        top = int(weights.max()) if len(weights) else 0
        self.low[full] -= (scaled + 1) * weights
        self.slack += top
        self.low[rest] = 0
        self.spent[rest] = True
        paid = np.zeros(len(self.low), dtype=np.uint8 if top < 256 else np.int64)
        paid[full] = weights
        self.prices.append(price)
        self.paid.append(paid)
