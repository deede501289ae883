from datetime import datetime

from django.db import transaction

from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.needs import policy
from folkmoot.needs.models import Need
from folkmoot.needs.states import NEED, NeedState
from folkmoot.people.models import Person


@transaction.atomic
def withdraw_need(need: Need, *, by: Person, now: datetime) -> Need:
    """Take back a need one raised oneself, unless a board has it before it. It stays on the record."""
    capacity = allow(policy.may_withdraw_need(by, need, now=now))
    need = locked(need)
    move(need, NEED, to=NeedState.WITHDRAWN)
    record(by, "needs.need.withdrawn", need, capacity=capacity, now=now)
    return need
