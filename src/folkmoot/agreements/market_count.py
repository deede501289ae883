"""Who holds the agreements, over all there are: counted each night, because it reads every agreement and payment."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from folkmoot.agreements.models import MarketCount
from folkmoot.agreements.queries.market import MarketYear, Terms, market, paid_to_smes, terms
from folkmoot.funding.sme import SmeShare


@dataclass(frozen=True)
class Market:
    """What the page of the market says. `counted_date` is None where it was counted for this reader, just now."""

    years: list[MarketYear]
    terms: Terms
    smes: SmeShare
    counted_date: date | None = None


def counted_now(today: date) -> Market:
    return Market(market(), terms(), paid_to_smes(today))


def as_counted(today: date) -> Market:
    """As counted in the last night; in a place where no night has passed yet, counted now."""
    kept = MarketCount.objects.order_by("-counted_date").first()
    if kept is None:
        return counted_now(today)
    found: dict[str, Any] = kept.figures
    years = [MarketYear(**_numbers(row)) for row in found["years"]]
    return Market(years, Terms(**_numbers(found["terms"])), SmeShare(**_numbers(found["smes"])), kept.counted_date)


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    """Money and shares are kept as text, to the penny."""
    return {name: Decimal(value) if isinstance(value, str) else value for name, value in row.items()}


@transaction.atomic
def count_market(today: date) -> int:
    """Count it all and keep that alone. Answers how many agreements were counted."""
    found = counted_now(today)
    figures = asdict(found)
    del figures["counted_date"]
    MarketCount.objects.all().delete()
    MarketCount.objects.create(counted_date=today, figures=figures)
    return found.terms.count
