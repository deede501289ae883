"""A consultation of 56 days about help with debt, with the reason published."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement import actions
from folkmoot.engagement.actions import Asked, InFormat
from folkmoot.engagement.demo.telling import ORDER, answer, read, theme_of
from folkmoot.engagement.models import GroupAsked, Level, QuestionKind

DEBT = "consultation.debt"


@chapter(days_ago=345, order=ORDER)
def debt_is_announced(demo: Demo) -> None:
    consultation = actions.prepare_consultation(
        demo.things["project.debt"], title="Help with debt near the river: where and how?",
        summary="More people in Riverside owe money they cannot pay back. We want to fund advice that people will use.",
        why="Shame keeps people away from help. You can tell us what would make it easier to walk in.",
        level=Level.CONSULT, promise="We read every answer and publish what we did with it before we decide.",
        options="An adviser in each of three places people go anyway: about £40,000 a year.\n\n"
        "One telephone line for the whole borough: about £35,000 a year, but hard for those who do not like to ring.",
        can_change="Where, when and in which way advice is given.",
        cannot_change="That it is advice and not money: the law does not let us pay people's debts.",
        who_decides="The People Committee of Wandle Vale Council", contact="Commissioning team, Wandle Vale Council", nothing_decided=True,
        opens_date=demo.day(15), closes_date=demo.day(71),
        short_reason="The grant that pays for today's advice ends next April. Twelve weeks would have left people with no "
        "advice at all for a month, so we asked for eight and rang every group on our list on the first day.",
        questions=(
            Asked("What keeps people from asking for help early?", is_required=True),
            Asked("Where would you ask?", QuestionKind.CHOICE, ("Somewhere I go anyway", "By telephone", "Neither"), is_required=True),
        ),
        formats=(
            InFormat("Easy Read", ready_by_date=demo.day(20)), InFormat("On paper, from the advice desk", ready_by_date=demo.day(15)),
            InFormat("Large print", ready_by_date=demo.day(20)),
        ),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    demo.things[DEBT] = actions.announce(consultation, by=demo.people["lead"], now=demo.now)


@chapter(days_ago=330, order=ORDER)
def debt_opens(demo: Demo) -> None:
    demo.things[DEBT] = actions.open_consultation(demo.things[DEBT], by=demo.people["lead"], now=demo.now)


@chapter(days_ago=310, order=ORDER)
def debt_is_answered(demo: Demo) -> None:
    anyway = "Somewhere I go anyway"
    answer(demo, DEBT, "neighbour", "Everybody sees you walk in.", anyway)
    answer(demo, DEBT, "resident", "I did not know that it was free.", anyway)
    answer(demo, DEBT, "citizen", "It is only open when I work.", "By telephone")
    answer(demo, DEBT, "lead", "The letters frighten me, so I do not open them.", anyway, captured_by="Welfare officer")
    answer(
        demo, DEBT, "adviser", "People wait until the bailiff's letter, because nobody told them that advice is free.", anyway,
        organisation=demo.bodies["advice"], represents="People who came to us for advice last year, about 900.",
        gathered_how="As an adviser. We read our own notes and asked 60 people in the waiting room.",
        basis="Our trustees agreed the answer.", groups_asked=[GroupAsked.CLIENTS, GroupAsked.TRUSTEES],
    )  # fmt: skip
    answer(
        demo, DEBT, "small", "They come for tea. If the adviser sat at the next table, they would talk.", anyway,
        organisation=demo.bodies["kettle"], represents="Those who come to our mornings.",
        gathered_how="As their hosts, by asking at the tables.", basis="They asked us to say so.",
        groups_asked=[GroupAsked.SERVICE_USERS],
    )  # fmt: skip


@chapter(days_ago=273, order=ORDER)
def debt_closes(demo: Demo) -> None:
    demo.things[DEBT] = actions.close_consultation(demo.things[DEBT], by=demo.people["lead"], now=demo.now)


@chapter(days_ago=266, order=ORDER)
def debt_is_read_and_told(demo: Demo) -> None:
    by = demo.people["lead"]
    read(
        demo, DEBT, "lead",
        [
            ("Somewhere people go anyway", "Nobody wants to be seen walking into a debt office.", ("walk in", "tea", "next table")),
            ("Nobody knows that it is free", "People wait too long because they think that it costs.", ("free",)),
            ("Open when people work", "Daytime opening shuts out those who work.", ("when i work",)),
        ],
    )  # fmt: skip
    actions.answer_theme(
        theme_of(demo, DEBT, "Somewhere people go anyway"), acted=True, by=by, now=demo.now,
        we_did="Advice will be given in three places people go anyway, one of them a morning café.",
    )  # fmt: skip
    actions.answer_theme(
        theme_of(demo, DEBT, "Nobody knows that it is free"), acted=True, by=by, now=demo.now,
        we_did="Each council tax reminder will carry a line, in large letters, that advice is free.",
    )  # fmt: skip
    actions.answer_theme(
        theme_of(demo, DEBT, "Open when people work"), acted=False, by=by, now=demo.now,
        because="Evening opening in three places costs more than there is. One evening a week by telephone is asked for instead.",
    )  # fmt: skip


@chapter(days_ago=260, order=ORDER)
def debt_is_accounted_for(demo: Demo) -> None:
    demo.things[DEBT] = actions.complete_consultation(
        demo.things[DEBT], by=demo.people["lead"], now=demo.now,
        promise_answer="Every answer was read, and this account was published five days before the decision report.",
    )  # fmt: skip


# --- worries ------------------------------------------------------------------------------------------------
