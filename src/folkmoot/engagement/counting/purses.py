"""What voters have left, kept exactly, yet asked in bulk.

A voter's money after some purchases is their first share less, for each project they paid for in full, its price times
their votes; or nothing, once they paid the rest. So the exact sum over any set of voters needs only counts: how many
votes of theirs paid at each price. That is integer work for numpy and one fraction per purchase.

Which voters a question is about is found with whole numbers that bound the money from both sides: each voter's pence,
times `scale`, lies between `low` and `low + slack`. Where these bounds cannot tell, the fractions decide; they are
worked out when first asked for. Nothing here is a floating-point number.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

Whole = np.ndarray[Any, np.dtype[np.int64]]
BITS = 61  # all money together, scaled, stays under 2**61, so that no sum of it overflows 64 bits


@dataclass(frozen=True, eq=False)
class Bill:
    """A purchase: `full` pay the price for each vote (`weights`), `rest` all they have. Together they pay `pence`."""

    pence: int
    full: Whole
    weights: Whole
    rest: Whole


class Purses:
    """The money of every voter during one run of Equal Shares."""

    def __init__(self, voters: int, share: Fraction, dearest: int) -> None:
        self.share = share
        most = max(int(share * max(voters, 1)) + voters + 1, dearest + 1)
        self.scale = 1 << max(0, BITS - most.bit_length())
        self.low: Whole = np.full(voters, int(share * self.scale), dtype=np.int64)
        self.slack = 1
        self.spent = np.zeros(voters, dtype=bool)
        self.bills: list[Bill] = []
        self._prices: list[Fraction] = []  # of the first bills; the others' are not yet worked out
        self._paid: list[Any] = []  # for each bill, how many votes each voter paid for in full

    def pay(self, bill: Bill, least: int, most: int, price: Fraction | None) -> None:
        """Take the money. The price, scaled, lies between `least` and `most`; give it where it is known exactly."""
        if price is not None:
            self.prices().append(price)
        top = int(bill.weights.max()) if len(bill.weights) else 0
        self.low[bill.full] -= most * bill.weights
        self.slack += (most - least) * top
        self.low[bill.rest] = 0
        self.spent[bill.rest] = True
        paid = np.zeros(len(self.low), dtype=np.uint8 if top < 256 else np.int64)
        paid[bill.full] = bill.weights
        self.bills.append(bill)
        self._paid.append(paid)

    def tighten(self) -> None:
        """Bound everybody's money anew from the exact prices, as narrowly as can be."""
        low = np.full(len(self.low), int(self.share * self.scale), dtype=np.int64)
        self.slack = 1
        for price, paid, bill in zip(self.prices(), self._paid, self.bills, strict=True):
            low -= (int(price * self.scale) + 1) * paid.astype(np.int64)
            self.slack += int(bill.weights.max()) if len(bill.weights) else 0
        low[self.spent] = 0
        self.low = low

    def prices(self) -> list[Fraction]:
        """The exact price per vote of every bill so far, in pence."""
        for place in range(len(self._prices), len(self.bills)):
            bill = self.bills[place]
            rest = self._sum(bill.rest, place)
            self._prices.append((bill.pence - rest) / int(bill.weights.sum()))
        return self._prices

    def exact_sum(self, voters: Whole) -> Fraction:
        """Pence that these voters, none of them spent, have together."""
        self.prices()
        return self._sum(voters, len(self.bills))

    def _sum(self, voters: Whole, bills: int) -> Fraction:
        """The same, after the first so many bills.."""
        parts = [self.share * len(voters)]
        if len(voters):
            for price, paid in zip(self._prices[:bills], self._paid, strict=False):
                if votes := int(paid[voters].sum(dtype=np.int64)):
                    parts.append(-price * votes)
        return sum(parts, Fraction(0))

    def exact(self, voters: Whole) -> list[Fraction]:
        """Pence that each of these voters, none of them spent, has."""
        prices = self.prices()
        if not prices:
            return [self.share] * len(voters)
        histories = np.stack([paid[voters] for paid in self._paid], axis=1)
        alike, which = np.unique(histories, axis=0, return_inverse=True)
        left = [
            self.share - sum((price * int(votes) for price, votes in zip(prices, row, strict=True)), Fraction(0))
            for row in alike
        ]
        return [left[place] for place in which.reshape(-1)]
