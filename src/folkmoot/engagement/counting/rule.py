"""How a ballot is counted, chosen and published before anybody votes."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.engagement.counting.election import Project


class Method(StrEnum):
    GREEDY = "greedy"  # most votes first, while it fits
    EQUAL_SHARES = "equal-shares"  # every voter has the same share of the money to spend


class Completion(StrEnum):
    """What becomes of money that Equal Shares leaves over. Each name says all of it."""

    NONE = "none"
    GREEDY = "greedy"
    INCREASE = "increase"  # larger shares, step by step
    INCREASE_THEN_GREEDY = "increase-then-greedy"


class Value(StrEnum):
    """What a win is worth to a voter who wanted it. With `COST` dearer projects are worth more to their voters."""

    COST = "cost"
    ONE = "one"


class Tie(StrEnum):
    VOTES = "votes"  # more votes first
    CHEAPER = "cheaper"
    DEARER = "dearer"
    LOT = "lot"  # an order drawn from a published seed
    NUMBER = "number"  # by the project's number, as text
    LISTED = "listed"  # in the order of the published list


@dataclass(frozen=True)
class Rule:
    """All that a count depends on beside the ballots.

    `step` is by how many pence each voter's share grows at a time (completion by increase); None stands for a hundredth
    of the first share, rounded up to a whole penny. `quorum` is how many votes a project needs to be considered.
    `ties` are asked one after the other; what they leave tied is settled by the order of the published list.
    """

    method: Method = Method.EQUAL_SHARES
    completion: Completion = Completion.INCREASE_THEN_GREEDY
    value: Value = Value.COST
    ties: tuple[Tie, ...] = (Tie.VOTES, Tie.CHEAPER)
    seed: str = ""
    step: int | None = None
    quorum: int = 1


def tie_order(rule: Rule, projects: tuple[Project, ...], votes: dict[str, int]) -> dict[str, int]:
    """The place of every project id in the one order that settles all ties: 0 comes first."""

    def key(item: tuple[int, Project]) -> tuple[int | str, ...]:
        listed, project = item
        ways: dict[Tie, int | str] = {
            Tie.VOTES: -votes[project.id],
            Tie.CHEAPER: project.pence,
            Tie.DEARER: -project.pence,
            Tie.LOT: lot(rule.seed, project.id) if Tie.LOT in rule.ties else "",
            Tie.NUMBER: project.id,
            Tie.LISTED: listed,
        }
        return (*(ways[tie] for tie in rule.ties), listed)

    ordered = sorted(enumerate(projects), key=key)
    return {project.id: place for place, (_listed, project) in enumerate(ordered)}


def lot(seed: str, number: str) -> str:
    """A project's lot: SHA-256 of the seed, a line feed and its number. The smallest comes first."""
    return hashlib.sha256(f"{seed}\n{number}".encode()).hexdigest()
