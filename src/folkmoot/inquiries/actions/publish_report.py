from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.inquiries import policy
from folkmoot.inquiries.models import Inquiry, Recommendation
from folkmoot.inquiries.states import INQUIRY, InquiryState
from folkmoot.people.models import Organisation, Person


@dataclass(frozen=True)
class Recommended:
    """One recommendation as it is written: what, of whom, answered by when."""

    text: str
    addressee: Organisation
    answer_due_date: date


@transaction.atomic
def publish_report(
    inquiry: Inquiry, *, findings: str, recommendations: Sequence[Recommended], by: Person, now: datetime
) -> Inquiry:
    """Publish what an inquiry found and what it asks of whom. From then on nobody edits or withdraws it (IQ-10).

    Raises NotAllowed unless `by` is an inquiry commissioner of its host: those it criticises have no say in it.
    Refused without findings or recommendations, or when an answer is due before people could read the question.
    """
    capacity = allow(policy.may_publish(by, inquiry, now=now))
    inquiry = locked(inquiry)
    if inquiry.is_published:
        raise Refused(_("The report is published. Nobody can change it, or publish another."))
    if not findings.strip():
        raise Refused(_("Say what the inquiry found."), field="findings")
    if not recommendations:
        raise Refused(_("Make at least one recommendation, and say to whom."))
    for each in recommendations:
        if not each.text.strip():
            raise Refused(_("Say what each recommendation asks."))
        if each.answer_due_date <= day_of(now):
            raise Refused(_("Each answer must be due on a day to come."))
    inquiry.findings, inquiry.reported_at = findings, now
    inquiry.save(update_fields=["findings", "reported_at"])
    move(inquiry, INQUIRY, to=InquiryState.REPORTED)
    rows = Recommendation.objects.bulk_create(
        Recommendation(
            inquiry=inquiry, number=number, text=each.text, addressee=each.addressee, answer_due_date=each.answer_due_date
        )
        for number, each in enumerate(recommendations, 1)
    )  # fmt: skip
    record(
        by, "inquiries.report.published", inquiry, capacity=capacity, now=now,
        words={"findings": findings, **{f"recommendation {row.number}": row.text for row in rows}},
        facts={"recommendations": len(rows), "addressees": sorted({row.addressee_id for row in rows})},
        touching=rows,
    )  # fmt: skip
    return inquiry
