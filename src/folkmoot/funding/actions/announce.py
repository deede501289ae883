from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.refusing import plan_of, refuse_if_hard_to_read, refuse_unless_area_named
from folkmoot.funding.alerts import tell_followers
from folkmoot.funding.models import Opportunity
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.ways import life_of, refuse_unless_step
from folkmoot.people.models import Person


@transaction.atomic
def announce(opportunity: Opportunity, *, by: Person, now: datetime) -> Opportunity:
    """Tell everyone ahead of time that bids will open, and put it in the register (ledger FT-02; Islington 7).

    Raises Refused when few could read its summary (EN-33).
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    refuse_unless_step(opportunity, OpportunityState.ANNOUNCED)
    if opportunity.opens_date <= day_of(now):
        raise Refused(_("It is to open today or earlier. Set a later opening day, so that people hear of it first."))
    refuse_if_hard_to_read(opportunity)
    refuse_unless_area_named(opportunity)
    move(opportunity, life_of(opportunity), to=OpportunityState.ANNOUNCED)
    opportunity.announced_at = now
    opportunity.save(update_fields=["announced_at"])
    keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.announced", opportunity, capacity=capacity, now=now,
        facts={"opens": opportunity.opens_date, "value": opportunity.value},
        touching=[opportunity.project, opportunity.specification],
    )  # fmt: skip
    tell_followers(plan_of(opportunity), "announced", now=now)
    return opportunity
