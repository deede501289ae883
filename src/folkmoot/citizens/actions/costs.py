from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.law import rule
from folkmoot.citizens.models import CitizenTask, DbsCheck, Expense, Membership, Payment
from folkmoot.citizens.notices import tell_of_expense
from folkmoot.citizens.states import EXPENSE, PAYMENT, ExpenseState, PaymentState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def claim_expense(
    *,
    kind: str,
    amount: Decimal,
    spent_date: date,
    words: str,
    task: CitizenTask | None = None,
    by: Person,
    now: datetime,
) -> Expense:
    """Ask for money spent on taking part to be paid back. Raises Refused for nothing, or for a day to come."""
    capacity = allow(policy.is_member(by, now=now))
    if amount <= 0:
        raise Refused(_("Enter an amount above £0."), field="amount")
    if spent_date > day_of(now):
        raise Refused(_("Give a day that has come."), field="spent_date")
    membership = Membership.objects.current_of(by)
    operator: Organisation = membership.operator  # type: ignore[union-attr]
    row = Expense.objects.create(
        person=by, operator=operator, task=task, kind=kind, amount=amount, spent_date=spent_date, words=words.strip(),
        claimed_at=now,
    )  # fmt: skip
    record(by, "citizens.expense.claimed", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def answer_expense(expense: Expense, *, agreed: bool, refused_because: str = "", by: Person, now: datetime) -> Expense:
    """The scheme agrees to pay, or refuses and says why."""
    capacity = allow(policy.may_run_scheme(by, expense.operator, now=now))
    allow(policy.is_about_somebody_else(by, expense.person))
    expense = locked(expense)
    if not agreed and not refused_because.strip():
        raise Refused(_("Say why it is not paid. They will read it."), field="refused_because")
    expense.answered_at, expense.refused_because = now, "" if agreed else refused_because.strip()
    expense.save(update_fields=["answered_at", "refused_because"])
    move(expense, EXPENSE, to=ExpenseState.AGREED if agreed else ExpenseState.REFUSED)
    tell_of_expense(expense, now=now)
    record(by, "citizens.expense.answered", expense, capacity=capacity, now=now, facts={"agreed": agreed})
    return expense


@transaction.atomic
def pay_expense(expense: Expense, *, by: Person, now: datetime) -> Expense:
    """Note that an agreed expense was paid."""
    capacity = allow(policy.may_run_scheme(by, expense.operator, now=now))
    expense = locked(expense)
    move(expense, EXPENSE, to=ExpenseState.PAID)
    tell_of_expense(expense, now=now)
    record(by, "citizens.expense.paid", expense, capacity=capacity, now=now)
    return expense


def ends_free_check(person: Person, *, now: datetime) -> bool:
    """Whether this person holds a check that was free because they are not paid."""
    free = DbsCheck.objects.holding(now).filter(person=person, is_free=True)
    return bool(rule("paid_ends_free", day_of(now)).value) and free.exists()


@transaction.atomic
def offer_payment(
    person: Person, *, amount: Decimal, words: str, knows_check: bool = False, by: Person, now: datetime
) -> Payment:
    """Offer a member pay, which is not an expense. Raises Refused, before anything is made, while whoever offers it has
    not said that they know it can end the member's free check."""
    membership = Membership.objects.current_of(person)
    if membership is None:
        raise Refused(_("They are not in the scheme."))
    capacity = allow(policy.may_run_scheme(by, membership.operator, now=now))
    if amount <= 0:
        raise Refused(_("Enter an amount above £0."), field="amount")
    ends = ends_free_check(person, now=now)
    if ends and not knows_check:
        raise Refused(
            _(
                "Their check was free because they are a volunteer. Pay can end that. Say that you know, or pay expenses alone."
            ),
            field="knows_check",
        )
    row = Payment.objects.create(
        person=person, operator=membership.operator, amount=amount, words=words.strip(), offered_at=now,
        offered_as=capacity, ends_free_check=ends,
    )  # fmt: skip
    record(by, "citizens.payment.offered", row, capacity=capacity, now=now, facts={"ends_free_check": ends})
    return row


@transaction.atomic
def answer_payment(
    payment: Payment, *, accepted: bool, knows_check: bool = False, by: Person, now: datetime
) -> Payment:
    """The member says yes or no. A yes that ends a free check needs them to have been told; the check is then no longer
    counted as free."""
    capacity = allow(policy.may_answer_payment(by, payment, now=now))
    payment = locked(payment)
    ends = accepted and ends_free_check(by, now=now)
    if ends and not knows_check:
        raise Refused(
            _(
                "Your check was free because you are a volunteer. Pay can end that. Tick the box if you want the money still."
            ),
            field="knows_check",
        )
    payment.answered_at = now
    payment.save(update_fields=["answered_at"])
    move(payment, PAYMENT, to=PaymentState.ACCEPTED if accepted else PaymentState.DECLINED)
    if ends:
        DbsCheck.objects.filter(person=by, is_free=True).update(is_free=False)
    record(by, "citizens.payment.answered", payment, capacity=capacity, now=now, facts={"accepted": accepted})
    return payment


@transaction.atomic
def pay_member(payment: Payment, *, by: Person, now: datetime) -> Payment:
    """Note that an accepted payment was made."""
    capacity = allow(policy.may_run_scheme(by, payment.operator, now=now))
    payment = locked(payment)
    move(payment, PAYMENT, to=PaymentState.PAID)
    record(by, "citizens.payment.paid", payment, capacity=capacity, now=now)
    return payment
