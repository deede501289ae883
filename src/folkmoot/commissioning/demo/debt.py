"""Help with debt by the river: planned in a hurry, and said so; open for bids now."""

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
from folkmoot.commissioning.states import GateOutcome, Stage
from folkmoot.core.demo import Demo, chapter
from folkmoot.evidence.actions import add_study
from folkmoot.evidence.models.study import EvidenceKind

KEY = "debt"


@chapter(days_ago=350, order=ORDER)
def it_is_opened(demo: Demo) -> None:
    intention = intend(demo, "council", "Help households before debts grow", "lead")
    demo.things["project.debt"] = actions.open_project(
        title="Help with debt, close to home",
        summary="Free help for people in Riverside who owe more than they can pay, early enough to keep the bailiffs away "
        "and in places they go to anyway.",
        body=demo.bodies["council"], area=demo.areas["riverside"], priority=demo.things["priority.debt"],
        outcome=demo.things["outcome.debt"], service_kind=ServiceKind.ADVICE, existing_service=False,
        intention=intention, accountable=demo.people["lead"], **by(demo, "lead"),
    )  # fmt: skip
    project = demo.things["project.debt"]
    waiting = add_study(
        title="Who waits for debt advice, and how long", kind=EvidenceKind.NUMBERS, source="Open Door Advice",
        method="Counted from its own appointment book over twelve months.", published_date=demo.day(-30),
        area=demo.areas["borough"], **by(demo, "lead"),
        summary="People from Riverside waited five weeks on average. Every second one had a bailiff's letter by the day of "
        "the appointment.",
    )  # fmt: skip
    told = add_study(
        title="What people said at the food bank", kind=EvidenceKind.ENGAGEMENT, source="Kettle and Chat",
        method="A volunteer asked 40 people over tea, and wrote down what they said.", published_date=demo.day(-12),
        area=demo.areas["riverside"], **by(demo, "lead"),
        summary="Nobody wants to be seen walking into a debt office. Most did not know that advice is free.",
    )  # fmt: skip
    demo.things["study.waiting"] = waiting
    actions.note_evidence(
        project,
        study=waiting,
        says="Five weeks' wait; by then every second one has a bailiff's letter.",
        **by(demo, "lead"),
    )
    actions.note_evidence(
        project, study=told, says="Shame and not knowing keep people away longer than distance.", **by(demo, "lead")
    )
    actions.set_fairness(
        project, **by(demo, "lead"),
        note="Those who cannot phone at nine, do not read English well or fear being seen miss out now. Nobody loses what "
        "they have: the advice in the town centre stays.",
    )  # fmt: skip
    actions.note_involvement(
        project, stage=Stage.ANALYSE, who="40 people at the food bank, Open Door Advice, Kettle and Chat",
        how="They told a volunteer what keeps them away, and counted who waits.", **by(demo, "lead"),
    )  # fmt: skip


@chapter(days_ago=347, order=ORDER)
def the_analyse_gate_is_shut_once(demo: Demo) -> None:
    actions.decide_gate(
        project_of(demo, KEY), outcome=GateOutcome.RETURN, **by(demo, "colleague"),
        reasons="We know how long people wait in Riverside, but not whether it is longer than elsewhere. Find that out first.",
    )  # fmt: skip


@chapter(days_ago=346, order=ORDER)
def the_analyse_gate(demo: Demo) -> None:
    pass_gate(
        demo,
        KEY,
        "The wait is twice as long as in the rest of the borough: the appointment book shows it. Go on and plan.",
    )


@chapter(days_ago=255, order=ORDER)
def it_is_specified(demo: Demo) -> None:
    spec = actions.write_specification(
        project_of(demo, KEY), task_group="The open letters group: three residents, an adviser, an officer",
        purpose="Patient help with debt in three places people go to anyway, one of them a morning café. Somebody opens the "
        "letters with them, talks to those they owe, and stays until it is settled.",
        people_served="Households in and near Riverside that are behind with bills they must pay.",
        choice_and_control="People choose the place, and keep the same adviser from the first letter to the last.",
        rights="Nothing is passed on without a yes. Nobody has to explain how the debt came about.",
        affordability="Free. Advisers never charge and never sell.", **by(demo, "lead"),
    )  # fmt: skip
    actions.add_contribution(
        spec, contributor="A resident of Riverside", person=demo.people["neighbour"], is_resident=True, may_publish=True,
        said="Everybody sees you walk in.", changed="Advice happens in places people go to anyway.", **by(demo, "lead"),
    )  # fmt: skip
    for kind, title, unit, baseline, target in (
        (MeasureKind.HOW_MUCH, "Households helped", "households", None, Decimal(180)),
        (MeasureKind.BETTER_OFF, "Households with a plan they can keep to after a year", "per cent", Decimal(20), Decimal(65)),
    ):  # fmt: skip
        actions.plan_measure(
            spec, kind=kind, title=title, unit=unit, purpose="To see whether help comes early enough to last.",
            use="To move hours between the three places, and to decide whether it goes on.", baseline=baseline,
            target=target, months_between=6, **by(demo, "lead"),
        )  # fmt: skip
    demo.things["spec.debt.1"] = actions.agree_specification(spec, **by(demo, "lead"))


@chapter(days_ago=248, order=ORDER)
def it_is_specified_anew(demo: Demo) -> None:
    version = actions.revise_specification(
        demo.things["spec.debt.1"], **by(demo, "lead"),
        what_changed="One evening a week by telephone is asked for, because people who work told the consultation that "
        "daytime shuts them out.",
    )  # fmt: skip
    actions.add_contribution(
        version, contributor="A citizen commissioner", person=demo.people["citizen"], is_resident=True, may_publish=True,
        said="It is only open when I work.", changed="One evening a week by telephone.", **by(demo, "lead"),
    )  # fmt: skip
    actions.edit_specification(
        version, seen_version=version.version, **by(demo, "lead"),
        choice_and_control="People choose the place, or the telephone on one evening a week, and keep the same adviser from "
        "the first letter to the last.",
    )  # fmt: skip
    demo.things["spec.debt"] = actions.agree_specification(version, **by(demo, "lead"))


@chapter(days_ago=244, order=ORDER)
def the_ways_are_compared(demo: Demo) -> None:
    appraisal = actions.start_appraisal(project_of(demo, KEY), **by(demo, "lead"))
    ways = [
        (OptionKind.VOLUNTARY, "Advice in three places, by whoever bids best", "Close to people; several groups could do it well.", "Has to be brought together from several places.", 40000),
        (OptionKind.IN_HOUSE, "Two council welfare officers", "Quick to begin.", "People who owe council tax will not come to the council.", 52000),
        (OptionKind.PRIVATE, "A telephone line, bought from a business", "Cheap for each call.", "The letters stay shut: people want somebody beside them.", 35000),
    ]  # fmt: skip
    made = [
        actions.add_option(
            appraisal, kind=kind, title=title, for_it=good, against_it=bad, cost=Decimal(cost), **by(demo, "lead")
        )
        for kind, title, good, bad, cost in ways
    ]
    actions.cite_evidence(
        made[0],
        study=demo.things["study.waiting"],
        says="Half of the harm is done in the five weeks of waiting.",
        **by(demo, "lead"),
    )
    actions.prefer_option(
        appraisal, option=made[0], **by(demo, "lead"),
        reasons="It is where people said they would go, and open to every group that can do it.",
    )  # fmt: skip
    actions.agree_appraisal(appraisal, **by(demo, "lead"))


@chapter(days_ago=240, order=ORDER)
def equality_is_assessed(demo: Demo) -> None:
    assessment = actions.write_assessment(
        project_of(demo, KEY), scope="New help with debt in Riverside.",
        eliminate="Advisers are trained to see when debt comes from abuse or from being refused because of who one is.",
        advance="Help in more languages, in places without steps, and by telephone in the evening.",
        foster="Neighbours are trained to help neighbours.",
        evidence="The appointment book, 40 talks at the food bank and six answers to the consultation.",
        engagement="Kettle and Chat asked those who come; Open Door Advice asked 60 people in its waiting room.",
        review_date=demo.day(500), **by(demo, "lead"),
    )  # fmt: skip
    answer_groups(
        demo, assessment,
        {
            Group.DISABILITY: (Impact.GOOD, "People who cannot travel far are helped near home.", "", ""),
            Group.RACE: (
                Impact.ADVERSE, "Volunteers speak mostly English; one household in six speaks another language at home.",
                "Interpreters are paid for, and two places must offer a second language.", "Commissioner for households",
            ),
            Group.LOW_INCOME: (Impact.GOOD, "It is for them, and free.", "", ""),
        },
    )  # fmt: skip
    actions.sign_assessment(assessment, **by(demo, "lead"))
    actions.note_involvement(
        project_of(demo, KEY), stage=Stage.PLAN, who="The open letters group, a citizen commissioner, six answers to the consultation",
        how="They wrote the specification with us and changed it once.", **by(demo, "lead"),
    )  # fmt: skip


PRINCIPLES = {
    "PR1": (Standing.MET, "Compared on what lasts after a year, not on the price of a call."),
    "PR2": (Standing.MET, "Forty people at the food bank took part before anything was planned."),
    "PR3": (Standing.MET, "An appointment book of twelve months, and what people said over tea."),
    "PR4": (Standing.MET, "People choose the place and keep their adviser."),
    "PR5": (Standing.MET, "Open to every group that can do it, alone or together."),
    "PR6": (Standing.NOT_APPLICABLE, "No other public body pays for debt advice here."),
    "PR7": (Standing.MET, "Residents, advisers and volunteers wrote it together."),
    "PR8": (Standing.MET, "The main measure asks for a plan that households can keep to."),
    "PR9": (Standing.NOT_MET, "It costs £40,000 a year more than now. We expect less to be spent on people who lose their homes, and cannot show it yet."),
    "PR10": (Standing.NOT_APPLICABLE, "Nothing is replaced."),
    "PR11": (Standing.MET, "Neighbours who are trained to open letters: new here."),
    "PR12": (Standing.MET, "A competition, open to all, after three ways were compared."),
}  # fmt: skip


@chapter(days_ago=235, order=ORDER)
def the_report_is_written(demo: Demo) -> None:
    report = actions.draft_decision_report(
        project_of(demo, KEY), decided_by_body="People Committee", meeting_date=demo.day(9),
        lead_member="Lead councillor for households", is_key_decision=True,
        recommendation="To invite bids for help with debt in Riverside, up to £120,000 over three years.",
        financial="£40,000 a year for three years, from the household support fund.",
        legal_basis="Localism Act 2011, section 1: the general power of competence.", **by(demo, "lead"),
    )  # fmt: skip
    answer_principles(demo, report, PRINCIPLES)
    demo.things["report.debt"] = actions.submit_report(report, **by(demo, "lead"))


@chapter(days_ago=226, order=ORDER)
def it_is_decided(demo: Demo) -> None:
    first = actions.decide_report(
        demo.things["report.debt"], approved=True, votes_for=6, votes_against=3, **by(demo, "clerk"),
        reasons="The committee found that five weeks is too long to wait with a bailiff's letter on the mat.",
    )  # fmt: skip
    demo.things["resolution.debt"] = first


@chapter(days_ago=224, order=ORDER)
def the_record_is_corrected(demo: Demo) -> None:
    first = demo.things["resolution.debt"]
    demo.things["resolution.debt"] = actions.correct_decision(
        first, approved=True, decided_date=first.decided_date, votes_for=7, votes_against=2, **by(demo, "clerk"),
        reasons="One vote was counted on the wrong side: it was 7 to 2. The reasons stand: five weeks is too long to wait "
        "with a bailiff's letter on the mat.",
    )  # fmt: skip


@chapter(days_ago=220, order=ORDER)
def the_plan_gate(demo: Demo) -> None:
    pass_gate(
        demo,
        KEY,
        "Decided by the committee, written with residents, and the short consultation is explained in public.",
    )
