"""A consultation about young people's worries, open now."""

from decimal import Decimal

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement import actions
from folkmoot.engagement.actions import Asked, InFormat
from folkmoot.engagement.demo.telling import ORDER, answer
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.models import Level, QuestionKind, Way

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
        who_decides="The board of Wandle Vale NHS Partnership", contact="Children's commissioning, Wandle Vale NHS Partnership", nothing_decided=True, without_account=True,
        opens_date=demo.day(40), closes_date=demo.day(130),
        questions=(
            Asked("What would good help look like to you?", is_required=True),
            Asked("Where would you rather go?", QuestionKind.CHOICE, ("In school", "After school, somewhere else", "Either"), is_required=True),
            Asked("What should we never do?"),
            Asked(
                "What would help you to come?", QuestionKind.MANY,
                ("A friend may come along", "No appointment", "Open at the weekend", "A text message beforehand"),
            ),
            Asked("How much would the time of day matter to you?", QuestionKind.RATE, lowest=1, highest=5,
                  hint="1 is not at all, 5 is a great deal."),
            Asked("Which hours would suit you?", QuestionKind.CHOICE, ("Straight after school", "In the evening"), after=2,
                  after_any=("After school, somewhere else", "Either")),
            Asked("Where do you live?", QuestionKind.PLACE, is_home=True, hint="Only the area is ever shown, never a pin."),
        ),
        formats=(
            InFormat("Easy Read", ready_by_date=demo.day(40)),
            InFormat("British Sign Language video", ready_by_date=demo.day(75)),
            InFormat("Short version for ages 8 to 11", ready_by_date=demo.day(45)),
        ),
        by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip
    by = demo.people["nhs"]
    actions.ask_about_people(consultation, what="age", by=by, now=demo.now)
    for title, cost, good, bad in (
        (
            "Somebody in school, every day",
            70_000,
            "Help without a journey.",
            "Nothing in the holidays, or for those who stay away.",
        ),
        ("A place after school", 65_000, "Nobody sees you leave a lesson.", "A bus ride for those on the hill."),
    ):
        actions.add_option(consultation, title=title, cost=Decimal(cost), good=good, bad=bad, by=by, now=demo.now)
    first, where = consultation.questions.order_by("position")[:2]
    actions.save_wording(
        consultation, language="pl", title="Zmartwienia, które nie mijają: pomoc dla młodych w Moorfield",
        summary="Młodzi ludzie w Moorfield mówią, że miesiącami czekają na rozmowę. Chcemy płacić za pomoc, która "
        "przychodzi szybciej, i pytamy was, jaka ma być.",
        questions={
            str(first.pk): {"text": "Jak wyglądałaby dla ciebie dobra pomoc?"},
            str(where.pk): {"text": "Dokąd wolisz pójść?", "choices": ["W szkole", "Po szkole, gdzie indziej", "Obojętnie"]},
        },
        checked_by="Polish Saturday School, Moorfield", by=by, now=demo.now,
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


@chapter(days_ago=8, order=ORDER)
def worries_is_shared(demo: Demo) -> None:
    """A partner uses its own channel, and somebody is sent out to those who were not heard."""
    consultation = demo.things[WORRIES]
    channel = actions.add_channel(
        consultation,
        name="The Wednesday newsletter",
        partner=demo.bodies["riverside"],
        by=demo.people["vco"],
        now=demo.now,
    )
    actions.note_channel_used(channel, by=demo.people["vco"], now=demo.now)
    actions.note_effort(
        consultation, group="Young people who are not in school", method="A youth worker asks at the skate park on Fridays.",
        by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=6, order=ORDER)
def worries_is_answered_without_accounts(demo: Demo) -> None:
    """Three answers in the same words, which are shown as what they are; and a group's, from a meeting."""
    consultation = demo.things[WORRIES]
    words = "Please keep the drop-in at the old library open, it is the only place where nobody asks for your name."
    first, where = consultation.questions.order_by("position")[:2]
    for _copy in range(3):
        actions.respond(
            consultation, answers={first: words, where: "After school, somewhere else"}, by=Guest(), now=demo.now
        )
    actions.respond(
        consultation, answers={first: "Somebody who is there every week, and who is not a teacher.", where: "Either"},
        captured_by="Youth worker, Moorfield", way=Way.MEETING, people_present=14, met_where="Moorfield youth council",
        may_be_published=True, by=demo.people["nhs"], now=demo.now,
    )  # fmt: skip
