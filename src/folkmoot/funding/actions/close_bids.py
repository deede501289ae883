from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.submit_bid import hand_in
from folkmoot.funding.models import Bid, Opening, Opportunity
from folkmoot.funding.queries.parts import parts_of_each
from folkmoot.funding.queries.together import what_keeps
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.funding.ways import life_of
from folkmoot.people.models import Person


@transaction.atomic
def close_bids(opportunity: Opportunity, *, by: Person, now: datetime) -> Opportunity:
    """Close for bids: the first of two people's steps to open them. They stay sealed until the second.

    Refused before the closing moment that bidders were told. What was complete and confirmed by then stands
    submitted; what was not stays its writers' own.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.is_rehearsal and now < opportunity.closes_at:
        opportunity.closes_at = now
        opportunity.save(update_fields=["closes_at"])
    if opportunity.state == OpportunityState.OPEN and now < opportunity.closes_at:
        raise Refused(_("Bidders were told that they have until the closing time. Bids stay sealed until then."))
    move(opportunity, life_of(opportunity), to=OpportunityState.CLOSED)
    bids = list(opportunity.bids.select_related("organisation", "opportunity", "lot").order_by("pk"))
    stood = _let_stand(opportunity, bids)
    Opening.objects.create(opportunity=opportunity, first=by, first_as=capacity, first_at=now)
    keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.closed", opportunity, capacity=capacity, now=now,
        facts={"bids": sum(bid.state == BidState.SUBMITTED for bid in bids), "stood": stood},
        touching=[opportunity.project, opportunity.specification, *bids],
    )  # fmt: skip
    return opportunity


@transaction.atomic
def open_seal(opportunity: Opportunity, *, by: Person, now: datetime) -> Opening:
    """Open the bids that were sent: the second person's step. Both names stay on the record.

    The second may be an officer or a citizen commissioner, never the first again. Raises NotAllowed otherwise.
    """
    capacity = allow(policy.may_open(by, opportunity, now=now))
    opportunity = locked(opportunity)
    opening = Opening.objects.select_for_update().filter(opportunity=opportunity).first()
    if opening is None or opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("An officer closes the bids first; then a second person opens them."))
    if opening.second_at is not None:
        raise Refused(_("The bids have been opened already."))
    opening.second, opening.second_as, opening.second_at = by, capacity, now
    opening.save()
    opportunity.unsealed_at = now
    opportunity.save(update_fields=["unsealed_at"])
    bids = list(opportunity.bids.select_related("organisation"))
    record(
        by, "funding.opportunity.unsealed", opportunity, capacity=capacity, now=now,
        facts={"with": opening.first_as, "bids": sum(bid.state == BidState.SUBMITTED for bid in bids)},
        touching=[opportunity.project, *bids],
    )  # fmt: skip
    return opening


def _let_stand(opportunity: Opportunity, bids: list[Bid]) -> int:
    """Hand in what is complete and confirmed under the terms as they are; return how many."""
    waiting = [
        bid
        for bid in bids
        if bid.state == BidState.DRAFT
        and bid.confirmed_at is not None
        and bid.confirmed_terms == opportunity.terms_version
        and bid.is_eligible
    ]
    parts, stood = parts_of_each(waiting), 0
    for bid in waiting:
        if not what_keeps(bid, parts[bid.pk]):
            hand_in(bid, opportunity.closes_at, bid.written_by)
            stood += 1
    return stood
