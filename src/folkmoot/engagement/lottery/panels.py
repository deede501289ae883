"""Panels that meet every target, as counts by kind: the one best by given weights, or the nearest that can be had."""

from dataclasses import replace

import numpy as np

from folkmoot.engagement.lottery.pool import Frame, Real, Target, Whole
from folkmoot.engagement.lottery.refusal import LotteryRefused
from folkmoot.engagement.lottery.solver import NO_LIMIT, NoSolution, Rows, join, minimise, rows_of


def target_rows(frame: Frame) -> Rows:
    """The seats and each target, over the number of people taken from each kind."""
    dense = np.vstack([np.ones(len(frame.sizes)), frame.has.T.astype(float)])
    lower = np.concatenate(([frame.seats], frame.least)).astype(float)
    upper = np.concatenate(([frame.seats], frame.most)).astype(float)
    return rows_of(dense, lower, upper)


def best_panel(frame: Frame, weights: Real, *, gap: float = 0.0) -> Whole:
    """The panel with the greatest sum of weights: how many people of each kind. Raises NoSolution if there is none."""
    found = minimise(
        -weights, target_rows(frame), np.zeros(len(frame.sizes)), frame.sizes.astype(float), whole=True, gap=gap
    )
    return found.x.astype(np.int64)


def any_panel(frame: Frame) -> Whole:
    """Some panel. Raises LotteryRefused with the reasons, and the nearest targets that could be met."""
    if reasons := plain_reasons(frame):
        raise LotteryRefused(reasons, nearest(frame))
    try:
        return best_panel(frame, np.zeros(len(frame.sizes)))
    except NoSolution:
        reasons = [
            "Each target could be met alone, but no panel meets all of them at once: too few people have the values "
            "together that they ask for."
        ]
        raise LotteryRefused(reasons, nearest(frame)) from None


def plain_reasons(frame: Frame) -> list[str]:
    """What can be seen without any search."""
    reasons = []
    people = int(frame.sizes.sum())
    if people < frame.seats:
        reasons.append(f"There are {people} people in the pool for {frame.seats} seats.")
    there = frame.sizes @ frame.has
    for target, count in zip(frame.targets, there.tolist(), strict=True):
        if count < target.least:
            reasons.append(
                f"{target.category}: {target.value}: at least {target.least} are asked for; {count} said yes."
            )
    for category in dict.fromkeys(target.category for target in frame.targets):
        own = [target for target in frame.targets if target.category == category]
        least, most = sum(each.least for each in own), sum(each.most for each in own)
        if least > frame.seats:
            reasons.append(f"{category}: the least of all its targets make {least}; there are {frame.seats} seats.")
        if most < frame.seats:
            reasons.append(f"{category}: the most of all its targets make {most}; there are {frame.seats} seats.")
    return reasons


def nearest(frame: Frame) -> list[Target]:
    """The targets changed as little as possible so that a panel can meet them; empty where there are too few people.

    Little means the sum of the changes, each divided by the least that was asked for (or one): to go from 2 to 1 is a
    greater change than from 20 to 19.
    """
    kinds, values = len(frame.sizes), len(frame.targets)
    asked = np.maximum(1, frame.least).astype(float)
    room = np.maximum(1, frame.most).astype(float)
    cost = np.concatenate((np.zeros(kinds), 1 / asked, 1 / room))
    counts = np.hstack([frame.has.T.astype(float), np.zeros((values, 2 * values))])
    low, high = counts.copy(), counts.copy()
    low[:, kinds : kinds + values] = np.eye(values)
    high[:, kinds + values :] = -np.eye(values)
    seats = np.concatenate((np.ones(kinds), np.zeros(2 * values)))[None, :]
    none, exactly = np.full(values, NO_LIMIT), np.array([float(frame.seats)])
    rows = join(
        rows_of(seats, exactly, exactly),
        rows_of(low, frame.least.astype(float), none),
        rows_of(high, -none, frame.most.astype(float)),
    )
    upper = np.concatenate((frame.sizes, frame.least, np.full(values, frame.seats))).astype(float)
    try:
        found = minimise(cost, rows, np.zeros(len(cost)), upper, whole=True)
    except NoSolution:
        return []
    fewer = found.x[kinds : kinds + values].astype(int).tolist()
    more = found.x[kinds + values :].astype(int).tolist()
    return [
        replace(target, least=target.least - less, most=target.most + extra)
        for target, less, extra in zip(frame.targets, fewer, more, strict=True)
    ]
