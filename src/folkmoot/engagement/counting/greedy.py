"""Most votes first: go down the list by votes and fund what still fits. What does not fit is passed over, not the end.

With worth counted by cost the order is by votes; with every win worth the same it is by votes for each pound.
Source: the rule that most places use today; "greedy" in Goel, Krishnaswamy, Sakshuwong and Aitamurto, "Knapsack Voting
for Participatory Budgeting", ACM Transactions on Economics and Computation 7(2), 2019.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.engagement.counting.election import Election
from folkmoot.engagement.counting.limits import Room
from folkmoot.engagement.counting.rule import Value


@dataclass(frozen=True)
class Offer:
    """One project's turn: whether it was funded, what was left in pence before, and what it was level with."""

    project: str
    funded: bool
    left_before: int
    level_with: tuple[str, ...]
    barred_by: str = ""
    because_of: tuple[str, ...] = ()


def go_down(
    election: Election, votes: dict[str, int], running: list[str], room: Room, *, value: Value, ties: dict[str, int]
) -> Iterator[Offer]:
    """Offer each project in `running` its turn; takes room for what it funds."""
    pence = {project.id: project.pence for project in election.projects}

    def merit(number: str) -> Fraction:
        return Fraction(votes[number], 1 if value is Value.COST else pence[number])

    merits = {number: merit(number) for number in running}
    for number in sorted(running, key=lambda number: (-merits[number], ties[number])):
        left = room.budget
        level = tuple(other for other in running if other != number and merits[other] == merits[number])
        barred = room.barred_by(number)
        if barred:
            yield Offer(number, False, left, level, barred[0].name, tuple(barred[1]))
            continue
        funded = room.fits(number)
        if funded:
            room.take([number])
        yield Offer(number, funded, left, level)
