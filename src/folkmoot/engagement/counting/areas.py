"""Areas with a budget of their own: each is an election of its own, counted by the same rule."""

from dataclasses import dataclass, replace

from folkmoot.engagement.counting.count import count
from folkmoot.engagement.counting.election import Ballot, Election, Kind
from folkmoot.engagement.counting.pabulib import area_amounts
from folkmoot.engagement.counting.refusal import CountRefused
from folkmoot.engagement.counting.result import Result
from folkmoot.engagement.counting.rule import Rule


@dataclass(frozen=True)
class AreaCount:
    area: str
    result: Result


def budgets_of(election: Election) -> dict[str, int]:
    """Pence of each area's own budget, from META `area_budgets`; empty where there is one budget for all."""
    wrong: list[str] = []
    found = area_amounts(election.facts.get("area_budgets", ""), "area_budgets", wrong)
    if wrong:
        raise CountRefused(wrong)
    return found


def by_area(election: Election, budgets: dict[str, int]) -> list[tuple[str, Election]]:
    """The election of each area: its projects, its budget, and the ballots that are cast in it.

    A ballot is cast in the area that it names; one that names none is cast in every area of which it names a project.
    Raises CountRefused when the areas' budgets exceed the whole, or a project lies in no area that has one.
    """
    wrong = []
    if sum(budgets.values()) > election.budget:
        wrong.append("The areas' budgets together are more than the whole budget.")
    outside = [project.id for project in election.projects if project.area not in budgets]
    if outside:
        wrong.append(f"These projects lie in no area with a budget: {', '.join(outside[:10])}.")
    areas = {project.id: project.area for project in election.projects}
    for limit in election.limits:
        if len({areas[number] for number in limit.projects}) > 1:
            wrong.append(f"The limit “{limit.name}” joins projects of different areas, each with a budget of its own.")
    if wrong:
        raise CountRefused(wrong)
    # A knapsack ballot was held to the whole budget when it was cast; its part in one area is a list of approvals.
    kind = Kind.APPROVAL if election.kind is Kind.KNAPSACK else election.kind
    found = []
    for area, pence in budgets.items():
        inside = {project.id for project in election.projects if project.area == area}
        ballots = (narrowed(ballot, inside) for ballot in election.ballots if cast_in(ballot, area, inside))
        limits = tuple(
            replace(limit, projects=limit.projects & inside) for limit in election.limits if limit.projects & inside
        )
        projects = tuple(project for project in election.projects if project.id in inside)
        found.append(
            (area, replace(election, budget=pence, kind=kind, projects=projects, ballots=tuple(ballots), limits=limits))
        )
    return found


def cast_in(ballot: Ballot, area: str, inside: set[str]) -> bool:
    return ballot.area == area if ballot.area else any(choice in inside for choice in ballot.choices)


def narrowed(ballot: Ballot, inside: set[str]) -> Ballot:
    """The ballot with what lies in the area alone."""
    kept = [place for place, choice in enumerate(ballot.choices) if choice in inside]
    return replace(
        ballot,
        choices=tuple(ballot.choices[place] for place in kept),
        points=tuple(ballot.points[place] for place in kept) if ballot.points else (),
    )


def count_areas(election: Election, rule: Rule) -> list[AreaCount]:
    """One result for each area with a budget of its own; one, with no area's name, where there are none."""
    election.check()
    budgets = budgets_of(election)
    if not budgets:
        return [AreaCount("", count(election, rule))]
    return [AreaCount(area, count(part, rule)) for area, part in by_area(election, budgets)]
