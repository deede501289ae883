from datetime import datetime

from django.db import transaction

from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.people import policy
from folkmoot.people.models import Interest, Organisation, Person


@transaction.atomic
def declare_interest(organisation: Organisation, *, nature: str, by: Person, now: datetime) -> Interest:
    """Declare a tie to an organisation, for those one decides with to know (ledger FT-14, PO-25)."""
    capacity = allow(policy.is_signed_in(by, now=now))
    interest = Interest.objects.create(person=by, organisation=organisation, nature=nature, declared_at=now)
    record(by, "people.interest.declared", interest, capacity=capacity, now=now, words={"nature": nature})
    return interest
