"""How each body paid, month by month: kept when a payment is made, read by pages, and counted anew each night."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth

from folkmoot.agreements.models import AgreementKind, PaidMonth, Payment
from folkmoot.agreements.money.queries import BAND_NAMES, counts_of_paid
from folkmoot.agreements.publishing.payments import Compliance
from folkmoot.agreements.queries.agreements import OnTime, unpaid_late
from folkmoot.core.clock import add_months

COUNTS = ("paid", "on_time", "invoiced", "waited", *BAND_NAMES)
IS_GRANT = Case(When(agreement__kind=AgreementKind.GRANT, then=Value(True)), default=False, output_field=BooleanField())
Key = tuple[date, int, bool]


def a_year_ago(today: date) -> date:
    """The first day of the twelve whole months before this one."""
    return add_months(today.replace(day=1), -12)


def key_of(row: PaidMonth) -> Key:
    return row.month_date, row.funder_id, row.is_grant


def counted(payments: QuerySet[Payment]) -> Iterator[PaidMonth]:
    """The months of these payments, counted from the payments themselves. One query."""
    made = payments.filter(paid_date__isnull=False).order_by()
    months: Any = made.values("agreement__funder_id", month=TruncMonth("paid_date"), grant=IS_GRANT)
    for row in months.annotate(**counts_of_paid()):
        row["waited"] = row["waited"].days if row["waited"] else 0
        yield PaidMonth(
            funder_id=row["agreement__funder_id"], month_date=row["month"], is_grant=row["grant"],
            **{name: row[name] for name in COUNTS},
        )  # fmt: skip


def settle_month(payment: Payment) -> None:
    """Count the month of a payment just made. It is locked first, so that two payments made at once both count."""
    assert payment.paid_date is not None
    agreement, month = payment.agreement, payment.paid_date.replace(day=1)
    is_grant = agreement.kind == AgreementKind.GRANT
    held: dict[str, Any] = {"funder_id": agreement.funder_id, "month_date": month, "is_grant": is_grant}
    PaidMonth.objects.get_or_create(**held)
    row = PaidMonth.objects.select_for_update().get(**held)
    payments = Payment.objects.filter(
        agreement__funder=agreement.funder_id, paid_date__gte=month, paid_date__lt=add_months(month, 1)
    )
    for one in counted(payments):
        if one.is_grant == is_grant:
            PaidMonth.objects.filter(pk=row.pk).update(**{name: getattr(one, name) for name in COUNTS})


@transaction.atomic
def count_anew() -> int:
    """Count every month from its payments, put right what differs, and answer how many did: none, unless by a fault."""
    kept = {key_of(row): row for row in PaidMonth.objects.select_for_update()}
    true = {key_of(row): row for row in counted(Payment.objects.all())}
    wrong = [row for key, row in true.items() if key not in kept or _counts(kept[key]) != _counts(row)]
    gone = [row.pk for key, row in kept.items() if key not in true]
    PaidMonth.objects.filter(pk__in=gone).delete()
    PaidMonth.objects.bulk_create(
        wrong, update_conflicts=True, unique_fields=["month_date", "funder", "is_grant"], update_fields=COUNTS
    )
    return len(wrong) + len(gone)


def _counts(row: PaidMonth) -> tuple[int, ...]:
    return tuple(getattr(row, name) for name in COUNTS)


@dataclass(frozen=True)
class HowPaid:
    """How one body has paid since a month: by the day it promised, and how fast under contracts."""

    rate: OnTime
    speed: Compliance


def how_paid(today: date) -> list[HowPaid]:
    """Each body that paid in the last twelve months or owes what was due by now, by name. Two queries."""
    contracts = {f"contracts_{name}": Sum(name, filter=Q(is_grant=False), default=0) for name in COUNTS}
    recent = PaidMonth.objects.filter(month_date__gte=a_year_ago(today)).values("funder_id", name=F("funder__name"))
    rows: Any = recent.annotate(made=Sum("paid"), timely=Sum("on_time"), **contracts).order_by()
    made: dict[tuple[str, int], Any] = {(row["name"], row["funder_id"]): row for row in rows}
    unpaid: Any = Payment.objects.filter(unpaid_late(today)).order_by()
    unpaid = unpaid.values_list("agreement__funder__name", "agreement__funder_id").annotate(count=Count("pk"))
    owed = {(name, key): count for name, key, count in unpaid}
    return [_of_one(pair, made.get(pair), owed.get(pair, 0)) for pair in sorted(made.keys() | owed.keys())]


def _of_one(pair: tuple[str, int], row: Any, owed: int) -> HowPaid:
    name, key = pair
    if row is None:
        return HowPaid(OnTime(key, name, 0, owed), Compliance())
    found = {name: row[f"contracts_{name}"] for name in COUNTS}
    bands = tuple(found[band] for band in BAND_NAMES)
    speed = Compliance(found["paid"], found["on_time"], found["waited"], found["invoiced"], bands)
    return HowPaid(OnTime(key, name, row["timely"], row["made"] + owed), speed)
