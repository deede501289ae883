from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import refuse_if_blank
from folkmoot.commissioning.before_deciding import refuse_too_early
from folkmoot.commissioning.models import Decision, DecisionReport
from folkmoot.commissioning.states import DECISION_REPORT, ReportState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def decide_report(
    report: DecisionReport,
    *,
    approved: bool,
    reasons: str,
    votes_for: int | None = None,
    votes_against: int | None = None,
    decided_date: date | None = None,
    body_name: str = "",
    by: Person,
    now: datetime,
) -> Decision:
    """Record what the body decided on a submitted report: when, how it voted and why (ledger CC-14).

    Raises NotAllowed unless `by` is a clerk or councillor of the body and not the report's author; Refused without
    reasons, with votes that say otherwise, with a day before the report was submitted or after today, or while people who were
    asked have not been heard.
    """
    capacity = allow(policy.may_record_decision(by, report, now=now))
    report = locked(report)
    move(report, DECISION_REPORT, to=ReportState.DECIDED)
    decision = _write(
        report, body_name=body_name or report.decided_by_body, decided_date=decided_date or day_of(now),
        approved=approved, votes_for=votes_for, votes_against=votes_against, reasons=reasons, by=by, now=now,
    )  # fmt: skip
    record(
        by, "commissioning.decision.taken", decision, capacity=capacity, now=now, reasons=decision.reasons,
        facts=_facts(decision), touching=[report, report.project],
    )  # fmt: skip
    return decision


@transaction.atomic
def correct_decision(
    decision: Decision,
    *,
    approved: bool,
    reasons: str,
    decided_date: date,
    votes_for: int | None = None,
    votes_against: int | None = None,
    body_name: str = "",
    by: Person,
    now: datetime,
) -> Decision:
    """Record a correction. The first record stays as it is; the new one says that it corrects it (ledger CC-14).

    Raises Refused when this one has been corrected already: then the correction is what is corrected.
    """
    capacity = allow(policy.may_record_decision(by, decision.report, now=now))
    report = locked(decision.report)
    if Decision.objects.filter(corrects=decision).exists():
        raise Refused(_("This record has been corrected already. Correct the latest one."))
    correction = _write(
        report, body_name=body_name or decision.body_name, decided_date=decided_date, approved=approved,
        votes_for=votes_for, votes_against=votes_against, reasons=reasons, corrects=decision, by=by, now=now,
    )  # fmt: skip
    record(
        by, "commissioning.decision.corrected", correction, capacity=capacity, now=now, reasons=correction.reasons,
        facts=_facts(correction), touching=[decision, report, report.project],
    )  # fmt: skip
    return correction


def _write(
    report: DecisionReport,
    *,
    body_name: str,
    decided_date: date,
    approved: bool,
    votes_for: int | None,
    votes_against: int | None,
    reasons: str,
    by: Person,
    now: datetime,
    corrects: Decision | None = None,
) -> Decision:
    if decided_date > day_of(now):
        raise Refused(_("A decision is recorded once it has been taken: this day lies ahead."), field="decided_date")
    if report.submitted_at and decided_date < day_of(report.submitted_at):
        raise Refused(_("This day is before the report was submitted."), field="decided_date")
    if approved:
        refuse_too_early(report.project, decided_date)
    if votes_for is not None and votes_against is not None and approved != (votes_for > votes_against):
        if votes_for != votes_against:  # at a tie the chair's casting vote decides
            raise Refused(_("The votes say otherwise. Check them, or the decision."), field="votes_for")
    return Decision.objects.create(
        report=report, body_name=body_name, decided_date=decided_date, approved=approved, votes_for=votes_for,
        votes_against=votes_against, corrects=corrects, recorded_by=by, recorded_at=now,
        reasons=refuse_if_blank(reasons, _("Give the reasons. Everyone can read them."), field="reasons"),
    )  # fmt: skip


def _facts(decision: Decision) -> dict[str, object]:
    return {
        "approved": decision.approved,
        "decided": decision.decided_date,
        "for": decision.votes_for,
        "against": decision.votes_against,
    }
