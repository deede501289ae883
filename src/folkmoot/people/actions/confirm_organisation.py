from datetime import datetime

from django.db import transaction

from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def confirm_organisation(organisation: Organisation, *, by: Person, now: datetime) -> Organisation:
    """Its own people say that everything in its entry is right, as of today. Raises NotAllowed to others."""
    capacity = allow(policy.may_edit_organisation(by, organisation, now=now))
    organisation = locked(organisation)
    organisation.checked_date = day_of(now)
    organisation.save(update_fields=["checked_date"])
    record(by, "people.organisation.confirmed", organisation, capacity=capacity, now=now)
    return organisation
