"""A consultation about young people's worries, open now."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement import actions
from folkmoot.engagement.actions import Asked, InFormat
from folkmoot.engagement.demo.telling import ORDER, answer
from folkmoot.engagement.models import Level, QuestionKind

WORRIES = "consultation.worries"


@chapter(days_ago=60, order=ORDER)
def worries_is_announced(demo: Demo) -> None:
    consultation = actions.prepare_consultation(
        demo.things["project.worries"], title="Worries that will not go away: help for young people in Moorfield",
        summary="Young people in Moorfield say that they wait months to talk to somebody. We want to pay for help that comes "
        "sooner, and we want young people to say what it should be like.",
        why="Help that young people do not like is help that they do not use.",
        level=Level.COLLABORATE,
        promise="A group of young people works through every answer with us, and we publish what we agreed together.",
        options="Somebody to talk to in school, every day: about £70,000 a year.\n\n"
        "A place to drop in after school: about £65,000 a year.\n\nBoth, each half the time: about £68,000 a year.",
        can_change="What it is called, where it is, who works there and when it is open.",
        cannot_change="That somebody trained must be there: the law on keeping children safe asks for it.",
        who_decides="The board of Wandle Vale NHS Partnership", contact="Children's commissioning, Wandle Vale NHS Partnership", nothing_decided=True,
        opens_date=demo.day(40), closes_date=demo.day(130),
        questions=(
            Asked("What would good help look like to you?", is_required=True),
            Asked("Where would you rather go?", QuestionKind.CHOICE, ("In school", "After school, somewhere else", "Either"), is_required=True),
            Asked("What should we never do?"),
        ),
        formats=(
            InFormat("Easy Read", ready_by_date=demo.day(40)),
            InFormat("British Sign Language video", ready_by_date=demo.day(75)),
            InFormat("Short version for ages 8 to 11", ready_by_date=demo.day(45)),
        ),
        by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip
    demo.things[WORRIES] = actions.announce(consultation, by=demo.people["nhs"], now=demo.now)


@chapter(days_ago=20, order=ORDER)
def worries_opens(demo: Demo) -> None:
    demo.things[WORRIES] = actions.open_consultation(demo.things[WORRIES], by=demo.people["nhs"], now=demo.now)


@chapter(days_ago=9, order=ORDER)
def worries_is_answered(demo: Demo) -> None:
    after = "After school, somewhere else"
    answer(
        demo, WORRIES, "young", "Somebody who does not write everything down.", after, "Never tell our teachers first."
    )
    answer(demo, WORRIES, "resident", "My daughter would go if her friends could come along.", after)
    answer(demo, WORRIES, "neighbour", "It should not look like a clinic.", "Either")
    answer(demo, WORRIES, "nhs", "I want to text, not ring.", "Either", captured_by="Youth worker, Moorfield")
    answer(
        demo, WORRIES, "nhs", "Open on Sundays, that is when it is worst.", after, captured_by="Youth worker, Moorfield"
    )
    answer(demo, WORRIES, "vco", "A room in a place they know already costs less and is used more.", "Either")
