"""What a change does to the days and the money still to come. What is paid and what is reported stays."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from folkmoot.agreements import schedule
from folkmoot.agreements.models import Agreement, Payment, Report
from folkmoot.agreements.money import accounts
from folkmoot.agreements.states import ReportState
from folkmoot.agreements.words import span
from folkmoot.core.policy import Refused


def add_reports(agreement: Agreement, start: date) -> list[Report]:
    """Reports for the time from `start` to the new end."""
    if agreement.reports_with_id:
        return []
    months = agreement.measures.filter(stopped_date=None).values_list("months_between", flat=True)
    wait = timedelta(days=agreement.report_days)
    return Report.objects.bulk_create(
        Report(agreement=agreement, start_date=period.start, end_date=period.end, due_date=period.end + wait)
        for period in schedule.reporting_periods(start, agreement.end_date, months)
    )


def cut_reports(agreement: Agreement, end: date) -> None:
    """Reports that were to come after the new end fall away; the one that spans it ends there."""
    due = agreement.reports.filter(state=ReportState.DUE)
    due.filter(start_date__gte=end).delete()
    wait = timedelta(days=agreement.report_days)
    due.filter(end_date__gt=end).update(end_date=end, due_date=end + wait)


def add_money(agreement: Agreement, extra: Decimal, start: date) -> None:
    """More money: over the time from `start` to the end, each period by its length, paid as the rest is."""
    times = schedule.periods(start, agreement.end_date, agreement.payment_months)
    last = agreement.payments.order_by("-number").values_list("number", flat=True).first() or 0
    wait = timedelta(days=agreement.payment_days)
    amounts = schedule.split(extra, schedule.weights(times, start))
    paid_for = [(time, amount) for time, amount in zip(times, amounts, strict=True) if amount > 0]
    for place, (time, amount) in enumerate(paid_for, last + 1):
        Payment.objects.create(
            agreement=agreement, number=place, purpose=span(time.start, time.end), amount=amount,
            start_date=time.start, end_date=time.end,
            due_date=time.start if agreement.in_advance else time.end + wait,
        )  # fmt: skip
    _settle(agreement)


def take_money(agreement: Agreement, less: Decimal, from_date: date) -> None:
    """Less money: off what is still unpaid and falls due from a day on, in equal parts. Refused where that is not enough."""
    waiting = list(agreement.payments.filter(paid_date=None, due_date__gte=from_date).order_by("number"))
    there = sum((row.amount for row in waiting), Decimal(0))
    if less > there:
        raise Refused(_("Only £%s is still to be paid after that day. It cannot shrink by more.") % there)
    left = there - less
    amounts = schedule.split(left, [1] * len(waiting)) if left else []
    for place, row in enumerate(waiting):
        if place < len(amounts) and amounts[place]:
            row.amount = amounts[place]
            row.save(update_fields=["amount"])
        else:
            row.delete()
    _settle(agreement)


def _settle(agreement: Agreement) -> None:
    """The agreement's account follows its payments. Refused where pooled money was promised for more than it is worth."""
    account = accounts.hold(agreement)
    value = Agreement.objects.values_list("value", flat=True).get(pk=agreement.pk)
    drawn = agreement.draws.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    if drawn > value:
        raise Refused(
            _("£%(drawn)s of pooled money is promised to it. Give back to the funds what is over £%(value)s first.")
            % {"drawn": f"{drawn:,.2f}", "value": f"{value:,.2f}"}
        )
    accounts.settle(account)


def unpaid_from(agreement: Agreement, day: date) -> Decimal:
    rows = agreement.payments.filter(paid_date=None, due_date__gte=day)
    return rows.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
