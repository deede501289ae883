from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.inquiries import policy
from folkmoot.inquiries.models import Inquiry
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def open_inquiry(
    *,
    title: str,
    aim: str,
    host: Organisation,
    chair: Person,
    reports_to: str,
    report_due_date: date,
    by: Person,
    now: datetime,
) -> Inquiry:
    """Open an inquiry at a host, with its aim, its chair and to whom it reports.

    Raises NotAllowed unless `by` is an inquiry commissioner of the host; Refused without aim, chair or reporting
    route (IQ-01), when the chair is no inquiry commissioner there, or when the report is due in the past.
    """
    capacity = allow(policy.may_open(by, host, now=now))
    for name, words, sentence in (
        ("title", title, _("Give it a title.")),
        ("aim", aim, _("Say what it asks.")),
        ("reports_to", reports_to, _("Say to whom it reports.")),
    ):
        if not words.strip():
            raise Refused(sentence, field=name)
    chairs = policy.may_open(chair, host, now=now)
    if not chairs:
        raise Refused(_("Choose a chair who is an inquiry commissioner of the host."), field="chair")
    if report_due_date <= day_of(now):
        raise Refused(_("The report must be due on a day to come."), field="report_due_date")
    inquiry = Inquiry.objects.create(
        title=title, aim=aim, host=host, chair=chair, chair_as=chairs.capacity, reports_to=reports_to,
        report_due_date=report_due_date, opened_at=now,
    )  # fmt: skip
    record(
        by, "inquiries.inquiry.opened", inquiry, capacity=capacity, now=now,
        facts={"host": host.pk, "report_due": report_due_date},
    )  # fmt: skip
    return inquiry
