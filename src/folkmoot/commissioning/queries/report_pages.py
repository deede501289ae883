"""What the pages of a decision report, a decision and a review show."""

from datetime import datetime
from typing import Any

from folkmoot.commissioning import policy
from folkmoot.commissioning.models import Decision, DecisionReport, Project, Review
from folkmoot.commissioning.queries.document_pages import document_context
from folkmoot.commissioning.queries.report_lacks import principles_of, what_a_report_lacks
from folkmoot.commissioning.snapshots import snapshot
from folkmoot.commissioning.states import ENDS, ReportState, Stage
from folkmoot.core.clock import day_of


def report_page(person: Any, row: DecisionReport, *, now: datetime) -> dict[str, Any]:
    """A draft shows the project as it is now; a submitted report as it was then."""
    project = row.project
    is_draft = row.state == ReportState.DRAFT
    team = bool(policy.may_edit_report(person, row, now=now))
    records = bool(policy.may_record_decision(person, row, now=now))
    answers = {answer.undertaking_id: answer for answer in row.principles.all()}
    principles = principles_of(project)
    held = snapshot(project) if is_draft else row.snapshot
    lacks = []
    if is_draft and team:
        lacks = what_a_report_lacks(row, held, principles_open=len(principles) - len(answers), today=day_of(now))
    return {
        **document_context(person, row, project, "P6 statute/EA149"),
        "report": row,
        "held": held,
        "principles": [(principle, answers.get(principle.pk)) for principle in principles],
        "decisions": list(row.decisions.order_by("pk")) if row.state == ReportState.DECIDED else [],
        "is_draft": is_draft,
        "is_submitted": row.state == ReportState.SUBMITTED,
        "may_write": team and is_draft,
        "may_take_back": row.state == ReportState.SUBMITTED and (team or records),
        "may_decide": row.state == ReportState.SUBMITTED and records,
        "lacks": lacks,
    }


def decision_page(person: Any, row: Decision, *, now: datetime) -> dict[str, Any]:
    report = row.report
    corrected_by = Decision.objects.filter(corrects=row).first()
    principles = report.principles.select_related("undertaking").order_by("undertaking__position")
    project = report.project
    return {
        **document_context(person, row, project, "P6 statute/EA149"),
        "decision": row,
        "report": report,
        "principles": [(answer.undertaking, answer) for answer in principles],
        "corrected_by": corrected_by,
        "may_correct": corrected_by is None and policy.may_record_decision(person, report, now=now),
    }


def review_page(person: Any, project: Project, *, now: datetime) -> dict[str, Any]:
    review = Review.objects.filter(project=project).first()
    lessons = list(project.lessons.select_related("next_need").order_by("noted_at", "pk"))
    knots: list[Any] = [lesson for lesson in lessons if not lesson.is_none][-1:]
    team = bool(policy.may_edit_project(person, project, now=now)) and project.stage not in ENDS
    return {
        **document_context(person, review or project, project, "R2 R3 R5 R6", knots),
        "review": review,
        "lessons": lessons,
        "feedback": list(project.process_feedback.order_by("noted_at", "pk")),
        "may_ask": team,
        "may_review": team and review is None and project.stage == Stage.REVIEW,
        "may_add": team and project.stage in (Stage.DELIVER, Stage.REVIEW),
    }
