from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Report
from folkmoot.agreements.notices import tell_report_answered
from folkmoot.agreements.states import REPORT, ReportState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def accept_report(report: Report, *, words: str = "", by: Person, now: datetime) -> Report:
    """The funder has read it and accepts it, with or without a word. Raises NotAllowed for anybody else."""
    capacity = allow(policy.may_answer_report(by, report, now=now))
    report = locked(report)
    if report.agreement.needs_certifier and report.certified_at is None:
        raise Refused(_("A second person at the provider certifies the figures before you accept them."))
    move(report, REPORT, to=ReportState.ACCEPTED)
    report.accepted_at, report.funder_words = now, words
    report.save(update_fields=["accepted_at", "funder_words"])
    tell_report_answered(report, now=now)
    record(
        by, "agreements.report.accepted", report, capacity=capacity, now=now, reasons=words,
        facts={"period": report.end_date}, touching=[report.agreement, report.agreement.project],
    )  # fmt: skip
    return report


@transaction.atomic
def ask_again(report: Report, *, words: str, by: Person, now: datetime) -> Report:
    """The funder cannot use it as it is and says what is missing; the provider writes again.

    Its results leave the thread until it is sent again.
    """
    capacity = allow(policy.may_answer_report(by, report, now=now))
    if not words.strip():
        raise Refused(_("Say what is missing or unclear, so that the provider can mend it."), field="words")
    report = locked(report)
    move(report, REPORT, to=ReportState.DUE)
    report.funder_words, report.submitted_at, report.submitted_as = words, None, ""
    report.certified_at, report.certified_as = None, ""
    report.save(update_fields=["funder_words", "submitted_at", "submitted_as", "certified_at", "certified_as"])
    tell_report_answered(report, now=now)
    record(
        by, "agreements.report.asked_again", report, capacity=capacity, now=now, reasons=words,
        facts={"period": report.end_date},
        touching=[report.agreement, report.agreement.project, *report.results.all()],
    )  # fmt: skip
    return report
