from datetime import datetime, timedelta

from django.db import transaction

from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.funding import policy
from folkmoot.funding.models import Mode, Opportunity
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.ways import refuse_unless_step
from folkmoot.people.models import Person

COPIED = (
    "project_id", "specification_id", "title", "summary", "route", "route_reason", "value", "term_months", "eligibility",
    "suits_vco", "needs_citizen", "allows_many_bids", "way", "under",
)  # fmt: skip


@transaction.atomic
def rehearse(opportunity: Opportunity, *, by: Person, now: datetime) -> Opportunity:
    """Make a rehearsal of an opportunity: a copy with its lots, criteria and documents, for the body's own people alone.

    It can be opened and closed at once, bid for by those who prepare it, opened by two and scored; it reaches no
    register, export, list or home page, and it ends before anything is decided.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    refuse_unless_step(opportunity, OpportunityState.OPEN, from_state=OpportunityState.DRAFT)
    today = day_of(now)
    copy = Opportunity(
        **{name: getattr(opportunity, name) for name in COPIED}, mode=Mode.TEST, rehearses=opportunity,
        state=OpportunityState.DRAFT, opens_date=today, closes_at=now + timedelta(days=7),
        decides_date=today + timedelta(days=14),
    )  # fmt: skip
    copy.save()
    for kind in (opportunity.lots, opportunity.criteria, opportunity.documents_asked):
        for row in kind.order_by("pk"):
            row.pk, row._state.adding, row.opportunity = None, True, copy
            row.save()
    record(by, "funding.opportunity.rehearsed", copy, capacity=capacity, now=now)
    return copy
