"""Participatory budgets for tests, made through actions, at any point of their life."""

import re
from datetime import date, timedelta
from decimal import Decimal

from folkmoot.core.clock import day_of
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.models import BallotKind, Completion, Electorate, Method, Ties
from folkmoot.engagement.voting.marks import Marks
from folkmoot.engagement.voting.voters import Said
from tests.kept import kept

DAY = timedelta(days=1)
ME = {"name": "Somebody Here", "postcode": "SM1 1AA", "birth_date": "1980-02-03", "lives_here": "on"}
IDEAS = (
    ("Benches in the park", 4000),
    ("A mural at the station", 6000),
    ("Bulbs on the green", 1500),
    ("A toy library", 5000),
)
RULE = {
    "ballot": BallotKind.APPROVAL, "method": Method.EQUAL_SHARES, "completion": Completion.INCREASE_THEN_GREEDY,
    "ties": Ties.VOTES_CHEAPER, "reasons": "It gives each voter the same share, and we compared it on past votes.",
}  # fmt: skip


def begun(cast, now, **changes):
    today = day_of(now)
    words = {
        "title": "Ten thousand pounds for Northfield", "purpose": "Small things that make the streets better.",
        "total": Decimal(10_000), "body": cast.bodies.council, "area": cast.borough, "contact": "Engagement team",
        "ideas_until_date": today + 20 * DAY, "votes_from": now + 40 * DAY, "votes_until": now + 60 * DAY,
        "built_by_date": today + 300 * DAY, "least_age": 12,
    }  # fmt: skip
    return actions.begin_budget(**{**words, **changes}, by=cast.lead, now=now)


@kept
def for_ideas(cast, now, **changes):
    return actions.open_for_ideas(begun(cast, now, **changes), by=cast.lead, now=now)


def idea(cast, budget, now, title="Benches in the park", cost=4000, by=None, area=None, **changes):
    """Sent, and checked as feasible at this cost (None: not checked)."""
    made = actions.send_idea(
        budget, title=title, words="For everybody who waits there.", place="By the gate", area=area or cast.north,
        by=by or cast.resident, now=now, **changes,
    )  # fmt: skip
    if cost is None:
        return made
    return actions.check_idea(
        made,
        feasible=True,
        reason="The land is ours.",
        cost=Decimal(cost),
        cost_note="Two quotes",
        by=cast.lead,
        now=now,
    )


def rule(cast, budget, now, **changes):
    return actions.fix_rule(budget, **{**RULE, **changes}, by=cast.lead, now=now)


def declared(cast, budget, now, electorate=Electorate.DECLARED, needs_account=False):
    return actions.choose_electorate(
        budget,
        electorate=electorate,
        needs_account=needs_account,
        reasons="Anybody who lives here.",
        by=cast.lead,
        now=now,
    )


@kept
def voting(
    cast, now, *, ideas=IDEAS, parts=None, electorate=Electorate.DECLARED, needs_account=False, budget=None, **changes
):
    """Voting is open at `now`; it closes 20 days later. Returned as it is then."""
    start = now - 40 * DAY
    budget = budget or begun(cast, start)
    for area, money in (parts or {}).items():
        actions.set_part(budget, area=area, **money, by=cast.lead, now=start)
    actions.open_for_ideas(budget, by=cast.lead, now=start)
    for given in ideas:
        title, cost, *area = given
        idea(cast, budget, start + DAY, title, cost, area=area[0] if area else None)
    actions.close_ideas(budget, by=cast.lead, now=start + 21 * DAY)
    rule(cast, budget, start + 22 * DAY, **changes)
    declared(cast, budget, start + 22 * DAY, electorate, needs_account)
    if electorate == Electorate.REGISTER:
        people = [(f"Voter {number}", "SM1 1AA", date(1990, 1, 1)) for number in range(20)]
        actions.import_register(budget, people=people, by=cast.lead, now=start + 22 * DAY)
    if electorate == Electorate.CODE:
        budget.made_codes = actions.make_codes(budget, count=10, by=cast.lead, now=start + 22 * DAY)
    opened = actions.open_voting(budget, by=cast.lead, now=now)
    opened.made_codes = getattr(budget, "made_codes", [])
    return opened


def voter(number=0, **changes):
    return Said(
        **{
            "name": f"Voter {number}",
            "postcode": "SM1 1AA",
            "birth_date": date(1990, 1, 1),
            "lives_here": True,
            **changes,
        }
    )


def vote(budget, number, choices, now, **changes):
    marks = Marks(tuple(choices), is_blank=not choices, **changes)
    return actions.cast_ballot(budget, said=voter(number), marks=marks, now=now)


def closed(cast, budget, now):
    return actions.close_voting(budget, by=cast.lead, now=now + 20 * DAY)


@kept
def counted(cast, now, votes=((1, 3), (1,), (2,), (3, 4), (4,), ()), **changes):
    """Voted, closed and counted; twenty days after `now`."""
    budget = voting(cast, now, **changes)
    for number, choices in enumerate(votes):
        vote(budget, number, choices, now)
    return actions.count_budget(closed(cast, budget, now), by=cast.lead, now=now + 20 * DAY)


def url(budget, name=""):
    return f"/budgets/{budget.pk}/{name}"


def receipt_in(page):
    return re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page.text).group()
