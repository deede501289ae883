"""What was voted on and what was voted: nouns without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from folkmoot.engagement.counting.refusal import CountRefused

MOST_PENCE = 10**15
MOST_POINTS = 10**6
SHOWN = 100


class Kind(StrEnum):
    """What a ballot asked for."""

    APPROVAL = "approval"  # name the projects that you want
    KNAPSACK = "knapsack"  # name projects that together cost no more than the budget
    RANKED = "ranked"  # put projects in order, the dearest to you first
    POINTS = "points"  # share out points among projects


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its whole price in pence; `area` may be empty; `facts` are carried from file to file."""

    id: str
    pence: int
    name: str = ""
    area: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot: project ids (ranked: best first), with points in the same order where there are points.

    A blank ballot has no choices. It is a vote like any other: its voter has a share of the money too.
    """

    voter: str
    choices: tuple[str, ...] = ()
    points: tuple[int, ...] = ()
    area: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limit:
    """Of these projects at most so many may win, or at most so much money may go to them, or both.

    Projects that shut each other out are a limit of one; a cap on an area is a limit in pence.
    """

    name: str
    projects: frozenset[str]
    at_most: int | None = None
    pence: int | None = None


@dataclass(frozen=True)
class Election:
    """Projects, ballots and a budget in pence. `max_length` is how many projects a ballot may name."""

    budget: int
    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    kind: Kind = Kind.APPROVAL
    limits: tuple[Limit, ...] = ()
    max_length: int | None = None
    max_points: int | None = None  # that one ballot may share out
    facts: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Raise CountRefused with every reason why this cannot be counted (the first hundred)."""
        wrong = [*self._wrong_with_projects(), *self._wrong_with_ballots()]
        if wrong:
            more = [f"… and {len(wrong) - SHOWN} more."] if len(wrong) > SHOWN else []
            raise CountRefused(wrong[:SHOWN] + more)

    def _wrong_with_projects(self) -> list[str]:
        wrong = []
        if not 0 <= self.budget <= MOST_PENCE:
            wrong.append("The budget must be between nothing and ten million million pounds.")
        seen: set[str] = set()
        for project in self.projects:
            if not project.id:
                wrong.append("A project has no number.")
            if project.id in seen:
                wrong.append(f"Two projects have the number {project.id}.")
            if not 0 <= project.pence <= MOST_PENCE:
                wrong.append(f"Project {project.id}: its price must be between nothing and ten million million pounds.")
            seen.add(project.id)
        for limit in self.limits:
            if unknown := sorted(limit.projects - seen):
                wrong.append(f"The limit “{limit.name}” names projects that are not here: {', '.join(unknown)}.")
        return wrong

    def _wrong_with_ballots(self) -> list[str]:
        wrong = []
        prices = {project.id: project.pence for project in self.projects}
        voters: set[str] = set()
        for ballot in self.ballots:
            who = f"Ballot {ballot.voter}"
            if ballot.voter in voters:
                wrong.append(f"{who}: there are two ballots of this voter.")
            voters.add(ballot.voter)
            choices = ballot.choices
            if len(set(choices)) < len(choices):
                wrong.append(f"{who}: it names a project twice.")
            if unknown := [choice for choice in choices if choice not in prices]:
                wrong.append(f"{who}: there is no project {unknown[0]}.")
                continue
            if self.max_length is not None and len(choices) > self.max_length:
                wrong.append(f"{who}: it names {len(choices)} projects; {self.max_length} are allowed.")
            if self.kind is Kind.KNAPSACK and sum(prices[choice] for choice in choices) > self.budget:
                wrong.append(f"{who}: its projects together cost more than the budget.")
            if self.kind is Kind.POINTS:
                wrong += self._wrong_with_points(who, ballot)
        return wrong

    def _wrong_with_points(self, who: str, ballot: Ballot) -> list[str]:
        if len(ballot.points) != len(ballot.choices):
            return [f"{who}: it names {len(ballot.choices)} projects but gives points to {len(ballot.points)}."]
        if any(not 0 <= points <= MOST_POINTS for points in ballot.points):
            return [f"{who}: points must be whole numbers from 0 to {MOST_POINTS:,}."]
        if self.max_points is not None and sum(ballot.points) > self.max_points:
            return [f"{who}: it gives {sum(ballot.points)} points; {self.max_points} are allowed."]
        return []
