"""The opinion map: people placed and grouped, and what unites and divides them. It never fails; it says what is missing."""

from dataclasses import dataclass

import numpy as np

from folkmoot.engagement.opinions.groups import LEAST, Labels, group
from folkmoot.engagement.opinions.points import Real, place
from folkmoot.engagement.opinions.statements import Speaks, Tallies, division, speaking_for, tallies, unity
from folkmoot.engagement.opinions.votes import UNSEEN, Votes

VERSION = "2"  # raised whenever the same votes could give another map
FEWEST = 7  # votes that a person needs to be placed, or all statements if there are fewer
NOBODY = -1
SHOWN = 10


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """People and statements in the order of `votes`.

    `at[p]` are coordinates, `label[p]` the group, NOBODY for those with too few votes. `unites` and `divides` are places
    of statements, the clearest first; `agreed`, `disagreed` and `apart` their measures from 0 to 1, for every statement.
    `why_one` says in words why there is but one group.
    """

    votes: Votes
    fewest: int
    least: int
    at: Real
    directions: Real
    kept: float
    label: Labels
    centres: Real
    fits: dict[int, float]
    counts: Tallies
    agreed: Real
    disagreed: Real
    apart: Real
    unites: tuple[int, ...]
    divides: tuple[int, ...]
    speaks: tuple[tuple[Speaks, ...], ...]
    why_one: str

    @property
    def groups(self) -> int:
        return len(self.centres)

    @property
    def left_out(self) -> int:
        """How many people voted too little to be placed in a group."""
        return int((self.label == NOBODY).sum())


def look_at(votes: Votes, *, groups: int | None = None, fewest: int = FEWEST, least: int = LEAST) -> OpinionMap:
    """Work the map out. The order of people and statements does not matter; `groups` fixes how many there are.

    `fewest` are the votes that a person needs to be placed, `least` the people that make a group.
    """
    rows = sorted(range(len(votes.people)), key=votes.people.__getitem__)
    columns = sorted(range(len(votes.statements)), key=votes.statements.__getitem__)
    marks = votes.marks[rows][:, columns] if rows and columns else np.full((len(rows), len(columns)), UNSEEN, np.int8)
    votes = Votes(
        tuple(votes.people[at] for at in rows), tuple(votes.statements[at] for at in columns), marks, votes.changed
    )
    needed = max(1, min(fewest, len(columns)))
    enough = (marks != UNSEEN).sum(axis=1) >= needed
    placed = place(marks[enough])
    grouping = group(placed.at, wanted=groups, least=least)
    label = np.full(len(rows), NOBODY, dtype=np.int64)
    label[enough] = grouping.label
    at = np.full((len(rows), 2), np.nan)
    at[enough] = placed.at
    counts = tallies(marks, label, len(grouping.centres))
    agreed, disagreed = unity(counts)
    apart = division(counts)
    asked = counts.voted.min(axis=0) > 0 if len(grouping.centres) else np.zeros(len(columns), dtype=bool)
    clear = np.maximum(agreed, disagreed)
    return OpinionMap(
        votes,
        needed,
        least,
        at,
        placed.directions,
        placed.kept,
        label,
        grouping.centres,
        grouping.fits,
        counts,
        agreed,
        disagreed,
        apart,
        top(clear, asked & (np.where(agreed >= disagreed, counts.agreeing, counts.disagreeing) > 0.5).all(axis=0)),
        top(apart, asked & (apart > 0)) if len(grouping.centres) > 1 else (),
        tuple(tuple(each) for each in speaking_for(counts, SHOWN)),
        why_one_group(
            len(rows), len(columns), int(enough.sum()), placed.kept, grouping.fits, len(grouping.centres), least
        ),
    )


def top(measure: Real, fit: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> tuple[int, ...]:
    places = np.flatnonzero(fit).tolist()
    return tuple(sorted(places, key=lambda at: (-round(float(measure[at]), 9), at))[:SHOWN])


def why_one_group(
    people: int, statements: int, enough: int, kept: float, fits: dict[int, float], groups: int, least: int
) -> str:
    if groups > 1:
        return ""
    if not people or not statements:
        return "Nobody has voted yet."
    if enough < max(4, 2 * least):
        return "Too few people have voted on enough statements to look for groups."
    if kept == 0:
        return "Everybody voted alike."
    if not fits:
        return "Too few people stand apart from the others to be shown as a group."
    return "No number of groups fits well: opinions run into one another."
