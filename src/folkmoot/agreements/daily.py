"""What agreements do once a day: remind both sides to plan an end that is near."""

from datetime import datetime

from django.db import transaction

from folkmoot.agreements.notices import tell_exit_plan_is_due
from folkmoot.agreements.queries import near_their_end
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day


@every_day
def ask_for_exit_plans(now: datetime) -> str:
    """Agreements in their last six months without an exit plan: both sides are told once for each end it is given."""
    told = 0
    for row in near_their_end(day_of(now)):
        with transaction.atomic():
            told += tell_exit_plan_is_due(row, now=now)
    return f"Asked {told} people for an exit plan."
