"""Funds as pages show them: what was put in, what is promised, what is paid, to the penny."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, AgreementKind, Claim, Contribution, Draw, Fund, InKind, Payment
from folkmoot.agreements.money.law import BANDS
from folkmoot.agreements.publishing.payments import Compliance
from folkmoot.people.models.organisation import OrganisationKind

NOTHING = Decimal(0)
# What a kept month calls each of the law's bands.
BAND_NAMES = ("in_30_days", "in_60_days", "later")


def funds() -> QuerySet[Fund]:
    """Every fund with what it holds, the newest first."""
    return (
        Fund.objects.select_related("host", "area", "administrator")
        .annotate(
            put_in=Sum("contributions__amount", default=NOTHING), promised=Sum("contributions__drawn", default=NOTHING)
        )
        .annotate(free=F("put_in") - F("promised"))
        .order_by("-opened_at", "-pk")
    )


@dataclass(frozen=True)
class Balance:
    """The balance is what was put in less what is promised (ledger AG-06)."""

    put_in: Decimal
    promised: Decimal
    paid: Decimal

    @property
    def free(self) -> Decimal:
        return self.put_in - self.promised

    @property
    def to_pay(self) -> Decimal:
        return self.promised - self.paid


def balance_of(fund: Fund) -> Balance:
    sums = fund.contributions.aggregate(put_in=Sum("amount"), promised=Sum("drawn"))
    paid = Draw.objects.filter(contribution__fund=fund).aggregate(sum=Sum("charged"))["sum"]
    return Balance(sums["put_in"] or NOTHING, sums["promised"] or NOTHING, paid or NOTHING)


def contributions_of(fund: Fund) -> QuerySet[Contribution]:
    return (
        fund.contributions.select_related("partner", "only_area")
        .annotate(paid=Sum("draws__charged"))
        .order_by("start_date", "pk")
    )


@dataclass(frozen=True)
class Partner:
    """What one giver put in, beside what it gave in kind: two lists, never one sum."""

    name: str
    url: str
    amount: Decimal
    share: Decimal
    in_kind: tuple[InKind, ...]


def partners_of(fund: Fund) -> list[Partner]:
    """Two queries."""
    cash: dict[tuple[str, str], Decimal] = {}
    help_given: dict[tuple[str, str], list[InKind]] = {}
    for row in fund.contributions.select_related("partner"):
        key = (row.source_name, row.partner.get_absolute_url() if row.partner else "")
        cash[key] = cash.get(key, NOTHING) + row.amount
    for given in fund.in_kind.select_related("partner").order_by("start_date", "pk"):
        help_given.setdefault((given.partner.name, given.partner.get_absolute_url()), []).append(given)
    whole = sum(cash.values(), NOTHING)
    return [
        Partner(
            key[0],
            key[1],
            cash.get(key, NOTHING),
            100 * cash.get(key, NOTHING) / whole if whole else NOTHING,
            tuple(help_given.get(key, ())),
        )
        for key in sorted(cash.keys() | help_given.keys())
    ]


def sources_by_kind(fund: Fund) -> list[tuple[str, Decimal]]:
    """What came from each kind of giver, the largest first; gifts of residents and shops are one kind. One query."""
    kinds: dict[str, Decimal] = {}
    for kind, amount in fund.contributions.values_list("partner__kind", "amount"):
        name = str(OrganisationKind(kind).label) if kind else _("gifts of residents and shops")
        kinds[name] = kinds.get(name, NOTHING) + amount
    return sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))


def agreements_of(fund: Fund) -> QuerySet[Agreement]:
    """What the fund pays for, with what it promised and paid each."""
    return (
        Agreement.objects.filter(draws__contribution__fund=fund)
        .select_related("provider", "specification__outcome")
        .annotate(promised=Sum("draws__amount"), used=Sum("draws__charged"))
        .order_by("-start_date", "-pk")
    )


def draws_of(agreement: Agreement) -> list[Draw]:
    return list(
        agreement.draws.select_related("contribution__fund", "contribution__partner").order_by(
            F("contribution__start_date"), "pk"
        )
    )


def open_funds_for(agreement: Agreement) -> QuerySet[Fund]:
    """Funds of the agreement's funder that could pay for it."""
    return Fund.objects.filter(host=agreement.funder_id, closed_at=None).order_by("title", "pk")


SAID_OF_A_PAYMENT = (
    "paid_date", "amount", "purpose", "agreement__title", "agreement__kind", "agreement__funder__name",
    "agreement__provider__name", "agreement__provider__kind",
)  # fmt: skip


def paid_between(start: date, end: date) -> QuerySet[Payment]:
    """Payments made from a day until before another, with what files say of them and nothing else."""
    rows = Payment.objects.filter(paid_date__gte=start, paid_date__lt=end)
    rows = rows.select_related("agreement__funder", "agreement__provider").only(*SAID_OF_A_PAYMENT)
    return rows.order_by("paid_date", "pk")


def counts_of_paid() -> dict[str, Any]:
    """What is counted of payments made: how many, how many on time, how long they waited for, and how many so long."""
    waited = ExpressionWrapper(F("paid_date") - F("invoiced_date"), DurationField())
    bands = {name: Count("pk", filter=_within(*band)) for name, band in zip(BAND_NAMES, BANDS, strict=True)}
    on_time = Count("pk", filter=Q(paid_date__lte=F("due_date")))
    return {"paid": Count("pk"), "on_time": on_time, "invoiced": Count("invoiced_date"), "waited": Sum(waited), **bands}


def speed_by_funder(start: date, end: date) -> list[tuple[str, Compliance]]:
    """How fast each body paid under contracts in a period, by name. One query, however many payments."""
    rows: Any = (
        Payment.objects.filter(paid_date__gte=start, paid_date__lt=end)
        .exclude(agreement__kind=AgreementKind.GRANT)
        .values("agreement__funder_id", name=F("agreement__funder__name"))
        .annotate(**counts_of_paid())
        .order_by("name", "agreement__funder_id")
    )  # fmt: skip
    return [
        (
            row["name"],
            Compliance(
                row["paid"], row["on_time"], row["waited"].days if row["waited"] else 0, row["invoiced"],
                tuple(row[name] for name in BAND_NAMES),
            ),
        )
        for row in rows
    ]  # fmt: skip


def _within(least: int, most: int | None) -> Q:
    """Paid so many days after the invoice. One paid before it came counts as paid at once."""
    after = Q(paid_date__gte=F("invoiced_date") + timedelta(days=least)) if least else Q(invoiced_date__isnull=False)
    return after if most is None else after & Q(paid_date__lte=F("invoiced_date") + timedelta(days=most))


def claims_of(agreement: Agreement) -> list[Claim]:
    return list(
        agreement.claims.select_related("payment", "milestone", "price", "disputed").order_by("-sent_at", "-pk")
    )


def in_dispute() -> list[tuple[str, int, Decimal]]:
    """For each funder, by name: how many payments are disputed now, and how much."""
    rows = (
        Payment.objects.filter(disputed_date__isnull=False)
        .values(name=F("agreement__funder__name"))
        .annotate(count=Count("pk"), sum=Sum("amount"))
        .order_by("name")
    )
    return [(row["name"], row["count"], row["sum"]) for row in rows]
