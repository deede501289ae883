"""A consultation of ninety days about company on weekday mornings, answered to the end."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement import actions
from folkmoot.engagement.actions import Asked, InFormat
from folkmoot.engagement.demo.telling import ORDER, answer, read, theme_of
from folkmoot.engagement.hearing.names import Cut
from folkmoot.engagement.models import GroupAsked, Level, Publishing, QuestionKind, Why

COMPANY = "consultation.company"


@chapter(days_ago=1025, order=ORDER)
def company_is_announced(demo: Demo) -> None:
    consultation = actions.prepare_consultation(
        demo.things["project.company"], title="Company on weekday mornings: what should it be like?",
        summary="Many adults in Northfield told us that mornings are the loneliest part of the day. We want to pay for "
        "company on weekday mornings. Before we decide how, we want to hear what would make you come.",
        why="You know which rooms feel welcoming and which do not. If we get it wrong, nobody comes and the money is lost.",
        level=Level.INVOLVE,
        promise="We read every answer, work your ideas into what we ask for, and say what we did with each of them.",
        options="A café in a hall each weekday: about £48,000 a year, open to anyone who comes.\n\n"
        "Visits at home: about £60,000 a year, for fewer people, but for those who cannot go out.\n\n"
        "Nothing new: it costs nothing, and mornings stay as they are.",
        can_change="Where it is, when it is open, what happens there and who runs it.",
        cannot_change="The money: £48,000 a year for two years. It was set in the budget and there is no more.",
        who_decides="The People Committee of Wandle Vale Council", contact="Commissioning team, Wandle Vale Council", nothing_decided=True,
        opens_date=demo.day(15), closes_date=demo.day(105),
        questions=(
            Asked("What would make you come, or stay away?", is_required=True),
            Asked("Which of these would help most?", QuestionKind.CHOICE, ("A café in a hall", "Visits at home", "Nothing new"), is_required=True),
            Asked("Is there anything we have not thought of?"),
        ),
        formats=(
            InFormat("On paper, from Northfield library", ready_by_date=demo.day(15)),
            InFormat("Easy Read", ready_by_date=demo.day(22)),
            InFormat("British Sign Language video", none_because="the interpreter was ill; Vale Deaf Club held a signed meeting instead"),
        ),
        by=demo.people["lead"], now=demo.now,
    )  # fmt: skip
    demo.things[COMPANY] = actions.announce(consultation, by=demo.people["lead"], now=demo.now)


@chapter(days_ago=1010, order=ORDER)
def company_opens(demo: Demo) -> None:
    demo.things[COMPANY] = actions.open_consultation(demo.things[COMPANY], by=demo.people["lead"], now=demo.now)


@chapter(days_ago=1004, order=ORDER)
def company_is_answered_by_residents(demo: Demo) -> None:
    hall, home = "A café in a hall", "Visits at home"
    answer(
        demo,
        COMPANY,
        "resident",
        "A warm room, and somebody who says hello at the door. Mrs Underhill at the bakery does it best.",
        hall,
        "Let people bring children.",
        may_be_published=True,
        wants_news=True,
    )
    answer(demo, COMPANY, "neighbour", "No quizzes. Just talk. And it must be warm.", hall)
    answer(
        demo, COMPANY, "citizen", "I would come if there were a bus from Hilltop.", hall, "There is no bus before ten."
    )
    answer(demo, COMPANY, "small", "Our regulars cannot manage steps.", hall, "A ramp, and a door that stays open.")
    answer(
        demo,
        COMPANY,
        "lead",
        "My hip will not let me out before noon.",
        home,
        captured_by="Library assistant, Northfield",
    )
    answer(
        demo,
        COMPANY,
        "lead",
        "Warm, quiet, and no forms to fill in.",
        hall,
        captured_by="Library assistant, Northfield",
    )
    answer(demo, COMPANY, "adviser", "Somebody who can point people to advice, once a week.", hall)


@chapter(days_ago=960, order=ORDER)
def company_is_answered_by_organisations(demo: Demo) -> None:
    answer(
        demo, COMPANY, "vco", "Several small rooms beat one big one: people come to the hall they know.", "A café in a hall",
        "Let small groups share the work.", organisation=demo.bodies["riverside"],
        represents="Three small groups that meet in halls near the river, about 120 people.",
        gathered_how="As their anchor. We asked at each hall for one week and kept a tally.",
        basis="Each group's committee asked us to answer for it.",
        groups_asked=[GroupAsked.SERVICE_USERS, GroupAsked.MEMBERS, GroupAsked.VOLUNTEERS],
    )  # fmt: skip
    answer(
        demo, COMPANY, "rival", "Those who cannot go out are forgotten if everything happens in a hall.", "Visits at home",
        organisation=demo.bodies["silver"], represents="Older people we visit in all parts of the borough.",
        gathered_how="As a provider. Visitors asked 46 people over a cup of tea.",
        basis="They agreed that we pass on what they said, without names.",
        groups_asked=[GroupAsked.CLIENTS, GroupAsked.CARERS, GroupAsked.TRUSTEES],
    )  # fmt: skip


@chapter(days_ago=919, order=ORDER)
def company_closes(demo: Demo) -> None:
    demo.things[COMPANY] = actions.close_consultation(demo.things[COMPANY], by=demo.people["lead"], now=demo.now)


@chapter(days_ago=917, order=ORDER)
def company_is_read(demo: Demo) -> None:
    read(
        demo, COMPANY, "lead",
        [
            ("Warm and welcoming", "A warm room where somebody greets you, without forms and quizzes.", ("warm", "hello", "door")),
            ("Close to home", "Small halls that people know, reached without a flight of steps.", ("hall they know", "steps", "small rooms")),
            ("People who cannot go out", "A café does nothing for those who cannot leave home.", ("cannot go out", "let me out")),
            ("No early bus", "There is no bus from Hilltop before ten.", ("bus",)),
        ],
    )  # fmt: skip


@chapter(days_ago=916, order=ORDER)
def company_is_read_again_and_published(demo: Demo) -> None:
    """A second person reads some answers without seeing what the first heard; one answer is published, with a name out."""
    consultation, second = demo.things[COMPANY], demo.people["colleague"]
    warm = theme_of(demo, COMPANY, "Warm and welcoming")
    for response in consultation.responses.order_by("pk")[:5]:
        heard = list(response.themes.all())
        actions.read_response(response, themes=heard or [warm], by=second, now=demo.now)
    agreed = consultation.responses.get(publishing=Publishing.AGREED)
    answer = agreed.answers.get(question__position=1)
    name = Cut("Mrs Underhill", Why.NAME)
    actions.publish_response(agreed, cuts={answer.pk: [name]}, by=demo.people["lead"], now=demo.now)
    actions.quote(
        answer,
        theme=warm,
        words="A warm room, and somebody who says hello at the door.",
        by=demo.people["lead"],
        now=demo.now,
    )


@chapter(days_ago=906, order=ORDER)
def company_is_told(demo: Demo) -> None:
    by, specification = demo.people["lead"], demo.things.get("spec.company")
    done = {
        "Warm and welcoming": "What we ask for now begins with a greeter and a warm room, and bans sign-up forms.",
        "Close to home": "We ask for at least three small halls without steps, instead of one big one.",
        "People who cannot go out": "A tenth of the money is set aside for lifts and for visits at home.",
    }
    for title, words in done.items():
        actions.answer_theme(
            theme_of(demo, COMPANY, title), acted=True, we_did=words, specification=specification, by=by, now=demo.now
        )
    actions.answer_theme(
        theme_of(demo, COMPANY, "No early bus"), acted=False, by=by, now=demo.now,
        because="Buses are run by another body. We passed on what you said; it will not add a bus. The mornings begin at "
        "half past ten instead.",
    )  # fmt: skip


@chapter(days_ago=905, order=ORDER)
def company_is_accounted_for(demo: Demo) -> None:
    demo.things[COMPANY] = actions.complete_consultation(
        demo.things[COMPANY], by=demo.people["lead"], now=demo.now,
        promise_answer="We read all nine answers. Three of four themes changed what we ask for; for the fourth we say why not.",
    )  # fmt: skip


# --- debt ---------------------------------------------------------------------------------------------------
