"""Company on weekday mornings, from its first year to the lesson and the next need."""

from folkmoot.commissioning import actions
from folkmoot.commissioning.demo.company import KEY
from folkmoot.commissioning.demo.telling import ORDER, by, pass_gate, project_of
from folkmoot.commissioning.models import Group, Impact
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.actions import explain
from folkmoot.commitments.models import Finding
from folkmoot.commitments.states import FindingState
from folkmoot.core.demo import Demo, chapter
from folkmoot.core.subjects import refer


@chapter(days_ago=600, order=ORDER)
def who_helps_to_deliver(demo: Demo) -> None:
    actions.note_involvement(
        project_of(demo, KEY), stage=Stage.DELIVER, who="A citizen commissioner on the panel; a table of regulars",
        how="She scored the bids beside two officers. The regulars decide every month what changes.", **by(demo, "lead"),
    )  # fmt: skip


@chapter(days_ago=530, order=ORDER)
def equality_is_looked_at_again(demo: Demo) -> None:
    version = actions.revise_assessment(demo.things["eia.company"], **by(demo, "lead"))
    actions.edit_assessment(
        version, seen_version=version.version, review_date=demo.day(700), **by(demo, "lead"),
        evidence="Two reports from the rooms, and the hosts' own notes: who comes, who stopped coming and why.",
    )  # fmt: skip
    actions.add_group_impact(
        version, group=Group.RELIGION, impact=Impact.NONE, **by(demo, "lead"),
        how="The tenants' room belongs to no faith, and those who asked for it come there.",
    )  # fmt: skip
    demo.things["eia.company"] = actions.sign_assessment(version, **by(demo, "lead"))


@chapter(days_ago=60, order=ORDER)
def the_deliver_gate(demo: Demo) -> None:
    pass_gate(demo, KEY, "The rooms are open, paid for and reported on. Time to ask those who come what changed.")


@chapter(days_ago=45, order=ORDER)
def it_is_reviewed(demo: Demo) -> None:
    project = project_of(demo, KEY)
    actions.note_involvement(
        project, stage=Stage.REVIEW, who="27 people who come, five hosts, a citizen commissioner",
        how="She asked them at their own tables, without us there, and wrote down what they said.", **by(demo, "lead"),
    )  # fmt: skip
    actions.write_review(
        project, user_voices=27, **by(demo, "lead"),
        user_perspective="“It is the first place I go to without being sent.” Most of the 27 come twice a week, know each "
        "other's names and have met outside the room. Four had stopped coming when the Friday room was shut, and only one "
        "of them came back.",
        what_worked="Rooms that people knew already. A greeter at the door. A table of regulars that decides.",
        what_did_not="The garden shed was too cold before May. One payment came three weeks late, and a group paid its rent "
        "from a volunteer's savings. People who work say that a weekday morning is no use to them.",
        provider_view="Two mornings out of five now run without paid hosts. The groups would like a longer term next time.",
    )  # fmt: skip
    demo.things["review.company"] = project.review


@chapter(days_ago=44, order=ORDER)
def what_was_learnt(demo: Demo) -> None:
    project = project_of(demo, KEY)
    actions.add_lesson(
        project, title="Ask when people are alone, not only where", **by(demo, "lead"),
        what_happened="We asked those who were at home in the morning, and so we heard about mornings. People who work are "
        "alone in the evening, and nobody had asked them.",
        change_made="Every new project asks people at three different times of the day before it says what is needed.",
        raise_next=actions.NextNeed(
            "Company in the evening for people who work",
            "People who work told the review that a weekday morning is no use to them. They are alone from six until they "
            "sleep, and everything is shut.",
        ),
    )  # fmt: skip
    lesson = project.lessons.get()
    demo.things["lesson.company"], demo.things["need.evening"] = lesson, lesson.next_need
    actions.add_lesson(
        project, title="A late payment is paid by somebody", **by(demo, "lead"),
        what_happened="One of our eight payments was three weeks late because the invoice waited for a signature on leave. A "
        "volunteer paid a group's rent from her own savings.",
        change_made="Two people can sign each payment, and finance is told of any that is due within a week.",
    )  # fmt: skip


@chapter(days_ago=41, order=ORDER + 10)
def the_late_payment_is_explained(demo: Demo) -> None:
    """At the gate, for the whole project; the payment's own commitment to the group stays broken."""
    project = project_of(demo, KEY)
    late = Finding.objects.filter(
        subject=refer(project), undertaking__number="R4", state__in=[FindingState.BROKEN, FindingState.DUE]
    ).first()
    if late is not None:
        explain(
            late.undertaking, project, **by(demo, "lead"),
            words="Seven of eight payments were on time. One waited three weeks for a signature on leave. Two people can "
            "sign since then.",
        )  # fmt: skip


@chapter(days_ago=40, order=ORDER)
def the_cycle_is_complete(demo: Demo) -> None:
    pass_gate(
        demo, KEY, "Those who come were heard first, the lesson is written down, and it has raised the next need."
    )
