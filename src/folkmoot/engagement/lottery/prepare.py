"""The lottery over panels, worked out before any seed is known, so that it can be published first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import numpy as np

from folkmoot.engagement.lottery.chance import Bits
from folkmoot.engagement.lottery.deal import Deal
from folkmoot.engagement.lottery.face import face_of
from folkmoot.engagement.lottery.fairness import Cuts, Level, leximin, maximin
from folkmoot.engagement.lottery.hull import NEAR, Cut, attain
from folkmoot.engagement.lottery.mend import mend
from folkmoot.engagement.lottery.panels import any_panel
from folkmoot.engagement.lottery.pool import Frame, Pool, Real, Target, Whole, frame
from folkmoot.engagement.lottery.refusal import LotteryRefused
from folkmoot.engagement.lottery.solver import NoSolution
from folkmoot.engagement.lottery.weights import balance

VERSION = "2"  # raised whenever the same pool and targets could give another lottery
TICKETS = 10**12
FEW_KINDS = 120  # up to here panels are brought in one by one
SOME_KINDS = 700  # up to here dealt panels that do not suffice are completed one by one
ROUNDS = 600
TRIES = ((2.5, 1), (4.0, 2))  # panels for each kind, and which stream of bits
MORE_TRIES = ((4.0, 1), (8.0, 2))


class Fairness(StrEnum):
    MAXIMIN = "maximin"  # the smallest chance as large as can be
    LEXIMIN = "leximin"  # then the next smallest, and so on for everybody


@dataclass(frozen=True, eq=False)
class Lottery:
    """Whole panels with tickets, TICKETS in all. `panels[p, s]` is the kind of the person in seat s, in order.

    `wanted` are the fairest chances by kind and `levels` the proof; `chances` are those that the tickets give, exactly.
    """

    frame: Frame
    fairness: Fairness
    wanted: Real
    levels: tuple[Level, ...]
    panels: Whole
    tickets: tuple[int, ...]

    @property
    def pool(self) -> Pool:
        return self.frame.pool

    @cached_property
    def chances(self) -> tuple[Fraction, ...]:
        """By kind: the chance of each of its people."""
        total = [0] * len(self.frame.sizes)
        for panel, tickets in zip(self.panels.tolist(), self.tickets, strict=True):
            for kind in panel:
                total[kind] += tickets
        return tuple(Fraction(count, TICKETS * int(size)) for count, size in zip(total, self.frame.sizes, strict=True))

    @property
    def proven(self) -> bool:
        """Whether weights on the targets alone prove that the chances are the fairest."""
        return not any(level.by_cuts for level in self.levels)


def prepare(pool: Pool, targets: Iterable[Target], seats: int, *, fairness: Fairness = Fairness.LEXIMIN) -> Lottery:
    """Work the lottery out. Raises LotteryRefused, with the nearest targets that could be met, if no panel meets these.

    The same pool, targets and number of seats give the same lottery. No seed is used: the draw comes after.
    """
    setting = frame(pool, targets, seats)
    columns = [any_panel(setting)]
    find = leximin if fairness is Fairness.LEXIMIN else maximin
    cuts = Cuts()
    if len(setting.sizes) > FEW_KINDS:
        wanted, levels = find(setting, cuts)
        if dealt := deal(setting, wanted, columns):
            panels, likelihoods = dealt
            return with_tickets(setting, fairness, wanted, levels, panels, likelihoods)
    while True:
        wanted, levels = find(setting, cuts)
        found = attain(setting, wanted, columns)
        if isinstance(found, Cut):
            cuts.add(found.weights, found.most)
            continue
        panels = np.array([np.repeat(np.arange(len(column)), column) for column in columns])
        return with_tickets(setting, fairness, wanted, levels, panels, found.likelihoods)


def deal(setting: Frame, wanted: Real, columns: list[Whole]) -> tuple[Whole, Real] | None:
    """Panels and likelihoods that give the wanted chances to within NEAR; None if dealing does not find them.

    The panels found on the way are added to `columns` where there are few kinds: they are a beginning then.
    """
    face = face_of(setting, wanted)
    for each, stream in TRIES if len(wanted) > SOME_KINDS else MORE_TRIES:
        count = int(each * len(wanted)) + 1
        try:
            dealt = Deal(face, count, Bits(f"{VERSION} {setting.pool.sha256} {stream}"))
        except NoSolution:
            continue
        if dealt.settle(ROUNDS):
            mend(dealt)
        good = ~dealt.off()
        if found := weighed(dealt.panels[good], face.wanted):
            return found
        if len(wanted) <= SOME_KINDS:
            columns += list(dealt.held[good].astype(np.int64))
    return None


def weighed(panels: Whole, wanted: Real) -> tuple[Whole, Real] | None:
    """Likelihoods of some of these panels, none below 0. Those that would be below it are left out, again and again."""
    while len(panels):
        likelihoods, off = balance(panels, wanted * len(panels))
        if off > NEAR * len(panels):
            return None
        if (likelihoods >= 0).all():
            return panels, likelihoods
        panels = panels[likelihoods > 0]
    return None


def with_tickets(
    setting: Frame, fairness: Fairness, wanted: Real, levels: list[Level], panels: Whole, likelihoods: Real
) -> Lottery:
    """Likelihoods as whole tickets, by the largest remainders; like panels joined, those without a ticket left out."""
    panels, which = np.unique(np.sort(panels, axis=1), axis=0, return_inverse=True)
    joined = np.bincount(which.reshape(-1), weights=likelihoods)
    exact = [Fraction(float(each)) for each in joined]
    total = sum(exact)
    if not total:
        raise LotteryRefused(["No lottery over panels was found."])
    shares = [each * TICKETS / total for each in exact]
    tickets = [int(share) for share in shares]
    missing = TICKETS - sum(tickets)
    by_remainder = sorted(range(len(shares)), key=lambda place: (tickets[place] - shares[place], place))
    for place in by_remainder[:missing]:
        tickets[place] += 1
    kept = [place for place, each in enumerate(tickets) if each]
    return Lottery(setting, fairness, wanted, tuple(levels), panels[kept], tuple(tickets[place] for place in kept))
