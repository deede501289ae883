from datetime import datetime
from typing import Any

from folkmoot.core.clock import day_of
from folkmoot.funding.models import FundingDecision, Notice, NoticeAward, NoticeStage, Opportunity, Release
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.funding.publishing.identity import published
from folkmoot.funding.publishing.ocds import is_procurement, release_of
from folkmoot.funding.states import OpportunityState

STAGES = {
    OpportunityState.ANNOUNCED: NoticeStage.PLANNED,
    OpportunityState.OPEN: NoticeStage.OPEN,
    OpportunityState.CLOSED: NoticeStage.CLOSED,
    OpportunityState.INTENDED: NoticeStage.PLANNED,
    OpportunityState.TALKS: NoticeStage.OPEN,
    OpportunityState.AGREED: NoticeStage.CLOSED,
    OpportunityState.NAMED: NoticeStage.PLANNED,
    OpportunityState.JOINING: NoticeStage.OPEN,
    OpportunityState.WITHDRAWN: NoticeStage.WITHDRAWN,
}


def keep_notice(opportunity: Opportunity, *, now: datetime) -> Notice | None:
    """Write our own line in the public register from the opportunity as it stands. Part of the action that moved it.

    A rehearsal has none.
    """
    if opportunity.is_rehearsal:
        return None
    decisions = list(FundingDecision.objects.filter(bid__opportunity=opportunity).select_related("bid__organisation"))
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
            "closes_date": day_of(opportunity.closes_at) if opportunity.has_bidding_period else None,
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
    keep_release(opportunity, now=now)
    return notice


def keep_release(opportunity: Opportunity, *, now: datetime, tag: str = "") -> Release | None:
    """Publish what changed as an OCDS release: the whole picture as it stands, kept as it was given out."""
    if not is_procurement(opportunity) or not published(Opportunity.objects.filter(pk=opportunity.pk)).exists():
        return None
    tag = tag or _tag_of(opportunity)
    content = release_of(opportunity, tag=tag, at=now)
    last = Release.objects.filter(opportunity=opportunity).order_by("-released_at", "-pk").first()
    if last is not None and _told(last.content) == _told(content):
        return last
    release, _created = Release.objects.update_or_create(
        identifier=content["id"],
        defaults={"opportunity": opportunity, "tag": tag, "released_at": now, "content": content},
    )
    return release


def _tag_of(opportunity: Opportunity) -> str:
    """What kind of news it is, in the words of the standard."""
    before = set(Release.objects.filter(opportunity=opportunity).values_list("tag", flat=True))
    if opportunity.state == OpportunityState.ANNOUNCED:
        return "planningUpdate" if "planning" in before else "planning"
    if opportunity.state == OpportunityState.WITHDRAWN:
        return "tenderCancellation"
    if opportunity.state == OpportunityState.DECIDED:
        return "awardUpdate" if "award" in before else "award"
    if opportunity.state == OpportunityState.CLOSED and "award" in before:
        return "awardCancellation"
    return "tenderUpdate" if "tender" in before else "tender"


def _told(content: dict[str, Any]) -> dict[str, Any]:
    """What a release tells, without its own name and day."""
    return {key: value for key, value in content.items() if key not in ("id", "date", "tag")}
