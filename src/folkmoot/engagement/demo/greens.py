"""A residents' budget that is being voted on, and smaller questions: a poll, a sum shared out, a board's decision."""

from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.demo.budgets import GREENS, at, check, send, voter
from folkmoot.engagement.demo.telling import ORDER
from folkmoot.engagement.models import BallotKind, Budget, Completion, DecisionMethod, Electorate, Idea, Method, Ties
from folkmoot.engagement.voting.marks import Marks


@chapter(days_ago=75, order=ORDER)
def greens_opens_for_ideas(demo: Demo) -> None:
    budget = actions.begin_budget(
        title="Sixty thousand pounds for green places", total=Decimal(60_000), body=demo.bodies["council"],
        purpose="Parks, gardens, trees and everything that grows. Each neighbourhood has half of the money.",
        area=demo.areas["borough"], contact="Parks team, Wandle Vale Council", least_age=12,
        ideas_until_date=demo.day(45), votes_from=at(demo, 68, 8), votes_until=at(demo, 90, 20), built_by_date=demo.day(460),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    for key in ("northfield", "riverside"):
        actions.set_part(budget, area=demo.areas[key], own=Decimal(30_000), by=demo.people["lead"], now=demo.now)
    demo.things[GREENS] = actions.open_for_ideas(budget, by=demo.people["lead"], now=demo.now)


@chapter(days_ago=50, order=ORDER)
def greens_has_ideas(demo: Demo) -> None:
    for given in (
        ("resident", "A pond for frogs", "Children here have never seen a tadpole.", "The wet corner of the park", "riverside", (51.3672, -0.1611)),
        ("neighbour", "Raised beds that a wheelchair fits under", "I used to garden. I still could.", "Behind the hall", "riverside", (51.3668, -0.1640)),
        ("citizen", "A wild strip along the fence", "Let it grow, and put up a sign so that people know why.", "Along the railway fence", "northfield", (51.3811, -0.1869)),
        ("young", "A tree for every new pupil", "We would look after our own tree until we leave.", "The school field", "northfield"),
        ("vco", "Shade over the sandpit", "In summer it is too hot to use.", "The playground", "northfield", (51.3763, -0.2051)),
        ("rival", "Toilets in the park", "People who need one nearby do not go to the park at all.", "By the bandstand", "riverside", (51.3693, -0.1589)),
    ):  # fmt: skip
        send(demo, GREENS, *given)


@chapter(days_ago=20, order=ORDER)
def greens_is_checked_and_has_its_rule(demo: Demo) -> None:
    by = demo.people["lead"]
    demo.things[GREENS] = actions.close_ideas(demo.things[GREENS], by=by, now=demo.now)
    for title, cost, reason in (
        ("A pond for frogs", 8_500, "Shallow, with a fence that is easy to see over."),
        ("Raised beds that a wheelchair fits under", 6_400, "Six beds. The hall’s tap can be used."),
        ("A wild strip along the fence", 1_200, "It saves four cuts a year."),
        ("A tree for every new pupil", 9_600, "Eighty trees in the first year. The school agrees."),
        ("Shade over the sandpit", 22_000, "Four sails on posts that do not rust."),
        ("Toilets in the park", None, "Building is possible; cleaning costs £18,000 each year, and this money is spent once. Passed to the parks plan."),
    ):  # fmt: skip
        check(demo, title, cost, reason, "Quotes of this spring." if cost else "")
    pond, beds = (
        Idea.objects.get(title=title) for title in ("A pond for frogs", "Raised beds that a wheelchair fits under")
    )
    actions.shut_out(pond, other=beds, why="Both need the one flat place behind the hall.", by=by, now=demo.now)
    budget = actions.fix_rule(
        demo.things[GREENS], ballot=BallotKind.KNAPSACK, method=Method.EQUAL_SHARES,
        completion=Completion.INCREASE_THEN_GREEDY, ties=Ties.VOTES_CHEAPER, quorum=2, by=by, now=demo.now,
        reasons="Compared on the votes about our streets: this rule left the fewest voters with nothing.",
    )  # fmt: skip
    demo.things[GREENS] = actions.choose_electorate(
        budget, electorate=Electorate.DECLARED, needs_account=False, by=by, now=demo.now,
        reasons="Anybody of 12 and over who lives here. Paper is at the library and the hall.",
    )  # fmt: skip


@chapter(days_ago=7, order=ORDER)
def greens_is_being_voted_on(demo: Demo) -> None:
    by = demo.people["lead"]
    budget: Budget = actions.open_voting(demo.things[GREENS], by=by, now=demo.now)
    north = [row.number or 0 for row in budget.ideas.filter(area=demo.areas["northfield"], number__isnull=False)]
    for number in range(7):
        marks = Marks((north[number % len(north)],), area=demo.areas["northfield"].code)
        actions.cast_ballot(budget, said=voter(200 + number), marks=marks, now=demo.now)
    (paper,) = actions.print_papers(budget, count=1, by=by, now=demo.now)
    actions.hand_out_paper(budget, said=voter(300), by=by, now=demo.now)
    marks = Marks((north[0],), area=demo.areas["northfield"].code)
    actions.key_paper(budget, receipt=paper.receipt, marks=marks, by=by, now=demo.now)
    demo.things[GREENS] = budget


@chapter(days_ago=6, order=ORDER + 1)
def smaller_questions(demo: Demo) -> None:
    """A poll that is open, one that has closed, a sum shared out at tables, and two decisions of the board."""
    by, council = demo.people["lead"], demo.bodies["council"]
    actions.ask_poll(
        body=council, question="When should the repair morning be?", choices=["Saturday", "Sunday", "A weekday evening"],
        why="To pick a day to try first. Nothing is decided by it.", closes_date=demo.day(25), by=by, now=demo.now,
    )  # fmt: skip
    park = actions.ask_spending(
        body=council, assembly="Assembly on Moorfield park", title="What should Moorfield park have first?",
        words="The assembly has heard the gardeners, the parks team and the school.", total=Decimal(50_000),
        options=["Paths that wheels can use", "Play", "Planting"], by=by, now=demo.now,
    )  # fmt: skip
    for table, amounts in (
        ("Table 1", (25_000, 15_000, 10_000)),
        ("Table 2", (20_000, 10_000, 20_000)),
        ("Table 3", (30_000, 12_500, 7_500)),
    ):
        actions.share_out(park, amounts=[Decimal(each) for each in amounts], table=table, by=by, now=demo.now)
    actions.close_spending(park, by=by, now=demo.now)
    chair, board = demo.people["scheme"], demo.things["board"]
    actions.put_decision(
        board, question="Shall we meet in the evening every second month?", method=DecisionMethod.CONSENT,
        words="So that members who work in the day can come. The hall is free on Tuesdays.", closes_date=demo.day(20),
        by=chair, now=demo.now,
    )  # fmt: skip
    order = actions.put_decision(
        board, question="Which place should we visit first?", words="One visit this season.", method=DecisionMethod.RANKED,
        options=["The warm room", "The advice table", "The garden"], closes_date=demo.day(20), by=chair, now=demo.now,
    )  # fmt: skip
    for who, given, why in (("scheme", [0, 1], "It has run longest."), ("resident", [1, 0, 2], "I have never seen it."),
                            ("neighbour", [0, 2], ""), ("vco", [0], "Small groups use it."), ("nhs", [1, 0], ""), ("lead", [0, 1, 2], "")):  # fmt: skip
        actions.give_voice(order, given=given, reasons=why, by=demo.people[who], now=demo.now)
    actions.close_decision(order, by=chair, now=demo.now)
