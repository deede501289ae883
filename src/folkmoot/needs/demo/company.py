"""The board is founded; the first need travels to a priority; what the places have."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.evidence.models import Theme
from folkmoot.needs import actions
from folkmoot.needs.demo.telling import ask, say, score
from folkmoot.needs.models import Sector
from folkmoot.needs.models.asset import AssetKind
from folkmoot.needs.models.priority import Scope

SEATS = [
    ("scheme", Sector.VCO, True),
    ("resident", Sector.RESIDENT, False),
    ("neighbour", Sector.RESIDENT, False),
    ("vco", Sector.VCO, False),
    ("nhs", Sector.NHS, False),
    ("lead", Sector.COUNCIL, False),
]


@chapter(days_ago=1190)
def the_board_is_founded(demo: Demo) -> None:
    board = actions.open_board(
        name="Wandle Vale Joint Action Board",
        purpose="Residents, voluntary groups and public bodies agree here which needs come first, and what should be "
        "different for people when they are met.",
        area=demo.areas["borough"], host=demo.bodies["cvs"], quorum=4, residents_needed=1,
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    demo.things["board"] = board
    for key, sector, is_chair in SEATS:
        actions.seat_member(
            board, demo.people[key], sector=sector, is_chair=is_chair, by=demo.people["scheme"], now=demo.now
        )


@chapter(days_ago=1100)
def somewhere_warm(demo: Demo) -> None:
    say(
        demo,
        ("company", "resident", "northfield", "Somewhere warm to sit and talk on weekday mornings",
         "Since the café shut I can go from Monday to Friday without talking to anyone. I do not want a club or a "
         "course. I want a warm room with a kettle where nobody minds how long you stay.",
         Theme.MENTAL_HEALTH, ("neighbour", "citizen", "small", "rival")),
    )  # fmt: skip


@chapter(days_ago=1098)
def company_by_the_river(demo: Demo) -> None:
    say(
        demo,
        ("company2", "neighbour", "riverside", "Company for people who live alone by the river",
         "My neighbour's husband died and she has nowhere to go in the day. The bus only comes every hour. Something "
         "near the river would do more than something better far away.",
         Theme.MENTAL_HEALTH, ("resident", "vco")),
    )  # fmt: skip


@chapter(days_ago=1094)
def what_the_places_have(demo: Demo) -> None:
    held = [
        ("Northfield community hall", AssetKind.PLACE, "A hall for 60 with a kitchen and step-free doors. Empty on weekday mornings.", "northfield", "tenants", "resident"),
        ("Kettle and Chat", AssetKind.GROUP, "Volunteers who make tea and know everybody's name.", "northfield", "kettle", "small"),
        ("The shared garden", AssetKind.PLACE, "Raised beds, a shed and a bench in the sun.", "moorfield", "gardeners", "neighbour"),
        ("Riverside library", AssetKind.INSTITUTION, "Open six days. Lends its back room without charge.", "riverside", None, "vco"),
        ("A retired electrician who mends lamps", AssetKind.PEOPLE, "Will look at anything with a plug, for a slice of cake.", "riverside", None, "neighbour"),
        ("Wandle Vale Deaf Club's Friday evenings", AssetKind.GROUP, "Fifty years of games, food and sign language.", "borough", "deaf", "scheme"),
    ]  # fmt: skip
    for title, kind, words, where, body, who in held:
        actions.add_asset(
            title=title, kind=kind, description=words, area=demo.areas[where], is_public=True,
            organisation=demo.bodies[body] if body else None, by=demo.people[who], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=1080)
def the_board_is_asked_first(demo: Demo) -> None:
    round = ask(demo, "What would make the biggest difference to people who are often alone?", ("company", "company2"))
    score(
        demo,
        round,
        {"scheme": (3, 2), "resident": (3, 3), "neighbour": (2, 3), "vco": (3, 2), "nhs": (3, 3), "lead": (2, 1)},
    )
    demo.things["round.company"] = round


@chapter(days_ago=1066)
def company_is_agreed(demo: Demo) -> None:
    people, round = demo.people, demo.things["round.company"]
    round = actions.close_round(round, by=people["scheme"], now=demo.now)
    priority = actions.agree_priority(
        round,
        needs=[demo.things["need.company"], demo.things["need.company2"]],
        title="Company in the daytime",
        reasons="It came up in every conversation, from people of every age. It costs little to begin, and the rooms "
        "and the volunteers are there already.",
        outcome_title="Fewer adults are often lonely",
        outcome_theme=Theme.MENTAL_HEALTH,
        outcome_scope=Scope.BOROUGH,
        effect_elsewhere="",
        horizon_months=24,
        disagreement="One member thought that buses should come first, because a warm room helps nobody who cannot get "
        "to it. The board asked for the service to go where people are.",
        by=people["scheme"],
        now=demo.now,
    )
    demo.things["priority.company"], demo.things["outcome.company"] = priority, priority.outcomes.get()
