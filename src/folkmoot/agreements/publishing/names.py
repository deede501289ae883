"""Numbers, days and names as open data writes them."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from folkmoot.core.clock import LONDON
from folkmoot.people.models import Organisation

# The registers that others look for first.
SCHEMES = ("GB-CHC", "GB-SC", "GB-NIC", "GB-COH", "GB-MPR", "GB-LAE", "GB-NHS", "GB-PPG")


def number(value: Decimal) -> int | float:
    """An amount as JSON has numbers: the only place where one is not a Decimal. Pence come out as they went in."""
    return int(value) if value == value.to_integral_value() else float(value)


def money(value: Decimal) -> dict[str, Any]:
    return {"amount": number(value), "currency": "GBP"}


def moment(value: datetime | date) -> str:
    """A moment with its offset, as both standards ask; a day is its first moment in London."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(), LONDON)
    return value.astimezone(LONDON).isoformat(timespec="seconds")


def known_by(organisation: Organisation) -> tuple[str, str] | None:
    """The register and number it is best known by; None for a group in no register."""
    found = {row.scheme: row.value for row in organisation.identifiers.all()}
    scheme = next((one for one in SCHEMES if one in found), None) or next(iter(sorted(found)), None)
    return (scheme, found[scheme]) if scheme else None


def organisation_id(organisation: Organisation, prefix: str) -> str:
    known = known_by(organisation)
    return f"{known[0]}-{known[1]}" if known else f"{prefix}-ORG-{organisation.pk}"


def said(value: dict[str, Any]) -> dict[str, Any]:
    """The same without what says nothing."""
    return {key: one for key, one in value.items() if one not in (None, "", [], {})}
