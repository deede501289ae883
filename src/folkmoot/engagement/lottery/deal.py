"""Many panels at once that together hold every kind as often as its chance asks, and each meet the targets.

People are dealt out to the panels like cards, each kind as often as it should appear in all of them together. Then
pairs of panels exchange one person for one, which changes no kind's number of appearances, whenever that brings the two
nearer to the targets. Two panels that are each one off in opposite ways mend each other. Nothing has to be believed of
this: whether every panel meets the targets is counted, and what chances they give is worked out afterwards.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from folkmoot.engagement.lottery.chance import Bits
from folkmoot.engagement.lottery.face import Face
from folkmoot.engagement.lottery.panels import target_rows
from folkmoot.engagement.lottery.pool import Whole
from folkmoot.engagement.lottery.solver import minimise

TRIED = 16  # seats of each panel that are looked at for an exchange
MATCHED = 1000  # panels that are matched with each other at once
NEVER = 1 << 14


class Deal:
    """`panels[p, s]` is the kind of the person in seat s of panel p; `held[p, k]` counts kind k in panel p."""

    def __init__(self, face: Face, panels: int, bits: Bits) -> None:
        self.face, self.bits = face, bits
        frame = face.frame
        self.values = values_by_kind(frame.has)
        self.least, self.most = face.least.astype(np.int16), face.most.astype(np.int16)
        self.panels = self._dealt(panels)
        self.held = np.zeros((panels, len(frame.sizes)), dtype=np.uint8 if frame.seats < 256 else np.uint16)
        np.add.at(self.held, (np.arange(panels)[:, None], self.panels), 1)
        self.counts = np.zeros((panels, len(frame.targets)), dtype=np.int16)
        for column in range(self.values.shape[1]):
            np.add.at(self.counts, (np.arange(panels)[:, None], self.values[self.panels, column]), 1)

    def _dealt(self, panels: int) -> Whole:
        """Everybody's appearances in whole numbers, dealt out in an order that keeps like people apart."""
        seats = self.face.frame.seats
        times = whole_times(self.face, panels, self.bits)
        order = np.argsort(self.bits.unit(len(times)), kind="stable")
        for column in range(self.values.shape[1]):
            order = order[np.argsort(self.values[order, column], kind="stable")]
        cards = np.repeat(order, times[order])
        return np.ascontiguousarray(cards.reshape(seats, panels).T)

    def off(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which panels miss a target."""
        return np.asarray(((self.counts < self.least) | (self.counts > self.most)).any(axis=1))

    def missed(self) -> int:
        """By how many people all panels together miss their targets."""
        over, under = np.maximum(self.counts - self.most, 0), np.maximum(self.least - self.counts, 0)
        return int(over.sum() + under.sum())

    def settle(self, rounds: int, *, patience: int = 60) -> int:
        """Exchange until every panel meets the targets, the rounds are over, or it no longer gets much better.

        Returns how many panels still miss a target.
        """
        before = self.missed()
        for turn in range(rounds):
            off = np.flatnonzero(self.off())
            if not len(off):
                return 0
            if turn % patience == patience - 1:
                missed = self.missed()
                if missed > 0.97 * before:
                    break
                before = missed
            self._exchange(*self._pairs(off))
        return int(self.off().sum())

    def _pairs(self, off: Whole) -> tuple[Whole, Whole]:
        """Panels that are off, each with another: three times in four with one that is off in the opposite way."""
        if len(off) > 1 and self.bits.unit(1)[0] < 0.75:
            return self._opposites(off)
        count = len(self.panels)
        mixed = off[np.argsort(self.bits.unit(len(off)), kind="stable")][: count // 2]
        free = np.ones(count, dtype=bool)
        free[mixed] = False
        others = np.flatnonzero(free)
        return mixed, others[np.argsort(self.bits.unit(len(others)), kind="stable")][: len(mixed)]

    def _opposites(self, off: Whole) -> tuple[Whole, Whole]:
        """Pairs of panels of which one has too many where the other has too few; nobody is in two pairs."""
        some = off[np.argsort(self.bits.unit(len(off)), kind="stable")][:MATCHED]
        counts = self.counts[some]
        over = np.maximum(counts - self.most, 0).astype(np.float32)
        under = np.maximum(self.least - counts, 0).astype(np.float32)
        suits = over @ under.T
        suits += suits.T
        suits += self.bits.unit(len(some)).astype(np.float32)  # ties fall differently every time
        np.fill_diagonal(suits, -1)
        taken = np.zeros(len(some), dtype=bool)
        here, there = [], []
        for one, other in enumerate(suits.argmax(axis=1).tolist()):
            if not (taken[one] or taken[other]):
                taken[one] = taken[other] = True
                here.append(one)
                there.append(other)
        return some[here], some[there]

    def _exchange(self, here: Whole, there: Whole) -> None:
        """The best exchange found in each pair, if it does no harm."""
        tried = min(self.panels.shape[1], TRIED)
        rows = np.arange(len(here))
        add_here, drop_here = self.costs(here)
        add_there, drop_there = self.costs(there)
        leave, come = drop_here + add_there, add_here + drop_there
        seat_a, seat_b = self._seats(here, leave, tried), self._seats(there, come, tried)
        kind_a, kind_b = self.panels[here[:, None], seat_a], self.panels[there[:, None], seat_b]
        value_a, value_b = self.values[kind_a], self.values[kind_b]
        cost_a, cost_b = leave[rows[:, None, None], value_a], come[rows[:, None, None], value_b]
        harm = cost_a.sum(axis=2, dtype=np.int16)[:, :, None] + cost_b.sum(axis=2, dtype=np.int16)[:, None, :]
        for column in range(self.values.shape[1]):
            same = value_a[:, :, column, None] == value_b[:, None, :, column]
            harm -= same * (cost_a[:, :, column, None] + cost_b[:, None, :, column])
        harm <<= 8
        harm += (self.bits.unit(harm.size) * 256).astype(np.int16).reshape(harm.shape)
        harm[~self._may_go(here, there, kind_a)] = NEVER
        harm.transpose(0, 2, 1)[~self._may_go(there, here, kind_b)] = NEVER
        harm[kind_a[:, :, None] == kind_b[:, None, :]] = NEVER
        best = harm.reshape(len(here), -1).argmin(axis=1)
        good = np.flatnonzero(harm.reshape(len(here), -1)[rows, best] < 256)
        a, b = best[good] // tried, best[good] % tried
        self._settle(here[good], there[good], seat_a[good, a], seat_b[good, b], kind_a[good, a], kind_b[good, b])

    def _seats(self, panels: Whole, costs: Any, tried: int) -> Whole:
        """Seats to look at: those whose people would be missed least, with some chance for each."""
        kinds = self.panels[panels]
        missed = np.zeros(kinds.shape, dtype=np.float32)
        for column in range(self.values.shape[1]):
            missed += np.take_along_axis(costs, self.values[kinds, column], axis=1)
        missed += 2 * self.bits.unit(missed.size).reshape(missed.shape).astype(np.float32)
        return np.argpartition(missed, tried - 1, axis=1)[:, :tried]

    def costs(self, panels: Whole) -> tuple[Any, Any]:
        """By value, how much farther from the targets a panel is with one more, and with one fewer."""
        counts = self.counts[panels]
        more = (counts >= self.most).astype(np.int16) - (counts < self.least)
        fewer = (counts <= self.least).astype(np.int16) - (counts > self.most)
        return more, fewer

    def _may_go(self, out_of: Whole, into: Whole, kinds: Whole) -> np.ndarray[Any, np.dtype[np.bool_]]:
        left = self.held[out_of[:, None], kinds] > self.face.fewest[kinds]
        return left & (self.held[into[:, None], kinds] < self.face.greatest[kinds])

    def _settle(self, here: Whole, there: Whole, seat_a: Whole, seat_b: Whole, kind_a: Whole, kind_b: Whole) -> None:
        self.panels[here, seat_a], self.panels[there, seat_b] = kind_b, kind_a
        for panels, gone, come in ((here, kind_a, kind_b), (there, kind_b, kind_a)):
            self.held[panels, gone] -= 1
            self.held[panels, come] += 1
            for column in range(self.values.shape[1]):
                self.counts[panels, self.values[gone, column]] -= 1
                self.counts[panels, self.values[come, column]] += 1


def values_by_kind(has: np.ndarray[Any, np.dtype[np.bool_]]) -> Whole:
    """By kind, the places of its values among the targets: as many columns as there are categories with targets."""
    columns = int(has[0].sum()) if len(has) else 0
    return np.nonzero(has)[1].reshape(len(has), columns)


def whole_times(face: Face, panels: int, bits: Bits) -> Whole:
    """How often each kind appears in so many panels: its exact number rounded up or down, so that all targets can hold.

    Raises NoSolution when no such rounding keeps every target within what so many panels allow.
    """
    exact = face.wanted * panels
    near = np.round(exact)
    exact = np.where(np.abs(exact - near) < 1e-6, near, exact)
    floor = np.floor(exact)
    rows = target_rows(face.frame)
    taken = np.concatenate(([floor.sum()], floor @ face.frame.has))
    lower = np.concatenate(([face.frame.seats], face.least)) * panels - taken
    upper = np.concatenate(([face.frame.seats], face.most)) * panels - taken
    # Those with larger remainders are rounded up first, where the targets leave a choice.
    wish = floor - exact + 0.01 * bits.unit(len(exact))
    answer = minimise(
        wish, replace(rows, lower=lower, upper=upper), np.zeros(len(exact)), np.ceil(exact - floor), whole=True, gap=0.5
    )
    return (floor + answer.x).astype(np.int64)
