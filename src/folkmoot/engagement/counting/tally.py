"""Ballots turned into supporters: for each project who wants it, and with how many votes."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from folkmoot.engagement.counting.election import Ballot, Election, Kind

Whole = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, eq=False)
class Tally:
    """For each project (by its place in the list): positions of its supporters, ascending, and their votes, all above 0.

    `weights[p]` is None where every supporter has one vote. `votes[p]` is their sum, `supporters[p]` their number.
    """

    voters: tuple[Whole, ...]
    weights: tuple[Whole | None, ...]
    votes: tuple[int, ...]

    @property
    def supporters(self) -> tuple[int, ...]:
        return tuple(len(voters) for voters in self.voters)


def tally(election: Election) -> Tally:
    """Shapes: one array per project, as long as it has supporters. The election must have passed its check."""
    places = {project.id: place for place, project in enumerate(election.projects)}
    ballots = election.ballots
    lengths = np.fromiter((len(ballot.choices) for ballot in ballots), dtype=np.int64, count=len(ballots))
    total = int(lengths.sum())
    chosen = np.fromiter((places[c] for ballot in ballots for c in ballot.choices), dtype=np.int64, count=total)
    voters = np.repeat(np.arange(len(ballots), dtype=np.int64), lengths)
    given = given_votes(election, total)
    if given is not None:
        wanted = given > 0
        chosen, voters, given = chosen[wanted], voters[wanted], given[wanted]
    order = np.argsort(chosen, kind="stable")
    cuts = np.searchsorted(chosen[order], np.arange(1, len(election.projects)))
    by_project = tuple(np.split(voters[order], cuts))
    if given is None:
        return Tally(by_project, (None,) * len(by_project), tuple(len(each) for each in by_project))
    weights = tuple(np.split(given[order], cuts))
    return Tally(by_project, weights, tuple(int(each.sum()) for each in weights))


def given_votes(election: Election, total: int) -> Whole | None:
    """Votes in the order of all ballots' choices; None where each choice is one vote."""
    if election.kind in (Kind.APPROVAL, Kind.KNAPSACK):
        return None
    top = top_rank(election)
    return np.fromiter(
        (votes for ballot in election.ballots for votes in votes_of(ballot, election.kind, top)),
        dtype=np.int64,
        count=total,
    )


def top_rank(election: Election) -> int:
    """The points of a first place: as many as a ballot may rank, so that every first place weighs the same."""
    return min(election.max_length or len(election.projects), len(election.projects))


def votes_of(ballot: Ballot, kind: Kind, top: int) -> tuple[int, ...] | range:
    """The votes that a ballot gives to each of its choices. Ranked: Borda's count from `top` downwards."""
    if kind is Kind.POINTS:
        return ballot.points
    if kind is Kind.RANKED:
        return range(top, top - len(ballot.choices), -1)
    return (1,) * len(ballot.choices)
