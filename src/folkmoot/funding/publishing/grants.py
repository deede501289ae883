"""Grants as 360Giving 1.4 has them: ours, and those that were brought in from published files."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings

from folkmoot.core.clock import add_months, day_of
from folkmoot.funding.models import FundingDecision, Notice, Opportunity, Route
from folkmoot.funding.publishing.identity import (
    amount,
    grant_prefix,
    known_by,
    moment,
    organisation_id,
    published,
    without_empty,
)
from folkmoot.funding.publishing.ocds import LICENCE
from folkmoot.people.models import Organisation

VERSION = "1.4"


def our_grants() -> Any:
    """Grants that were decided here, earliest first."""
    return (
        FundingDecision.objects.filter(
            awarded=True, bid__opportunity__in=published(Opportunity.objects.filter(route=Route.GRANT))
        )
        .select_related(
            "bid__organisation", "bid__lot", "bid__opportunity__project__body", "bid__opportunity__project__area"
        )
        .prefetch_related("bid__organisation__identifiers", "bid__opportunity__project__body__identifiers")
        .order_by("decided_at", "pk")
    )


def grant_of(row: FundingDecision) -> dict[str, Any]:
    opportunity = row.bid.opportunity
    project, start = opportunity.project, day_of(row.decided_at)
    return without_empty({
        "id": f"{grant_prefix()}-FM-AWD-{row.pk}",
        "title": opportunity.title,
        "description": opportunity.summary,
        "currency": "GBP",
        "amountAwarded": amount(row.amount) if row.amount is not None else None,
        "awardDate": start.isoformat(),
        "plannedDates": [{
            "startDate": start.isoformat(), "endDate": add_months(start, opportunity.term_months).isoformat(),
            "duration": opportunity.term_months,
        }],
        "recipientOrganization": [organisation(row.bid.organisation)],
        "fundingOrganization": [organisation(project.body)],
        "beneficiaryLocation": [{"name": project.area.name, "geoCode": project.area.code, "countryCode": "GB"}],
        "grantProgramme": [{"title": project.title}],
        "fromOpenCall": "Yes",
        "dateModified": moment(row.decided_at),
    })  # fmt: skip


def organisation(row: Organisation) -> dict[str, Any]:
    known = dict([known]) if (known := known_by(row)) else {}
    return {
        "id": organisation_id(row),
        "name": row.name,
        "charityNumber": known.get("GB-CHC") or known.get("GB-SC") or known.get("GB-NIC"),
        "companyNumber": known.get("GB-COH"),
    }


def grants_of_notice(notice: Notice) -> Iterator[dict[str, Any]]:
    """Each award of an imported grant. Where no day or no amount was stated, the standard has no place for it."""
    for row in notice.awards.all():
        if row.value is None or row.awarded_date is None or not (row.recipient or row.is_to_individual):
            continue
        recipient: dict[str, Any] = {"recipientOrganization": [organisation(row.recipient)]} if row.recipient else {
            "recipientIndividual": {"id": f"{row.identifier}-individual", "name": "Individual"}
        }  # fmt: skip
        yield without_empty({
            "id": notice.identifier,
            "title": notice.title,
            "description": notice.description or notice.title,
            "currency": row.currency,
            "amountAwarded": amount(row.value),
            "awardDate": row.awarded_date.isoformat(),
            **recipient,
            "fundingOrganization": [organisation(notice.body)],
            "dataSource": notice.source_url,
        })  # fmt: skip


def grant_package(grants: Iterable[dict[str, Any]], *, at: datetime) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": f"{settings.FOLKMOOT_SITE_NAME}: grants",
        "issued": day_of(at).isoformat(),
        "publisher": {"name": settings.FOLKMOOT_SITE_NAME},
        "license": LICENCE,
        "grants": list(grants),
    }
