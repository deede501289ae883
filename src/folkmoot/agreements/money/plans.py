"""The plan of payments of an agreement, not yet saved: its sum is the agreement's value to the penny."""

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.agreements import schedule
from folkmoot.agreements.models import Agreement, Payment
from folkmoot.agreements.money.balance import Need, Source, assign, borne
from folkmoot.agreements.words import span
from folkmoot.core.policy import Refused


def check_money(agreement: Agreement) -> None:
    """Refuse a signature under money that is promised in part."""
    promised = sum(agreement.draws.values_list("amount", flat=True), Decimal(0))
    if promised and promised != agreement.value:
        raise Refused(
            _("Pooled funds have promised £%(promised)s of the £%(value)s. Promise the rest before anybody signs.")
            % {"promised": f"{promised:,.2f}", "value": f"{agreement.value:,.2f}"}
        )
    sources = [
        Source(row.pk, row.free, row.contribution.start_date, row.contribution.end_date)
        for row in agreement.draws.select_related("contribution")
    ]
    needs = [Need(row.number, row.amount, row.start_date or row.due_date) for row in planned_payments(agreement)]
    if borne(assign(needs, sources)) < promised:
        raise Refused(
            _("The terms have changed, and the pooled money does not fit its days any more. Promise it anew.")
        )


def planned_payments(agreement: Agreement) -> list[Payment]:
    """What is paid by the calendar: each period in proportion to its length, exactly in pence."""
    if not agreement.value:
        return []
    times = schedule.periods(agreement.start_date, agreement.end_date, agreement.payment_months)
    amounts = schedule.split(agreement.value, schedule.weights(times, agreement.start_date))
    wait = timedelta(days=agreement.payment_days)
    paid_for = [(time, amount) for time, amount in zip(times, amounts, strict=True) if amount]
    return [
        Payment(
            agreement=agreement,
            number=number,
            purpose=span(time.start, time.end),
            amount=amount,
            start_date=time.start,
            end_date=time.end,
            due_date=time.start if agreement.in_advance else time.end + wait,
        )
        for number, (time, amount) in enumerate(paid_for, 1)
    ]
