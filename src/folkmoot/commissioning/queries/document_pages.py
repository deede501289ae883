"""What the pages of a specification, a comparison of options and an assessment show."""

from datetime import datetime
from typing import Any

from folkmoot.commissioning import policy
from folkmoot.commissioning.models import (
    Contribution,
    Group,
    Impact,
    ImpactAssessment,
    OptionsAppraisal,
    Project,
    Specification,
)  # fmt: skip
from folkmoot.commissioning.models.assessment import PROTECTED
from folkmoot.commissioning.queries.unanswered import unanswered
from folkmoot.commissioning.states import ENDS, FRAMEWORK, DocumentState, Stage
from folkmoot.commitments.case import case_context
from folkmoot.commitments.models import Undertaking
from folkmoot.core.clock import day_of

PLANNING = (Stage.ANALYSE, Stage.PLAN)


def document_context(
    person: Any, row: Any, project: Project, wanted: str, knots: list[Any] | None = None
) -> dict[str, Any]:
    """A case page about one document, with those of its project's commitments that it keeps or breaks.

    `wanted` names them: numbers of the framework, and "rulebook/number" for others.
    """
    context = case_context(person, row, knots=knots or knots_of(project), findings_on=project)
    names = set(wanted.split())
    found = [finding for finding in context["findings"] if name_of(finding.undertaking) in names]
    return {**context, "findings": found, "project": project}


def name_of(undertaking: Undertaking) -> str:
    code = undertaking.rulebook.code
    return undertaking.number if code == FRAMEWORK else f"{code}/{undertaking.number}"


def knots_of(project: Project) -> list[Any]:
    """Where the thread of a document is walked from: the latest specification, else the outcome, else nowhere."""
    latest = project.specifications.order_by("-number").first()
    return [latest or project.outcome or project]


def specification_page(person: Any, row: Specification, *, now: datetime) -> dict[str, Any]:
    project = row.project
    team = bool(policy.may_edit_project(person, project, now=now))
    versions = list(project.specifications.order_by("-number"))
    contributions = list(
        Contribution.objects.filter(specification__project=project).select_related("specification").order_by("at", "pk")
    )
    open_stage = project.stage in PLANNING
    return {
        **document_context(person, row, project, "P1 P8 lcc-recommendations/4 nao-principles/3"),
        "specification": row,
        "team": team,
        "is_draft": row.state == DocumentState.DRAFT,
        "may_write": team and open_stage and row.state == DocumentState.DRAFT,
        "may_revise": team and open_stage and row.state == DocumentState.AGREED and versions[0] == row,
        "is_latest": versions[0] == row,
        "latest": versions[0],
        "versions": versions,
        "measures": list(row.measures.order_by("kind", "pk")),
        "shown": [each for each in contributions if each.may_publish or team],
        "hidden": 0 if team else sum(not each.may_publish for each in contributions),
        "co_designed": any(each.is_resident and each.specification_id == row.pk for each in contributions),
        "residents": sum(each.is_resident and each.specification_id == row.pk for each in contributions),
    }


def market_page(person: Any, project: Project, *, now: datetime) -> dict[str, Any]:
    """The market assessments of a project, the latest first: it is the one whose history the page tells."""
    team = bool(policy.may_edit_project(person, project, now=now))
    assessments = list(project.market_assessments.order_by("-assessed_date", "-pk"))
    return {
        **document_context(person, assessments[0] if assessments else project, project, "P10"),
        "assessments": assessments,
        "may_assess": team and project.stage in PLANNING,
    }


def appraisal_page(person: Any, row: OptionsAppraisal, *, now: datetime) -> dict[str, Any]:
    project = row.project
    team = bool(policy.may_edit_project(person, project, now=now))
    options = list(row.options.prefetch_related("citations__study", "citations__indicator").order_by("pk"))
    return {
        **document_context(person, row, project, "P2 P3"),
        "appraisal": row,
        "options": options,
        "preferred": next((option for option in options if option.is_preferred), None),
        "may_write": team and project.stage in PLANNING and row.state == DocumentState.DRAFT,
        "may_begin_anew": team and project.stage in PLANNING and row.state == DocumentState.AGREED,
    }


def assessment_page(person: Any, row: ImpactAssessment, *, now: datetime) -> dict[str, Any]:
    project = row.project
    is_open = project.stage not in ENDS
    team = bool(policy.may_edit_project(person, project, now=now)) and is_open
    answers = {answer.group: answer for answer in row.groups.order_by("pk")}
    is_draft = row.state == DocumentState.DRAFT
    return {
        **document_context(person, row, project, "P4 statute/EA149"),
        "assessment": row,
        "groups": [(group, answers.get(group), group in PROTECTED) for group in Group if group in answers or is_draft],
        "adverse": [answer for answer in answers.values() if answer.impact == Impact.ADVERSE],
        "still_open": unanswered(row) if is_draft and not row.is_screening else [],
        "is_draft": is_draft,
        "is_past": row.review_date < day_of(now),
        "may_write": team and is_draft,
        "may_sign": is_draft and is_open and policy.may_sign_assessment(person, row, now=now),
        "may_revise": team and row.state == DocumentState.AGREED,
        "earlier": list(
            project.impact_assessments.filter(number__lt=row.number, signed_at__isnull=False).order_by("-number")
        ),
    }
