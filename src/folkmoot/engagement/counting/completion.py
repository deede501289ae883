"""Larger shares, step by step: what to do with money that Equal Shares leaves over.

Every voter's share grows by the same step and the whole count is run again, until all the money that can be spent is
spent, or until the next step would cost more than the budget: then the count before that step stands.

Source: the completion called "Add1" at equalshares.net; Faliszewski and others, "Participatory Budgeting: Data, Tools
and Analysis", IJCAI 2023.
"""

from collections.abc import Callable
from fractions import Fraction

from folkmoot.engagement.counting.election import Election
from folkmoot.engagement.counting.limits import Room
from folkmoot.engagement.counting.refusal import CountRefused
from folkmoot.engagement.counting.shares import EqualShares, Run

MOST_STEPS = 100_000


def hundredth(share: Fraction) -> int:
    """A hundredth of the first share, in pence, rounded up to a whole penny."""
    return max(1, -(-share // 100))


def increased(
    shares: EqualShares,
    first: Fraction,
    *,
    free: list[int],
    step: int,
    on_step: Callable[[int], None] | None = None,
) -> tuple[Run, int]:
    """The run that stands, and by how many steps (of `step` pence for each voter) its shares were increased."""
    if step < 1:
        raise CountRefused(["The step by which shares grow must be a penny or more."])
    budget = shares.election.budget
    kept, taken = shares.run(first, free=free, explain=False), 0
    while not is_spent(shares, kept, free):
        if taken == MOST_STEPS:
            raise CountRefused([f"The step is too small: {MOST_STEPS:,} steps did not spend the money."])
        larger = shares.run(first + step * (taken + 1), free=free, explain=False)
        if larger.pence > budget:
            break
        kept, taken = larger, taken + 1
        if on_step:
            on_step(taken)
    return shares.run(kept.share, free=free), taken


def is_spent(shares: EqualShares, run: Run, free: list[int]) -> bool:
    """Whether no project that people want, and that may still win, fits into what is left."""
    election: Election = shares.election
    room = Room(election)
    room.take(election.projects[place].id for place in [*free, *run.places])
    won = set(run.places)
    rest = (election.projects[place].id for place in shares.running if place not in won)
    return not any(room.fits(number) and room.barred_by(number) is None for number in rest)
