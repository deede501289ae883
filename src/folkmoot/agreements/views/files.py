"""What is published of payments, as files: how fast, the large ones, and all spending."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.agreements.models import Payment
from folkmoot.agreements.money import law, queries
from folkmoot.agreements.publishing.payments import half_year, is_large, quarter, spending_line
from folkmoot.agreements.words import span
from folkmoot.core import clock
from folkmoot.core.clock import add_months
from folkmoot.core.tables import csv_response

Cut = Callable[[date], tuple[date, date]]


def asked(request: HttpRequest, cut: Cut) -> tuple[date, date]:
    """The period asked for; without one, the last that is over."""
    today = clock.day_of(clock.now())
    try:
        return cut(date.fromisoformat(request.GET["from"]))
    except KeyError:
        return cut(add_months(cut(today)[0], -1))
    except ValueError:
        raise Http404 from None


def periods(cut: Cut, count: int) -> list[tuple[str, str]]:
    """The latest periods, each with its first day and its words."""
    start, found = cut(clock.day_of(clock.now()))[0], []
    for _place in range(count):
        found.append((start.isoformat(), span(*cut(start))))
        start = cut(add_months(start, -1))[0]
    return found


def index(request: HttpRequest) -> HttpResponse:
    """Every file about payments, and what asks for it."""
    oldest = (
        Payment.objects.filter(paid_date__isnull=False)
        .order_by("paid_date")
        .values_list("paid_date", flat=True)
        .first()
    )
    quarters = [row for row in periods(quarter, 12) if oldest and row[0] >= quarter(oldest)[0].isoformat()]
    halves = [row for row in periods(half_year, 6) if oldest and row[0] >= half_year(oldest)[0].isoformat()]
    return render(request, "agreements/money/files.html", {"quarters": quarters, "halves": halves, "law": law})


def number(value: Any) -> str:
    return "" if value is None else f"{value:.1f}"


def compliance_file(request: HttpRequest) -> HttpResponseBase:
    """How fast each body paid its invoices in a half-year (section 69)."""
    start, end = asked(request, half_year)
    columns = [
        _("organisation"), _("period"), _("invoices paid"), _("average days to pay"), _("% within 30 days"),
        _("% in 31 to 60 days"), _("% in 61 days or more"), _("% paid on time"), _("asked for by"),
    ]  # fmt: skip
    rows = [
        [name, span(start, end), found.invoiced, number(found.average_days), *(number(one) for one in found.percents()),
         number(found.percent_on_time), law.COMPLIANCE.source]
        for name, found in queries.speed_by_funder(start, end)
        if found.paid
    ]  # fmt: skip
    return csv_response(f"how-fast-invoices-were-paid-{start}", columns, rows)


COLUMNS = (
    "organisation", "paid", "amount", "currency", "supplier", "supplier_kind", "is_voluntary", "is_grant", "purpose",
    "period", "transaction",
)  # fmt: skip


def large_file(request: HttpRequest) -> HttpResponseBase:
    """Each large payment of a quarter under a public contract (section 70)."""
    start, end = asked(request, quarter)
    rows = queries.paid_between(start, end).filter(amount__gt=law.LARGE_PAYMENTS.over)
    rows = rows.annotate(procured_from=F("agreement__decision__bid__opportunity__opens_date"))
    large = (row for row in rows.iterator(500) if is_large(row, row.procured_from))  # type: ignore[attr-defined]
    return lines(f"large-payments-{start}", large)


def spending_file(request: HttpRequest) -> HttpResponseBase:
    """Each payment of a quarter over the Transparency Code's sum."""
    start, end = asked(request, quarter)
    rows = queries.paid_between(start, end).filter(amount__gt=law.SPENDING.over)
    return lines(f"spending-{start}", rows.iterator(500))


def every_file(_request: HttpRequest) -> HttpResponseBase:
    """Every payment there ever was, of whatever size: for whoever wants to look at all of it at once."""
    return lines("every-payment", queries.paid_between(date.min, date.max).iterator(2000))


def lines(name: str, rows: Any) -> HttpResponseBase:
    return csv_response(name, COLUMNS, (spending_line(row).values() for row in rows))
