"""Funds as pages show them: what was put in, what is promised, what is paid, to the penny."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from folkmoot.agreements.models import Agreement, Contribution, Draw, Fund, InKind

NOTHING = Decimal(0)


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


def agreements_of(fund: Fund) -> QuerySet[Agreement]:
    """What the fund pays for, with what it promised and paid each."""
    return (
        Agreement.objects.filter(draws__contribution__fund=fund)
        .select_related("provider")
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
