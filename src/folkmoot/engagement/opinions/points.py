"""Where people stand: the two directions along which their votes differ most (principal components)."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from folkmoot.engagement.opinions.votes import UNSEEN, Small

Real = np.ndarray[Any, np.dtype[np.float64]]
AT_ONCE = 2048
ROUNDED = 6  # decimals, so that the last bits of one machine's arithmetic are not published


@dataclass(frozen=True, eq=False)
class Place:
    """`at[p]` are the two coordinates of person p; `directions[:, s]` how statement s pulls; `kept` the share of the
    differences that the two directions show, from 0 to 1."""

    at: Real
    directions: Real
    kept: float


def place(marks: Small) -> Place:
    """Coordinates for every person; all zero where nobody differs.

    A vote not given stands at the statement's average. A person who voted on few statements is moved outwards by
    sqrt(statements / votes), so that silence does not look like moderation. Each direction's sign is set so that its
    greatest weight is positive. Source: Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling deliberation by
    mapping high dimensional opinion spaces", Recerca 26(2), 2021.
    """
    people, statements = marks.shape
    directions = np.zeros((2, statements))
    if not people or not statements:
        return Place(np.zeros((people, 2)), directions, 0.0)
    seen = marks != UNSEEN
    counts = seen.sum(axis=0)
    sums = np.where(seen, marks, 0).sum(axis=0, dtype=np.int64)
    means = np.divide(sums, counts, out=np.zeros(statements), where=counts > 0)
    spread = np.zeros((statements, statements))
    for first in range(0, people, AT_ONCE):
        part = centred(marks[first : first + AT_ONCE], means)
        spread += part.T @ part
    values, vectors = np.linalg.eigh(spread)
    total = float(values.clip(0).sum())
    if total < 1e-9:
        return Place(np.zeros((people, 2)), directions, 0.0)
    found = min(2, statements)
    directions[:found] = vectors[:, ::-1].T[:found]
    directions[values[::-1][:2] < 1e-9 * total if found == 2 else [False, True]] = 0
    for direction in directions:
        rounded = np.round(np.abs(direction), 9)
        if direction[int(rounded.argmax())] < 0:
            direction *= -1
    at = np.concatenate(
        [centred(marks[first : first + AT_ONCE], means) @ directions.T for first in range(0, people, AT_ONCE)]
    )
    votes = seen.sum(axis=1)
    at *= np.sqrt(statements / np.maximum(votes, 1))[:, None]
    kept = float(values[::-1][:found].clip(0).sum()) / total
    return Place(
        np.round(at, ROUNDED) + 0.0,
        np.asarray(np.round(directions, ROUNDED) + 0.0, dtype=np.float64),
        round(kept, ROUNDED),
    )


def centred(marks: Small, means: Real) -> Real:
    return np.where(marks == UNSEEN, 0.0, marks - means)
