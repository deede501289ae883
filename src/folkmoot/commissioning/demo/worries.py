"""Somebody to talk to early: the NHS leads, the council joins in, and people are being asked now."""

from folkmoot.commissioning import actions
from folkmoot.commissioning.demo.telling import ORDER, by, pass_gate, project_of
from folkmoot.commissioning.models import ServiceKind
from folkmoot.commissioning.states import Stage
from folkmoot.core.demo import Demo, chapter
from folkmoot.evidence.actions import add_study
from folkmoot.evidence.models.study import EvidenceKind

KEY = "worries"


@chapter(days_ago=200, order=ORDER)
def it_is_opened(demo: Demo) -> None:
    demo.things["project.worries"] = actions.open_project(
        title="Somebody to talk to, early",
        summary="Help for young people in Moorfield when worries begin, somewhere that is not school and does not look like "
        "a clinic.",
        body=demo.bodies["nhs"], area=demo.areas["moorfield"], priority=demo.things["priority.worries"],
        outcome=demo.things["outcome.worries"], service_kind=ServiceKind.EARLY_INTERVENTION, existing_service=False,
        no_intention_reason="The year's plan was agreed before young people raised this. Waiting for the next one would "
        "have cost them ten months.",
        accountable=demo.people["nhs"], partners=[demo.bodies["council"]], **by(demo, "nhs"),
    )  # fmt: skip


@chapter(days_ago=150, order=ORDER)
def what_shows_the_need(demo: Demo) -> None:
    project = project_of(demo, KEY)
    counted = add_study(
        title="How long young people wait to be seen", kind=EvidenceKind.NUMBERS, source="Wandle Vale NHS Partnership",
        method="Counted from referrals over two years.", published_date=demo.day(-20), area=demo.areas["borough"],
        summary="Seven months on average from the first letter to the first talk. One in three was no longer there when "
        "the day came.", **by(demo, "nhs"),
    )  # fmt: skip
    told = add_study(
        title="What we wish somebody had asked", kind=EvidenceKind.ENGAGEMENT, source="Vale Young Carers",
        method="Three evenings with 22 young people, led by two of them.", published_date=demo.day(-8),
        area=demo.areas["moorfield"], **by(demo, "nhs"),
        summary="They wanted somebody who listens before it gets bad, who does not write everything down and does not tell "
        "school first.",
    )  # fmt: skip
    actions.note_evidence(
        project, study=counted, says="Seven months from the first letter to the first talk.", **by(demo, "nhs")
    )
    actions.note_evidence(project, study=told, says="Somebody who listens early, and not at school.", **by(demo, "nhs"))
    actions.set_fairness(
        project, **by(demo, "nhs"),
        note="Young carers and those who have moved often miss out now, because a letter does not find them. Nobody on "
        "today's list may wait longer because of this.",
    )  # fmt: skip
    actions.note_involvement(
        project, stage=Stage.ANALYSE, who="22 young people, Vale Young Carers, a young commissioner",
        how="They led three evenings and said what help should be like.", **by(demo, "nhs"),
    )  # fmt: skip


@chapter(days_ago=120, order=ORDER)
def the_analyse_gate(demo: Demo) -> None:
    pass_gate(
        demo,
        KEY,
        "Young people said it, the figures show it, and they led the evenings themselves. Plan it with them.",
        who="nhs_colleague",
    )


@chapter(days_ago=30, order=ORDER)
def a_specification_is_begun(demo: Demo) -> None:
    """In the open, while people are still being asked: a draft that they can change."""
    demo.things["spec.worries"] = actions.write_specification(
        project_of(demo, KEY), task_group="The Moorfield group: five young people, a youth worker, an officer",
        purpose="Somebody trained to talk to, within two weeks, in a place that young people choose.",
        people_served="Young people of 12 to 18 in Moorfield whose worries are beginning.",
        choice_and_control="They choose the place, whether to come alone, and what is written down.",
        rights="Nobody is told without their yes, unless somebody is in danger; and then they are told first.",
        affordability="Free, with bus fares paid.", **by(demo, "nhs"),
    )  # fmt: skip
    actions.add_contribution(
        demo.things["spec.worries"], contributor="A young commissioner", person=demo.people["young"], is_resident=True,
        said="Do not write everything down.", changed="What is written down is theirs to decide.", may_publish=True,
        **by(demo, "nhs"),
    )  # fmt: skip
