"""One procurement as an OCDS 1.1 release: the whole picture as it stands, built from the case."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import add_months, day_of
from folkmoot.funding.models import Award, Bid, FundingDecision, Opportunity, PastDecision, Route
from folkmoot.funding.publishing.contracts import Contract, contracts_of
from folkmoot.funding.publishing.identity import (
    amount,
    known_by,
    moment,
    ocid_of,
    organisation_id,
    unique_by_id,
    without_empty,
)
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.states import AwardState, OpportunityState, Way
from folkmoot.people.models import Organisation

VERSION = "1.1"
EXTENSIONS = ["https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json"]
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
METHODS = {
    Route.COMPETITIVE: "open",
    Route.RESERVED: "selective",
    Route.FRAMEWORK: "selective",
    Route.NEGOTIATED: "limited",
}
NAMED_ALONE = (Way.DIRECT, Way.SUITABLE)
STATUSES = {
    OpportunityState.DRAFT: "planning", OpportunityState.ANNOUNCED: "planned", OpportunityState.OPEN: "active",
    OpportunityState.CLOSED: "active", OpportunityState.DECIDED: "complete", OpportunityState.WITHDRAWN: "cancelled",
    OpportunityState.INTENDED: "planned", OpportunityState.TALKS: "active", OpportunityState.AGREED: "active",
    OpportunityState.NAMED: "planned", OpportunityState.JOINING: "active", OpportunityState.ENDED: "complete",
}  # fmt: skip


def is_procurement(opportunity: Opportunity) -> bool:
    """A grant is published among the grants (360Giving), and everything that is bought here."""
    return opportunity.route != Route.GRANT


def release_of(opportunity: Opportunity, *, tag: str, at: datetime) -> dict[str, Any]:
    """The release of an event, with everything known then. Bidders are named only once it is decided."""
    body = opportunity.project.body
    decisions = _decisions(opportunity)
    past = list(
        PastDecision.objects.filter(bid__opportunity=opportunity, awarded=True).select_related(
            "award", "bid__organisation"
        )
    )
    won = [row for row in decisions if row.awarded]
    contracts = contracts_of(won) if won else []
    standing = opportunity.awards.exclude(state=AwardState.SET_ASIDE).first()
    bids = [row.bid for row in won] + [row.bid for row in past]
    suppliers = [one for bid in bids for one in who_bid(bid)]
    ocid = ocid_of(opportunity)
    return without_empty({
        "ocid": ocid,
        "id": f"{ocid}-{at:%Y%m%dT%H%M%S}-{tag}",
        "date": moment(at),
        "tag": [tag],
        "initiationType": "tender",
        "language": "en",
        "parties": unique_by_id([party(body, "buyer"), *(party(one, "supplier") for one in suppliers)]),
        "buyer": {"id": organisation_id(body), "name": body.name},
        "planning": {"rationale": opportunity.route_reason, "project": opportunity.project.title} if tag.startswith("planning") else None,
        "tender": tender(opportunity, decisions),
        "awards": [award(row, standing) for row in won] + [cancelled(row) for row in past],
        "contracts": [contract(row, award_id(standing, row.bid)) for row in contracts],
    })  # fmt: skip


def _decisions(opportunity: Opportunity) -> list[FundingDecision]:
    if opportunity.state != OpportunityState.DECIDED:
        return []
    rows = FundingDecision.objects.filter(bid__opportunity=opportunity)
    rows = rows.select_related("bid__organisation", "bid__lot").prefetch_related("bid__members__organisation")
    return list(rows.order_by("pk"))


def who_bid(bid: Bid) -> list[Organisation]:
    """The organisation that bid and those it bid with: each is a supplier of what they won."""
    return [bid.organisation, *(member.organisation for member in bid.members.all())]


def party(organisation: Organisation, role: str) -> dict[str, Any]:
    known = known_by(organisation)
    identifier = {"scheme": known[0], "id": known[1], "legalName": organisation.name} if known else None
    return {"id": organisation_id(organisation), "name": organisation.name, "identifier": identifier, "roles": [role]}


def tender(opportunity: Opportunity, decisions: list[FundingDecision]) -> dict[str, Any]:
    weights = "; ".join(f"{row.title}: {row.weight}" for row in scored_criteria(opportunity))
    status = STATUSES[OpportunityState(opportunity.state)]
    if opportunity.state == OpportunityState.DECIDED and not any(row.awarded for row in decisions):
        status = "unsuccessful"
    return {
        "id": opportunity.reference,
        "title": opportunity.title,
        "description": opportunity.summary,
        "status": status,
        "value": money(opportunity.value),
        "procurementMethod": "direct" if opportunity.way in NAMED_ALONE else METHODS.get(Route(opportunity.route)),
        "procurementMethodDetails": opportunity.get_route_display(),
        "procurementMethodRationale": opportunity.route_reason,
        "mainProcurementCategory": "services",
        "awardCriteria": "ratedCriteria" if weights else None,
        "awardCriteriaDetails": weights or None,
        "eligibilityCriteria": opportunity.eligibility,
        "submissionMethod": ["electronicSubmission"] if opportunity.has_bidding_period else None,
        "tenderPeriod": _bidding(opportunity),
        "awardPeriod": {"endDate": moment(opportunity.decides_date)} if opportunity.decides_date else None,
        # Before the decision the number of bids would tell bidders how hard to try.
        "numberOfTenderers": len(decisions) or None,
        "tenderers": None,
        "lots": [_lot(opportunity, lot, status) for lot in opportunity.lots.order_by("number")],
        "documents": [_document(row) for row in opportunity.published_notices.order_by("published_date", "pk")],
    }


def _bidding(opportunity: Opportunity) -> dict[str, str] | None:
    if not opportunity.has_bidding_period:
        return None
    begun = moment(opportunity.opened_at or opportunity.opens_date)
    return {"startDate": begun, "endDate": moment(opportunity.closes_at)}


def _lot(opportunity: Opportunity, lot: Any, status: str) -> dict[str, Any]:
    return {"id": str(lot.number), "title": lot.title, "status": status, "value": money(lot.value)}


def _document(row: Any) -> dict[str, Any]:
    return {
        "id": f"{row.code}-{row.pk}", "title": f"{row.code}: {row.get_code_display()}", "documentType": row.document_type,
        "noticeType": row.code, "datePublished": moment(row.published_date), "url": row.url, "language": "en",
        "format": "text/html" if row.url else None, "description": row.reference,
    }  # fmt: skip


def money(value: Any) -> dict[str, Any]:
    return {"amount": amount(value), "currency": "GBP"}


def award_id(standing: Award | None, bid: int) -> str:
    """The same for one award of one bid for ever, and another one where it was set aside and decided anew."""
    return f"FM-AWD-{standing.pk if standing else 0}-{bid}"


def award(row: FundingDecision, standing: Award | None) -> dict[str, Any]:
    return {
        "id": award_id(standing, row.bid_id),
        "title": row.bid.lot.title,
        "description": row.reasons,
        "status": "active" if standing is None or standing.state == AwardState.FINAL else "pending",
        "date": moment(row.decided_at),
        "value": money(row.amount) if row.amount is not None else None,
        "suppliers": [{"id": organisation_id(one), "name": one.name} for one in who_bid(row.bid)],
        "relatedLots": [str(row.bid.lot.number)],
        "contractPeriod": _contract_period(row),
    }


def _contract_period(row: FundingDecision) -> dict[str, Any] | None:
    months = row.bid.opportunity.term_months
    start = day_of(row.decided_at)
    return {"durationInDays": (add_months(start, months) - start).days}


def cancelled(row: PastDecision) -> dict[str, Any]:
    """An award that was set aside stays in the data, so that who counted it learns that it is none."""
    return {
        "id": award_id(row.award, row.bid_id),
        "description": _("Set aside after an objection: %(why)s") % {"why": row.award.set_aside_reason},
        "status": "cancelled",
        "date": moment(row.award.decided_at),
        "value": money(row.amount) if row.amount is not None else None,
        "suppliers": [{"id": organisation_id(one), "name": one.name} for one in who_bid(row.bid)],
    }


def contract(row: Contract, award: str) -> dict[str, Any]:
    return {
        "id": row.identifier,
        "awardID": award,
        "title": row.title,
        "status": "active",
        "dateSigned": moment(row.signed_date),
        "period": {"startDate": moment(row.start_date), "endDate": moment(row.end_date)},
        "value": money(row.value),
    }
