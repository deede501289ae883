"""Scoring without names: until every score is agreed, members know a bid by a letter alone."""

from django.db.models import Count

from folkmoot.funding.models import Criterion, Opportunity, PanelMember, PanelPlan
from folkmoot.funding.states import BidState, OpportunityState


def is_blind(opportunity: Opportunity) -> bool:
    return PanelPlan.objects.filter(opportunity=opportunity, is_blind=True).exists()


def is_blind_for(seat: PanelMember) -> bool:
    """Whether this member still may not know who bids."""
    opportunity = seat.opportunity
    if opportunity.state != OpportunityState.CLOSED or not is_blind(opportunity):
        return False
    criteria = Criterion.objects.filter(opportunity=opportunity).count()
    bids = opportunity.bids.filter(state=BidState.SUBMITTED).annotate(agreed=Count("moderations"))
    return bids.filter(agreed__lt=criteria).exists()
