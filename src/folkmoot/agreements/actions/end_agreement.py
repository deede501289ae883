from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement
from folkmoot.agreements.states import AGREEMENT, AgreementState
from folkmoot.agreements.words import day
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def end_agreement(agreement: Agreement, *, by: Person, now: datetime) -> Agreement:
    """Close an agreement whose term is over and which is paid in full.

    Raises NotAllowed unless `by` is a commissioner of the funder; Refused before the term's end or with money owed.
    """
    capacity = allow(policy.may_end(by, agreement, now=now))
    agreement = locked(agreement)
    if day_of(now) < agreement.end_date:
        raise Refused(_("It runs until %s.") % day(agreement.last_date))
    owed = agreement.payments.filter(paid_date=None).count()
    if owed:
        raise Refused(_("Payments still to be made: %s. Pay them first.") % owed)
    move(agreement, AGREEMENT, to=AgreementState.ENDED)
    agreement.ended_at = now
    agreement.save(update_fields=["ended_at"])
    record(
        by, "agreements.agreement.ended", agreement, capacity=capacity, now=now, facts={"ended": agreement.end_date},
        touching=[agreement.project],
    )  # fmt: skip
    return agreement
