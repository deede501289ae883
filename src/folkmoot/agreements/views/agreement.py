from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, queries
from folkmoot.agreements.models import Agreement, Measure, Payment, Result
from folkmoot.agreements.money.plans import planned_payments
from folkmoot.agreements.states import AgreementState
from folkmoot.commitments.case import case_context
from folkmoot.commitments.models import Finding
from folkmoot.core import clock
from folkmoot.core.clock import add_months
from folkmoot.core.subjects import refer
from folkmoot.core.suppression import HIDDEN
from folkmoot.design.charts import Point, Series, line_chart
from folkmoot.design.charts.lines import LineChart


def load(request: HttpRequest, pk: int) -> Agreement:
    """An agreement with everything a page names about it. Before it is signed it is there for its parties alone."""
    rows = Agreement.objects.select_related(
        "project",
        "specification__outcome",
        "funder",
        "provider",
        "area",
        "decision",
        "asset",
        "reports_with",
        "sharing",
    )
    return seen(request, get_object_or_404(rows, pk=pk))


def seen(request: HttpRequest, row: Agreement) -> Agreement:
    """The agreement, where this reader may know of it; else there is no such page."""
    if not policy.may_see(request.user, row, now=clock.now()):
        raise Http404
    return row


def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    today = clock.day_of(moment)
    # One report serves every funder: a linked contract shows the figures of the agreement that reports for it.
    told_by = row.reports_with if row.is_signed and row.reports_with else row
    measures, results = list(told_by.measures.order_by("pk")), queries.results_of(told_by)
    payments = list(row.payments.order_by("number")) if row.is_signed else planned_payments(row)
    for payment in payments:
        payment.agreement = row
    context = case_context(request.user, row)
    names = [refer(payment) for payment in payments if payment.pk]
    context["findings"] += (
        Finding.objects.filter(subject__in=names, state__in=("broken", "explained"), audience__in=context["tokens"])
        .select_related("undertaking__rulebook", "body")
        .order_by("state", "pk")
    )
    return render(
        request,
        "agreements/agreement.html",
        context
        | {
            "agreement": row,
            "measures": [(measure, chart_of(told_by, measure, results, row.provider.name)) for measure in measures],
            "reports": list(told_by.reports.order_by("start_date")),
            "payments": [(payment, payment.days_late(today)) for payment in payments],
            "payable": to_pay_now(payments, today),
            "paid": sum(payment.amount for payment in payments if payment.paid_date),
            "on_time": queries.on_time_of(payments, today),
            "today": today,
            "exit_wanted": queries.exit_plan_wanted(row, today),
            "is_short": row.term_months < row.specification.outcome.horizon_months,
            "may": what_one_may(request.user, row, today, moment),
        },
    )


def to_pay_now(payments: list[Payment], today: date) -> set[int]:
    """The payments beside which a finance officer finds a button: the next one, and all due within a month."""
    unpaid = [payment for payment in payments if payment.pk and not payment.paid_date]
    return {payment.pk for payment in unpaid[:1] + [row for row in unpaid if row.due_date <= add_months(today, 1)]}


def what_one_may(person: Any, row: Agreement, today: date, moment: Any) -> dict[str, bool]:
    """Which buttons this reader sees; the actions check again."""
    funder = bool(policy.acts_for_funder(person, row.funder, now=moment))
    provider = bool(policy.acts_for_provider(person, row.provider, now=moment))
    draft, offered = row.state == AgreementState.DRAFT, row.state == AgreementState.OFFERED
    return {
        "terms": funder and draft,
        "measures": (funder or provider) and draft,
        "sign": (funder and draft and bool(row.measures_agreed_at)) or (provider and not funder and offered),
        "send_back": provider and offered,
        "report": provider,
        "answer": funder,
        "pay": row.is_signed and not provider and bool(policy.acts_as_finance(person, row.funder, now=moment)),
        "end": funder and row.state == AgreementState.LIVE and today >= row.end_date,
    }


def chart_of(row: Agreement, measure: Measure, results: list[Result], provider: str) -> LineChart | None:
    """A measure over time, from how things were at the start; nothing to draw before the first report."""
    points = [
        Point(result.report.last_date, result.shown, "" if result.shown is not None else str(HIDDEN))
        for result in results
        if result.measure_id == measure.pk
    ]
    if not points:
        return None
    if measure.baseline is not None:
        points.insert(0, Point(row.start_date, measure.baseline))
    return line_chart(
        _("%s, report by report") % measure.title,
        [Series(measure.title, points)],
        unit=measure.unit,
        target=measure.target,
        source=_("Reports of %s under this agreement") % provider,
    )
