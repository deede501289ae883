"""Names that stay the same for ever: of processes, organisations and grants in open data; and what may be published."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from folkmoot.core.clock import LONDON
from folkmoot.funding.models import Mode, Opportunity
from folkmoot.people.models import Organisation

# The schemes that others look for first, the best known first.
SCHEMES = ("GB-CHC", "GB-SC", "GB-NIC", "GB-COH", "GB-MPR", "GB-LAE", "GB-NHS", "GB-PPG")


def ocid_prefix() -> str:
    """The prefix that Open Contracting gives a publisher. Setting FOLKMOOT_OCID_PREFIX; until one is given, no real one."""
    return str(getattr(settings, "FOLKMOOT_OCID_PREFIX", "ocds-unregistered"))


def grant_prefix() -> str:
    """The prefix that 360Giving gives a publisher. Setting FOLKMOOT_360GIVING_PREFIX."""
    return str(getattr(settings, "FOLKMOOT_360GIVING_PREFIX", "360G-unregistered"))


def ocid_of(opportunity: Opportunity) -> str:
    return f"{ocid_prefix()}-{opportunity.reference}"


def published(opportunities: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """Those that everyone may read: announced or opened. What is only rehearsed is never published."""
    return opportunities.filter(mode=Mode.LIVE).exclude(announced_at=None, opened_at=None)


def known_by(organisation: Organisation) -> tuple[str, str] | None:
    """The scheme and number an organisation is best known by; None for a group in no register."""
    found = {row.scheme: row.value for row in organisation.identifiers.all()}
    scheme = next((one for one in SCHEMES if one in found), None) or next(iter(sorted(found)), None)
    return (scheme, found[scheme]) if scheme else None


def organisation_id(organisation: Organisation) -> str:
    """As others write it (GB-CHC-1234567), or by our own number where it is in no register."""
    known = known_by(organisation)
    return f"{known[0]}-{known[1]}" if known else f"{ocid_prefix()}-ORG-{organisation.pk}"


def moment(value: datetime | date) -> str:
    """A moment with its offset; a day is its first moment in London."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(), LONDON)
    return value.astimezone(LONDON).isoformat(timespec="seconds")


def amount(value: Decimal) -> int | float:
    """A number as JSON has it. Two places after the point come out as they went in."""
    return int(value) if value == value.to_integral_value() else float(value)


def without_empty(value: Any) -> Any:
    """The same without what says nothing, so that nobody reads an empty text as a statement."""
    if isinstance(value, dict):
        kept = {key: without_empty(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return [without_empty(one) for one in value]
    return value


def unique_by_id(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({row["id"]: row for row in rows}.values())
