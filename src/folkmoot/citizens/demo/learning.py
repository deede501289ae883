"""The council learns beside its citizens: skills, a programme, a session that is planned."""

from datetime import timedelta

from folkmoot.citizens import actions
from folkmoot.core.clock import LONDON
from folkmoot.core.demo import Demo, chapter

ORDER = 40


SKILLS = {
    "Listening": ("analyse", "Hears what people mean, and can say it back so that they agree."),
    "Costing": ("plan", "Says what a service costs over its whole life, and for whom."),
    "Finding help outside": ("deliver", "Brings in money, people and places that are not the council’s."),
}


@chapter(days_ago=210, order=ORDER)
def the_council_sets_out_to_learn(demo: Demo) -> None:
    lead, council = demo.people["lead"], demo.bodies["council"]
    skills = [
        actions.name_skill(title=title, words=words, stage=stage, by=lead, now=demo.now)
        for title, (stage, words) in SKILLS.items()
    ]
    course = actions.offer_course(
        council, title="What a service costs", hours=4, plan="Whole-life cost, full cost recovery, and who pays in the end.",
        open_to=["officers", "councillors", "vco"], skills=[skills[1]], by=lead, now=demo.now,
    )  # fmt: skip
    demo.things["programme"] = actions.propose_programme(
        council, title="Commissioning is everybody’s work", courses=[course, demo.things["course.core"]],
        aim="Every directorate has people who can take a need through the whole cycle.",
        units={"Adult social care": 120, "Housing": 80, "Parks and streets": 60}, by=lead, now=demo.now,
    )  # fmt: skip
    actions.complete_course(course, person=lead, unit="Adult social care", by=demo.people["colleague"], now=demo.now)
    demo.things["understanding"] = actions.ask_about_understanding(
        council, title="Do we understand commissioning?", by=lead, now=demo.now,
        statements=["I can name the four stages of the cycle.", "I know who decides at a gate."],
    )  # fmt: skip
    actions.answer_about_understanding(
        demo.things["understanding"], level="senior", marks=[4, 3], by=demo.people["colleague"], now=demo.now
    )


@chapter(days_ago=205, order=ORDER)
def the_programme_is_agreed(demo: Demo) -> None:
    actions.agree_programme(demo.things["programme"], by=demo.people["councillor"], now=demo.now)


@chapter(days_ago=10, order=ORDER)
def a_session_is_planned(demo: Demo) -> None:
    course = actions.offer_course(
        demo.bodies["cvs"], title="Scoring bids fairly", hours=2, by=demo.people["scheme"], now=demo.now,
        deliver="Reading what was asked, scoring alone, then talking it through.", open_to=["citizens", "officers"],
    )  # fmt: skip
    begins = (demo.now + timedelta(days=17)).astimezone(LONDON).replace(hour=17, minute=30, second=0, microsecond=0)
    session = actions.plan_session(
        course, starts_at=begins, ends_at=begins + timedelta(hours=2), places=12,
        venue="Northfield Library, upstairs room", host=demo.people["scheme"], second_adult=demo.people["lead"],
        access="Lift, hearing loop, a break half-way. Papers come a week ahead, in large print if you ask.",
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    actions.assess_session_risk(
        session, risks="Young members go home in the dark.", measures="We end by six and see them to the bus.",
        supervision="Both adults are in the room the whole time.", end_date=demo.day(200), by=demo.people["scheme"],
        now=demo.now,
    )  # fmt: skip
    for key, needs in (("citizen", "Large print, please."), ("young", "")):
        actions.book(session, access_needs=needs, by=demo.people[key], now=demo.now)
