from datetime import date, datetime

from django.db import transaction

from folkmoot.commitments import policy
from folkmoot.commitments.models import Signatory
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def sign_rulebook(
    code: str, body: Organisation, *, by: Person, now: datetime, signed_date: date | None, note: str = ""
) -> Signatory:
    """Note that a body signed a rulebook on a day, or, with no day, that its signature is to be confirmed.

    Only a dated signature binds (ledger PO-13, A5). Raises NotAllowed unless `by` hosts the Compact.
    """
    capacity = allow(policy.may_host(by, now=now))
    signatory, _created = Signatory.objects.update_or_create(
        rulebook_code=code,
        body=body,
        defaults={
            "side": "public" if body.is_public_body else "vco",
            "signed_date": signed_date,
            "note": note,
        },
    )
    record(
        by, "commitments.rulebook.signed", signatory, capacity=capacity, now=now, rule=code,
        facts={"signed": signed_date or "to be confirmed"}, touching=[body],
    )  # fmt: skip
    return signatory
