"""Company on weekday mornings: from a need in Northfield to a lesson, and the next need."""

from decimal import Decimal

from folkmoot.commissioning import actions
from folkmoot.commissioning.demo.telling import (
    ORDER,
    answer_groups,
    answer_principles,
    by,
    intend,
    pass_gate,
    project_of,
)  # fmt: skip
from folkmoot.commissioning.models import Group, Impact, MeasureKind, OptionKind, ServiceKind, Standing
from folkmoot.commissioning.states import Stage
from folkmoot.core.demo import Demo, chapter
from folkmoot.evidence.actions import add_study
from folkmoot.evidence.models.study import EvidenceKind

KEY = "company"


@chapter(days_ago=1050, order=ORDER)
def it_is_opened(demo: Demo) -> None:
    intention = intend(demo, "council", "Help people who are often alone", "lead")
    demo.things["project.company"] = actions.open_project(
        title="Company on weekday mornings",
        summary="Warm rooms in Northfield where adults who are often alone can sit, talk and eat something, from Monday "
        "to Friday. The council ran one such room in the library until now.",
        body=demo.bodies["council"],
        area=demo.areas["northfield"],
        priority=demo.things["priority.company"],
        outcome=demo.things["outcome.company"],
        service_kind=ServiceKind.ISOLATION,
        existing_service=True,
        intention=intention,
        accountable=demo.people["lead"],
        **by(demo, "lead"),
    )


@chapter(days_ago=1042, order=ORDER)
def what_shows_the_need(demo: Demo) -> None:
    project = project_of(demo, KEY)
    talks = add_study(
        title="Forty mornings in Northfield", kind=EvidenceKind.INSIGHT, source="Northfield Tenants Together",
        method="Two neighbours sat in four places on forty mornings and wrote down who came and what they said.",
        published_date=demo.day(-5), area=demo.areas["northfield"], **by(demo, "lead"),
        summary="The library corner was full on wet days. People stayed when somebody greeted them, and left when they had "
        "to fill in a form. Most came alone and lived within ten minutes' walk.",
    )  # fmt: skip
    demo.things["study.mornings"] = talks
    actions.note_evidence(
        project, study=demo.things["study.cafes"], **by(demo, "lead"),
        says="Two in three of those who came to free cafés felt alone less often after a year.",
    )  # fmt: skip
    actions.note_evidence(
        project, study=talks, says="People come where they are greeted, and stay away from forms.", **by(demo, "lead")
    )
    actions.set_fairness(
        project, **by(demo, "lead"),
        note="Those who cannot pay for a café miss out now, and those who cannot leave home would go on missing out. The "
        "volunteers of the library corner could lose what they built. We know from the forty mornings and from them.",
    )  # fmt: skip
    actions.note_involvement(
        project, stage=Stage.ANALYSE, who="Northfield Tenants Together, Kettle and Chat, and about 60 residents",
        how="They wrote down forty mornings, and told us in their own rooms what they make of them.", **by(demo, "lead"),
    )  # fmt: skip


@chapter(days_ago=1030, order=ORDER)
def the_analyse_gate(demo: Demo) -> None:
    pass_gate(
        demo, KEY, "The need was said by residents, agreed by the board and seen on forty mornings. Go on and plan."
    )


@chapter(days_ago=915, order=ORDER)
def it_is_specified(demo: Demo) -> None:
    spec = actions.write_specification(
        project_of(demo, KEY),
        task_group="The morning group: four residents, two volunteers, an officer",
        purpose="Warm rooms that people know already, open every weekday morning, where somebody says hello at the door. No "
        "quizzes and no forms. At least three small rooms without steps, rather than one big one.",
        people_served="Adults in and near Northfield who are often alone. Nobody is asked to prove it.",
        choice_and_control="Those who come choose what happens, what is eaten and which mornings are quiet. A table of "
        "regulars decides each month what changes.",
        rights="People need not give a name. What they tell each other stays there, unless somebody is in danger.",
        affordability="Free, food included. A tenth of the money is for lifts and for visits to those who cannot go out.",
        **by(demo, "lead"),
    )
    demo.things["spec.company"] = spec
    brought = [
        ("A citizen commissioner", "citizen", True, "Somebody has to be at the door, or shy people turn round.", "A greeter is asked for in every room."),
        ("A resident of Northfield", "resident", True, "Not one big hall. We go where we know the smell of the tea.", "Three small rooms instead of one."),
        ("A young commissioner", "young", True, "Ask in words my nan would use.", "The main measure is her question: do you feel less alone?"),
        ("A volunteer of Kettle and Chat", "small", False, "We cannot wait for our money.", "Payment in advance, every quarter."),
    ]  # fmt: skip
    for contributor, person, is_resident, said, changed in brought:
        actions.add_contribution(
            spec, contributor=contributor, person=demo.people[person], is_resident=is_resident, said=said,
            changed=changed, may_publish=True, **by(demo, "lead"),
        )  # fmt: skip
    actions.add_contribution(
        spec, contributor="Somebody who came to a meeting", is_resident=True, said="I was in hospital for three weeks and nobody noticed.",
        changed="Hosts ring those who stay away.", may_publish=False, **by(demo, "lead"),
    )  # fmt: skip
    measures = [
        (MeasureKind.HOW_MUCH, "People who came at least once", "people", "To see whether the rooms are found.", "To move hours to where people come.", None, Decimal(120)),
        (MeasureKind.HOW_WELL, "People who would come again", "per cent", "To hear whether it is a good place to be.", "The table of regulars looks at it every half year.", None, Decimal(85)),
        (MeasureKind.BETTER_OFF, "People who feel less alone than when they first came", "per cent", "It is what the service is for.", "To decide whether it goes on, and how.", Decimal(0), Decimal(60)),
    ]  # fmt: skip
    for kind, title, unit, purpose, use, baseline, target in measures:
        actions.plan_measure(
            spec, kind=kind, title=title, unit=unit, purpose=purpose, use=use, baseline=baseline, target=target,
            months_between=6, **by(demo, "lead"),
        )  # fmt: skip


@chapter(days_ago=913, order=ORDER)
def the_specification_is_agreed(demo: Demo) -> None:
    actions.agree_specification(demo.things["spec.company"], **by(demo, "lead"))


@chapter(days_ago=912, order=ORDER)
def the_ways_are_compared(demo: Demo) -> None:
    appraisal = actions.start_appraisal(project_of(demo, KEY), **by(demo, "lead"))
    ways = [
        (OptionKind.IN_HOUSE, "Go on in the library, with two paid hosts", "Staff and room are there.", "One room, an hour's bus ride from Hilltop; people take it for an office.", 61000),
        (OptionKind.VOLUNTARY, "A grant to groups that open their own doors", "People know the rooms and the hosts already.", "Small groups need somebody to hold the money and the reports.", 48000),
        (OptionKind.JOINT, "Together with the NHS, in the health centre", "Doctors could send people next door.", "It feels like a clinic, and is shut at the time people asked for.", 55000),
        (OptionKind.STOP, "Close the library corner and offer nothing", "It costs nothing.", "Those who come have nowhere else, and some of them fall ill.", 0),
    ]  # fmt: skip
    made = {
        kind: actions.add_option(
            appraisal, kind=kind, title=title, for_it=good, against_it=bad, cost=Decimal(cost), **by(demo, "lead")
        )
        for kind, title, good, bad, cost in ways
    }
    actions.cite_evidence(
        made[OptionKind.VOLUNTARY], study=demo.things["study.cafes"], **by(demo, "lead"),
        says="What helped was the same faces each time, and that nobody had to buy anything.",
    )  # fmt: skip
    actions.cite_evidence(
        made[OptionKind.IN_HOUSE], study=demo.things["study.mornings"], says="The library corner was full on wet days alone.",
        **by(demo, "lead"),
    )  # fmt: skip
    actions.prefer_option(
        appraisal, option=made[OptionKind.VOLUNTARY], **by(demo, "lead"),
        reasons="It goes where people are, as they asked, and costs less than going on as now. The library's volunteers are "
        "asked to be one of the groups.",
    )  # fmt: skip
    demo.things["appraisal.company"] = actions.agree_appraisal(appraisal, **by(demo, "lead"))


@chapter(days_ago=910, order=ORDER)
def equality_is_assessed(demo: Demo) -> None:
    assessment = actions.write_assessment(
        project_of(demo, KEY), scope="Moving from one room in the library to grants for several small rooms.",
        eliminate="Hosts are trained to welcome everyone and to step in when somebody is insulted.",
        advance="Rooms without steps, food for all diets, and lifts for those who need them.",
        foster="People of every age and background sit at one table, and decide together what happens.",
        evidence="The forty mornings, nine answers to the consultation and the census figures for Northfield.",
        engagement="Vale Deaf Club held a signed meeting. Silver Threads asked 46 older people at home.",
        review_date=demo.day(400), **by(demo, "lead"),
    )  # fmt: skip
    answer_groups(
        demo, assessment,
        {
            Group.AGE: (Impact.GOOD, "Most of those who are alone in the morning are over 65.", "", ""),
            Group.DISABILITY: (
                Impact.ADVERSE, "Small halls are older than the library, and some doors are narrow.",
                "Only rooms without steps and with wide doors are funded; a ramp is paid for where one is missing.",
                "Commissioner for communities",
            ),
            Group.RELIGION: (
                Impact.ADVERSE, "Some would not go into a church hall.",
                "At least one of the rooms belongs to no faith.", "Commissioner for communities",
            ),
            Group.CARERS: (Impact.GOOD, "Carers may come with the person they care for.", "", ""),
            Group.LOW_INCOME: (Impact.GOOD, "Everything is free, food included.", "", ""),
        },
    )  # fmt: skip
    demo.things["eia.company"] = assessment


@chapter(days_ago=909, order=ORDER)
def the_assessment_is_signed(demo: Demo) -> None:
    actions.sign_assessment(demo.things["eia.company"], **by(demo, "lead"))
    actions.note_involvement(
        project_of(demo, KEY), stage=Stage.PLAN, who="The morning group, two citizen commissioners, nine answers to the consultation",
        how="They wrote the specification with us, and changed three parts of it.", **by(demo, "lead"),
    )  # fmt: skip


PRINCIPLES = {
    "PR1": (Standing.MET, "The preferred option costs less than today's and reaches more rooms; the cheapest, to stop, was not chosen."),
    "PR2": (Standing.MET, "Sixty residents took part before anything was planned, and nine answered the consultation."),
    "PR3": (Standing.MET, "Forty mornings were written down, and an evaluation of six cafés read beside them."),
    "PR4": (Standing.MET, "Those who come choose what happens in each room."),
    "PR5": (Standing.MET, "Several small groups can take part, with an anchor to hold the money."),
    "PR6": (Standing.NOT_MET, "The NHS was asked to join in and could not before its next budget. We ask again at the review."),
    "PR7": (Standing.MET, "Tenants, volunteers, doctors' receptions and the deaf club all had a hand in it."),
    "PR8": (Standing.MET, "The main measure asks people whether they feel less alone."),
    "PR9": (Standing.MET, "£13,000 a year less than the library corner costs today."),
    "PR10": (Standing.MET, "The library corner closes on the day the new rooms open, and its volunteers know it."),
    "PR11": (Standing.MET, "Payment in advance lets groups with no savings take part. It is new to us."),
    "PR12": (Standing.MET, "Four ways were compared, in-house among them; a grant was not assumed."),
}  # fmt: skip


@chapter(days_ago=900, order=ORDER)
def the_report_is_written(demo: Demo) -> None:
    report = actions.draft_decision_report(
        project_of(demo, KEY), title="Company on weekday mornings: grants for warm rooms",
        decided_by_body="People Committee", meeting_date=demo.day(15), lead_member="Lead councillor for communities",
        wards="Northfield, Riverside", is_key_decision=True,
        recommendation="To fund warm rooms on weekday mornings by a grant of up to £96,000 over two years, and to close the "
        "library corner on the day they open.",
        financial="£48,000 a year for two years, from the communities budget. The library corner costs £61,000 a year today.",
        legal_basis="Localism Act 2011, section 1: the general power of competence.",
        appendices="The specification; the comparison of options; the equality impact assessment; what people said and "
        "what was done with it.",
        **by(demo, "lead"),
    )  # fmt: skip
    answer_principles(demo, report, PRINCIPLES)
    demo.things["report.company"] = actions.submit_report(report, **by(demo, "lead"))


@chapter(days_ago=885, order=ORDER)
def it_is_decided(demo: Demo) -> None:
    demo.things["resolution.company"] = actions.decide_report(
        demo.things["report.company"], approved=True, votes_for=8, votes_against=1, **by(demo, "clerk"),
        reasons="The committee was moved by the forty mornings, and content that people had changed the plan. One member "
        "would have kept the library corner beside the new rooms.",
    )  # fmt: skip


@chapter(days_ago=875, order=ORDER)
def the_plan_gate(demo: Demo) -> None:
    pass_gate(
        demo, KEY, "The plan is what people asked for, the committee has decided, and equality was thought of first."
    )
