"""Two budgets that residents decide on: one finished, with its winners followed; one that is open for votes now."""

from datetime import date, datetime, time
from decimal import Decimal

from folkmoot.commissioning.models import ServiceKind
from folkmoot.core.clock import LONDON
from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.demo.telling import ORDER
from folkmoot.engagement.models import BallotKind, Completion, Electorate, Idea, Method, Ties
from folkmoot.engagement.states import IdeaState
from folkmoot.engagement.voting.marks import Marks
from folkmoot.engagement.voting.voters import Said
from folkmoot.places.ground import ground_of, is_on
from folkmoot.places.points import Point

STREETS, GREENS = "budget.streets", "budget.greens"


def at(demo: Demo, days: int, hour: int) -> datetime:
    return datetime.combine(demo.day(days), time(hour), LONDON)


def voter(number: int) -> Said:
    return Said(f"Invented Voter {number}", "SM1 1AA", date(1950 + number % 50, 1 + number % 12, 3), lives_here=True)


def send(
    demo: Demo, key: str, who: str, title: str, words: str, place: str, area: str, at: tuple[float, float] | None = None
) -> Idea:
    """`at` is kept where the outlines of the borough are here to hold it against."""
    point = Point(*at) if at else None
    return actions.send_idea(
        demo.things[key],
        point=point if point and is_on(ground_of(demo.areas["borough"]), point) else None,
        title=title,
        words=words,
        place=place,
        area=demo.areas[area],
        by=demo.people[who],
        now=demo.now,
    )


def check(demo: Demo, title: str, cost: int | None, reason: str, note: str = "") -> Idea:
    return actions.check_idea(
        Idea.objects.get(title=title), feasible=cost is not None, reason=reason,
        cost=None if cost is None else Decimal(cost), cost_note=note, by=demo.people["lead"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=420, order=ORDER)
def streets_opens_for_ideas(demo: Demo) -> None:
    budget = actions.begin_budget(
        title="Small things for our streets", total=Decimal(30_000), body=demo.bodies["council"], board=demo.things["board"],
        purpose="Things that make a street kinder: a seat, a tree, a light. It buys things and their first two years of "
        "care. It does not pay for jobs that go on after that.",
        area=demo.areas["borough"], contact="Engagement team, Wandle Vale Council", least_age=11,
        ideas_until_date=demo.day(40), votes_from=at(demo, 70, 8), votes_until=at(demo, 91, 20), built_by_date=demo.day(400),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    demo.things[STREETS] = actions.open_for_ideas(budget, by=demo.people["lead"], now=demo.now)


@chapter(days_ago=400, order=ORDER)
def streets_has_ideas(demo: Demo) -> None:
    for given in (
        ("resident", "Benches on the way to the clinic", "My mother has to stop four times. There is nowhere to sit.", "Mill Lane, between the shops and the clinic", "riverside", (51.3725, -0.1552)),
        ("neighbour", "A bench by the clinic", "People wait standing up for the bus after their appointment.", "Outside the clinic", "riverside", (51.3741, -0.1530)),
        ("citizen", "Fruit trees on the green", "Anybody could pick an apple on the way home from school.", "The green behind the library", "northfield", (51.3791, -0.2003)),
        ("small", "A place to fill water bottles", "On the market day there is no water to drink without buying it.", "The market square", "borough"),
        ("young", "Lights on the path to the courts", "We stop playing at four in winter because nobody can see the path.", "From the gate to the ball courts", "northfield", (51.3752, -0.1898)),
        ("rival", "A mural on the railway bridge", "It is the first thing that visitors see, and it is grey.", "The bridge at the station", "borough", (51.3596, -0.1913)),
    ):  # fmt: skip
        send(demo, STREETS, *given)


@chapter(days_ago=375, order=ORDER)
def streets_is_checked(demo: Demo) -> None:
    by = demo.people["lead"]
    demo.things[STREETS] = actions.close_ideas(demo.things[STREETS], by=by, now=demo.now)
    check(
        demo,
        "Benches on the way to the clinic",
        9_000,
        "The pavement is wide enough in four places.",
        "Four benches with backs and arms, set in, with two years of care.",
    )
    check(demo, "A bench by the clinic", 2_500, "There is room beside the shelter.", "One bench.")
    check(
        demo,
        "Fruit trees on the green",
        4_200,
        "The soil is good and the gardeners will water them.",
        "Twelve trees with guards.",
    )
    check(
        demo,
        "A place to fill water bottles",
        11_500,
        "A pipe runs under the square already.",
        "Quote of the water company, with two years of testing.",
    )
    check(
        demo,
        "Lights on the path to the courts",
        14_800,
        "Low lights that bats do not mind, on at dusk and off at ten.",
        "Nine lights.",
    )
    check(
        demo,
        "A mural on the railway bridge",
        None,
        "The bridge belongs to the railway, which allows no painting on it. We asked twice.",
    )
    one, two = (
        Idea.objects.get(title=title) for title in ("A bench by the clinic", "Benches on the way to the clinic")
    )
    offer = actions.offer_merge(
        one, into=two, why="Both are about somewhere to sit near the clinic.", by=by, now=demo.now
    )
    for who in ("neighbour", "resident"):
        offer = actions.answer_merge(offer, agrees=True, by=demo.people[who], now=demo.now)


@chapter(days_ago=360, order=ORDER)
def streets_has_its_rule(demo: Demo) -> None:
    by = demo.people["lead"]
    budget = actions.fix_rule(
        demo.things[STREETS], ballot=BallotKind.APPROVAL, method=Method.EQUAL_SHARES,
        completion=Completion.INCREASE_THEN_GREEDY, ties=Ties.VOTES_CHEAPER, quorum=3, most_choices=None, by=by, now=demo.now,
        reasons="On past ballots of other cities more voters got something they had chosen than with most votes first, "
        "and nearly as much of the money was spent.",
    )  # fmt: skip
    demo.things[STREETS] = actions.choose_electorate(
        budget, electorate=Electorate.DECLARED, needs_account=False, by=by, now=demo.now,
        reasons="The sums are small. A declaration keeps nobody away, and each name, postcode and birthday votes once.",
    )  # fmt: skip


@chapter(days_ago=350, order=ORDER)
def streets_is_voted_on(demo: Demo) -> None:
    by = demo.people["lead"]
    budget = actions.open_voting(demo.things[STREETS], by=by, now=demo.now)
    numbers = {row.title: row.number or 0 for row in budget.ideas.filter(number__isnull=False)}
    seats, trees, water, lights = (
        numbers[title]
        for title in ("Benches on the way to the clinic", "Fruit trees on the green", "A place to fill water bottles", "Lights on the path to the courts")
    )  # fmt: skip
    ballots: list[tuple[int, ...]] = (
        [(seats, trees)] * 9
        + [(lights,)] * 8
        + [(water, trees)] * 6
        + [(seats,)] * 5
        + [(lights, water)] * 3
        + [()] * 2
    )
    for number, choices in enumerate(ballots):
        marks = Marks(tuple(sorted(choices)), is_blank=not choices)
        actions.cast_ballot(budget, said=voter(number), marks=marks, now=demo.now)
    papers = actions.print_papers(budget, count=6, by=by, now=demo.now)
    for number, paper in enumerate(papers[:5]):
        actions.hand_out_paper(budget, said=voter(100 + number), by=by, now=demo.now)
        if number == 4:
            actions.spoil_paper(
                budget, receipt=paper.receipt, reasons="Nothing on it can be read.", by=by, now=demo.now
            )
            continue
        for who in ("lead", "colleague"):
            marks = Marks((seats, trees))
            actions.key_paper(budget, receipt=paper.receipt, marks=marks, by=demo.people[who], now=demo.now)
    demo.things[STREETS] = budget


@chapter(days_ago=328, order=ORDER)
def streets_is_counted(demo: Demo) -> None:
    by = demo.people["lead"]
    closed = actions.close_voting(demo.things[STREETS], by=by, now=demo.now)
    budget = demo.things[STREETS] = actions.count_budget(closed, by=by, now=demo.now)
    for place, idea in enumerate(budget.ideas.filter(state=IdeaState.WON).order_by("number")):
        actions.make_project(idea, service_kind=ServiceKind.ENVIRONMENT, by=by, now=demo.now)
        actions.plan_step(
            idea, what="Agree the exact places with neighbours", due_date=demo.day(60), by=by, now=demo.now
        )
        actions.plan_step(idea, what="Put it in", due_date=demo.day(150 + 60 * place), by=by, now=demo.now)


@chapter(days_ago=270, order=ORDER)
def streets_is_followed(demo: Demo) -> None:
    for idea in Idea.objects.filter(budget=demo.things[STREETS], state=IdeaState.WON).order_by("number"):
        step = idea.steps.get(what__startswith="Agree")
        actions.do_step(
            step,
            done_date=demo.today,
            note="Walked with neighbours on a Saturday.",
            by=demo.people["lead"],
            now=demo.now,
        )


@chapter(days_ago=170, order=ORDER)
def streets_has_a_first_opening(demo: Demo) -> None:
    by = demo.people["lead"]
    idea = Idea.objects.filter(budget=demo.things[STREETS], state=IdeaState.WON).order_by("number").first()
    if idea is None:
        raise RuntimeError("the demo borough’s budget has no winner")
    step = idea.steps.get(done_date=None)
    actions.do_step(step, done_date=demo.today, note="All of them are in.", by=by, now=demo.now)
    actions.open_winner(idea, opened_date=demo.today, words="Come and sit down.", by=by, now=demo.now)
