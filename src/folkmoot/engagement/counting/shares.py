"""The Method of Equal Shares: every voter has the same share of the money, and projects are bought by their voters.

In each round every project that its voters can still pay for has a price per vote: the smallest at which they can pay
all of it together, nobody giving more than that price for each vote, or more than they have. The project with the lowest
price for what it is worth to its voters is bought. It ends when no project's voters can pay for it.

Source: Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from folkmoot.engagement.counting.election import Election
from folkmoot.engagement.counting.limits import Room
from folkmoot.engagement.counting.prices import Backing
from folkmoot.engagement.counting.purses import Purses
from folkmoot.engagement.counting.result import Payment
from folkmoot.engagement.counting.rule import Value
from folkmoot.engagement.counting.tally import Tally

FINE = 90  # bits after the point of the whole numbers that bound a price for what it is worth


@dataclass(frozen=True, eq=False)
class Purchase:
    place: int
    payment: Payment
    tied: tuple[int, ...]  # places of the projects that had the very same price for their worth


@dataclass(frozen=True, eq=False)
class Run:
    """One run with one first share. `unaffordable[p]` is the round in which p's voters had too little, and what they had."""

    share: Fraction
    purchases: tuple[Purchase, ...]
    unaffordable: dict[int, tuple[int, Fraction]]
    pence: int

    @property
    def places(self) -> list[int]:
        return [purchase.place for purchase in self.purchases]


class EqualShares:
    """One election ready to be run with any share. `running` holds the places of the projects that may be bought."""

    def __init__(
        self, election: Election, votes: Tally, *, value: Value, ties: dict[str, int], running: list[int]
    ) -> None:
        self.election, self.votes, self.value, self.running = election, votes, value, running
        self.order = [ties[project.id] for project in election.projects]

    def run(self, share: Fraction, *, free: list[int], explain: bool = True) -> Run:
        """Buy until nothing can be bought. `free` won before, for nothing. Without `explain`, what losers had is left out."""
        projects = self.election.projects
        purses = Purses(len(self.election.ballots), share, max((projects[p].pence for p in self.running), default=0))
        room = Room(self.election)
        room.take(projects[p].id for p in free)
        backings = [self._backing(place) for place in self.running]
        purchases: list[Purchase] = []
        gone: dict[int, tuple[int, Fraction]] = {}
        bounds = {backing.place: self._bound(backing, purses) for backing in backings}
        while True:
            best: Fraction | None = None
            tied: list[tuple[Backing, Fraction, np.ndarray]] = []
            backings.sort(key=lambda backing: bounds[backing.place])
            out = set()
            for backing in backings:
                if best is not None and bounds[backing.place] > int(best * (1 << FINE)):
                    break
                backing.forget_spent(purses)
                barred = room.barred_by(projects[backing.place].id) is not None
                if barred or not backing.affordable(purses):
                    out.add(backing.place)
                    if explain and not barred:
                        gone[backing.place] = len(purchases) + 1, backing.has(purses)
                    continue
                backing.bound(purses)
                bounds[backing.place] = self._bound(backing, purses)
                if best is not None and bounds[backing.place] > int(best * (1 << FINE)):
                    continue
                price, poor = backing.price(purses)
                ratio = price / backing.worth
                if best is None or ratio < best:
                    best, tied = ratio, [(backing, price, poor)]
                elif ratio == best:
                    tied.append((backing, price, poor))
            if out:
                backings = [backing for backing in backings if backing.place not in out]
            if not tied:
                return Run(share, tuple(purchases), gone, sum(projects[each.place].pence for each in purchases))
            backing, price, poor = min(tied, key=lambda each: self.order[each[0].place])
            payment = self._payment(backing, price, poor)
            purses.pay(payment.price, payment.full, payment.weights, payment.rest)
            room.take([projects[backing.place].id])
            others = tuple(each[0].place for each in tied if each[0] is not backing)
            purchases.append(Purchase(backing.place, payment, others))
            backings.remove(backing)

    def _backing(self, place: int) -> Backing:
        pence = self.election.projects[place].pence
        worth = pence if self.value is Value.COST else 1
        return Backing(place, pence, worth, self.votes.voters[place], self.votes.weights[place])

    def _bound(self, backing: Backing, purses: Purses) -> int:
        """A whole number that the price for what it is worth, times 2**FINE, is not below."""
        if backing.low:
            return (backing.low << FINE) // (purses.scale * backing.worth)
        return (backing.pence << FINE) // (self.votes.votes[backing.place] * backing.worth)

    @staticmethod
    def _payment(backing: Backing, price: Fraction, poor: np.ndarray) -> Payment:
        full, rest = backing.voters[~poor], backing.voters[poor]
        weights = np.ones(len(full), dtype=np.int64) if backing.weights is None else backing.weights[~poor]
        return Payment(price, full, weights, rest)
