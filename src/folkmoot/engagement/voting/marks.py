"""What a ballot says, checked against what was on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.engagement.counting.amounts import money
from folkmoot.engagement.models import BallotKind, Budget, Idea
from folkmoot.engagement.states import IdeaState
from folkmoot.engagement.voting.election import own_money, pence


@dataclass(frozen=True)
class Marks:
    """Numbers of ideas (ranked: best first), points beside them, and the area voted in where areas have own money."""

    choices: tuple[int, ...] = ()
    points: tuple[int, ...] = ()
    area: str = ""
    is_blank: bool = field(default=False, compare=False)


def on_the_ballot(budget: Budget, area: str = "") -> list[Idea]:
    ideas = budget.ideas.filter(state=IdeaState.ON_BALLOT, number__isnull=False).select_related("area")
    if area:
        ideas = ideas.filter(area__code=area)
    return list(ideas.order_by("number"))


def paper_of(budget: Budget) -> dict[str, Any]:
    """What a ballot is checked against, as kept with the budget when voting opens: nothing of it changes from then on.

    `own`: pence of each area that has money of its own, by its code. `costs`: pence and area code of each idea, by number.
    """
    return {
        "own": own_money(budget),
        "costs": {str(idea.number): [pence(idea.cost or Decimal(0)), idea.area.code] for idea in on_the_ballot(budget)},
    }


def check(budget: Budget, marks: Marks) -> Marks:
    """The marks as they are kept. Raises Refused at the first thing that a ballot may not say."""
    own = budget.paper["own"]
    if own and marks.area not in own:
        raise Refused(_("Choose the area in which you vote."), field="area")
    area = marks.area if own else ""
    costs = {int(number): cost for number, (cost, where) in budget.paper["costs"].items() if area in ("", where)}
    pairs = list(zip(marks.choices, marks.points or (1,) * len(marks.choices), strict=True))
    if budget.ballot == BallotKind.POINTS:
        pairs = [(number, points) for number, points in pairs if points]
    numbers = [number for number, _points in pairs]
    if marks.is_blank and numbers:
        raise Refused(_("You ticked “blank vote” and chose ideas too. Do one or the other."), field="blank")
    if not numbers and not marks.is_blank:
        raise Refused(_("Choose at least one idea, or tick “blank vote”."), field="blank")
    if len(set(numbers)) < len(numbers):
        raise Refused(_("Each idea can be chosen once."))
    for number in numbers:
        if number not in costs:
            raise Refused(_("There is no idea %(number)s on this ballot.") % {"number": number})
    if budget.most_choices and len(numbers) > budget.most_choices:
        raise Refused(
            _("You chose %(count)s ideas; %(most)s are allowed.") % {"count": len(numbers), "most": budget.most_choices}
        )
    if budget.ballot == BallotKind.KNAPSACK:
        room = own[area] if own else pence(budget.total)
        spent = sum(costs[number] for number in numbers)
        if spent > room:
            raise Refused(
                _("Your ideas cost %(spent)s together; there is %(room)s. Take out %(over)s or more.")
                % {"spent": money(spent), "room": money(room), "over": money(spent - room)}
            )
    points: tuple[int, ...] = ()
    if budget.ballot == BallotKind.POINTS:
        points = tuple(given for _number, given in pairs)
        if any(given < 0 for given in points) or sum(points) > (budget.points or 0):
            raise Refused(
                _("You gave %(given)s points; there are %(points)s to give.")
                % {"given": sum(points), "points": budget.points}
            )
    if budget.ballot in (BallotKind.APPROVAL, BallotKind.KNAPSACK):
        numbers.sort()
    elif budget.ballot == BallotKind.POINTS:
        order = sorted(zip(numbers, points, strict=True))
        numbers, points = [number for number, _given in order], tuple(given for _number, given in order)
    return Marks(tuple(numbers), points, area, not numbers)


def in_order(places: Mapping[int, int]) -> tuple[int, ...]:
    """Numbers of ideas, best first, from the place that each was given. Raises Refused for a place given twice."""
    if len(set(places.values())) < len(places):
        raise Refused(_("Two ideas have the same place. Give each place once."))
    return tuple(sorted(places, key=lambda number: places[number]))
