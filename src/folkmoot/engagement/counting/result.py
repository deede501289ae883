"""What a count found: every step, every payment, and why each project won or lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

import numpy as np

from folkmoot.engagement.counting.election import Election
from folkmoot.engagement.counting.rule import Rule

Voters = np.ndarray[Any, np.dtype[np.int64]]


class Stage(StrEnum):
    FREE = "free"  # costs nothing
    SHARES = "shares"  # bought from voters' equal shares
    GREEDY = "greedy"  # most votes first


class Why(StrEnum):
    """Why a project stands where it does. `Fate.facts` holds what each sentence needs."""

    FREE = "free"
    SHARES = "shares"
    MOST_VOTES = "most-votes"
    NO_VOTES = "no-votes"
    QUORUM = "quorum"
    OVER_BUDGET = "over-budget"
    LIMIT = "limit"
    SUPPORTERS_SPENT = "supporters-spent"
    DOES_NOT_FIT = "does-not-fit"


@dataclass(frozen=True, eq=False)
class Payment:
    """Who paid for a project bought from shares.

    Each payer in `full` paid `price` pence for each of their votes (a vote is one point where there are points). Each
    in `rest` paid all they had left, which was less or just that. Voters are positions in `Election.ballots`.
    """

    price: Fraction
    full: Voters
    weights: Voters  # beside `full`
    rest: Voters

    def amounts(self, left: Mapping[int, Fraction]) -> dict[int, Fraction]:
        """Pence that each voter paid, given what those in `rest` had left before."""
        paid = {int(voter): self.price * int(weight) for voter, weight in zip(self.full, self.weights, strict=True)}
        return paid | {int(voter): left[int(voter)] for voter in self.rest}


@dataclass(frozen=True)
class Step:
    """One decision to fund: what was left of the budget after it, in pence, and what it was tied with."""

    number: int
    stage: Stage
    project: str
    votes: int
    pence: int
    left: int
    tied_with: tuple[str, ...] = ()
    payment: Payment | None = None


@dataclass(frozen=True)
class Fate:
    project: str
    won: bool
    why: Why
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """The count. `share` is what each voter had to spend in the run that was kept; `first_share` before any increase.

    `increases` is how many steps the shares grew by; `turn_out` counts every ballot, the blank ones too.
    """

    election: Election
    rule: Rule
    steps: tuple[Step, ...]
    fates: tuple[Fate, ...]
    votes: Mapping[str, int]
    share: Fraction | None = None
    first_share: Fraction | None = None
    increases: int = 0

    @property
    def winners(self) -> list[str]:
        """Numbers of the funded projects, in the order in which they were funded."""
        return [step.project for step in self.steps]

    @property
    def spent(self) -> int:
        return sum(step.pence for step in self.steps)

    @property
    def left(self) -> int:
        return self.election.budget - self.spent

    @property
    def turn_out(self) -> int:
        return len(self.election.ballots)

    @property
    def blank(self) -> int:
        return sum(not ballot.choices for ballot in self.election.ballots)

    def payments(self) -> list[dict[int, Fraction]]:
        """For each step what each voter paid, in pence (empty for a step that no share paid for)."""
        left = dict.fromkeys(range(self.turn_out), self.share or Fraction(0))
        found = []
        for step in self.steps:
            paid = step.payment.amounts(left) if step.payment else {}
            for voter, amount in paid.items():
                left[voter] -= amount
            found.append(paid)
        return found
