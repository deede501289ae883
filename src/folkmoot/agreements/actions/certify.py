from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement, FunderNote, Report
from folkmoot.agreements.states import ReportState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def certify_report(report: Report, *, by: Person, now: datetime) -> Report:
    """A second person at the provider says that the figures are right, before the funder accepts them.

    Raises NotAllowed for whoever sent it and for anybody else; Refused when it has not been sent.
    """
    capacity = allow(policy.may_certify(by, report, now=now))
    report = locked(report)
    if report.state != ReportState.SUBMITTED or report.certified_at:
        raise Refused(_("There is nothing to certify here now."))
    report.certified_at, report.certified_as = now, capacity
    report.save(update_fields=["certified_at", "certified_as"])
    record(
        by, "agreements.report.certified", report, capacity=capacity, now=now, facts={"period": report.end_date},
        touching=[report.agreement],
    )  # fmt: skip
    return report


@transaction.atomic
def write_note(agreement: Agreement, *, words: str, by: Person, now: datetime) -> FunderNote:
    """Write down how the work goes. The provider reads it from this moment: nothing is held in secret (MP-20)."""
    capacity = allow(policy.may_note(by, agreement, now=now))
    if not words.strip():
        raise Refused(_("Write the note."), field="words")
    note = FunderNote.objects.create(agreement=agreement, words=words, written_at=now, written_as=capacity)
    record(by, "agreements.note.written", agreement, capacity=capacity, now=now, words={"note": words})
    return note
