"""Opportunities and bids as lists and pages show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from folkmoot.funding.models import Bid, Opportunity, PanelMember
from folkmoot.funding.posts import BIDDERS, STAFF
from folkmoot.funding.queries.panel import bids_sent, not_moderated, sitting
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.timing import questions_close_at, takes_questions
from folkmoot.people.models import Organisation
from folkmoot.people.queries import roles_of

FIRST = (OpportunityState.OPEN, OpportunityState.ANNOUNCED, OpportunityState.DRAFT, OpportunityState.CLOSED)


def opportunities_for(person: Any, today: date) -> QuerySet[Opportunity]:
    """Everything announced or opened, and what somebody's own body is preparing; what can be bid for comes first."""
    own = [role.organisation_id for role in roles_of(person, today) if role.kind in STAFF]
    shown = Q(announced_at__isnull=False) | Q(opened_at__isnull=False)
    place = Case(
        *(When(state=state, then=Value(number)) for number, state in enumerate(FIRST)),
        default=Value(len(FIRST)),
        output_field=IntegerField(),
    )
    return (
        Opportunity.objects.filter(shown | Q(project__body__in=own))
        .select_related("project__body", "project__area")
        .order_by(place, "closes_at", "pk")
    )


def bids_of(person: Any, opportunity: Opportunity, today: date) -> list[Bid]:
    """The bids of somebody's own organisations for an opportunity."""
    kinds = STAFF if opportunity.is_rehearsal else BIDDERS
    own = [role.organisation_id for role in roles_of(person, today) if role.kind in kinds]
    if not own:
        return []
    found = opportunity.bids.filter(Q(organisation__in=own) | Q(members__organisation__in=own)).distinct()
    return list(found.select_related("organisation", "lot").order_by("pk"))


def bidders_of(person: Any, today: date, opportunity: Opportunity | None = None) -> list[Organisation]:
    """The organisations somebody may bid for; in a rehearsal the bodies whose officer they are."""
    kinds = STAFF if opportunity is not None and opportunity.is_rehearsal else BIDDERS
    roles = [role for role in roles_of(person, today) if role.kind in kinds]
    return list({role.organisation_id: role.organisation for role in roles}.values())


@dataclass(frozen=True)
class Standing:
    """How far the evaluation of a closed opportunity is."""

    bids: list[Bid]
    seats: list[PanelMember]
    unmoderated: list[Bid]

    @property
    def locked(self) -> int:
        return sum(seat.locked_at is not None for seat in self.seats)

    @property
    def moderated(self) -> int:
        return len(self.bids) - len(self.unmoderated)


def where_it_stands(opportunity: Opportunity) -> Standing:
    return Standing(bids_sent(opportunity), sitting(opportunity), not_moderated(opportunity))


def terms_of(opportunity: Opportunity, now: datetime) -> dict[str, Any]:
    """What an opportunity's page says of its lots, documents, amendments and questions. Four queries."""
    return {
        "lots": list(opportunity.lots.order_by("number")),
        "documents": list(opportunity.documents_asked.order_by("pk")),
        "amendments": list(opportunity.amendments.order_by("-pk")) if opportunity.opened_at else [],
        "answers": opportunity.clarifications.exclude(answer="").count(),
        "takes_questions": takes_questions(opportunity, now),
        "questions_close": questions_close_at(opportunity),
    }
