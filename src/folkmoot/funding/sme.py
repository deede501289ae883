"""Whether an organisation is a small or medium-sized enterprise: from staff and turnover, by the law of a day."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from folkmoot.commissioning.sizes import tells_of_size
from folkmoot.funding.models import SizeFact
from folkmoot.people.models import Organisation


class Sme(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Limits:
    """What the law counts as small or medium-sized, from one day until another (exclusive)."""

    staff_under: int
    most_turnover: Decimal
    most_balance: Decimal
    valid_from: date
    source: str
    valid_to: date | None = None


@cache
def rows() -> tuple[Limits, ...]:
    text = (Path(__file__).parent / "law" / "sme.toml").read_text("utf-8")
    return tuple(
        Limits(**{**row, "most_turnover": Decimal(row["most_turnover"]), "most_balance": Decimal(row["most_balance"])})
        for row in tomllib.loads(text)["sme"]
    )


def limits_on(day: date) -> Limits | None:
    held = (row for row in rows() if row.valid_from <= day and (row.valid_to is None or day < row.valid_to))
    return next(held, None)


def is_sme(limits: Limits | None, staff: int | None, turnover: Decimal | None, balance: Decimal | None) -> Sme:
    """Yes or no only where the figures that are known settle it, whatever the others were; else not known."""
    if limits is None:
        return Sme.UNKNOWN
    if staff is not None and staff >= limits.staff_under:
        return Sme.NO
    money = ((turnover, limits.most_turnover), (balance, limits.most_balance))
    if all(known is not None and known > most for known, most in money):
        return Sme.NO
    if staff is not None and any(known is not None and known <= most for known, most in money):
        return Sme.YES
    return Sme.UNKNOWN


def smes_of(organisations: Iterable[int], day: date) -> dict[int, Sme]:
    """For each organisation whether it is one, by what it says of itself. One query; who said nothing is not known."""
    wanted, limits = set(organisations), limits_on(day)
    said = {
        organisation: is_sme(limits, staff, turnover, balance)
        for organisation, staff, turnover, balance in SizeFact.objects.filter(organisation__in=wanted).values_list(
            "organisation_id", "staff", "turnover", "balance"
        )
    }
    return {organisation: said.get(organisation, Sme.UNKNOWN) for organisation in wanted}


@tells_of_size
def by_its_own_word(organisation: Organisation, on: date) -> bool | None:
    """What an organisation says of its size, for the map of who could provide a service (ledger PO-21)."""
    return {Sme.YES: True, Sme.NO: False}.get(smes_of([organisation.pk], on)[organisation.pk])


@dataclass(frozen=True)
class SmeShare:
    """Pounds to small and medium-sized enterprises, to others, and to those of which it is not known."""

    sme: Decimal
    other: Decimal
    unknown: Decimal

    @property
    def whole(self) -> Decimal:
        return self.sme + self.other + self.unknown

    @property
    def percent(self) -> Decimal | None:
        """Of everything, the unknown included, what is known to have gone to them. None of nothing."""
        return 100 * self.sme / self.whole if self.whole else None


def share_of(amounts: Iterable[tuple[int, Decimal]], day: date) -> SmeShare:
    """The share of pounds by organisation. One query."""
    pairs = list(amounts)
    kinds = smes_of((organisation for organisation, _amount in pairs), day)
    sums = dict.fromkeys(Sme, Decimal(0))
    for organisation, amount in pairs:
        sums[kinds[organisation]] += amount
    return SmeShare(sums[Sme.YES], sums[Sme.NO], sums[Sme.UNKNOWN])
