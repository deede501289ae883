"""A budget's rows as the election that is counted, and back into a file that anybody can count."""

import re
from decimal import Decimal

from folkmoot.engagement.counting import Ballot, Election, Kind, Limit, Project, Rule, Tie
from folkmoot.engagement.counting import Completion as CountedCompletion
from folkmoot.engagement.counting import Method as CountedMethod
from folkmoot.engagement.counting.amounts import as_pounds
from folkmoot.engagement.counting.pabulib import write
from folkmoot.engagement.models import Budget, Idea
from folkmoot.engagement.states import IdeaState

VOTED_ON = (IdeaState.ON_BALLOT, IdeaState.WON, IdeaState.NOT_FUNDED, IdeaState.OPENED)
SIGNS = re.compile(r"[,=;\s]+")


def pence(pounds: Decimal) -> int:
    return int(pounds * 100)


def named(name: str) -> str:
    """An area's name without the signs that the file uses itself."""
    return SIGNS.sub(" ", name).strip()


def own_money(budget: Budget) -> dict[str, int]:
    """Pence of each area (by its code) that has money of its own."""
    if "_parts" in budget.__dict__:
        return {part.area.code: pence(part.own) for part in parts_of(budget) if part.own is not None}
    own = budget.parts.filter(own__isnull=False).values_list("area__code", "own")
    return {code: pence(pounds) for code, pounds in own if pounds is not None}


def parts_of(budget: Budget) -> list:
    found = budget.__dict__.get("_parts")
    if found is None:
        found = budget.__dict__["_parts"] = list(budget.parts.select_related("area").order_by("area__name", "pk"))
    return found


def rule_of(budget: Budget) -> Rule:
    return Rule(
        method=CountedMethod(budget.method),
        completion=CountedCompletion(budget.completion),
        ties=tuple(Tie(each) for each in budget.ties.split(",")),
        seed=budget.seed,
        quorum=budget.quorum,
    )


def command_of(budget: Budget, file: str) -> str:
    """The words that count the published file again."""
    words = ["folkmoot count", file, f"--rule {budget.method}"]
    if budget.method == CountedMethod.EQUAL_SHARES:
        words.append(f"--completion {budget.completion}")
    words += [f"--ties {budget.ties}", f"--quorum {budget.quorum}"]
    if budget.seed:
        words.append(f'--seed "{budget.seed}"')
    return " ".join(words)


def election_of(budget: Budget) -> Election:
    """Every idea that was voted on, by its number, and every ballot, in the order of the receipts."""
    ideas = list(voted_on(budget))
    parts = parts_of(budget)
    names = {part.area.code: named(part.area.name) for part in parts}
    projects = tuple(
        Project(str(idea.number), pence(idea.cost or Decimal(0)), idea.title, named(idea.area.name)) for idea in ideas
    )
    ballots = tuple(
        Ballot(receipt, tuple(map(str, choices)), tuple(points), names.get(area, ""), {"channel": channel})
        for receipt, choices, points, area, channel in budget.ballots.order_by("receipt").values_list(
            "receipt", "choices", "points", "area", "channel"
        )
    )
    facts = {"description": budget.title, "instance": named(budget.area.name)}
    own = [(names[part.area.code], as_pounds(pence(part.own))) for part in parts if part.own is not None]
    if own:
        facts["area_budgets"] = ",".join(f"{name}={pounds}" for name, pounds in own)
    return Election(
        budget=pence(budget.total),
        projects=projects,
        ballots=ballots,
        kind=Kind(budget.ballot),
        limits=(*shut_out(ideas), *caps(parts, projects)),
        max_length=budget.most_choices,
        max_points=budget.points if budget.ballot == Kind.POINTS else None,
        facts=facts,
    )


def voted_on(budget: Budget):
    return (
        budget.ideas.filter(state__in=VOTED_ON, number__isnull=False)
        .select_related("area", "project")
        .prefetch_related("not_with")
        .order_by("number")
    )


def shut_out(ideas: list[Idea]) -> list[Limit]:
    numbers = {idea.pk: str(idea.number) for idea in ideas}
    pairs = {
        frozenset((numbers[idea.pk], numbers[other.pk]))
        for idea in ideas
        for other in idea.not_with.all()
        if other.pk in numbers
    }
    return [Limit(" / ".join(sorted(pair)), pair, at_most=1) for pair in sorted(pairs, key=sorted)]


def caps(parts: list, projects: tuple[Project, ...]) -> list[Limit]:
    found = []
    for part in parts:
        name = named(part.area.name)
        inside = frozenset(project.id for project in projects if project.area == name)
        if part.cap is not None and inside:
            found.append(Limit(name, inside, pence=pence(part.cap)))
    return found


def ballots_file(budget: Budget) -> str:
    """The published file. Its SHA-256 is the one in the record's entry of the count, whoever downloads it and when."""
    return write(election_of(budget))
