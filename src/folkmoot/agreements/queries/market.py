"""Who holds the agreements, and for how long."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear

from folkmoot.agreements.models import Agreement
from folkmoot.agreements.queries.agreements import SIGNED
from folkmoot.core.clock import months_between
from folkmoot.people.models.organisation import VOLUNTARY, OrganisationKind, SizeBand

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class MarketYear:
    """Who held the agreements that began in a year."""

    year: int
    count: int
    value: Decimal
    top_three: Decimal
    small_providers: int
    local_count: int
    local_value: Decimal
    unknown_count: int
    unknown_value: Decimal

    @staticmethod
    def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
        return (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH) if whole else None

    @property
    def top_share(self) -> Decimal | None:
        return self.share(self.top_three, self.value)

    @property
    def local_number_share(self) -> Decimal | None:
        return self.share(self.local_count, self.count)

    @property
    def local_value_share(self) -> Decimal | None:
        return self.share(self.local_value, self.value)


def market() -> list[MarketYear]:
    """Year by year, from one query: the largest three, small providers, local voluntary groups and what is not known.

    A provider is local and voluntary when its kind says so and it lives in the borough of the agreement. One whose kind
    or place nobody has written down is unknown: it is in neither share, and is shown (ledger MP-11, MP-12).
    """
    rows = (
        Agreement.objects.filter(state__in=SIGNED)
        .order_by()
        .values(
            "provider_id", "provider__kind", "provider__size", "provider__area_id", "provider__area__borough_id",
            "area_id", "area__borough_id", year=ExtractYear("start_date"),
        )
        .annotate(count=Count("pk"), sum=Sum("value"))
    )  # fmt: skip
    years: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        years.setdefault(row["year"], []).append(dict(row))
    return [_year(year, years[year]) for year in sorted(years, reverse=True)]


def _year(year: int, rows: list[dict[str, Any]]) -> MarketYear:
    by_provider: dict[int, Decimal] = {}
    for row in rows:
        by_provider[row["provider_id"]] = by_provider.get(row["provider_id"], Decimal(0)) + row["sum"]
    small = {row["provider_id"] for row in rows if row["provider__size"] in (SizeBand.MICRO, SizeBand.SMALL)}
    local = [row for row in rows if _is_local(row) is True]
    unknown = [row for row in rows if _is_local(row) is None]
    return MarketYear(
        year,
        sum(row["count"] for row in rows),
        sum((row["sum"] for row in rows), Decimal(0)),
        sum(sorted(by_provider.values(), reverse=True)[:3], Decimal(0)),
        len(small),
        sum(row["count"] for row in local),
        sum((row["sum"] for row in local), Decimal(0)),
        sum(row["count"] for row in unknown),
        sum((row["sum"] for row in unknown), Decimal(0)),
    )


def _is_local(row: dict[str, Any]) -> bool | None:
    if row["provider__kind"] == OrganisationKind.UNKNOWN:
        return None
    if row["provider__kind"] not in VOLUNTARY:
        return False
    if row["provider__area_id"] is None:
        return None
    here = row["area__borough_id"] or row["area_id"]
    return here in (row["provider__area_id"], row["provider__area__borough_id"])


@dataclass(frozen=True)
class Terms:
    """How long agreements run: the middle one, and the share that runs three years or more (ledger AG-17)."""

    count: int
    median: Decimal | None
    long_share: Decimal | None


def terms() -> Terms:
    days = Agreement.objects.filter(state__in=SIGNED).values_list("start_date", "end_date")
    months = sorted(months_between(start, end) for start, end in days.iterator(2000))
    if not months:
        return Terms(0, None, None)
    middle = len(months) // 2
    median = Decimal(months[middle]) if len(months) % 2 else Decimal(months[middle - 1] + months[middle]) / 2
    return Terms(len(months), median, MarketYear.share(sum(one >= 36 for one in months), len(months)))
