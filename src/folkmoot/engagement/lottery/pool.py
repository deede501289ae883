"""Who may be drawn, and what the panel must look like."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from folkmoot.engagement.lottery.refusal import LotteryRefused

Whole = np.ndarray[Any, np.dtype[np.int64]]
Real = np.ndarray[Any, np.dtype[np.float64]]
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Person:
    """A pseudonym, and a value in each category, in the order of `Pool.categories`."""

    id: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """How many seats, at least and at most, go to people with one value of one category."""

    category: str
    value: str
    least: int
    most: int


@dataclass(frozen=True)
class Pool:
    """Everybody who said yes. People alike in every category are one *kind*: they always have the same chance."""

    categories: tuple[str, ...]
    people: tuple[Person, ...]

    @cached_property
    def kinds(self) -> tuple[tuple[str, ...], ...]:
        """Each combination of values that somebody has, in order of the text."""
        return tuple(sorted({person.values for person in self.people}))

    @cached_property
    def members(self) -> tuple[tuple[str, ...], ...]:
        """Beside `kinds`: the pseudonyms of the people of each kind, in order of the text."""
        found: dict[tuple[str, ...], list[str]] = {kind: [] for kind in self.kinds}
        for person in self.people:
            found[person.values].append(person.id)
        return tuple(tuple(sorted(found[kind])) for kind in self.kinds)

    @cached_property
    def sizes(self) -> Whole:
        """Beside `kinds`: how many people there are of each."""
        return np.array([len(each) for each in self.members], dtype=np.int64)

    @cached_property
    def sha256(self) -> str:
        """The pool's fingerprint: SHA-256 of `canonical_text`."""
        return hashlib.sha256(self.canonical_text().encode()).hexdigest()

    def canonical_text(self) -> str:
        """One line of categories, then one for each person in order of pseudonym; fields are separated by tabs."""
        lines = ["\t".join(("id", *self.categories))]
        lines += ["\t".join((person.id, *person.values)) for person in sorted(self.people, key=lambda each: each.id)]
        return "\n".join(lines) + "\n"

    def check(self) -> None:
        """Raise LotteryRefused with every reason why this is no pool."""
        wrong = []
        seen: set[str] = set()
        if len(set(self.categories)) < len(self.categories):
            wrong.append("A category is named twice.")
        for person in self.people:
            if person.id in seen:
                wrong.append(f"Two people have the number {person.id}.")
            seen.add(person.id)
            if len(person.values) != len(self.categories):
                wrong.append(f"Person {person.id} has not one value for each category.")
            if any("\t" in text or "\n" in text for text in (person.id, *person.values)):
                wrong.append(f"Person {person.id}: a tab or a line break stands in a value.")
        if wrong:
            raise LotteryRefused(wrong[:SHOWN])


@dataclass(frozen=True, eq=False)
class Frame:
    """Pool and targets as arrays. K kinds, V values with a target.

    `has[k, v]` is whether kind k has value v; `sizes[k]` counts its people; `least` and `most` are seats by value.
    """

    pool: Pool
    targets: tuple[Target, ...]
    seats: int
    has: np.ndarray[Any, np.dtype[np.bool_]]
    sizes: Whole
    least: Whole
    most: Whole


def frame(pool: Pool, targets: Iterable[Target], seats: int) -> Frame:
    """Raises LotteryRefused where a target names what is not in the pool's categories, or contradicts itself."""
    pool.check()
    targets = tuple(targets)
    wrong = []
    if seats < 1:
        wrong.append("A panel has one seat or more.")
    seen = set()
    for each in targets:
        name = f"{each.category}: {each.value}"
        if each.category not in pool.categories:
            wrong.append(f"There is a target for {each.category}, but the pool has no such category.")
        if not 0 <= each.least <= each.most:
            wrong.append(f"{name}: at least {each.least} and at most {each.most} is no range of seats.")
        if (each.category, each.value) in seen:
            wrong.append(f"{name}: there are two targets.")
        seen.add((each.category, each.value))
    for place, category in enumerate(pool.categories):
        named = {each.value for each in targets if each.category == category}
        strange = sorted({kind[place] for kind in pool.kinds} - named)
        if named and strange:
            wrong.append(f"{category}: people have values without a target: {', '.join(strange[:10])}.")
    if wrong:
        raise LotteryRefused(wrong[:SHOWN])
    places = {category: place for place, category in enumerate(pool.categories)}
    has = np.array(
        [[kind[places[each.category]] == each.value for each in targets] for kind in pool.kinds], dtype=bool
    ).reshape(len(pool.kinds), len(targets))
    least = np.array([each.least for each in targets], dtype=np.int64)
    most = np.array([min(each.most, seats) for each in targets], dtype=np.int64)
    return Frame(pool, targets, seats, has, pool.sizes, least, most)
