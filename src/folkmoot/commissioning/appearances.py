from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.commissioning.models import (
    Decision,
    DecisionReport,
    ImpactAssessment,
    Intention,
    Lesson,
    OptionsAppraisal,
    Project,
    Review,
    Specification,
)  # fmt: skip
from folkmoot.commissioning.states import ENDS, DocumentState, ReportState
from folkmoot.commitments.queries import gate_items, what_stops
from folkmoot.core.appearances import Appearance, Knot, Turn, appears
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.record import describe
from folkmoot.people.models.role import RoleKind

describe(
    {
        "commissioning.project.opened": gettext_lazy("Project opened"),
        "commissioning.project.edited": gettext_lazy("Project's details changed"),
        "commissioning.project.fairness_answered": gettext_lazy("Fairness question answered"),
        "commissioning.project.not_consulted": gettext_lazy("Reason given for not consulting"),
        "commissioning.involvement.noted": gettext_lazy("Who took part was noted"),
        "commissioning.evidence.noted": gettext_lazy("Evidence of the need noted"),
        "commissioning.gate.passed": gettext_lazy("Gate passed"),
        "commissioning.gate.returned": gettext_lazy("Sent back at the gate for more work"),
        "commissioning.gate.rejected": gettext_lazy("Rejected at the gate: the project was stopped"),
        "commissioning.gate.gone_back": gettext_lazy("Taken back to an earlier stage"),
        "commissioning.specification.written": gettext_lazy("Specification begun"),
        "commissioning.specification.edited": gettext_lazy("Specification edited"),
        "commissioning.specification.agreed": gettext_lazy("Specification agreed"),
        "commissioning.specification.revised": gettext_lazy("New version of the specification begun"),
        "commissioning.contribution.added": gettext_lazy("Contribution to the specification noted"),
        "commissioning.measure.planned": gettext_lazy("Measure planned"),
        "commissioning.appraisal.started": gettext_lazy("Comparison of options begun"),
        "commissioning.appraisal.agreed": gettext_lazy("Comparison of options agreed"),
        "commissioning.option.added": gettext_lazy("Option added"),
        "commissioning.option.preferred": gettext_lazy("Preferred option named"),
        "commissioning.evidence.cited": gettext_lazy("Evidence for an option cited"),
        "commissioning.assessment.written": gettext_lazy("Equality impact assessment begun"),
        "commissioning.assessment.edited": gettext_lazy("Equality impact assessment edited"),
        "commissioning.assessment.group_answered": gettext_lazy("Impact on a group written down"),
        "commissioning.assessment.signed": gettext_lazy("Equality impact assessment signed"),
        "commissioning.assessment.revised": gettext_lazy("New version of the equality impact assessment begun"),
        "commissioning.assessment.out_of_date": gettext_lazy("Equality impact assessment no longer fits the plan"),
        "commissioning.report.drafted": gettext_lazy("Decision report drafted"),
        "commissioning.report.edited": gettext_lazy("Decision report edited"),
        "commissioning.report.principles_answered": gettext_lazy("Principles answered in the decision report"),
        "commissioning.report.submitted": gettext_lazy("Decision report submitted"),
        "commissioning.report.taken_back": gettext_lazy("Decision report taken back"),
        "commissioning.decision.taken": gettext_lazy("Decision recorded"),
        "commissioning.decision.corrected": gettext_lazy("Record of the decision corrected"),
        "commissioning.review.signed": gettext_lazy("Review signed"),
        "commissioning.lesson.noted": gettext_lazy("Lesson written down"),
        "commissioning.service.named": gettext_lazy("Core service named"),
        "commissioning.service.left": gettext_lazy("Core service no longer named"),
        "commissioning.double_role.answered": gettext_lazy("Said what is done where the lead manages the service"),
        "commissioning.sector.searched": gettext_lazy("A sector was looked through for providers"),
        "commissioning.provider.mapped": gettext_lazy("Provider put on the map"),
        "commissioning.provider.unmapped": gettext_lazy("Provider taken off the map"),
        "commissioning.market.assessed": gettext_lazy("Market assessed"),
        "commissioning.feedback.noted": gettext_lazy("Feedback on the commissioning noted"),
        "commissioning.intention.stated": gettext_lazy("Intention for the year published"),
    }
)


@appears(Project)
def project(row: Project) -> Appearance:
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="project", body=f"{row.summary} {row.fairness_note}",
        turns=project_turns(row),
    )  # fmt: skip


def project_turns(row: Project) -> list[Turn]:
    """The lead finishes the gate's list; then whoever may decide the gate does so."""
    if row.stage in ENDS:
        return []
    url = f"{row.get_absolute_url()}#gate"
    stage = {"stage": row.get_stage_display()}
    if what_stops(gate_items(row, row.stage)):
        what = _("Finish the list of the gate after “%(stage)s”") % stage
        return [Turn(f"person:{row.lead_id}", what, url, holder_name=_("the project's lead"))]
    what = _("Decide the gate after “%(stage)s”") % stage
    holder = _("a commissioner of %(body)s who neither leads the project nor wrote its report") % {"body": row.body}
    authors = row.decision_reports.order_by("author").values_list("author", flat=True).distinct()
    apart = [f"person:{pk}" for pk in sorted({row.lead_id, *authors} - {None})]
    return [Turn(f"org:{row.body_id}:{RoleKind.COMMISSIONER}", what, url, holder_name=holder, but_not=apart)]


@appears(Specification)
def specification(row: Specification) -> Appearance:
    return Appearance(
        title=_("%(project)s: specification, version %(number)s") % {"project": row.project, "number": row.number},
        url=row.get_absolute_url(), kind="specification",
        body=" ".join([row.purpose, row.people_served, row.choice_and_control, row.rights, row.affordability]),
        knot=None if row.state == DocumentState.REPLACED else Knot.SPECIFICATION,
    )  # fmt: skip


def audience_of(row: OptionsAppraisal | ImpactAssessment | DecisionReport) -> str:
    """A draft is the team's until it is agreed, signed or submitted; then it is everyone's."""
    is_draft = row.state in (DocumentState.DRAFT, ReportState.DRAFT)
    return f"org:{row.project.body_id}" if is_draft else PUBLIC


@appears(OptionsAppraisal)
def appraisal(row: OptionsAppraisal) -> Appearance:
    return Appearance(
        title=_("%(project)s: options compared") % {"project": row.project}, url=row.get_absolute_url(),
        kind="options appraisal", audience=audience_of(row),
        body=" ".join([row.reasons, *row.options.values_list("title", flat=True)]),
    )  # fmt: skip


@appears(ImpactAssessment)
def assessment(row: ImpactAssessment) -> Appearance:
    return Appearance(
        title=_("%(project)s: equality impact assessment, version %(number)s")
        % {"project": row.project, "number": row.number},
        url=row.get_absolute_url(), kind="impact assessment", audience=audience_of(row),
        body=f"{row.scope} {row.evidence}",
    )  # fmt: skip


@appears(DecisionReport)
def decision_report(row: DecisionReport) -> Appearance:
    url, turns = row.get_absolute_url(), []
    if row.state == ReportState.DRAFT:
        turns = [
            Turn(
                f"person:{row.author_id}",
                _("Finish and submit the decision report"),
                url,
                row.meeting_date,
                _("the report's author"),
            )
        ]
    if row.state == ReportState.SUBMITTED:
        holder = f"org:{row.project.body_id}:{RoleKind.CLERK}"
        who = _("the clerk of %(body)s") % {"body": row.project.body}
        turns = [Turn(holder, _("Record what was decided"), url, row.meeting_date, who)]
    return Appearance(
        title=_("Decision report: %(title)s") % {"title": row.title}, url=url, kind="decision report",
        body=row.recommendation, audience=audience_of(row), turns=turns,
    )  # fmt: skip


@appears(Decision)
def decision(row: Decision) -> Appearance:
    return Appearance(
        title=_("Decision: %(title)s") % {"title": row.report.title}, url=row.get_absolute_url(), kind="decision",
        body=f"{row.body_name} {row.reasons}",
    )  # fmt: skip


@appears(Review)
def review(row: Review) -> Appearance:
    return Appearance(
        title=_("%(project)s: review") % {"project": row.project}, url=row.get_absolute_url(), kind="review",
        body=f"{row.user_perspective} {row.what_worked} {row.what_did_not}",
    )  # fmt: skip


@appears(Lesson)
def lesson(row: Lesson) -> Appearance:
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="lesson", body=f"{row.what_happened} {row.change_made}",
        knot=None if row.is_none else Knot.LESSON,
    )  # fmt: skip


@appears(Intention)
def intention(row: Intention) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="intention", body=str(row.body))
