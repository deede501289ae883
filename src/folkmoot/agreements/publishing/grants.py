"""Grants as 360Giving has them, from agreements and from what anchors pass on. Functions that return dictionaries.

Source: 360Giving data standard 1.4, the fields of a grant.
"""

from datetime import date, timedelta
from typing import Any

from folkmoot.agreements.models import Agreement, Allocation
from folkmoot.agreements.publishing.names import moment, number, organisation_id, said
from folkmoot.core.clock import day_of, months_between


def grant_of(agreement: Agreement, *, prefix: str, url: str = "") -> dict[str, Any]:
    """A grant agreement as one grant. Reads the agreement's own row and what stands beside it, nothing else."""
    signed = agreement.provider_signed_at
    return said(
        {
            "id": f"{prefix}-agreement-{agreement.pk}",
            "title": agreement.title,
            "description": agreement.specification.purpose,
            "currency": "GBP",
            "amountAwarded": number(agreement.value),
            "awardDate": moment(signed) if signed else None,
            "plannedDates": [dates(agreement.start_date, agreement.end_date)],
            "recipientOrganization": [organisation(agreement.provider, prefix)],
            "fundingOrganization": [organisation(agreement.funder, prefix)],
            "beneficiaryLocation": [{"name": agreement.area.name, "geoCode": agreement.area.code, "countryCode": "GB"}],
            "grantProgramme": [{"code": f"{prefix}-project-{agreement.project_id}", "title": agreement.project.title}],
            "dataSource": url,
        }
    )


def regrant_of(allocation: Allocation, *, prefix: str, url: str = "") -> dict[str, Any]:
    """What an anchor passed on, as a grant of the anchor's, so that small groups are found too."""
    agreed, agreement = allocation.agreed_at, allocation.agreement
    start = day_of(agreed) if agreed else agreement.start_date
    return said(
        {
            "id": f"{prefix}-allocation-{allocation.pk}",
            "title": allocation.what,
            "description": f"{allocation.what} ({agreement.title})",
            "currency": "GBP",
            "amountAwarded": number(allocation.amount) if allocation.amount is not None else None,
            "awardDate": moment(agreed) if agreed else None,
            "plannedDates": [dates(start, max(agreement.end_date, start + timedelta(days=1)))],
            "recipientOrganization": [organisation(allocation.group, prefix)],
            "fundingOrganization": [organisation(allocation.anchor, prefix)],
            "beneficiaryLocation": [{"name": agreement.area.name, "geoCode": agreement.area.code, "countryCode": "GB"}],
            "dataSource": url,
        }
    )


def organisation(row: Any, prefix: str) -> dict[str, Any]:
    return {"id": organisation_id(row, prefix), "name": row.name}


def dates(start: date, end: date) -> dict[str, Any]:
    """A term: the standard's last day is the last day itself."""
    return {
        "startDate": moment(start), "endDate": moment(end - timedelta(days=1)), "duration": months_between(start, end)
    }  # fmt: skip
