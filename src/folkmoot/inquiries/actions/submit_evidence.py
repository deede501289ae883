from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.inquiries import policy
from folkmoot.inquiries.models import Inquiry, InquirySubmission
from folkmoot.inquiries.states import InquiryState
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def submit_evidence(
    inquiry: Inquiry,
    *,
    words: str,
    source: str,
    may_publish: bool = False,
    organisation: Organisation | None = None,
    by: Person,
    now: datetime,
) -> InquirySubmission:
    """Give evidence to an inquiry, saying how it is known. Anybody signed in may, for themself or for their own body.

    Nobody's name is published with it, and without `may_publish` only the commissioners read it. Raises NotAllowed
    for somebody who does not belong to `organisation`; Refused once the report is out.
    """
    capacity = allow(policy.may_submit(by, now=now))
    if organisation is not None:
        capacity = allow(policy.may_speak_for(by, organisation, now=now))
    if locked(inquiry).state != InquiryState.OPEN:
        raise Refused(_("This inquiry has published its report. It hears no more evidence."))
    if not words.strip():
        raise Refused(_("Write what you want the inquiry to know."), field="words")
    if not source.strip():
        raise Refused(_("Say how you know this: what you saw, counted, lived or were told."), field="source")
    submission = InquirySubmission.objects.create(
        inquiry=inquiry, organisation=organisation, person=by, sent_as=capacity, words=words, source=source,
        may_publish=may_publish, received_at=now,
    )  # fmt: skip
    record(
        by, "inquiries.evidence.received", submission, capacity=capacity, now=now,
        words={"evidence": words, "source": source}, facts={"may_publish": may_publish}, touching=[inquiry],
    )  # fmt: skip
    return submission
