"""Agreements, reports and payments as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from folkmoot.agreements import schedule
from folkmoot.agreements.models import Agreement, Measure, Payment, Report, Result
from folkmoot.agreements.queries.visible import visible_to
from folkmoot.agreements.states import AgreementState, ReportState
from folkmoot.core.clock import add_months
from folkmoot.funding.models import FundingDecision
from folkmoot.people.models import Organisation

SIGNED = (AgreementState.LIVE, AgreementState.ENDED)
CAME_IN = (ReportState.SUBMITTED, ReportState.ACCEPTED)


def measures_asked(report: Report, measures: Iterable[Measure] | None = None) -> list[Measure]:
    """The measures a report must answer, in the order they were agreed."""
    agreement = report.agreement
    rows = measures if measures is not None else agreement.measures.order_by("pk")
    return [
        row
        for row in rows
        if not (row.stopped_date and row.stopped_date < report.end_date)
        and schedule.is_asked(
            row.months_between, start=agreement.start_date, end=agreement.end_date, until=report.end_date
        )
    ]


def results_of(agreement: Agreement) -> list[Result]:
    """Every result that has come in, oldest first."""
    return list(
        Result.objects.filter(report__agreement=agreement, report__state__in=CAME_IN)
        .select_related("report", "measure")
        .order_by("report__start_date", "measure_id")
    )


def register(
    *,
    state: str = "signed",
    kind: str = "",
    funder: Any = None,
    provider: Any = None,
    words: str = "",
    reader: Any = None,
    today: date | None = None,
) -> QuerySet[Agreement]:
    """The register of agreements. `state` is "signed" (by both), "all", or one state.

    What is not signed yet is there for `reader` alone, where it is an agreement of theirs.
    """
    rows = Agreement.objects.select_related("funder", "provider", "project", "area", "asset")
    if state == "signed":
        rows = rows.filter(state__in=SIGNED)
    else:
        rows = rows.filter(visible_to(reader, today) if today else Q(state__in=SIGNED))
    if kind:
        rows = rows.filter(kind=kind)
    if state not in ("signed", "all"):
        rows = rows.filter(state=state)
    if funder:
        rows = rows.filter(funder=funder)
    if provider:
        rows = rows.filter(provider=provider)
    if words:
        rows = rows.filter(
            Q(title__icontains=words) | Q(project__title__icontains=words) | Q(provider__name__icontains=words)
        )
    return rows.order_by("-start_date", "-pk")


@dataclass(frozen=True)
class FunderTotal:
    funder_id: int
    name: str
    count: int
    value: Decimal


@dataclass(frozen=True)
class Totals:
    """What a set of agreements comes to, by funder. The sum of the parts is the whole (ledger TR-05)."""

    funders: list[FunderTotal]
    count: int
    value: Decimal


def totals(rows: QuerySet[Agreement]) -> Totals:
    """Two queries. The whole is counted on its own, so that it can be held against the parts."""
    parts = (
        rows.order_by()
        .values("funder_id", name=F("funder__name"))
        .annotate(count=Count("pk"), sum=Sum("value"))
        .order_by("name", "funder_id")
    )
    whole = rows.order_by().aggregate(count=Count("pk"), sum=Sum("value"))
    return Totals(
        [FunderTotal(row["funder_id"], row["name"], row["count"], row["sum"]) for row in parts],
        whole["count"],
        whole["sum"] or Decimal(0),
    )


@dataclass(frozen=True)
class OnTime:
    """How many payments were made on time, of those paid or due by now. None due yet is no rate, not 100."""

    funder_id: int | None
    name: str
    on_time: int
    counted: int
    late_days: int = 0

    @property
    def percent(self) -> Decimal | None:
        return Decimal(100 * self.on_time) / self.counted if self.counted else None


def late(today: date) -> Q:
    """Paid after the day they were due, or unpaid and past it. A dispute stops the clock from its first day."""
    unpaid = Q(paid_date__isnull=True, disputed_date__isnull=True, due_date__lt=today)
    return Q(paid_date__gt=F("due_date")) | unpaid | Q(disputed_date__gt=F("due_date"))


def on_time_by_funder(today: date) -> list[OnTime]:
    """One query, each funder once, by name: what was paid in the last twelve months, or should have been by now."""
    recent = Q(paid_date__gte=add_months(today, -12)) | Q(paid_date__isnull=True) & late(today)
    rows = (
        Payment.objects.filter(recent)
        .values("agreement__funder_id", name=F("agreement__funder__name"))
        .annotate(counted=Count("pk"), late=Count("pk", filter=late(today)))
        .order_by("name", "agreement__funder_id")
    )
    return [
        OnTime(row["agreement__funder_id"], row["name"], row["counted"] - row["late"], row["counted"]) for row in rows
    ]


def on_time_of(payments: Iterable[Payment], today: date, name: str = "") -> OnTime:
    """The same for payments in hand."""
    judged = [row for row in payments if row.paid_date or row.is_late(today)]
    return OnTime(None, name, sum(not row.is_late(today) for row in judged), len(judged))


def with_on_time(rows: QuerySet[Agreement], today: date) -> QuerySet[Any]:
    """Each with `judged`, its payments paid or late by now, and `on_time` of them, in the same query."""
    payments = Payment.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
    judged = payments.filter(Q(paid_date__isnull=False) | late(today)).annotate(count=Count("pk")).values("count")
    missed = payments.filter(late(today)).annotate(count=Count("pk")).values("count")
    return rows.annotate(judged=Coalesce(Subquery(judged), 0)).annotate(
        on_time=F("judged") - Coalesce(Subquery(missed), 0)
    )


def late_payments(today: date, funder: Organisation | None = None) -> QuerySet[Payment]:
    """Every payment that is or was late: what is still owed first, then the latest (ledger FT-23)."""
    rows = Payment.objects.filter(late(today)).select_related(
        "agreement__funder", "agreement__provider", "agreement__project"
    )
    if funder is not None:
        rows = rows.filter(agreement__funder=funder)
    return rows.order_by(F("paid_date").desc(nulls_first=True), "due_date", "pk")


def to_pay(funders: Iterable[int], until: date) -> QuerySet[Payment]:
    """What these funders have still to pay, due before a day, soonest first."""
    return (
        Payment.objects.filter(agreement__funder__in=list(funders), paid_date=None, due_date__lt=until)
        .select_related("agreement__funder", "agreement__provider")
        .order_by("due_date", "pk")
    )


def awards_without_agreement(project: Any) -> list[FundingDecision]:
    """Awards of a project for which nobody has drafted an agreement yet."""
    return list(
        FundingDecision.objects.filter(bid__opportunity__project=project, awarded=True, agreement=None)
        .select_related("bid__organisation", "bid__opportunity__project__body")
        .order_by("pk")
    )
