"""A standing citizens' panel, asked twice and asked again now."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.actions.panels import Put, Share
from folkmoot.engagement.demo.assemblies import AGES, PARTS
from folkmoot.engagement.models import Wave

ORDER = 54
PANEL, FIRST, SECOND = "panel.vale", "wave.first", "wave.second"
MEMBERS = (
    "resident", "neighbour", "citizen", "vco", "rival", "small", "adviser", "clerk", "finance", "councillor", "inquirer",
    "guard", "colleague", "nhs_colleague",
)  # fmt: skip
SAFE, HEARD = ("yes", "mostly", "no"), ("yes", "no", "not sure")


@chapter(days_ago=420, order=ORDER)
def the_panel_opens(demo: Demo) -> None:
    panel = actions.open_standing_panel(
        body=demo.bodies["council"], area=demo.areas["borough"], title="The Vale Panel", stays_months=24,
        about="Residents who answer a few questions three times a year, so that the council hears from more than those who write to it.",
        promise="We publish what the panel said within a month, and say what we did with it.",
        contact="Consultation team, Wandle Vale Council", by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    for name, question, figures in (
        ("age", "How old are you?", AGES),
        ("part of town", "In which part of town do you live?", PARTS),
    ):
        actions.add_category(
            panel, name=name, question=question, source="Census 2021, made up for Wandle Vale",
            values=[Share(label, people) for label, people in figures], by=demo.people["lead"], now=demo.now,
        )  # fmt: skip
    demo.things[PANEL] = panel


@chapter(days_ago=400, order=ORDER)
def people_join_the_panel(demo: Demo) -> None:
    age, part = demo.things[PANEL].categories.order_by("position")
    ages, parts = list(age.values.order_by("position")), list(part.values.order_by("position"))
    for at, who in enumerate(MEMBERS):
        actions.join_panel(
            demo.things[PANEL], values={age: ages[at % 3], part: parts[at % 4] if at % 5 else None},
            by=demo.people[who], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=380, order=ORDER)
def the_panel_is_asked(demo: Demo) -> None:
    wave = actions.prepare_wave(
        demo.things[PANEL], title="Do you feel safe, and heard?", closes_date=demo.day(21), by=demo.people["lead"], now=demo.now,
        questions=[Put("Do you feel safe in your street after dark?", SAFE), Put("Does the council listen to people like you?", HEARD)],
    )  # fmt: skip
    demo.things[FIRST] = actions.open_wave(wave, by=demo.people["lead"], now=demo.now)


def answer(demo: Demo, key: str, safe: str, heard: str) -> None:
    """Letters stand for choices: the first letter of each."""
    for who, one, two in zip(MEMBERS, safe, heard, strict=False):
        member = demo.things[PANEL].members.get(person=demo.people[who])
        given = {0: next(each for each in SAFE if each[0] == one), 1: {"y": "yes", "n": "no", "s": "not sure"}[two]}
        actions.answer_wave(demo.things[key], member=member, answers=given, by=demo.people[who], now=demo.now)


@chapter(days_ago=370, order=ORDER)
def the_panel_answers(demo: Demo) -> None:
    answer(demo, FIRST, "ymnymnnymnynnn", "nnnynnysnynynn")


@chapter(days_ago=355, order=ORDER)
def the_panel_is_told(demo: Demo) -> None:
    actions.close_wave(
        demo.things[FIRST], by=demo.people["lead"], now=demo.now,
        what_changed="Lights on the river path are mended within a week now. Every committee takes two questions from the panel.",
    )  # fmt: skip


@chapter(days_ago=60, order=ORDER)
def the_panel_is_asked_again(demo: Demo) -> None:
    first = Wave.objects.get(pk=demo.things[FIRST].pk)
    wave = actions.prepare_wave(
        demo.things[PANEL], title="Safe and heard, a year later", questions=[], repeats=first, closes_date=demo.day(21),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    demo.things[SECOND] = actions.open_wave(wave, by=demo.people["lead"], now=demo.now)
    answer(demo, SECOND, "yymyymnymyyym", "ynyynnyyyyyyn")


@chapter(days_ago=35, order=ORDER)
def the_panel_is_told_again(demo: Demo) -> None:
    actions.close_wave(
        demo.things[SECOND], by=demo.people["lead"], now=demo.now,
        what_changed="More people feel safe and heard than a year ago. The two questions in each committee stay.",
    )  # fmt: skip


@chapter(days_ago=8, order=ORDER)
def the_panel_is_asked_about_buses(demo: Demo) -> None:
    wave = actions.prepare_wave(
        demo.things[PANEL], title="Buses in the morning", closes_date=demo.day(25), by=demo.people["lead"], now=demo.now,
        questions=[Put("Would you take a bus before eight if there were one?", ("yes", "no", "sometimes"))],
    )  # fmt: skip
    actions.open_wave(wave, by=demo.people["lead"], now=demo.now)
