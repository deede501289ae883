"""Panels that exchanges leave off target are mended, and the lottery stays what it was."""

import numpy as np

from folkmoot.engagement.lottery.chance import Bits
from folkmoot.engagement.lottery.deal import Deal
from folkmoot.engagement.lottery.face import face_of
from folkmoot.engagement.lottery.fairness import Cuts, leximin
from folkmoot.engagement.lottery.mend import mend
from folkmoot.engagement.lottery.pool import frame
from folkmoot.engagement.lottery.prepare import weighed
from tests.engagement.lottery.made import random_pool, targets_around


def test_it_works():
    pool = random_pool(5, 300, (2, 3, 4, 4))
    setting = frame(pool, targets_around(pool, 20, 5, loose=1), 20)
    wanted, _levels = leximin(setting, Cuts())
    deal = Deal(face_of(setting, wanted), int(4 * len(wanted)), Bits("mend"))
    assert deal.off().sum() > len(deal.panels) / 2  # dealt, and nothing exchanged yet
    assert mend(deal) == 0
    counts = np.array([[setting.has[kind] for kind in panel] for panel in deal.panels.tolist()]).sum(axis=1)
    assert ((counts >= setting.least) & (counts <= setting.most)).all()
    held = np.array([np.bincount(panel, minlength=len(wanted)) for panel in deal.panels])
    assert (held == deal.held).all() and (held <= setting.sizes).all()
    assert (counts == deal.counts).all()
    found = weighed(deal.panels, deal.face.wanted)
    assert found is not None
    panels, likelihoods = found
    have = np.array([np.bincount(panel, minlength=len(wanted)) for panel in panels]).T @ likelihoods / likelihoods.sum()
    assert np.abs(have - deal.face.wanted).max() < 1e-4


def test_a_panel_on_target_is_left_alone():
    pool = random_pool(6, 200, (2, 3))
    setting = frame(pool, targets_around(pool, 10, 6, loose=3), 10)
    wanted, _levels = leximin(setting, Cuts())
    deal = Deal(face_of(setting, wanted), 40, Bits("alone"))
    deal.settle(200)
    good = ~deal.off()
    before = deal.panels.copy()
    mend(deal)
    assert (deal.panels[good] == before[good]).all()
