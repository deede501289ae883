"""Requests for help and calls for partners, as lists and figures show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from folkmoot.core.clock import day_of
from folkmoot.core.suppression import Shown, suppress
from folkmoot.funding.clocks import Clock, Unit, days_in
from folkmoot.funding.models import Bid, HelpRequest, Opportunity, PartnerCall, Plan
from folkmoot.funding.models.help import HelpKind
from folkmoot.funding.policy.help import HELPERS, HELPING
from folkmoot.funding.posts import BIDDERS
from folkmoot.funding.states import BidState, HelpState, OpportunityState, PlanState
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import SizeBand
from folkmoot.people.queries import roles_of


def bodies_that_help() -> QuerySet[Organisation]:
    return Organisation.objects.filter(kind__in=HELPERS, merged_into=None).order_by("-kind", "name", "pk")


def own_organisations(person: Any, today: date) -> list[Organisation]:
    """The organisations somebody may ask, bid and look for partners for."""
    roles = [role for role in roles_of(person, today) if role.kind in BIDDERS]
    return list({role.organisation_id: role.organisation for role in roles}.values())


def helping_for(person: Any, today: date) -> list[int]:
    """The bodies somebody gives help for."""
    roles = [role for role in roles_of(person, today) if role.kind in HELPING]
    return [role.organisation_id for role in roles if role.organisation.kind in HELPERS]


def requests_of(person: Any, today: date) -> QuerySet[HelpRequest]:
    """What somebody's group asked, and what somebody's body was asked; what waits for an answer first."""
    own = [organisation.pk for organisation in own_organisations(person, today)]
    mine = Q(organisation__in=own) | Q(helper__in=helping_for(person, today))
    return (
        HelpRequest.objects.filter(mine)
        .select_related("organisation", "helper")
        .order_by(F("resolved_at").asc(nulls_first=True), F("answered_at").asc(nulls_first=True), "-asked_at", "-pk")
    )


@dataclass(frozen=True)
class Figures:
    """What help was given, by size of group; small numbers hidden."""

    by_size: list[tuple[str, int | None]]
    total: int | None
    days: int | None
    bids: Shown[str]
    reached: Shown[str]


def figures(rows: Iterable[HelpRequest] | None = None) -> Figures:
    """Counted of all that was asked and not taken back: by size, how soon it was answered, and what bids it led to.

    A bid counts only once its opportunity is decided: who bids is nobody's business before.
    """
    found = list(HelpRequest.objects.exclude(state=HelpState.WITHDRAWN) if rows is None else rows)
    counts = dict.fromkeys(SizeBand.values, 0)
    for row in found:
        counts[row.size] += 1
    shown = suppress(counts)
    told = [(str(SizeBand(size).label), count) for size, count in shown.counts.items()]
    decided = (BidState.AWARDED, BidState.REFUSED)
    linked = HelpRequest.objects.filter(bid__state__in=decided, bid__opportunity__state=OpportunityState.DECIDED)
    states = dict(linked.values_list("bid__state").annotate(count=Count("pk")))
    bids = suppress({str(one): states.get(one, 0) for one in decided})
    return Figures(told, shown.total, _usual_days(found), bids, suppress(_reached(found)))


def _reached(rows: Iterable[HelpRequest]) -> dict[str, int]:
    """Organisations that got an answer, each counted once: helped to start, which is for those with fewer than ten paid
    people (ledger FT-31), and helped otherwise alone. Both are told or hidden together."""
    rows = [row for row in rows if row.answered_at]
    start = {row.organisation_id for row in rows if row.kind == HelpKind.START}
    return {"start": len(start), "other": len({row.organisation_id for row in rows} - start)}


def _usual_days(rows: Iterable[HelpRequest]) -> int | None:
    """The middle number of working days until an answer; none where too few were answered to say."""
    clock = Clock(0, Unit.WORKING)
    days = sorted(days_in(clock, day_of(row.asked_at), day_of(row.answered_at)) for row in rows if row.answered_at)
    return days[len(days) // 2] if len(days) >= 5 else None


def bids_to_link(organisation: Organisation) -> QuerySet[Bid]:
    return Bid.objects.filter(organisation=organisation).select_related("opportunity").order_by("-pk")


def calls() -> QuerySet[PartnerCall]:
    """Calls that are open, newest first."""
    return (
        PartnerCall.objects.filter(closed_at=None)
        .select_related("organisation", "opportunity", "plan")
        .order_by("-posted_at", "-pk")
    )


def what_partners_are_sought_for() -> tuple[QuerySet[Opportunity], QuerySet[Plan]]:
    opportunities = Opportunity.objects.filter(state__in=(OpportunityState.ANNOUNCED, OpportunityState.OPEN))
    plans = Plan.objects.filter(state=PlanState.PLANNED, published_at__isnull=False)
    return opportunities.order_by("closes_at", "pk"), plans.order_by("quarter_date", "pk")
