from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.refusing import plan_of
from folkmoot.funding.alerts import tell_followers
from folkmoot.funding.models import Opportunity
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.telling import tell_withdrawn
from folkmoot.funding.ways import life_of
from folkmoot.people.models import Person


@transaction.atomic
def withdraw_opportunity(opportunity: Opportunity, *, reasons: str, by: Person, now: datetime) -> Opportunity:
    """End it without a decision, with reasons that everyone can read. Bids stay sealed."""
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if len(reasons.strip()) < 20:
        raise Refused(_("Say why in a sentence or more: groups may have begun to prepare."), field="reasons")
    was_public = opportunity.state != OpportunityState.DRAFT
    # The reason is set first: the database holds no withdrawn row without one.
    opportunity.withdrawn_reason = reasons.strip()
    opportunity.save(update_fields=["withdrawn_reason"])
    move(opportunity, life_of(opportunity), to=OpportunityState.WITHDRAWN)
    if was_public:
        keep_notice(opportunity, now=now)
    bids = list(opportunity.bids.select_related("organisation"))
    record(
        by, "funding.opportunity.withdrawn", opportunity, capacity=capacity, now=now, reasons=opportunity.withdrawn_reason,
        touching=[opportunity.project, opportunity.specification, *bids],
    )  # fmt: skip
    tell_withdrawn(opportunity, now=now)
    if was_public and not opportunity.is_rehearsal:
        tell_followers(plan_of(opportunity), "withdrawn", now=now)
    return opportunity
