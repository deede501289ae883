from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import PLANNING, refuse_if_blank, refuse_unless_in
from folkmoot.commissioning.models import DecisionReport, PrincipleAnswer, Project, Standing
from folkmoot.commissioning.queries.report_lacks import PRINCIPLES, lacking_now
from folkmoot.commissioning.snapshots import equality_words, snapshot
from folkmoot.commissioning.states import DECISION_REPORT, ReportState
from folkmoot.commitments.models import Undertaking
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

WORDS = (
    "title", "decided_by_body", "meeting_date", "lead_member", "wards", "is_key_decision", "recommendation",
    "financial", "equality", "legal_basis", "appendices",
)  # fmt: skip


@transaction.atomic
def draft_decision_report(
    project: Project,
    *,
    decided_by_body: str,
    meeting_date: date,
    recommendation: str,
    is_key_decision: bool,
    title: str = "",
    wards: str = "",
    lead_member: str = "",
    financial: str = "",
    equality: str = "",
    legal_basis: str = "",
    appendices: str = "",
    by: Person,
    now: datetime,
) -> DecisionReport:
    """Draft the formal report from what the project already holds; only what nobody has written yet is typed.

    Title, wards and what it means for equality are filled in where none are given. Raises NotAllowed unless `by` is of
    the team; Refused while another report is open.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_in(project, *PLANNING)
    if project.decision_reports.exclude(state=ReportState.DECIDED).exists():
        raise Refused(_("A decision report is being written or awaits its decision already."))
    report = DecisionReport.objects.create(
        project=project, title=title or project.title, decided_by_body=decided_by_body, meeting_date=meeting_date,
        author=by, lead_member=lead_member, wards=wards or project.area.name, is_key_decision=is_key_decision,
        recommendation=recommendation, financial=financial, equality=equality or equality_words(project),
        legal_basis=legal_basis, appendices=appendices,
    )  # fmt: skip
    record(by, "commissioning.report.drafted", report, capacity=capacity, now=now, touching=[project])
    return report


def _draft(report: DecisionReport) -> DecisionReport:
    report = locked(report)
    if report.state != ReportState.DRAFT:
        raise Refused(_("This report has been submitted. Take it back first to change it."))
    return report


@transaction.atomic
def edit_report(
    report: DecisionReport, *, seen_version: int, by: Person, now: datetime, **changes: Any
) -> DecisionReport:
    """Go on writing a draft. `changes` are fields named in WORDS.

    Raises ChangedMeanwhile when somebody else saved first; Refused once it is submitted.
    """
    capacity = allow(policy.may_edit_report(by, report, now=now))
    report = _draft(report)
    if strange := set(changes) - set(WORDS):
        raise TypeError(f"these are not edited here: {sorted(strange)}")
    refuse_if_changed(report, seen_version=seen_version, yours=changes)
    for name, value in changes.items():
        setattr(report, name, value)
    report.save(update_fields=[*changes, "version"])
    record(
        by, "commissioning.report.edited", report, capacity=capacity, now=now, facts={"changed": sorted(changes)},
        touching=[report.project],
    )  # fmt: skip
    return report


@transaction.atomic
def answer_principle(
    report: DecisionReport, *, undertaking: Undertaking, answer: Standing, words: str, by: Person, now: datetime
) -> PrincipleAnswer:
    """Say whether a principle of the project's framework is met, not met or does not apply, and how (ledger CC-05).

    Raises Refused without words, or for an undertaking that is not one of that framework's principles.
    """
    return answer_principles(report, answers={undertaking: (answer, words)}, by=by, now=now)[0]


@transaction.atomic
def answer_principles(
    report: DecisionReport, *, answers: Mapping[Undertaking, tuple[str, str]], by: Person, now: datetime
) -> list[PrincipleAnswer]:
    """Answer several principles at once, as the page does; a second answer replaces the first."""
    capacity = allow(policy.may_edit_report(by, report, now=now))
    report = _draft(report)
    kept = []
    for undertaking, (answer, words) in answers.items():
        if undertaking.rulebook_id != report.project.framework_id or not undertaking.number.startswith(PRINCIPLES):
            raise Refused(_("This is not one of the principles this project was begun under."))
        said = refuse_if_blank(
            words, _("Say how %(number)s is met, or why not.") % {"number": undertaking.number},
            field=f"words_{undertaking.number}",
        )  # fmt: skip
        row, _created = PrincipleAnswer.objects.update_or_create(
            report=report, undertaking=undertaking, defaults={"answer": answer, "words": said}
        )
        kept.append(row)
    record(
        by, "commissioning.report.principles_answered", report, capacity=capacity, now=now,
        facts={row.undertaking.number: str(row.answer) for row in kept}, touching=[report.project],
    )  # fmt: skip
    return kept


@transaction.atomic
def submit_report(report: DecisionReport, *, by: Person, now: datetime) -> DecisionReport:
    """Put the report on the agenda. What it says of the project is frozen with it.

    Raises Refused, with everything that is missing: a key decision needs its financial and equality sections and a
    signed, fresh assessment or screening (ledger CC-13, EQ-02).
    """
    capacity = allow(policy.may_edit_report(by, report, now=now))
    report = _draft(report)
    refuse_unless_in(report.project, *PLANNING)
    if lacks := lacking_now(report, day_of(now)):
        raise Refused(_("This report cannot go on an agenda yet.") + " " + " ".join(lacks))
    move(report, DECISION_REPORT, to=ReportState.SUBMITTED)
    report.submitted_at, report.snapshot = now, snapshot(report.project)
    report.save(update_fields=["submitted_at", "snapshot"])
    record(
        by, "commissioning.report.submitted", report, capacity=capacity, now=now,
        facts={"key": report.is_key_decision, "meeting": report.meeting_date}, touching=[report.project],
    )  # fmt: skip
    return report


@transaction.atomic
def take_report_back(report: DecisionReport, *, reasons: str, by: Person, now: datetime) -> DecisionReport:
    """Take a submitted report off the agenda, to change it. The team may, and so may the clerk."""
    team = policy.may_edit_report(by, report, now=now)
    capacity = allow(team or policy.may_record_decision(by, report, now=now))
    report = locked(report)
    why = refuse_if_blank(reasons, _("Say why. Everyone can read it."), field="reasons")
    move(report, DECISION_REPORT, to=ReportState.DRAFT)
    report.submitted_at, report.snapshot = None, {}
    report.version += 1
    report.save(update_fields=["submitted_at", "snapshot", "version"])
    record(
        by, "commissioning.report.taken_back", report, capacity=capacity, now=now, reasons=why,
        touching=[report.project],
    )  # fmt: skip
    return report
