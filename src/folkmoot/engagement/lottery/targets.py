"""Targets that follow the place: as many seats as its people would have, rounded down and up."""

from collections.abc import Mapping
from fractions import Fraction


def following(people: Mapping[str, int], seats: int) -> dict[str, tuple[int, int]]:
    """For each value the fewest and the most seats: its exact share, rounded down and up.

    Some panel always meets these: the exact shares add up to the seats, and can be rounded so that they still do.
    """
    total = sum(people.values())
    if not total:
        return dict.fromkeys(people, (0, seats))
    found = {}
    for value, count in people.items():
        share = Fraction(count * seats, total)
        found[value] = (share.numerator // share.denominator, -(-share.numerator // share.denominator))
    return found
