from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.models import Opportunity
from folkmoot.funding.states import OPPORTUNITY, BidState, OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def close_bids(opportunity: Opportunity, *, by: Person, now: datetime) -> Opportunity:
    """Close, and so open what was sent to the panel. Refused before the closing moment that bidders were told."""
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state == OpportunityState.OPEN and now < opportunity.closes_at:
        raise Refused(_("Bidders were told that they have until the closing time. Bids stay sealed until then."))
    move(opportunity, OPPORTUNITY, to=OpportunityState.CLOSED)
    keep_notice(opportunity, now=now)
    bids = list(opportunity.bids.select_related("organisation"))
    record(
        by, "funding.opportunity.closed", opportunity, capacity=capacity, now=now,
        facts={"bids": sum(bid.state == BidState.SUBMITTED for bid in bids)},
        touching=[opportunity.project, opportunity.specification, *bids],
    )  # fmt: skip
    return opportunity
