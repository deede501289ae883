"""What is published of payments, as plain rows: functions from payments to dictionaries, which read nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from folkmoot.agreements.models import AgreementKind, Payment
from folkmoot.agreements.money.law import BANDS, LARGE_PAYMENTS, SPENDING
from folkmoot.people.models.organisation import OrganisationKind


def days_to_pay(payment: Payment) -> int | None:
    """Days from the invoice until it was paid; None where no invoice was waited for."""
    if payment.paid_date is None or payment.invoiced_date is None:
        return None
    return max(0, (payment.paid_date - payment.invoiced_date).days)


@dataclass
class Compliance:
    """How fast one body paid its invoices in a period. Grants are left out: the duty is about contracts."""

    paid: int = 0
    on_time: int = 0
    days: int = 0
    invoiced: int = 0
    bands: tuple[int, ...] = (0,) * len(BANDS)

    @property
    def average_days(self) -> Decimal | None:
        return Decimal(self.days) / self.invoiced if self.invoiced else None

    @property
    def percent_on_time(self) -> Decimal | None:
        return Decimal(100 * self.on_time) / self.paid if self.paid else None

    def percents(self) -> list[Decimal | None]:
        """The share of each band, in per cent."""
        return [Decimal(100 * count) / self.invoiced if self.invoiced else None for count in self.bands]


def compliance(payments: Iterable[Payment]) -> Compliance:
    """Payments made in a period, each with its agreement (section 69)."""
    found, bands = Compliance(), [0] * len(BANDS)
    for row in payments:
        if row.paid_date is None or row.agreement.kind == AgreementKind.GRANT:
            continue
        found.paid += 1
        found.on_time += row.paid_date <= row.due_date
        days = days_to_pay(row)
        if days is not None:
            found.invoiced += 1
            found.days += days
            for place, (least, most) in enumerate(BANDS):
                bands[place] += least <= days and (most is None or days <= most)
    found.bands = tuple(bands)
    return found


def is_large(payment: Payment, procured_from: date | None) -> bool:
    """Over the sum, under a contract whose procurement began on the law's day or later (section 70)."""
    return (
        payment.agreement.kind != AgreementKind.GRANT
        and payment.amount > LARGE_PAYMENTS.over
        and procured_from is not None
        and procured_from >= LARGE_PAYMENTS.from_date
    )


def spending(payments: Iterable[Payment]) -> Iterator[dict[str, Any]]:
    """One line for each payment over the Code's sum, as it is paid; streamed, never held whole."""
    for row in payments:
        if row.paid_date is not None and row.amount > SPENDING.over:
            yield spending_line(row)


def spending_line(row: Payment) -> dict[str, Any]:
    """A payment as it is published, in the order of the file's columns."""
    agreement = row.agreement
    return {
        "organisation": agreement.funder.name,
        "paid": row.paid_date,
        "amount": row.amount,
        "currency": "GBP",
        "supplier": agreement.provider.name,
        "supplier_kind": OrganisationKind(agreement.provider.kind).label,
        "is_voluntary": agreement.provider.is_voluntary,
        "is_grant": agreement.kind == AgreementKind.GRANT,
        "purpose": agreement.title,
        "period": row.purpose,
        "transaction": f"payment-{row.pk}",
    }


def half_year(day: date) -> tuple[date, date]:
    """The half-year of a day, from April or October; its end is exclusive."""
    if day.month < 4:
        return date(day.year - 1, 10, 1), date(day.year, 4, 1)
    return (
        (date(day.year, 4, 1), date(day.year, 10, 1))
        if day.month < 10
        else (date(day.year, 10, 1), date(day.year + 1, 4, 1))
    )


def quarter(day: date) -> tuple[date, date]:
    """The quarter of a day; its end is exclusive."""
    first = 3 * ((day.month - 1) // 3) + 1
    return date(day.year, first, 1), date(day.year + (first == 10), (first + 2) % 12 + 1, 1)
