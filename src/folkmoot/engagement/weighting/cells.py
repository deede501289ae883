from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def cell_weights(values: Sequence[Key], people: Mapping[Key, float]) -> list[float]:
    """A weight for each answer so that every value has its share of the place. The weights' mean is 1.

    A value with nobody among the answers cannot be weighted up; the shares are then those of the values that are there.
    An answer whose value the place does not have keeps weight 1.
    """
    known = [value for value in values if people.get(value, 0) > 0]
    answers, place = Counter(known), sum(people[value] for value in set(known))
    if not known:
        return [1.0] * len(values)
    return [
        people[value] / place * len(known) / answers[value] if people.get(value, 0) > 0 else 1.0 for value in values
    ]
