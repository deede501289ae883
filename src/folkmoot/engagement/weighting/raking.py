"""Raking: weights are fitted to one category after the other, again and again, until all fit at once.

Source: Deming and Stephan, "On a least squares adjustment of a sampled frequency table", 1940. Weights are held between
`least` and `most` so that no single answer speaks for too many; what they are held back by is said, not hidden.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 200
CLOSE = 1e-6


@dataclass(frozen=True)
class Raked:
    """A weight for each answer, mean 1. `off` is the farthest that any share still is from its place's, 0 to 1."""

    weights: tuple[float, ...]
    off: float
    missing: tuple[tuple[str, str], ...]  # values of the place that nobody among the answers has

    @property
    def fits(self) -> bool:
        return self.off < 0.005


def rake(
    answers: Sequence[Mapping[str, str]],
    place: Mapping[str, Mapping[str, float]],
    *,
    least: float = 0.2,
    most: float = 5.0,
) -> Raked:
    """Weights under which the answers have the place's shares in every category at once, as nearly as can be.

    `place` gives people by category and value. An answer without a value in a category is left as it is by that
    category. Values that nobody has are named, and the shares are then taken among those that are there.
    """
    weights = [1.0] * len(answers)
    wanted: dict[str, dict[str, float]] = {}
    missing: list[tuple[str, str]] = []
    groups: dict[str, dict[str, list[int]]] = {}
    for category, people in place.items():
        inside: dict[str, list[int]] = defaultdict(list)
        for at, answer in enumerate(answers):
            if people.get(answer.get(category, ""), 0) > 0:
                inside[answer[category]].append(at)
        missing += [(category, value) for value, count in people.items() if count > 0 and value not in inside]
        total = sum(people[value] for value in inside)
        if total:
            groups[category] = dict(inside)
            wanted[category] = {value: people[value] / total for value in inside}
    for _round in range(ROUNDS):
        for category, inside in groups.items():
            _fit(weights, inside, wanted[category])
        _hold(weights, least, most)
        if _off(weights, groups, wanted) < CLOSE:
            break
    return Raked(tuple(weights), _off(weights, groups, wanted), tuple(missing))


def _fit(weights: list[float], inside: Mapping[str, Sequence[int]], wanted: Mapping[str, float]) -> None:
    total = sum(weights[at] for members in inside.values() for at in members)
    for value, members in inside.items():
        have = sum(weights[at] for at in members)
        for at in members:
            weights[at] *= wanted[value] * total / have


def _hold(weights: list[float], least: float, most: float) -> None:
    """Scale to a mean of 1 and hold each within bounds; twice, because holding moves the mean."""
    for _turn in range(2):
        mean = sum(weights) / len(weights) if weights else 1.0
        for at, weight in enumerate(weights):
            weights[at] = min(most, max(least, weight / mean))
    mean = sum(weights) / len(weights) if weights else 1.0
    for at in range(len(weights)):
        weights[at] /= mean


def _off(
    weights: Sequence[float],
    groups: Mapping[str, Mapping[str, Sequence[int]]],
    wanted: Mapping[str, Mapping[str, float]],
) -> float:
    worst = 0.0
    for category, inside in groups.items():
        total = sum(weights[at] for members in inside.values() for at in members)
        for value, members in inside.items():
            worst = max(worst, abs(sum(weights[at] for at in members) / total - wanted[category][value]))
    return worst
