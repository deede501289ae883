"""Scoring without names: until every score is agreed, members know a bid by a letter alone."""

from django.db.models import Exists, OuterRef

from folkmoot.funding.models import Counting, Criterion, Moderation, Opportunity, PanelMember, PanelPlan
from folkmoot.funding.states import BidState, OpportunityState


def is_blind(opportunity: Opportunity) -> bool:
    return PanelPlan.objects.filter(opportunity=opportunity, is_blind=True).exists()


def is_blind_for(seat: PanelMember) -> bool:
    """Whether this member still may not know who bids."""
    if seat.opportunity.state != OpportunityState.CLOSED:
        return False
    plans = PanelPlan.objects.filter(opportunity=OuterRef("opportunity"), is_blind=True)
    agreed = Moderation.objects.filter(criterion=OuterRef("pk"), bid=OuterRef(OuterRef("pk")))
    missing = Criterion.objects.filter(~Exists(agreed), opportunity=OuterRef("opportunity"), counts=Counting.SCORED)
    bids = seat.opportunity.bids.filter(state=BidState.SUBMITTED)
    return bids.filter(Exists(plans), Exists(missing)).exists()
