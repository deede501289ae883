"""What each statement shows: how far groups agree on it, how far they are apart, and whom it speaks for."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from folkmoot.engagement.opinions.groups import Labels
from folkmoot.engagement.opinions.points import Real
from folkmoot.engagement.opinions.votes import AGREE, DISAGREE, PASS, Small

Whole = np.ndarray[Any, np.dtype[np.int64]]
SURE = 1.2815515655446004  # one-sided, nine times in ten


@dataclass(frozen=True, eq=False)
class Tallies:
    """Counts by group and statement, G × S: who agreed, who disagreed, who voted at all (a pass is a vote)."""

    agree: Whole
    disagree: Whole
    voted: Whole

    @property
    def agreeing(self) -> Real:
        """The estimated chance that a voter of the group agrees: (agreed + 1) / (voted + 2)."""
        return np.asarray((self.agree + 1) / (self.voted + 2))

    @property
    def disagreeing(self) -> Real:
        return np.asarray((self.disagree + 1) / (self.voted + 2))


def tallies(marks: Small, label: Labels, groups: int) -> Tallies:
    shape = (groups, marks.shape[1])
    found = [np.zeros(shape, dtype=np.int64) for _ in range(3)]
    for each in range(groups):
        own = marks[label == each]
        for counts, mark in zip(found, (AGREE, DISAGREE, PASS), strict=True):
            counts[each] = (own == mark).sum(axis=0)
    agree, disagree, passed = found
    return Tallies(agree, disagree, agree + disagree + passed)


def unity(counts: Tallies) -> tuple[Real, Real]:
    """How far all groups agree on each statement, and how far all disagree, from 0 to 1: the product over groups.

    Source: group-informed consensus in Small and others, 2021 (see `points`).
    """
    return counts.agreeing.prod(axis=0), counts.disagreeing.prod(axis=0)


def division(counts: Tallies) -> Real:
    """How far apart the two groups are that are farthest apart on each statement: the difference of their agreement."""
    if counts.agree.shape[0] < 2:
        return np.zeros(counts.agree.shape[1])
    return np.asarray(counts.agreeing.max(axis=0) - counts.agreeing.min(axis=0))


@dataclass(frozen=True)
class Speaks:
    """A statement that speaks for a group: most of it agree (or disagree), and more than the others do."""

    statement: int
    agrees: bool
    chance: float
    ratio: float


def speaking_for(counts: Tallies, most: int) -> list[list[Speaks]]:
    """By group, the statements that tell it from the others, the most telling first.

    Both must be sure nine times in ten: that more than half of the group are on that side, and that more of it are
    than of everybody else. The measure is the ratio of the two chances times the chance within the group.
    Source: representativeness in Small and others, 2021 (see `points`).
    """
    groups, statements = counts.agree.shape
    if groups < 2:
        return [[] for _ in range(groups)]
    everybody = counts.voted.sum(axis=0)
    found: list[list[Speaks]] = []
    for each in range(groups):
        listed: list[tuple[float, Speaks]] = []
        for agrees, said in ((True, counts.agree), (False, counts.disagree)):
            inside, voted = said[each], counts.voted[each]
            outside, others = said.sum(axis=0) - inside, everybody - voted
            chance, other = (inside + 1) / (voted + 2), (outside + 1) / (others + 2)
            half = 2 * np.sqrt(voted + 1) * ((inside + 1) / (voted + 1) - 0.5)
            both = (inside + outside + 2) / (voted + others + 2)
            error = np.sqrt(both * (1 - both) * (1 / (voted + 1) + 1 / (others + 1)))
            gap = (inside + 1) / (voted + 1) - (outside + 1) / (others + 1)
            more = np.divide(gap, error, out=np.zeros(statements), where=error > 0)
            for at in np.flatnonzero((half > SURE) & (more > SURE) & (voted > 0)).tolist():
                ratio = float(chance[at] / other[at])
                speaks = Speaks(at, agrees, round(float(chance[at]), 6), round(ratio, 6))
                listed.append((ratio * float(chance[at]), speaks))
        listed.sort(key=lambda item: (-round(item[0], 9), item[1].statement))
        found.append([speaks for _measure, speaks in listed[:most]])
    return found
