"""Claims for money, and disputes about them. What is not disputed is paid on time."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from folkmoot.agreements.claim_states import CLAIM, ClaimState
from folkmoot.agreements.models import Agreement, Claim, Milestone, OutcomePrice, Payment
from folkmoot.agreements.money import accounts, policy
from folkmoot.agreements.notices import tell_claim_settled
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.words import day
from folkmoot.commitments.models import Finding
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.core.subjects import refer
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.4"


@transaction.atomic
def claim_payment(payment: Payment, *, reference: str = "", by: Person, now: datetime) -> Claim:
    """Send the invoice for a payment of the plan. The days to pay it run from today (FT-23).

    Raises NotAllowed unless `by` works for the provider; Refused for money paid in advance, or before its period ends.
    """
    agreement = payment.agreement
    capacity = allow(policy.may_claim(by, agreement, now=now))
    accounts.hold(agreement)
    payment = locked(payment)
    today = day_of(now)
    if agreement.in_advance:
        raise Refused(_("This is paid in advance, on the plan’s own day. You need not send an invoice."))
    if payment.paid_date:
        raise Refused(_("This was paid on %s.") % day(payment.paid_date))
    if payment.claims.exists():
        raise Refused(_("You have claimed this already."))
    if payment.end_date and today < payment.end_date:
        raise Refused(_("Send it from %s on, when the period is over.") % day(payment.end_date))
    payment.invoiced_date, payment.due_date = today, today + timedelta(days=agreement.payment_days)
    payment.save(update_fields=["invoiced_date", "due_date"])
    claim = _claim(agreement, payment, payment.amount, capacity, now, reference=reference)
    _record_claim(claim, by=by, capacity=capacity, now=now)
    return claim


@transaction.atomic
def claim_milestone(milestone: Milestone, *, evidence: str, reference: str = "", by: Person, now: datetime) -> Claim:
    """Say that a milestone is reached and how everyone can see it. Its sum falls due.

    Raises NotAllowed unless `by` works for the provider; Refused when it was claimed already.
    """
    agreement = milestone.agreement
    capacity = allow(policy.may_claim(by, agreement, now=now))
    account = accounts.hold(agreement)
    agreement = locked(agreement)
    _must_run(agreement)
    if not evidence.strip():
        raise Refused(_("Say how everyone can see that it is done."), field="evidence")
    if milestone.claims.exclude(state=ClaimState.REFUSED).exists():
        raise Refused(_("You have claimed this already."))
    payment = _payment(agreement, milestone.title, milestone.amount, now, milestone.expected_date)
    claim = _claim(
        agreement, payment, milestone.amount, capacity, now, reference=reference, evidence=evidence, milestone=milestone
    )
    accounts.settle(account)
    _record_claim(claim, by=by, capacity=capacity, now=now)
    return claim


@transaction.atomic
def claim_outcomes(
    price: OutcomePrice, *, count: int, evidence: str, reference: str = "", by: Person, now: datetime
) -> Claim:
    """Claim for so many people for whom the outcome was reached, at their tier's price.

    Raises NotAllowed unless `by` works for the provider; Refused for one more than the agreement pays for.
    """
    agreement = price.agreement
    capacity = allow(policy.may_claim(by, agreement, now=now))
    account = accounts.hold(agreement)
    agreement = locked(agreement)
    _must_run(agreement)
    if count < 1:
        raise Refused(_("Claim for one person or more."), field="count")
    if not evidence.strip():
        raise Refused(_("Say how you know that it has changed for them. Name nobody."), field="evidence")
    gone = price.claims.exclude(state=ClaimState.REFUSED).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    left = int((price.whole - gone) // price.price)
    if count > left:
        raise Refused(_("The agreement pays for %s more of these.") % left, field="count")
    purpose = f"{price.outcome}: {count}"[:160]
    # The plan set this money aside for the end of the term, so that is where the funds bear it.
    payment = _payment(agreement, purpose, price.price * count, now, agreement.last_date)
    claim = _claim(
        agreement, payment, price.price * count, capacity, now, reference=reference, evidence=evidence, price=price,
        count=count,
    )  # fmt: skip
    accounts.settle(account)
    _record_claim(claim, by=by, capacity=capacity, now=now)
    return claim


@transaction.atomic
def dispute(claim: Claim, *, amount: Decimal, reasons: str, by: Person, now: datetime) -> Claim:
    """Dispute all or part of a claim, with why. The clock stands still for that part; the rest stays due on its day.

    Raises NotAllowed unless `by` is the funder's; Refused once it is paid or late: a late payer does not stop the clock.
    """
    agreement = claim.agreement
    capacity = allow(policy.may_dispute(by, claim, now=now))
    account = accounts.hold(agreement)
    claim = locked(claim)
    payment, today = claim.payment, day_of(now)
    if claim.state != ClaimState.SENT or payment is None or payment.paid_date:
        raise Refused(_("Only a claim that is neither paid nor disputed before can be disputed."))
    if not reasons.strip():
        raise Refused(_("Say what you dispute, and why."), field="reasons")
    if not 0 < amount <= payment.amount:
        raise Refused(_("Dispute a penny or more, and no more than £%s.") % f"{payment.amount:,.2f}", field="amount")
    if today > payment.due_date:
        raise Refused(_("It was due on %s. What is late already is paid first.") % day(payment.due_date))
    part = payment
    if amount < payment.amount:
        payment.amount -= amount
        payment.save(update_fields=["amount"])
        part = _copy(payment, amount)
    part.disputed_date = today
    part.save()
    claim.disputed, claim.disputed_amount, claim.dispute_reason = part, amount, reasons
    claim.save(update_fields=["disputed", "disputed_amount", "dispute_reason"])
    move(claim, CLAIM, to=ClaimState.DISPUTED)
    accounts.settle(account)
    record(
        by, "agreements.claim.disputed", claim, capacity=capacity, now=now, rule=RULE, words={"reasons": reasons},
        facts={"claimed": claim.amount, "disputed": amount}, touching=[agreement, agreement.project, payment, part],
    )  # fmt: skip
    return claim


@transaction.atomic
def answer_dispute(claim: Claim, *, words: str, by: Person, now: datetime) -> Claim:
    """The provider answers what is disputed."""
    capacity = allow(policy.may_answer_dispute(by, claim, now=now))
    claim = locked(claim)
    if claim.state != ClaimState.DISPUTED:
        raise Refused(_("This claim is not in dispute."))
    if not words.strip():
        raise Refused(_("Write your answer."), field="words")
    claim.dispute_answer = words
    claim.save(update_fields=["dispute_answer"])
    record(
        by, "agreements.claim.answered", claim, capacity=capacity, now=now, words={"answer": words},
        touching=[claim.agreement],
    )  # fmt: skip
    return claim


@transaction.atomic
def settle_dispute(claim: Claim, *, owed: Decimal, words: str, by: Person, now: datetime) -> Claim:
    """Settle a dispute: so much of the disputed sum is owed, and is due the days later that the clock stood still.

    Raises NotAllowed unless `by` is the funder's; Refused without words, or for more than was disputed.
    """
    agreement = claim.agreement
    capacity = allow(policy.may_dispute(by, claim, now=now))
    account = accounts.hold(agreement)
    claim = locked(claim)
    part = claim.disputed
    if claim.state != ClaimState.DISPUTED or part is None or part.disputed_date is None:
        raise Refused(_("This claim is not in dispute."))
    if not words.strip():
        raise Refused(_("Say how it was settled. The provider reads it."), field="words")
    if not 0 <= owed <= part.amount:
        raise Refused(_("Between nothing and £%s is owed.") % f"{part.amount:,.2f}", field="owed")
    stood, given_up = day_of(now) - part.disputed_date, part.amount - owed
    claim.outcome, claim.amount = words, claim.amount - given_up
    whole_refused = claim.amount == 0
    if whole_refused:
        claim.amount = part.amount
    if owed:
        part.amount, part.due_date, part.disputed_date = owed, part.due_date + stood, None
        part.save(update_fields=["amount", "due_date", "disputed_date"])
    else:
        claim.disputed = None
        claim.payment = None if claim.payment_id == part.pk else claim.payment
    claim.save(update_fields=["outcome", "amount", "disputed", "payment"])
    if not owed:
        Finding.objects.filter(subject=refer(part)).delete()
        part.delete()
    move(claim, CLAIM, to=ClaimState.REFUSED if whole_refused else ClaimState.SETTLED)
    if not whole_refused and not _unpaid(claim):
        move(claim, CLAIM, to=ClaimState.PAID)
    accounts.settle(account)
    tell_claim_settled(claim, now=now)
    record(
        by, "agreements.claim.settled", claim, capacity=capacity, now=now, rule=RULE, words={"words": words},
        facts={"owed": owed, "given_up": given_up, "days_stood_still": stood.days},
        touching=[agreement, agreement.project, *([part] if owed else [])],
    )  # fmt: skip
    return claim


def mark_paid(payment: Payment) -> None:
    """A claim is paid once nothing of it waits. Called by whoever pays."""
    for claim in Claim.objects.filter(agreement=payment.agreement_id, state__in=(ClaimState.SENT, ClaimState.SETTLED)):
        if payment.pk in (claim.payment_id, claim.disputed_id) and not _unpaid(claim):
            move(claim, CLAIM, to=ClaimState.PAID)


def _unpaid(claim: Claim) -> bool:
    keys = [key for key in (claim.payment_id, claim.disputed_id) if key]
    return Payment.objects.filter(pk__in=keys, paid_date=None).exists()


def _must_run(agreement: Agreement) -> None:
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("Nothing can be claimed unless the agreement is signed and running."))


def _payment(agreement: Agreement, purpose: str, amount: Decimal, now: datetime, work: date) -> Payment:
    today = day_of(now)
    last = agreement.payments.aggregate(last=Max("number"))["last"] or 0
    return Payment.objects.create(
        agreement=agreement, number=last + 1, purpose=purpose, amount=amount, start_date=work,
        end_date=work + timedelta(days=1), invoiced_date=today,
        due_date=today + timedelta(days=agreement.payment_days),
    )  # fmt: skip


def _copy(payment: Payment, amount: Decimal) -> Payment:
    """Another payment of the same work, for the part that waits."""
    last = payment.agreement.payments.aggregate(last=Max("number"))["last"] or 0
    return Payment(
        agreement=payment.agreement, number=last + 1, purpose=payment.purpose, amount=amount,
        start_date=payment.start_date, end_date=payment.end_date, invoiced_date=payment.invoiced_date,
        due_date=payment.due_date,
    )  # fmt: skip


def _claim(
    agreement: Agreement, payment: Payment, amount: Decimal, capacity: str, now: datetime, **more: object
) -> Claim:
    return Claim.objects.create(
        agreement=agreement,
        payment=payment,
        amount=amount,
        sent_date=day_of(now),
        sent_at=now,
        sent_as=capacity,
        **more,
    )


def _record_claim(claim: Claim, *, by: Person, capacity: str, now: datetime) -> None:
    payment = claim.payment
    record(
        by, "agreements.claim.sent", claim, capacity=capacity, now=now, rule=RULE,
        facts={"amount": claim.amount, "due": payment.due_date if payment else None},
        touching=[claim.agreement, claim.agreement.project, *([payment] if payment else [])],
    )  # fmt: skip
