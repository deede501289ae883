"""Panels that exchanges could not bring to their targets, mended one by one with people who are too seldom in others.

That changes how often some kinds appear; so little, beside all the panels, that weights near 1 set it right afterwards.
"""

from typing import Any

import numpy as np

from folkmoot.engagement.lottery.deal import Deal
from folkmoot.engagement.lottery.pool import Real, Whole

STEPS = 12  # changes in one panel before it is given up
HARM = 1e6  # a target outweighs any imbalance


def mend(deal: Deal) -> int:
    """Change people in each panel that misses a target, as few as need be. Returns how many still miss one."""
    spare = np.bincount(deal.panels.ravel(), minlength=len(deal.face.wanted)) - deal.face.wanted * len(deal.panels)
    for panel in np.flatnonzero(deal.off()).tolist():
        for _step in range(STEPS):
            if not _change_one(deal, panel, spare):
                break
    return int(deal.off().sum())


def _change_one(deal: Deal, panel: int, spare: Real) -> bool:
    """The change that brings the panel nearest to its targets; of those alike, the one that mends the balance most."""
    more, fewer = deal.costs(np.array([panel]))
    under, over = more[0] < 0, fewer[0] < 0
    if not (under.any() or over.any()):
        return False
    kinds = deal.panels[panel]
    come = np.flatnonzero(under[deal.values].any(axis=1)) if under.any() else np.arange(len(spare))
    come = come[deal.held[panel, come] < deal.face.greatest[come]]
    seats = np.flatnonzero(deal.held[panel, kinds] > deal.face.fewest[kinds])
    if not (len(come) and len(seats)):
        return False
    harm = _harm(deal.values[kinds[seats]], deal.values[come], fewer[0], more[0])
    score = harm * HARM + spare[come][None, :] - spare[kinds[seats]][:, None]
    seat, kind = np.unravel_index(int(score.argmin()), score.shape)
    if harm[seat, kind] >= 0:
        return False
    gone, new = int(kinds[seats[seat]]), int(come[kind])
    deal.panels[panel, seats[seat]] = new
    deal.held[panel, gone] -= 1
    deal.held[panel, new] += 1
    spare[gone] -= 1
    spare[new] += 1
    np.add.at(deal.counts, (panel, deal.values[gone]), -1)
    np.add.at(deal.counts, (panel, deal.values[new]), 1)
    return True


def _harm(out: Whole, into: Whole, fewer: Any, more: Any) -> Any:
    """How much farther from the targets each exchange of one of `out` for one of `into` brings a panel."""
    leave, come = fewer[out], more[into]
    harm = leave.sum(axis=1)[:, None] + come.sum(axis=1)[None, :]
    for column in range(out.shape[1]):
        same = out[:, column, None] == into[None, :, column]
        harm = harm - same * (leave[:, column, None] + come[None, :, column])
    return harm
