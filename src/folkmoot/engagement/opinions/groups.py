"""Groups of people who stand near each other (k-means), and how many groups fit best."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from folkmoot.engagement.opinions.points import Real

Labels = np.ndarray[Any, np.dtype[np.int64]]
MOST = 5
TURNS = 100
CLEAR = 0.25  # groups that fit less well than this are no groups
LEAST = 5  # people in a group: fewer could be recognised by what their group says


@dataclass(frozen=True, eq=False)
class Grouping:
    """`label[p]` is the group of person p, the largest group being 0; `centres[g]` its middle.

    `fits[k]` is how well k groups fit, from -1 to 1, for every k that was tried.
    """

    label: Labels
    centres: Real
    fits: dict[int, float]


def group(at: Real, *, wanted: int | None = None, least: int = LEAST) -> Grouping:
    """The number of groups that fits best, from 2 to 5, or `wanted` groups; one group where there are none to see.

    A group of fewer than `least` people is none: its people go to the group that is next to them. Where somebody wants
    so many groups, they have them, however small.

    Nothing is left to chance. The first centres are far apart: the point farthest from the middle of all, then each
    time the point farthest from the centres so far. Fit is the simplified silhouette (Hruschka, Campello and de Castro,
    2006): for each person (b - a) / max(a, b), a the distance to the own centre and b to the next one; then the mean.
    """
    different = np.unique(at, axis=0)
    most = min(MOST, len(different), len(at) // 2)
    tries = [wanted] if wanted else list(range(2, most + 1))
    found: dict[int, tuple[Labels, Real]] = {}
    fits: dict[int, float] = {}
    for count in tries:
        if not 2 <= count <= len(different):
            continue
        label, centres = k_means(at, count)
        label, centres = without_small(at, label, centres, 1 if wanted else least)
        left = len(centres)
        if left < 2 or (wanted and left != wanted):
            continue
        how_well = round(fit(at, label, centres), 6)
        if how_well > fits.get(left, -2):
            found[left], fits[left] = (label, centres), how_well
    best = max(fits, key=lambda count: (fits[count], -count), default=None)
    if best is None or (wanted is None and fits[best] < CLEAR):
        middle = at.mean(axis=0, keepdims=True) if len(at) else np.zeros((0, at.shape[1]))
        return Grouping(np.zeros(len(at), dtype=np.int64), middle, fits)
    label, centres = found[best]
    return Grouping(*largest_first(label, centres), fits)


def without_small(at: Real, label: Labels, centres: Real, least: int) -> tuple[Labels, Real]:
    """The groups of at least so many people. The smallest goes first, and its people to the nearest centre left."""
    while len(centres):
        sizes = np.bincount(label, minlength=len(centres))
        smallest = int(sizes.argmin())
        if sizes[smallest] >= least:
            break
        kept = np.arange(len(centres)) != smallest
        mine, centres = label == smallest, centres[kept]
        label = label - (label > smallest)
        if mine.any() and len(centres):
            label[mine] = distances(at[mine], centres).argmin(axis=1)
            centres = np.array([at[label == each].mean(axis=0) for each in range(len(centres))])
    return label, centres


def k_means(at: Real, count: int) -> tuple[Labels, Real]:
    """Lloyd's algorithm from far-apart beginnings."""
    middle = at.mean(axis=0)
    chosen = [int(np.argmax(((at - middle) ** 2).sum(axis=1)))]
    far = ((at - at[chosen[0]]) ** 2).sum(axis=1)
    for _ in range(count - 1):
        chosen.append(int(far.argmax()))
        far = np.minimum(far, ((at - at[chosen[-1]]) ** 2).sum(axis=1))
    centres = at[chosen].copy()
    label = np.zeros(len(at), dtype=np.int64)
    for turn in range(TURNS):
        nearest = distances(at, centres).argmin(axis=1)
        if turn and np.array_equal(nearest, label):
            break
        label = nearest
        for each in range(count):
            if (own := label == each).any():
                centres[each] = at[own].mean(axis=0)
    return label, centres


def distances(at: Real, centres: Real) -> Real:
    return np.asarray(((at[:, None, :] - centres[None]) ** 2).sum(axis=2))


def fit(at: Real, label: Labels, centres: Real) -> float:
    away = np.sqrt(distances(at, centres))
    own = away[np.arange(len(at)), label]
    away[np.arange(len(at)), label] = np.inf
    other = away.min(axis=1)
    larger = np.maximum(own, other)
    return float(np.divide(other - own, larger, out=np.zeros(len(at)), where=larger > 0).mean())


def largest_first(label: Labels, centres: Real) -> tuple[Labels, Real]:
    """Groups numbered by size; of equal ones the one farther to the right comes first."""
    sizes = np.bincount(label, minlength=len(centres))
    order = sorted(range(len(centres)), key=lambda each: (-int(sizes[each]), *(-centres[each]).tolist()))
    number = np.argsort(np.array(order, dtype=np.int64), kind="stable")
    return number[label], np.round(centres[order], 6) + 0.0
