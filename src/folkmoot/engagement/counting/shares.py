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
from folkmoot.engagement.counting.purses import Bill, Purses
from folkmoot.engagement.counting.result import Payment
from folkmoot.engagement.counting.rule import Value
from folkmoot.engagement.counting.tally import Tally

FINE = 90  # bits after the point of the whole numbers that bound a price for what it is worth

NOBODY = np.zeros(0, dtype=np.int64)
NOTHING_SAID = Payment(Fraction(0), NOBODY, NOBODY, NOBODY)


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
        """Buy until nothing can be bought. `free` won before, for nothing.

        Without `explain` only who won, and the sum, is worked out; the payments are left empty.
        """
        projects = self.election.projects
        purses = Purses(len(self.election.ballots), share, max((projects[p].pence for p in self.running), default=0))
        room = Room(self.election)
        room.take(projects[p].id for p in free)
        backings = [self._backing(place) for place in self.running]
        keys = {backing.place: self._first_key(backing) for backing in backings}
        bought: list[tuple[int, tuple[int, ...]]] = []
        gone: dict[int, tuple[int, Fraction]] = {}
        while True:
            backings.sort(key=lambda backing: keys[backing.place])
            best: int | None = None
            looked, out = [], set()
            for backing in backings:
                if best is not None and keys[backing.place] > best:
                    break
                barred = room.barred_by(projects[backing.place].id) is not None
                if barred or not backing.look(purses):
                    out.add(backing.place)
                    if explain and not barred:
                        gone[backing.place] = len(bought) + 1, purses.exact_sum(backing.voters)
                    continue
                backing.bound(purses)
                worth = purses.scale * backing.worth
                keys[backing.place] = (backing.low << FINE) // worth
                high = -(-(backing.high << FINE) // worth)
                best = high if best is None else min(best, high)
                looked.append(backing)
            if out:
                backings = [backing for backing in backings if backing.place not in out]
            if best is None:
                break
            winner, tied, bill, price = self._cheapest([each for each in looked if keys[each.place] <= best], purses)
            purses.pay(bill, winner.low, winner.high, price)
            if price is not None:
                purses.tighten()
            room.take([projects[winner.place].id])
            bought.append((winner.place, tied))
            backings.remove(winner)
        pence = sum(projects[place].pence for place, _tied in bought)
        if not explain:
            return Run(share, tuple(Purchase(place, NOTHING_SAID, tied) for place, tied in bought), {}, pence)
        payments = [
            Payment(price, bill.full, bill.weights, bill.rest)
            for price, bill in zip(purses.prices(), purses.bills, strict=True)
        ]
        purchases = (Purchase(place, paid, tied) for (place, tied), paid in zip(bought, payments, strict=True))
        return Run(share, tuple(purchases), gone, pence)

    def _cheapest(
        self, contenders: list[Backing], purses: Purses
    ) -> tuple[Backing, tuple[int, ...], Bill, Fraction | None]:
        """The project with the lowest price for its worth, the places it was tied with, and what its voters pay.

        One alone, with bounds that can tell who pays, needs no fraction yet; otherwise the exact prices decide.
        """
        if len(contenders) == 1 and contenders[0].poor is not None:
            return contenders[0], (), contenders[0].sure_bill(), None
        exact = [(backing, *backing.bill(purses)) for backing in contenders]
        best = min(price / backing.worth for backing, price, _bill in exact)
        tied = [each for each in exact if each[1] / each[0].worth == best]
        winner, price, bill = min(tied, key=lambda each: self.order[each[0].place])
        return winner, tuple(each[0].place for each in tied if each[0] is not winner), bill, price

    def _backing(self, place: int) -> Backing:
        pence = self.election.projects[place].pence
        worth = pence if self.value is Value.COST else 1
        return Backing(place, pence, worth, self.votes.voters[place], self.votes.weights[place])

    def _first_key(self, backing: Backing) -> int:
        """A whole number that the price for what it is worth, times 2**FINE, is not below."""
        return (backing.pence << FINE) // (self.votes.votes[backing.place] * backing.worth)
