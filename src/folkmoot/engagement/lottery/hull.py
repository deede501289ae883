"""Whether panels can be made that give certain chances, exactly; and if not, a fact about panels that shows why.

Panels are brought in one at a time, each the one that helps most at the going prices (column generation). Either the
panels at hand come to give the chances, or the prices show that no lottery over panels can: then they are a *cut*.
"""

from dataclasses import dataclass

import numpy as np

from folkmoot.engagement.lottery.panels import best_panel
from folkmoot.engagement.lottery.pool import Frame, Real, Whole
from folkmoot.engagement.lottery.refusal import LotteryRefused
from folkmoot.engagement.lottery.solver import NO_LIMIT, Answer, join, minimise, rows_of

CLOSE = 1e-7  # how near to the wanted chances is near enough
NEAR = 1e-5  # and how near is still good, where no panel can bring it nearer


@dataclass(frozen=True, eq=False)
class Attained:
    """Likelihoods of the panels, beside `columns`."""

    likelihoods: Real


@dataclass(frozen=True, eq=False)
class Cut:
    """No panel has more than `most`, when each person of kind k counts `weights[k]`; the chances would ask for more."""

    weights: Real
    most: float


def attain(frame: Frame, chances: Real, columns: list[Whole]) -> Attained | Cut:
    """Likelihoods that give the chances, or a cut. `columns` are panels as people by kind; it grows."""
    while True:
        answer = nearest_mix(frame, chances, columns)
        short = answer.x[-1]
        if short <= CLOSE:
            return Attained(np.maximum(0, answer.x[:-1]))
        prices = np.maximum(0, answer.row_duals[: len(chances)])
        weights = prices / frame.sizes
        panel = best_panel(frame, weights)
        most = float(weights @ panel)
        if most + CLOSE / 2 < float(prices @ chances) * (1 - 1e-12):
            return Cut(weights, most)
        if any(np.array_equal(panel, column) for column in columns):
            # The best panel is at hand already: what is missing is smaller than the solver can tell.
            if short > NEAR:
                raise LotteryRefused(["No lottery over panels was found that gives the fairest chances."])
            return Attained(np.maximum(0, answer.x[:-1]))
        columns.append(panel)


def nearest_mix(frame: Frame, chances: Real, columns: list[Whole]) -> Answer:
    """Likelihoods of the panels at hand that fall short of the chances by as little as can be; the last of x is that."""
    held = np.array(columns, dtype=float).T / frame.sizes[:, None]
    enough = rows_of(np.hstack([held, np.ones((len(chances), 1))]), chances, np.full(len(chances), NO_LIMIT))
    all_of_it = rows_of(np.append(np.ones(len(columns)), 0)[None, :], np.ones(1), np.ones(1))
    cost = np.append(np.zeros(len(columns)), 1)
    return minimise(cost, join(enough, all_of_it), np.zeros(len(cost)), np.full(len(cost), NO_LIMIT))
