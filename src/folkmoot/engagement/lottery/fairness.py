"""The fairest chances that targets allow, before it is known whether panels can be made that give exactly these.

A chance for each kind is possible only if, on average, every target holds. Within that outer bound the leximin chances
are found one level at a time: the smallest chance is made as large as can be; those who cannot have more are settled;
then the smallest of the others; and so on. Each level comes with weights that prove it (see `Level`).

Source: Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596,
2021 (leximin); the bound by averages is the linear relaxation of their panels.
"""

from dataclasses import dataclass, field

import numpy as np

from folkmoot.engagement.lottery.chance import Bits
from folkmoot.engagement.lottery.panels import target_rows
from folkmoot.engagement.lottery.pool import Frame, Real, Whole
from folkmoot.engagement.lottery.solver import NO_LIMIT, Answer, NoSolution, Rows, join, minimise

SETTLED = 1e-9  # a dual price above this shows that a kind cannot have a larger chance

CORNERS = 32
LOOSE = 1e-9  # by how much a settled chance may still move, so that rounding does not close the way to later levels


@dataclass(frozen=True, eq=False)
class Level:
    """A chance, the kinds settled at it, and the proof that none of them can have more.

    Give each person the sum of `seat` and the weights of their values. Whatever panel meets the targets, its members'
    sum is at most seat · seats + the weights times the most (if positive) or the least (if negative) of each target.
    On average over any lottery the same holds, which bounds the smallest chance of those not yet settled.
    """

    chance: float
    kinds: Whole
    seat: float
    weights: Real
    by_cuts: bool = False  # rests also on facts about whole panels that no weights on targets can show


@dataclass(eq=False)
class Cuts:
    """Facts about whole panels that averages do not show: for each, weights by kind whose sum no panel exceeds."""

    weights: list[Real] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def add(self, weights: Real, most: float) -> None:
        self.weights.append(weights)
        self.most.append(most)


class Averages:
    """The linear programs over chances by kind, for one frame and what cuts there are."""

    def __init__(self, frame: Frame, cuts: Cuts) -> None:
        self.frame, self.cuts = frame, cuts
        self.kinds = len(frame.sizes)
        outer = target_rows(frame)
        sizes = frame.sizes.astype(float)
        self.outer = Rows(outer.starts, outer.columns, outer.values * sizes[outer.columns], outer.lower, outer.upper)
        parts = [self.outer]
        for weights, most in zip(cuts.weights, cuts.most, strict=True):
            every = np.arange(self.kinds)
            parts.append(Rows([0, self.kinds], every, weights * sizes, np.array([-NO_LIMIT]), np.array([most])))
        self.rows = join(*parts)

    def smallest(self, settled: dict[int, float], open_kinds: Whole) -> Answer:
        """Make the smallest chance of `open_kinds` as large as can be. The last of x is that chance.

        What is settled may move a little, and where rounding has closed the way all the same, a little more.
        """
        for loose in (LOOSE, 10 * LOOSE, 100 * LOOSE, 1000 * LOOSE):
            try:
                return self._smallest(settled, open_kinds, loose)
            except NoSolution:
                continue
        return self._smallest(settled, open_kinds, 10_000 * LOOSE)

    def _smallest(self, settled: dict[int, float], open_kinds: Whole, loose: float) -> Answer:
        count, column = len(open_kinds), self.kinds
        columns = np.stack([open_kinds, np.full(count, column)], axis=1).ravel()
        values = np.tile([1.0, -1.0], count)
        above = Rows(np.arange(0, 2 * count + 1, 2), columns, values, np.zeros(count), np.full(count, NO_LIMIT))
        lower, upper = np.zeros(self.kinds + 1), np.ones(self.kinds + 1)
        for kind, chance in settled.items():
            lower[kind], upper[kind] = max(0.0, chance - loose), min(1.0, chance + loose)
        cost = np.zeros(self.kinds + 1)
        cost[column] = -1
        return minimise(cost, join(self.rows, above), lower, upper)

    def most_level(self, smallest: float) -> Real:
        """Chances of at least `smallest`, the largest as small as can be, and otherwise in the midst of what is left.

        The midst is the mean of corners, each found in a direction of its own: every corner alone is lopsided.
        """
        every, column = np.arange(self.kinds), self.kinds
        columns = np.stack([every, np.full(self.kinds, column)], axis=1).ravel()
        below = Rows(
            np.arange(0, 2 * self.kinds + 1, 2),
            columns,
            np.tile([1.0, -1.0], self.kinds),
            np.full(self.kinds, -NO_LIMIT),
            np.zeros(self.kinds),
        )
        cost = np.zeros(self.kinds + 1)
        cost[column] = 1
        least = max(0.0, smallest - LOOSE)
        largest = minimise(
            cost, join(self.rows, below), np.append(np.full(self.kinds, least), 0), np.ones(self.kinds + 1)
        ).value
        lower, upper = np.full(self.kinds, least), np.full(self.kinds, min(1.0, largest + LOOSE))
        bits = Bits(self.frame.pool.sha256)
        corners = [minimise(bits.unit(self.kinds) - 0.5, self.rows, lower, upper).x for _ in range(CORNERS)]
        return np.asarray(np.mean(corners, axis=0))

    def level(self, settled: dict[int, float], open_kinds: Whole) -> tuple[Level, Real]:
        """The next level, and chances that reach it."""
        answer = self.smallest(settled, open_kinds)
        outer, rows = len(self.outer.lower), len(self.rows.lower)
        duals = answer.row_duals[rows:]
        stuck = duals > SETTLED
        if not stuck.any():
            stuck = duals >= duals.max()
        chance = float(answer.x[self.kinds])
        prices = -answer.row_duals[:outer]
        by_cuts = bool((np.abs(answer.row_duals[outer:rows]) > SETTLED).any())
        return Level(chance, open_kinds[stuck], float(prices[0]), prices[1:], by_cuts), answer.x[: self.kinds]


def leximin(frame: Frame, cuts: Cuts) -> tuple[Real, list[Level]]:
    """The leximin chances by kind within the outer bound, and their levels, lowest first."""
    averages = Averages(frame, cuts)
    settled: dict[int, float] = {}
    levels: list[Level] = []
    while len(settled) < averages.kinds:
        open_kinds = np.array([kind for kind in range(averages.kinds) if kind not in settled], dtype=np.int64)
        level, _chances = averages.level(settled, open_kinds)
        levels.append(level)
        settled |= dict.fromkeys(level.kinds.tolist(), min(1.0, max(0.0, level.chance)))
    return np.array([settled[kind] for kind in range(averages.kinds)]), levels


def maximin(frame: Frame, cuts: Cuts) -> tuple[Real, list[Level]]:
    """The smallest chance as large as can be; then the largest as small as can be; then the midst of what is left."""
    averages = Averages(frame, cuts)
    level, _chances = averages.level({}, np.arange(averages.kinds))
    return averages.most_level(level.chance), [level]
