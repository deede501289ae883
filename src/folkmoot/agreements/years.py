"""An agreement's money by financial year, from the days on which it falls due. Its sum is the value to the penny."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal


def financial_year(day: date) -> int:
    """The year in which the financial year of a day begins: they run from 1 April."""
    return day.year if day.month >= 4 else day.year - 1


def said(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def by_year(payments: Iterable[tuple[date, Decimal]]) -> list[tuple[str, Decimal]]:
    sums: dict[int, Decimal] = {}
    for day, amount in payments:
        year = financial_year(day)
        sums[year] = sums.get(year, Decimal(0)) + amount
    return [(said(year), sums[year]) for year in sorted(sums)]
