"""What a decision report holds of the project: gathered from the rows while it is a draft, frozen when submitted."""

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Impact, ImpactAssessment, OptionsAppraisal, Project, Specification
from folkmoot.commissioning.queries import agreed_appraisal, agreed_specification, signed_assessment


def snapshot(project: Project) -> dict[str, Any]:
    """Everything a report repeats of its project, as plain JSON: nothing of it is typed again."""
    return {
        "priority": _priority(project),
        "specification": _specification(agreed_specification(project)),
        "options": _options(agreed_appraisal(project)),
        "assessment": _assessment(signed_assessment(project)),
        "involvement": [
            {"stage": row.stage, "who": row.who, "how": row.how, "none_because": row.none_because}
            for row in project.involvements.order_by("noted_at", "pk")
        ],
    }


def _priority(project: Project) -> dict[str, Any] | None:
    if project.priority is None:
        return None
    return {
        "title": project.priority.title,
        "reasons": project.priority.reasons,
        "outcome": project.outcome.title if project.outcome else "",
        "url": project.priority.get_absolute_url(),
    }


def _specification(row: Specification | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "number": row.number,
        "purpose": row.purpose,
        "people_served": row.people_served,
        "task_group": row.task_group,
        "co_designed": row.is_co_designed,
        "url": row.get_absolute_url(),
        "measures": [
            {"title": measure.title, "question": str(measure.get_kind_display())}
            for measure in row.measures.order_by("pk")
        ],
    }


def _options(row: OptionsAppraisal | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "reasons": row.reasons,
        "url": row.get_absolute_url(),
        "rows": [
            {
                "title": option.title,
                "kind": str(option.get_kind_display()),
                "cost": str(option.cost),
                "for": option.for_it,
                "against": option.against_it,
                "preferred": option.is_preferred,
            }
            for option in row.options.order_by("pk")
        ],
    }


def _assessment(row: ImpactAssessment | None) -> dict[str, Any] | None:
    if row is None or row.signed_at is None:
        return None
    return {
        "number": row.number,
        "screening": row.is_screening,
        "signed_at": row.signed_at.isoformat(),
        "stale_because": row.stale_because,
        "heard_nobody": row.heard_nobody,
        "review_date": row.review_date.isoformat(),
        "url": row.get_absolute_url(),
        "adverse": [
            {"group": str(group), "how": group.how, "mitigation": group.mitigation, "owner": group.owner}
            for group in row.groups.filter(impact=Impact.ADVERSE).order_by("pk")
        ],
    }


def equality_words(project: Project) -> str:
    """What it means for equality, in sentences from the signed assessment; nothing while there is none."""
    row = signed_assessment(project)
    if row is None:
        return ""
    if row.is_screening:
        return _("A screening found that no full assessment is needed. %(evidence)s") % {"evidence": row.evidence}
    answers = list(row.groups.order_by("pk"))
    good = [str(answer) for answer in answers if answer.impact == Impact.GOOD]
    lines = [row.advance]
    if good:
        lines.append(_("Better for: %(groups)s.") % {"groups": ", ".join(good)})
    for answer in answers:
        if answer.impact == Impact.ADVERSE:
            lines.append(_("Worse for: %(group)s. %(mitigation)s") % {"group": answer, "mitigation": answer.mitigation})
    return "\n\n".join(lines)
