from datetime import datetime

from folkmoot.core.clock import day_of
from folkmoot.funding.models import FundingDecision, Notice, NoticeAward, NoticeStage, Opportunity
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.funding.states import OpportunityState

STAGES = {
    OpportunityState.ANNOUNCED: NoticeStage.PLANNED,
    OpportunityState.OPEN: NoticeStage.OPEN,
    OpportunityState.CLOSED: NoticeStage.CLOSED,
    OpportunityState.WITHDRAWN: NoticeStage.WITHDRAWN,
}


def keep_notice(opportunity: Opportunity, *, now: datetime) -> Notice | None:
    """Write our own line in the public register from the opportunity as it stands. Part of the action that moved it.

    A rehearsal has none.
    """
    if opportunity.is_rehearsal:
        return None
    decisions = list(FundingDecision.objects.filter(bid__opportunity=opportunity).select_related("bid"))
    awards = [decision for decision in decisions if decision.awarded]
    decided = NoticeStage.AWARDED if awards else NoticeStage.CLOSED
    shown_first = opportunity.announced_at or opportunity.opened_at or now
    notice, _created = Notice.objects.update_or_create(
        source=NoticeSource.OURS,
        identifier=opportunity.reference,
        defaults={
            "stage": STAGES.get(OpportunityState(opportunity.state), decided),
            "body": opportunity.project.body,
            "title": opportunity.title,
            "description": opportunity.summary,
            "value": opportunity.value,
            "published_date": day_of(shown_first),
            "closes_date": day_of(opportunity.closes_at),
            "procedure": opportunity.get_route_display(),
            "category": opportunity.project.get_service_kind_display(),
            "suits_vco": opportunity.suits_vco,
            "opportunity": opportunity,
        },
    )
    # An award that was set aside is no award.
    kept = [f"FM-AWD-{decision.pk}" for decision in awards]
    NoticeAward.objects.filter(notice=notice).exclude(identifier__in=kept).delete()
    for decision in awards:
        NoticeAward.objects.update_or_create(
            notice=notice,
            identifier=f"FM-AWD-{decision.pk}",
            recipient=decision.bid.organisation,
            defaults={"value": decision.amount, "awarded_date": day_of(decision.decided_at)},
        )
    return notice
