from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.bank import details_of, why_held
from folkmoot.agreements.actions.claim import mark_paid
from folkmoot.agreements.models import Payment
from folkmoot.agreements.money import accounts
from folkmoot.agreements.money.balance import assign, borne
from folkmoot.agreements.money.paid_months import settle_month
from folkmoot.agreements.notices import tell_paid
from folkmoot.agreements.words import day
from folkmoot.commitments.actions.explain import write_explanation
from folkmoot.commitments.models import Undertaking
from folkmoot.commitments.states import RulebookState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.4"


@transaction.atomic
def note_invoice(payment: Payment, *, received_date: date, by: Person, now: datetime) -> Payment:
    """Note the day an invoice came. It is due so many days later, as the agreement says and never more (FT-23).

    Raises NotAllowed unless `by` pays for the funder; Refused for a payment made in advance, which waits for none.
    """
    capacity = allow(policy.may_pay(by, payment, now=now))
    payment = locked(payment)
    agreement = payment.agreement
    _must_be_unpaid(payment)
    if agreement.in_advance:
        raise Refused(_("This is paid in advance, on the plan's own day. No invoice changes that day."))
    if received_date > day_of(now):
        raise Refused(_("This day has not come yet."), field="received_date")
    wait = timedelta(days=agreement.payment_days)
    if payment.invoiced_date is None and received_date + wait < payment.due_date:
        earliest = day(payment.due_date - wait)
        raise Refused(
            _("The plan asks for this invoice from %s on. Note the day then.") % earliest, field="received_date"
        )
    payment.invoiced_date, payment.due_date = received_date, received_date + wait
    payment.save(update_fields=["invoiced_date", "due_date"])
    record(
        by, "agreements.payment.invoiced", payment, capacity=capacity, now=now, rule=RULE,
        facts={"number": payment.number, "invoiced": received_date, "due": payment.due_date},
        touching=[agreement, agreement.project],
    )  # fmt: skip
    return payment


@transaction.atomic
def pay(payment: Payment, *, paid_date: date, late_reason: str = "", by: Person, now: datetime) -> Payment:
    """Write down that a payment was made, and on which day. A reason for paying late is published.

    Raises NotAllowed unless `by` pays for the funder and does not work for the provider.
    """
    capacity = allow(policy.may_pay(by, payment, now=now))
    payment = locked(payment)
    _must_be_unpaid(payment)
    if paid_date > day_of(now):
        raise Refused(_("This day has not come yet. Write it down once it is paid."), field="paid_date")
    signed_at = payment.agreement.provider_signed_at
    if signed_at is None or paid_date < day_of(signed_at):
        raise Refused(_("Nothing can be paid before both sides had signed."), field="paid_date")
    if payment.disputed_date:
        raise Refused(_("This is in dispute. Settle the dispute first."))
    if held := why_held(payment, day_of(now), by):
        raise Refused(held)
    account = accounts.hold(payment.agreement)
    _charge(payment)
    payment.paid_date, payment.paid_to = paid_date, details_of(payment)
    payment.save(update_fields=["paid_date", "paid_to"])
    accounts.settle(account)
    settle_month(payment)
    mark_paid(payment)
    if late_reason.strip() and payment.is_late(paid_date):
        _explain(payment, late_reason, by, capacity, now, field="late_reason")
    tell_paid(payment, now=now)
    record(
        by, "agreements.payment.paid", payment, capacity=capacity, now=now, rule=RULE, reasons=payment.late_reason,
        facts={
            "number": payment.number, "amount": payment.amount, "paid": paid_date, "due": payment.due_date,
            "days_late": payment.days_late(paid_date),
        },
        touching=[payment.agreement, payment.agreement.project],
    )  # fmt: skip
    return payment


@transaction.atomic
def explain_late(payment: Payment, *, words: str, by: Person, now: datetime) -> Payment:
    """Say in public why a payment is or was late. It becomes the explanation of the broken promise.

    Raises NotAllowed unless `by` is the funder's; Refused when the payment is not late, or was explained already.
    """
    capacity = allow(policy.may_explain_late(by, payment, now=now))
    payment = locked(payment)
    if not words.strip():
        raise Refused(_("Say why it was late."), field="words")
    if not payment.is_late(day_of(now)):
        raise Refused(_("This payment is not late."))
    if payment.late_reason:
        raise Refused(_("Why it was late has been published already."))
    _explain(payment, words, by, capacity, now)
    record(
        by, "agreements.payment.late_explained", payment, capacity=capacity, now=now, rule=RULE, reasons=words,
        facts={"number": payment.number, "days_late": payment.days_late(day_of(now))},
        touching=[payment.agreement, payment.agreement.project],
    )  # fmt: skip
    return payment


def _explain(payment: Payment, words: str, by: Person, capacity: str, now: datetime, field: str = "words") -> None:
    """Keep the reason beside the payment, and as the explanation of "pay on time" wherever promises are shown."""
    payment.late_reason = words
    payment.save(update_fields=["late_reason"])
    promise = Undertaking.objects.filter(
        rulebook__code="sutton-compact", rulebook__state=RulebookState.ADOPTED, number="3.3.4"
    ).first()
    if promise is None:
        return
    try:
        write_explanation(promise, payment, words=words, by=by, capacity=capacity, now=now)
    except Refused as refusal:
        raise Refused(str(refusal), field=field) from refusal


def _charge(payment: Payment) -> None:
    """Where pooled funds stand behind the agreement, say which contribution bears which part, to the penny."""
    sources = accounts.sources_of(payment.agreement)
    if not sources:
        return
    shares = assign(accounts.needs_of(payment.agreement), sources)
    short = payment.amount - borne(shares, payment.number)
    if short:
        raise Refused(
            _("The funds behind this agreement have not promised enough for this payment: £%(short)s is missing.")
            % {"short": f"{short:,.2f}"}
        )
    accounts.charge(payment, shares[payment.number])


def _must_be_unpaid(payment: Payment) -> None:
    if payment.paid_date:
        raise Refused(_("This was paid on %s.") % day(payment.paid_date))
