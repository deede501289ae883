"""Who holds the agreements, and for how long."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, Sum, Window
from django.db.models.functions import Coalesce, ExtractYear, RowNumber

from folkmoot.agreements.models import Agreement, Payment
from folkmoot.agreements.queries.agreements import SIGNED
from folkmoot.core.clock import months_between
from folkmoot.funding.sme import SmeShare, share_of
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


HERE = Coalesce("area__borough_id", "area_id")
UNKNOWN = Q(provider__kind=OrganisationKind.UNKNOWN) | Q(provider__kind__in=VOLUNTARY, provider__area=None)
LOCAL = Q(provider__kind__in=VOLUNTARY) & (Q(provider__area_id=HERE) | Q(provider__area__borough_id=HERE))
SMALL = Q(provider__size__in=(SizeBand.MICRO, SizeBand.SMALL))


def market() -> list[MarketYear]:
    """Year by year, from two queries: the largest three, small providers, local voluntary groups and what is not known.

    A provider is local and voluntary when its kind says so and it lives in the borough of the agreement. One whose kind
    or place nobody has written down is unknown: it is in neither share, and is shown (ledger MP-11, MP-12).
    """
    signed = Agreement.objects.filter(state__in=SIGNED).order_by().annotate(year=ExtractYear("start_date"))
    rows: Any = signed.values("year").annotate(
        count=Count("pk"), sum=Sum("value"), small_providers=Count("provider", filter=SMALL, distinct=True),
        local_count=Count("pk", filter=LOCAL), local_value=Sum("value", filter=LOCAL),
        unknown_count=Count("pk", filter=UNKNOWN), unknown_value=Sum("value", filter=UNKNOWN),
    )  # fmt: skip
    by_size = Window(RowNumber(), partition_by="year", order_by=F("sum").desc())
    largest: Any = signed.values("year", "provider").annotate(sum=Sum("value")).annotate(place=by_size)
    top: dict[int, Decimal] = {}
    for row in largest.filter(place__lte=3):
        top[row["year"]] = top.get(row["year"], Decimal(0)) + row["sum"]
    return [
        MarketYear(
            row["year"], row["count"], row["sum"], top[row["year"]], row["small_providers"], row["local_count"],
            row["local_value"] or Decimal(0), row["unknown_count"], row["unknown_value"] or Decimal(0),
        )
        for row in rows.order_by("-year")
    ]  # fmt: skip


def paid_to_smes(day: date) -> SmeShare:
    """Money that was really paid, by whether its payee is a small or medium-sized enterprise (ledger FT-30). Two queries."""
    paid = Payment.objects.filter(paid_date__isnull=False).order_by().values_list("agreement__provider_id")
    return share_of(paid.annotate(sum=Sum("amount")), day)


@dataclass(frozen=True)
class Terms:
    """How long agreements run: the middle one, and the share that runs three years or more (ledger AG-17)."""

    count: int
    median: Decimal | None
    long_share: Decimal | None


def terms() -> Terms:
    """One query, of every pair of days that agreements run between; most begin on the same few days of a year."""
    rows = Agreement.objects.filter(state__in=SIGNED).order_by().values_list("start_date", "end_date")
    months: dict[int, int] = {}
    for start, end, number in rows.annotate(number=Count("pk")):
        term = months_between(start, end)
        months[term] = months.get(term, 0) + number
    count = sum(months.values())
    if not count:
        return Terms(0, None, None)
    middle = Decimal(_at(months, (count - 1) // 2) + _at(months, count // 2)) / 2
    long = sum(number for term, number in months.items() if term >= 36)
    return Terms(count, middle, MarketYear.share(long, count))


def _at(counts: dict[int, int], place: int) -> int:
    """The value at a place of the sorted list that these counts stand for."""
    for value in sorted(counts):
        place -= counts[value]
        if place < 0:
            return value
    raise IndexError(place)
