"""A conference that was held, an event that young people lead, and talks with staff and a union."""

from datetime import timedelta

from folkmoot.core.demo import Demo, chapter
from folkmoot.engagement.actions import events as actions
from folkmoot.engagement.models import EngagedGroup, EventKind, LedBy, ParticipationFramework, Sector

ORDER = 55


@chapter(days_ago=912, order=ORDER)
def staff_of_the_library_are_asked(demo: Demo) -> None:
    for group, name in (
        (EngagedGroup.STAFF, "Two hosts of the library mornings"),
        (EngagedGroup.UNION, "Public service union, Wandle Vale branch"),
    ):
        actions.record_staff_engagement(
            demo.things["project.company"], group=group, name=name, held_date=demo.day(-4),
            said="If groups run the mornings, what becomes of the hours that are paid today?",
            answered="Both hosts keep their hours in the library. Nobody moves to another employer.",
            by=demo.people["lead"], now=demo.now,
        )  # fmt: skip


@chapter(days_ago=300, order=ORDER)
def a_framework_for_young_people(demo: Demo) -> None:
    demo.things["framework"] = actions.adopt_framework(
        body=demo.bodies["cvs"], title="Young people in Wandle Vale: how you take part",
        standards="You are told beforehand what can change. You are paid for your time. Somebody you can trust is there. You hear within four weeks what was done with what you said.",
        levels=[
            ("Told", "We tell you what is happening, in words that you would use."),
            ("Asked", "We listen, and say what we did with what you said."),
            ("Together", "You work on it with us, from the beginning."),
            ("In charge", "You decide what happens and how, and we help."),
        ],
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=150, order=ORDER)
def a_conference_is_announced(demo: Demo) -> None:
    start = (demo.now + timedelta(days=40)).replace(hour=10, minute=0)
    event = actions.prepare_event(
        body=demo.bodies["cvs"], title="What keeps us well: a day for everybody who helps", kind=EventKind.CONFERENCE,
        led_by=LedBy.VCO, summary="Groups, the council and the health service look at what helps people before they are ill.",
        starts_at=start, ends_at=start + timedelta(hours=6), venue="Northfield Civic Hall", access="No steps. Hearing loop. Signers.",
        places=150, contact="Wandle Vale Voluntary Action", area=None, project=None, with_under_18=False,
        with_children_in_care=False, safeguarding_lead=None, level=None, by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    demo.things["event.conference"] = actions.publish_event(event, by=demo.people["scheme"], now=demo.now)
    for who, sector in (("vco", Sector.VCO), ("rival", Sector.VCO), ("nhs", Sector.NHS), ("resident", Sector.RESIDENT)):
        actions.book_place(demo.things["event.conference"], sector=sector, by=demo.people[who], now=demo.now)


@chapter(days_ago=108, order=ORDER)
def the_conference_is_held(demo: Demo) -> None:
    event = demo.things["event.conference"]
    actions.sign_in(
        event, by=demo.people["scheme"], now=demo.now,
        people={
            Sector.VCO: 46, Sector.RESIDENT: 29, Sector.COUNCIL: 14, Sector.NHS: 17, Sector.OTHER_PUBLIC: 6,
            Sector.UNIVERSITY: 3, Sector.BUSINESS: 5,
        },
    )  # fmt: skip
    actions.add_output(
        event, title="Seven things that help before people are ill", by=demo.people["scheme"], now=demo.now,
        words="Somebody to talk to, a warm room, a way there, food, a task, a doctor who knows your name, and money worries seen to early.",
    )  # fmt: skip
    actions.report_event(
        event, learnt="Everybody pays for help that comes late, and nobody for help that comes early.",
        follows="The council and the health partnership look at one small pot for early help, together.",
        by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip


@chapter(days_ago=15, order=ORDER)
def young_people_call_a_hearing(demo: Demo) -> None:
    framework: ParticipationFramework = demo.things["framework"]
    start = (demo.now + timedelta(days=40)).replace(hour=16, minute=30)
    event = actions.prepare_event(
        body=demo.bodies["cvs"], title="Worries: we ask the questions", kind=EventKind.HEARING, led_by=LedBy.YOUNG,
        summary="Young people ask those who plan help for young people. Adults answer, and listen.",
        starts_at=start, ends_at=start + timedelta(hours=2), venue="Moorfield youth club", access="No steps. Pizza. A quiet room.",
        places=40, contact="Volunteer centre", area=demo.areas["moorfield"], project=demo.things.get("project.worries"),
        with_under_18=True, with_children_in_care=True, safeguarding_lead=demo.people["guard"],
        level=framework.levels.get(name="In charge"), by=demo.people["scheme"], now=demo.now,
    )  # fmt: skip
    actions.add_organiser(event, person=demo.people["young"], by=demo.people["scheme"], now=demo.now)
    event = actions.publish_event(event, by=demo.people["scheme"], now=demo.now)
    actions.book_place(
        event, sector=Sector.RESIDENT, access_needs="A seat near the door.", by=demo.people["neighbour"], now=demo.now
    )


@chapter(days_ago=14, order=ORDER)
def staff_are_asked(demo: Demo) -> None:
    project = demo.things["project.worries"]
    for group, name, said, answered in (
        (EngagedGroup.STAFF, "Youth workers of the council", "We want to stay with the young people we know, whoever employs us.",
         "Whoever takes over has to offer every youth worker a post in the same part of town."),
        (EngagedGroup.UNION, "Public service union, Wandle Vale branch", "Pay and pensions must not be what is saved on.",
         "The price has a floor that holds pay and pensions as they are."),
    ):  # fmt: skip
        actions.record_staff_engagement(
            project, group=group, name=name, held_date=demo.day(-2), said=said, answered=answered,
            by=demo.people["nhs"], now=demo.now,
        )  # fmt: skip
