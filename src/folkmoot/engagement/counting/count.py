"""The count itself: from an election and a rule to a result in which every project's fate has its reason."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from folkmoot.engagement.counting.completion import hundredth, increased
from folkmoot.engagement.counting.election import Election
from folkmoot.engagement.counting.greedy import go_down
from folkmoot.engagement.counting.limits import Room
from folkmoot.engagement.counting.result import Fate, Result, Stage, Step, Why
from folkmoot.engagement.counting.rule import Completion, Method, Rule, tie_order
from folkmoot.engagement.counting.shares import EqualShares, Run
from folkmoot.engagement.counting.tally import tally

INCREASING = (Completion.INCREASE, Completion.INCREASE_THEN_GREEDY)


def count(election: Election, rule: Rule) -> Result:
    """Count an election by a rule. Raises CountRefused with every reason when the election cannot be counted.

    Awards never exceed the budget. The same election and rule give the same result, on any machine.
    """
    election.check()
    return Count(election, rule).result()


class Count:
    """One count in progress: steps and fates as they are settled."""

    def __init__(self, election: Election, rule: Rule) -> None:
        self.election, self.rule = election, rule
        self.tally = tally(election)
        self.places = {project.id: place for place, project in enumerate(election.projects)}
        self.votes = {project.id: self.tally.votes[place] for place, project in enumerate(election.projects)}
        self.ties = tie_order(rule, election.projects, self.votes)
        self.room = Room(election)
        self.steps: list[Step] = []
        self.fates: dict[str, Fate] = {}

    def result(self) -> Result:
        running = list(self._considered())
        self._take_free(running)
        shares = Fraction(self.election.budget, max(1, len(self.election.ballots)))
        facts: dict[str, Any] = {}
        if self.rule.method is Method.EQUAL_SHARES:
            run, taken = self._buy(running, shares)
            facts = {"share": run.share, "first_share": shares, "increases": taken}
        if self.rule.method is Method.GREEDY or self.rule.completion in (
            Completion.GREEDY,
            Completion.INCREASE_THEN_GREEDY,
        ):
            self._go_down([number for number in running if not self._won(number)])
        in_order = tuple(self.fates[project.id] for project in self.election.projects)
        return Result(self.election, self.rule, tuple(self.steps), in_order, self.votes, **facts)

    def _won(self, number: str) -> bool:
        return number in self.fates and self.fates[number].won

    def _considered(self) -> Iterator[str]:
        """Numbers of the projects that can win at all; the others' fates are settled here."""
        for place, project in enumerate(self.election.projects):
            wanted_by = self.tally.supporters[place]
            facts: dict[str, Any] = {"supporters": wanted_by}
            if wanted_by == 0:
                self.fates[project.id] = Fate(project.id, False, Why.NO_VOTES, facts)
            elif wanted_by < self.rule.quorum:
                facts["quorum"] = self.rule.quorum
                self.fates[project.id] = Fate(project.id, False, Why.QUORUM, facts)
            elif project.pence > self.election.budget:
                self.fates[project.id] = Fate(project.id, False, Why.OVER_BUDGET, facts)
            else:
                yield project.id

    def _take_free(self, running: list[str]) -> None:
        """What costs nothing is taken first, in the order of ties, unless a limit bars it."""
        free = [number for number in running if self.election.projects[self.places[number]].pence == 0]
        for number in sorted(free, key=self.ties.__getitem__):
            running.remove(number)
            if barred := self.room.barred_by(number):
                self._bar(number, barred[0].name, barred[1])
            else:
                self._win(number, Stage.FREE, Why.FREE, {})

    def _buy(self, running: list[str], first: Fraction) -> tuple[Run, int]:
        places = [self.places[number] for number in running]
        shares = EqualShares(self.election, self.tally, value=self.rule.value, ties=self.ties, running=places)
        free = [self.places[step.project] for step in self.steps]
        if self.rule.completion in INCREASING:
            step = self.rule.step if self.rule.step is not None else hundredth(first)
            run, taken = increased(shares, first, free=free, step=step)
        else:
            run, taken = shares.run(first, free=free), 0
        projects = self.election.projects
        for bought in run.purchases:
            tied = tuple(projects[place].id for place in bought.tied)
            paid = bought.payment
            facts = {"price": paid.price, "full": len(paid.full), "rest": len(paid.rest), "round": len(self.steps) + 1}
            self._win(projects[bought.place].id, Stage.SHARES, Why.SHARES, facts, tied=tied, payment=paid)
        for number in running:
            if self._won(number):
                continue
            if barred := self.room.barred_by(number):
                self._bar(number, barred[0].name, barred[1])
            else:
                turn, had = run.unaffordable[self.places[number]]
                facts = {"round": turn, "had": had, "supporters": self.tally.supporters[self.places[number]]}
                self.fates[number] = Fate(number, False, Why.SUPPORTERS_SPENT, facts)
        return run, taken

    def _go_down(self, running: list[str]) -> None:
        for offer in go_down(self.election, self.votes, running, self.room, value=self.rule.value, ties=self.ties):
            if offer.funded:
                facts = {"left_before": offer.left_before}
                self._win(offer.project, Stage.GREEDY, Why.MOST_VOTES, facts, tied=offer.level_with)
            elif offer.barred_by:
                self._bar(offer.project, offer.barred_by, list(offer.because_of))
            else:
                before = self.fates.get(offer.project)
                facts = {**(before.facts if before else {}), "left_before": offer.left_before}
                self.fates[offer.project] = Fate(offer.project, False, Why.DOES_NOT_FIT, facts)

    def _bar(self, number: str, limit: str, winners: list[str]) -> None:
        self.fates[number] = Fate(number, False, Why.LIMIT, {"limit": limit, "winners": tuple(winners)})

    def _win(self, number: str, stage: Stage, why: Why, facts: dict[str, Any], **more: Any) -> None:
        if stage is not Stage.GREEDY:
            self.room.take([number])  # going down the list has taken the room already
        place = self.places[number]
        pence = self.election.projects[place].pence
        left = self.election.budget - sum(step.pence for step in self.steps) - pence
        tied = tuple(more.get("tied", ()))
        step = Step(len(self.steps) + 1, stage, number, self.tally.votes[place], pence, left, tied, more.get("payment"))
        self.steps.append(step)
        self.fates[number] = Fate(number, True, why, {**facts, "supporters": self.tally.supporters[place]})
