"""Two conversations: one closed, mapped and answered, with three groups; one that is open now."""

import random
from datetime import timedelta

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import moderation, opinions
from folkmoot.engagement.actions.moderation import Visitor
from folkmoot.engagement.demo.telling import ORDER
from folkmoot.engagement.models import Level, Reason
from folkmoot.engagement.states import Moderation

MORNINGS, EVENINGS = "conversation.mornings", "conversation.evenings"
SEEDS = (
    "A morning café should be open every weekday.",
    "It is better to visit people at home than to open more rooms.",
    "People should be able to come without booking.",
    "A small fee is fair if it keeps the place going.",
    "Somebody trained should always be there.",
    "Volunteers can run this without paid staff.",
    "Children and old people should share the same room.",
    "There should be a quiet room where nobody has to talk.",
)
# What each of three groups tends to say to the statements above and to the two that people added:
# those who want a place, those who want visits, those who want it cheap and run by neighbours.
LEANS = {
    "place": (1, -1, 1, -1, 1, -1, 1, 1, 1, -1),
    "visits": (-1, 1, 1, -1, 1, -1, -1, 1, 1, 1),
    "neighbours": (1, -1, 1, 1, -1, 1, 1, -1, 1, -1),
}
HOW_MANY = {"place": 17, "visits": 13, "neighbours": 11}
ADDED = ("Nobody should be sent away because they are late.", "The money should go to carers first.")


@chapter(days_ago=140, order=ORDER + 1)
def mornings_is_asked(demo: Demo) -> None:
    row = opinions.begin_conversation(
        project=demo.things["project.company"], question="What should keeping people company be like?",
        about="Many people see nobody before noon. The council and its partners pay for company in the mornings. Before the "
        "next two years are planned, say what matters to you.",
        level=Level.INVOLVE, promise="What unites people goes into the next specification. What divides them is put to the "
        "board, with both sides.",
        closes_date=demo.day(30), seeds=SEEDS, needs_account=False, by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    demo.things[MORNINGS] = opinions.open_conversation(row, by=demo.people["lead"], now=demo.now)


@chapter(days_ago=135, order=ORDER + 1)
def people_add_statements(demo: Demo) -> None:
    row, clerk = demo.things[MORNINGS], demo.people["clerk"]
    for text, who in zip(ADDED, ("resident", "neighbour"), strict=True):
        sent = opinions.say(row, text=text, by=demo.people[who], now=demo.now)
        moderation.show(sent, by=clerk, now=demo.now + timedelta(hours=5))
    named = opinions.say(row, text="Mrs Applegarth from the hall should run it.", by=demo.people["small"], now=demo.now)
    moderation.refuse(
        named, reason=Reason.NAMES_SOMEBODY, words="It names a person. You can say what kind of person should run it.", by=clerk,
        now=demo.now + timedelta(hours=6),
    )  # fmt: skip
    advert = opinions.say(row, text="Best boilers in town, ring today!", by=Visitor("demo-advert"), now=demo.now)
    moderation.refuse(
        advert, reason=Reason.ADVERT, words="It sells boilers.", by=clerk, now=demo.now + timedelta(hours=6)
    )


@chapter(days_ago=120, order=ORDER + 1)
def forty_one_people_vote(demo: Demo) -> None:
    row, chance = demo.things[MORNINGS], random.Random(7)  # noqa: S311 (a made-up story, the same each time)
    statements = list(row.statements.filter(moderation=Moderation.SHOWN).order_by("number"))
    for group, count in HOW_MANY.items():
        for number in range(count):
            by = Visitor(f"demo-{group}-{number}")
            for statement, lean in zip(statements, LEANS[group], strict=True):
                turn = chance.random()
                mark = None if turn < 0.06 else 0 if turn < 0.14 else -lean if turn < 0.22 else lean
                if mark is not None:
                    opinions.vote(statement, mark=mark, by=by, now=demo.now)


@chapter(days_ago=109, order=ORDER + 1)
def mornings_is_closed(demo: Demo) -> None:
    demo.things[MORNINGS] = opinions.close_conversation(demo.things[MORNINGS], by=demo.people["lead"], now=demo.now)


@chapter(days_ago=80, order=ORDER + 1)
def mornings_is_answered(demo: Demo) -> None:
    demo.things[MORNINGS] = opinions.answer_conversation(
        demo.things[MORNINGS], by=demo.people["lead"], now=demo.now,
        answer="Nobody has to book, and nobody is sent away for being late: every group agreed, so both are now in what we ask "
        "for.\n\nWhether more money should go to visits divides people. We did not settle that ourselves. It went to the joint "
        "action board with both sides in their own words.",
    )  # fmt: skip


@chapter(days_ago=12, order=ORDER + 1)
def evenings_is_asked(demo: Demo) -> None:
    row = opinions.begin_conversation(
        project=demo.things["project.worries"], consultation=demo.things["consultation.worries"],
        question="What would make you talk to somebody about your worries?",
        about="Young people in Moorfield say that they wait months to talk to somebody. Say what would help, and what would not.",
        level=Level.COLLABORATE, promise="A group of young people works through the map with us, and we publish what we agreed.",
        closes_date=demo.day(40), for_young=True, regime="before",
        seeds=(
            "I would rather text than ring.",
            "It should be somewhere I go anyway.",
            "My teachers should not be told first.",
            "I would come with a friend.",
            "It should be open on Sundays.",
            "Somebody my own age would understand me better.",
        ),
        by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip
    demo.things[EVENINGS] = opinions.open_conversation(row, by=demo.people["nhs"], now=demo.now)


@chapter(days_ago=2, order=ORDER + 1)
def evenings_is_taken_up(demo: Demo) -> None:
    row = demo.things[EVENINGS]
    for who, marks in (
        ("young", (1, 1, 1, 1, -1, 0)),
        ("resident", (0, 1, -1, 1, 1, 1)),
        ("citizen", (-1, 1, 0, 1, 0, 1)),
    ):
        for statement, mark in zip(row.statements.order_by("number"), marks, strict=False):
            opinions.vote(statement, mark=mark, by=demo.people[who], now=demo.now)
    opinions.say(row, text="A dog in the room would help.", by=demo.people["young"], now=demo.now)
    opinions.say(row, text="My cousin Connor went and it was no use.", by=demo.people["neighbour"], now=demo.now)
