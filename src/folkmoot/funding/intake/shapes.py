"""What a published notice says, whichever version of the standard it was written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from folkmoot.people.found import OrganisationFound


class NoticeStage(StrEnum):
    PLANNING = "planning"
    TENDER = "tender"
    AWARD = "award"
    CONTRACT = "contract"
    CANCELLED = "cancelled"
    UNSUCCESSFUL = "unsuccessful"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class AwardFound:
    id: str
    title: str = ""
    status: str = ""
    award_date: date | None = None
    value: Decimal | None = None  # None: not stated, which is never nought
    currency: str = "GBP"
    suppliers: list[OrganisationFound] = field(default_factory=list)


@dataclass(slots=True)
class NoticeFound:
    ocid: str
    release_id: str
    released_at: datetime | None
    stage: NoticeStage = NoticeStage.UNKNOWN
    title: str = ""
    description: str = ""
    reference: str = ""
    buyer: OrganisationFound | None = None
    value: Decimal | None = None
    value_low: Decimal | None = None
    value_with_vat: Decimal | None = None
    currency: str = "GBP"
    published_at: datetime | None = None
    closes_at: datetime | None = None
    contract_start_date: date | None = None
    contract_end_date: date | None = None  # exclusive: the first day after the contract
    method: str = ""
    method_details: str = ""
    notice_type: str = ""
    category: str = ""
    classifications: list[tuple[str, str]] = field(default_factory=list)  # (CPV code, its words)
    regions: list[str] = field(default_factory=list)
    postcodes: list[str] = field(default_factory=list)
    for_small_firms: bool | None = None
    for_vcos: bool | None = None
    source_url: str = ""
    awards: list[AwardFound] = field(default_factory=list)
    licence: str = ""
    row: int | None = None


@dataclass(slots=True)
class PlaceFound:
    code: str = ""
    kind: str = ""
    name: str = ""


@dataclass(slots=True)
class GrantFound:
    id: str
    title: str
    description: str = ""
    amount: Decimal | None = None
    currency: str = "GBP"
    award_date: date | None = None
    start_date: date | None = None
    end_date: date | None = None  # exclusive
    months: int | None = None
    funder: OrganisationFound | None = None
    recipients: list[OrganisationFound] = field(default_factory=list)
    to_an_individual: bool = False
    places: list[PlaceFound] = field(default_factory=list)
    programme: str = ""
    open_call: bool | None = None
    source_url: str = ""
    licence: str = ""
    row: int | None = None
