"""Debt, young people's worries, and what is before the board now."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.evidence.models import Theme
from folkmoot.needs import actions
from folkmoot.needs.demo.telling import ask, say, score
from folkmoot.needs.models import Need
from folkmoot.needs.models.priority import Scope
from folkmoot.needs.states import NeedState


@chapter(days_ago=400)
def debts_behind_closed_doors(demo: Demo) -> None:
    say(
        demo,
        ("debt", "neighbour", "riverside", "Help with debt before the bailiffs come",
         "By the time people ask for help the letter from the bailiffs is on the mat. There is advice in the town "
         "centre, but you wait five weeks and you have to phone at nine sharp. Somebody near here, sooner.",
         Theme.DEBT, ("resident", "adviser", "citizen", "small", "vco")),
    )  # fmt: skip


@chapter(days_ago=398)
def a_crossing_that_is_safe(demo: Demo) -> None:
    say(
        demo,
        ("crossing", "resident", "northfield", "A safe way over the road by the school",
         "Cars do not stop. My son waits ten minutes every morning.", Theme.ENVIRONMENT, ("neighbour",)),
    )  # fmt: skip


@chapter(days_ago=370)
def the_board_is_asked_about_money(demo: Demo) -> None:
    round = ask(demo, "What should we do first about money worries and daily life?", ("debt", "crossing"), days=9)
    score(
        demo,
        round,
        {"scheme": (3, 1), "resident": (2, 3), "neighbour": (3, 1), "vco": (3, 2), "nhs": (3, 1), "lead": (3, 1)},
    )
    demo.things["round.debt"] = round


@chapter(days_ago=360)
def help_with_debt_is_agreed(demo: Demo) -> None:
    people = demo.people
    round = actions.close_round(demo.things["round.debt"], by=people["scheme"], now=demo.now)
    priority = actions.agree_priority(
        round,
        needs=[demo.things["need.debt"]],
        title="Help with debt, early and near",
        reasons="Debt that is met early is smaller and does less harm. Advice exists, but too late and too far away.",
        outcome_title="Fewer households are behind with the bills they must pay",
        outcome_theme=Theme.DEBT,
        outcome_scope=Scope.BOROUGH,
        effect_elsewhere="",
        horizon_months=18,
        by=people["scheme"],
        now=demo.now,
    )
    demo.things["priority.debt"], demo.things["outcome.debt"] = priority, priority.outcomes.get()
    actions.decline_need(
        demo.things["need.crossing"],
        answer="We all want this crossing. It needs the council's highways team rather than a new service, so we sent "
        "it to them and asked for an answer by the summer. If none comes we will look at it again.",
        by=people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=300)
def young_worries(demo: Demo) -> None:
    say(
        demo,
        ("worries", "young", "moorfield", "Somebody to talk to before it gets bad",
         "You have to be really ill before anyone sees you, and then you wait months. We want someone to talk to when "
         "it starts. Not at school, where everyone sees you go in.",
         Theme.MENTAL_HEALTH, ("resident", "neighbour", "citizen", "scheme")),
    )  # fmt: skip


@chapter(days_ago=299)
def a_place_for_bikes(demo: Demo) -> None:
    say(
        demo,
        ("bikes", "resident", "hilltop", "Somewhere dry to leave a bike at the flats",
         "Three have been stolen from our landing since spring.", Theme.CRIME, ()),
    )  # fmt: skip


@chapter(days_ago=280)
def the_board_is_asked_about_young_people(demo: Demo) -> None:
    round = ask(demo, "What should change first for young people?", ("worries", "bikes"), days=9)
    score(
        demo,
        round,
        {"scheme": (3, 0), "resident": (3, 2), "neighbour": (3, 1), "vco": (3, 1), "nhs": (3, 0), "lead": (2, 1)},
    )
    demo.things["round.worries"] = round


@chapter(days_ago=270)
def worries_are_agreed(demo: Demo) -> None:
    round = actions.close_round(demo.things["round.worries"], by=demo.people["scheme"], now=demo.now)
    priority = actions.agree_priority(
        round,
        needs=[demo.things["need.worries"]],
        title="Somebody to talk to early, for young people",
        reasons="The wait is longest for those who are not yet very ill, and that is when talking helps most.",
        outcome_title="Fewer young people's worries grow into an illness",
        outcome_theme=Theme.MENTAL_HEALTH,
        outcome_scope=Scope.AREA,
        effect_elsewhere="It begins in Moorfield. What is learnt there is used across the borough within two years.",
        horizon_months=30,
        by=demo.people["scheme"],
        now=demo.now,
    )
    demo.things["priority.worries"], demo.things["outcome.worries"] = priority, priority.outcomes.get()
    actions.decline_need(
        demo.things["need.bikes"],
        answer="The landlord has promised a locked shed at these flats by the autumn. Tell us if it does not come.",
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=38)
def paths_and_repairs(demo: Demo) -> None:
    say(
        demo,
        ("paths", "neighbour", "moorfield", "Paths that a wheelchair can use",
         "The path through the gardens is gravel with a step at each end. My wife uses a chair, so we go round by the "
         "main road, which has no pavement on one side.",
         Theme.ENVIRONMENT, ("resident", "citizen", "small")),
    )  # fmt: skip
    say(
        demo,
        ("repairs", "resident", "northfield", "Repairs that are done when we are told they will be",
         "Four appointments, four days off work, nobody came. There is black mould in the children's room.",
         Theme.HOUSING, ("neighbour", "citizen", "rival", "adviser")),
    )  # fmt: skip


@chapter(days_ago=20)
def the_board_is_asked_now(demo: Demo) -> None:
    """Open still: two members have scored. The lesson of the first cycle is before the board when it was raised."""
    if "need.evening" not in demo.things:
        found = Need.objects.filter(origin="review", state=NeedState.RAISED).first()
        if found:
            demo.things["need.evening"] = found
    keys = [key for key in ("evening", "paths", "repairs") if f"need.{key}" in demo.things]
    round = ask(demo, "What matters most this season?", keys, days=30)
    score(demo, round, {"vco": (2, 1, 3)[: len(keys)], "nhs": (3, 1, 2)[: len(keys)]})
    demo.things["round.now"] = round


@chapter(days_ago=6)
def what_was_said_this_week(demo: Demo) -> None:
    """Fresh needs that no board has seen."""
    say(
        demo,
        ("bus", "citizen", "hilltop", "A bus up the hill after seven in the evening",
         "The last one goes at ten to seven. After that it is the hill or a taxi.", Theme.SERVICES, ("neighbour",)),
    )  # fmt: skip
    say(
        demo,
        ("learning", "resident", "riverside", "English lessons at times that working people can come to",
         "All the classes are at eleven in the morning. We work.", Theme.EDUCATION, ()),
    )  # fmt: skip
