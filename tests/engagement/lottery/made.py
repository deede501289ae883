"""Pools and targets for tests, and the published definition of leximin carried out to the letter."""

from itertools import combinations
from random import Random

import numpy as np

from folkmoot.engagement.lottery import Person, Pool, Target
from folkmoot.engagement.lottery.solver import NO_LIMIT, NoSolution, join, minimise, rows_of


def pool_of(*values: str) -> Pool:
    """`pool_of("aX", "bX")`: one category for each letter."""
    return Pool(
        tuple(f"c{at}" for at in range(len(values[0]))),
        tuple(Person(f"p{n:03}", tuple(v)) for n, v in enumerate(values)),
    )


def random_pool(seed: int, people: int, sizes: tuple[int, ...], skew: float = 1.0) -> Pool:
    """Some values are rarer among those who said yes, the more so the larger `skew` is."""
    random = Random(seed)
    weights = [[random.random() ** skew + 0.05 for _ in range(size)] for size in sizes]
    rows = (tuple(f"v{random.choices(range(len(w)), w)[0]}" for w in weights) for _ in range(people))
    return Pool(
        tuple(f"c{at}" for at in range(len(sizes))), tuple(Person(f"p{n:05}", row) for n, row in enumerate(rows))
    )


def targets_around(pool: Pool, seats: int, seed: int, loose: int = 1) -> list[Target]:
    """Ranges around some panel of the pool, so that at least that one meets them."""
    random = Random(seed)
    panel = random.sample(pool.people, seats)
    found = []
    for at, category in enumerate(pool.categories):
        for value in sorted({person.values[at] for person in pool.people}):
            have = sum(person.values[at] == value for person in panel)
            found.append(
                Target(category, value, max(0, have - random.randint(0, loose)), have + random.randint(0, loose))
            )
    return found


def meets(pool: Pool, targets: list[Target], members: list[str]) -> bool:
    values = {person.id: person.values for person in pool.people}
    return all(
        target.least
        <= sum(values[each][pool.categories.index(target.category)] == target.value for each in members)
        <= target.most
        for target in targets
    )


def every_panel(pool: Pool, targets: list[Target], seats: int) -> list[tuple[str, ...]]:
    people = [person.id for person in pool.people]
    return [panel for panel in combinations(people, seats) if meets(pool, targets, list(panel))]


def leximin_by_brute_force(pool: Pool, panels: list[tuple[str, ...]]) -> dict[str, float]:
    """Over all panels: raise the smallest chance; fix whoever cannot have more, tried one by one; go on."""
    people = [person.id for person in pool.people]
    inside = np.array([[person in panel for panel in panels] for person in people], dtype=float)
    fixed: dict[int, float] = {}
    count = len(panels)

    def solve(goal: int | None, floor: float) -> float:
        """The largest smallest chance of the rest; or, with `goal`, that person's largest, nobody else below `floor`."""
        rest = [at for at in range(len(people)) if at not in fixed]
        above = np.hstack([inside[rest], np.zeros((len(rest), 1)) if goal is not None else -np.ones((len(rest), 1))])
        parts = [
            rows_of(above, np.full(len(rest), floor if goal is not None else 0.0), np.full(len(rest), NO_LIMIT)),
            rows_of(np.append(np.ones(count), 0)[None, :], np.ones(1), np.ones(1)),
        ]
        if fixed:
            held = np.hstack([inside[list(fixed)], np.zeros((len(fixed), 1))])
            values = np.array(list(fixed.values()))
            parts.append(rows_of(held, values - 1e-9, values + 1e-9))
        cost = -np.append(inside[goal], 0) if goal is not None else np.append(np.zeros(count), -1.0)
        return -minimise(cost, join(*parts), np.zeros(count + 1), np.ones(count + 1)).value

    while len(fixed) < len(people):
        smallest = solve(None, 0)
        stuck = [at for at in range(len(people)) if at not in fixed and solve(at, smallest - 1e-9) < smallest + 1e-7]
        fixed |= dict.fromkeys(stuck, smallest)
    return {people[at]: chance for at, chance in fixed.items()}


__all__ = ["NoSolution", "every_panel", "leximin_by_brute_force", "meets", "pool_of", "random_pool", "targets_around"]
