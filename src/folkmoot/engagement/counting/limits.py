"""What else keeps a project out: projects that shut each other out, and caps."""

from collections.abc import Iterable

from folkmoot.engagement.counting.election import Election, Limit


class Room:
    """How much room the budget and each limit still have."""

    def __init__(self, election: Election) -> None:
        self.budget = election.budget
        self._pence = {project.id: project.pence for project in election.projects}
        self._limits: dict[str, list[Limit]] = {project.id: [] for project in election.projects}
        for limit in election.limits:
            for number in limit.projects:
                self._limits[number].append(limit)
        self._won: list[str] = []

    def fits(self, number: str) -> bool:
        return self._pence[number] <= self.budget

    def barred_by(self, number: str) -> tuple[Limit, list[str]] | None:
        """The limit that this project would break, and the winners that fill it; None if it may win."""
        for limit in self._limits[number]:
            inside = [winner for winner in self._won if winner in limit.projects]
            if limit.at_most is not None and len(inside) >= limit.at_most:
                return limit, inside
            if limit.pence is not None:
                if sum(self._pence[winner] for winner in inside) + self._pence[number] > limit.pence:
                    return limit, inside
        return None

    def take(self, numbers: Iterable[str]) -> None:
        for number in numbers:
            self._won.append(number)
            self.budget -= self._pence[number]
