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
from folkmoot.agreements.queries.visible import tokens_of, visible_to
from folkmoot.agreements.states import AgreementState, ReportState
from folkmoot.core import search
from folkmoot.funding.models import FundingDecision
from folkmoot.people.models import Organisation

SIGNED = (AgreementState.LIVE, AgreementState.ENDED)
SHOWN = ("funder", "provider", "project", "area", "asset")
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
    rows = Agreement.objects.select_related(*SHOWN)
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
        rows = rows.filter(search.found_by(words, tokens_of(reader, today), Agreement))
    return rows.order_by("-start_date", "-pk")


def between(rows: QuerySet[Agreement], start: int, stop: int) -> list[Agreement]:
    """A stretch of the register, in two queries: what is passed over on the way is sorted by its keys alone."""
    keys = list(rows.values_list("pk", flat=True)[start:stop])
    found = Agreement.objects.select_related(*SHOWN).in_bulk(keys)
    return [found[key] for key in keys]


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

    @property
    def count(self) -> int:
        return sum(part.count for part in self.funders)

    @property
    def value(self) -> Decimal:
        return sum((part.value for part in self.funders), Decimal(0))


def totals(rows: QuerySet[Agreement]) -> Totals:
    """Two queries: the sums, which an index answers, and the names of those who pay."""
    parts = list(rows.order_by().values_list("funder_id").annotate(count=Count("*"), sum=Sum("value")))
    names = dict(Organisation.objects.filter(pk__in=[part[0] for part in parts]).values_list("pk", "name"))
    found = [FunderTotal(key, names[key], count, value) for key, count, value in parts]
    return Totals(sorted(found, key=lambda part: (part.name, part.funder_id)))


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
    return Q(paid_date__gt=F("due_date")) | unpaid_late(today)


def unpaid_late(today: date) -> Q:
    """What is disputed is not paid; the database sees to that."""
    unpaid = Q(paid_date__isnull=True, disputed_date__isnull=True, due_date__lt=today)
    return unpaid | Q(disputed_date__gt=F("due_date"))


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


SHOWN_OF_LATE = ("agreement__funder", "agreement__provider", "agreement__project")


def late_payments(today: date, funder: int | None = None) -> QuerySet[Payment]:
    """Every payment that is or was late: what is still owed first, then the latest (ledger FT-23)."""
    rows = Payment.objects.filter(late(today))
    if funder is not None:
        rows = rows.filter(agreement__funder=funder)
    return rows.order_by(F("paid_date").desc(nulls_first=True), "due_date", "pk")


def shown_of_late(keys: Iterable[int]) -> list[Payment]:
    """The few payments of one page, in their order. Thousands are sorted by their keys, without what is said of them."""
    found = Payment.objects.select_related(*SHOWN_OF_LATE).in_bulk(list(keys))
    return [found[key] for key in keys]


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
