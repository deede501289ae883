from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commitments import policy
from folkmoot.commitments.models import Attestation, Undertaking
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def attest(
    undertaking: Undertaking,
    body: Organisation,
    *,
    words: str,
    evidence: str,
    review_date: date,
    by: Person,
    now: datetime,
    evidence_url: str = "",
) -> Attestation:
    """Say, with evidence, how a body keeps an undertaking that no record here can show. Anyone may question it.

    Raises NotAllowed unless `by` speaks for the body; Refused when a check shows it already, when there is no
    evidence, or when it would stand unreviewed for more than a year.
    """
    capacity = allow(policy.may_speak_for(by, body, now=now))
    today = day_of(now)
    if undertaking.shown_by == "check":
        raise Refused(_("Our own records show this one. It is checked, not attested."))
    if not evidence.strip():
        raise Refused(_("Say what shows it: a document, a figure, somebody who can confirm it."), field="evidence")
    if not today < review_date <= add_months(today, 12):
        raise Refused(_("Choose a day within the next twelve months."), field="review_date")
    attestation = Attestation.objects.create(
        undertaking=undertaking, body=body, words=words, evidence=evidence, evidence_url=evidence_url,
        review_date=review_date, signed_by=by, signed_as=capacity, signed_at=now,
    )  # fmt: skip
    record(
        by, "commitments.undertaking.attested", attestation, capacity=capacity, now=now, reasons=words,
        rule=f"{undertaking.rulebook.code} {undertaking.number}", touching=[body],
    )  # fmt: skip
    return attestation
