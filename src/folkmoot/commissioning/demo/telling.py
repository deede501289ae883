"""What the chapters of the three projects share."""

from collections.abc import Mapping
from typing import Any

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.intend import year_of
from folkmoot.commissioning.models import (
    DecisionReport,
    Group,
    Impact,
    ImpactAssessment,
    Intention,
    Project,
    Standing,
)  # fmt: skip
from folkmoot.commissioning.models.assessment import PROTECTED
from folkmoot.commissioning.models.intention import IntentionLevel
from folkmoot.commissioning.queries.report_lacks import principles_of
from folkmoot.commissioning.states import GateOutcome
from folkmoot.core.demo import Demo

ORDER = 30


def by(demo: Demo, key: str) -> dict[str, Any]:
    """Who acts, and when: this chapter's own moment."""
    return {"by": demo.people[key], "now": demo.now}


def project_of(demo: Demo, key: str) -> Project:
    """The project as it is now."""
    return Project.objects.get(pk=demo.things[f"project.{key}"].pk)


def intend(demo: Demo, body: str, title: str, who: str) -> Intention:
    return actions.state_intention(
        demo.bodies[body], title=title, level=IntentionLevel.SERVICE, year=year_of(demo.today), **by(demo, who)
    )


def pass_gate(demo: Demo, key: str, reasons: str, who: str = "colleague") -> None:
    actions.decide_gate(project_of(demo, key), outcome=GateOutcome.APPROVE, reasons=reasons, **by(demo, who))


# (impact, how, what is done about it, who sees to it)
Effect = tuple[Impact, str, str, str]
SAME: Effect = (Impact.NONE, "We looked and found no difference.", "", "")


def answer_groups(demo: Demo, assessment: ImpactAssessment, effects: Mapping[Group, Effect], who: str = "lead") -> None:
    """What it means for each protected group, and for others named."""
    for group in Group:
        if group not in PROTECTED and group not in effects:
            continue
        impact, how, mitigation, owner = effects.get(group, SAME)
        actions.add_group_impact(
            assessment, group=group, impact=impact, how=how, mitigation=mitigation, owner=owner, **by(demo, who)
        )


def answer_principles(demo: Demo, report: DecisionReport, said: Mapping[str, tuple[Standing, str]]) -> None:
    rows = {row: said[row.number] for row in principles_of(report.project)}
    actions.answer_principles(report, answers=rows, **by(demo, "lead"))
