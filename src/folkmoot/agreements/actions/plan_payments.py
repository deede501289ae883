"""How an agreement is paid beyond the calendar: settled while it is being written."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from folkmoot.agreements.actions.draft_agreement import must_be_draft
from folkmoot.agreements.models import Agreement, Milestone, OutcomePrice, PaymentPlan
from folkmoot.agreements.money import policy
from folkmoot.agreements.money.plans import parts_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.7"
PENNY = Decimal("0.01")


@transaction.atomic
def add_milestone(
    agreement: Agreement, *, title: str, evidence: str, amount: Decimal, expected_date: date, by: Person, now: datetime
) -> Milestone:
    """Pay a sum when something can be seen to be done. The calendar pays that much less.

    Raises NotAllowed unless `by` is the funder's commissioner; Refused for a pound more than the agreement is worth.
    """
    capacity = allow(policy.may_plan(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    _check_room(agreement, amount, "amount")
    if not agreement.start_date <= expected_date < agreement.end_date:
        raise Refused(_("Choose a day within the term."), field="expected_date")
    row = Milestone.objects.create(
        agreement=agreement, title=title, evidence=evidence, amount=amount, expected_date=expected_date
    )
    _changed(agreement)
    record(
        by, "agreements.plan.milestone_added", agreement, capacity=capacity, now=now, rule=RULE,
        facts={"amount": amount, "expected": expected_date}, touching=[agreement.project],
    )  # fmt: skip
    return row


@transaction.atomic
def remove_milestone(milestone: Milestone, *, by: Person, now: datetime) -> None:
    """Take a milestone out again while the agreement is being written; the calendar pays its sum."""
    agreement = milestone.agreement
    capacity = allow(policy.may_plan(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    facts = {"amount": milestone.amount}
    milestone.delete()
    _changed(agreement)
    record(by, "agreements.plan.milestone_removed", agreement, capacity=capacity, now=now, rule=RULE, facts=facts)


@transaction.atomic
def add_outcome_price(
    agreement: Agreement, *, people: str, outcome: str, price: Decimal, most: int, by: Person, now: datetime
) -> OutcomePrice:
    """Pay for an outcome, for one group of people: more for those whose needs are harder to meet (FT-22).

    Raises NotAllowed unless `by` is the funder's commissioner; Refused for more than the agreement is worth.
    """
    capacity = allow(policy.may_plan(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    if most < 1:
        raise Refused(_("Say for how many it is paid at most."), field="most")
    if price < PENNY:
        raise Refused(_("Pay a penny or more."), field="price")
    _check_room(agreement, price * most, "most")
    last = agreement.outcome_prices.aggregate(last=Max("tier"))["last"] or 0
    row = OutcomePrice.objects.create(
        agreement=agreement, tier=last + 1, people=people, outcome=outcome, price=price, most=most
    )
    _changed(agreement)
    record(
        by, "agreements.plan.price_added", agreement, capacity=capacity, now=now, rule=RULE,
        facts={"tier": row.tier, "price": price, "most": most}, touching=[agreement.project],
    )  # fmt: skip
    return row


@transaction.atomic
def remove_outcome_price(price: OutcomePrice, *, by: Person, now: datetime) -> None:
    """Take a price out again while the agreement is being written."""
    agreement = price.agreement
    capacity = allow(policy.may_plan(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    facts = {"tier": price.tier, "price": price.price, "most": price.most}
    price.delete()
    _changed(agreement)
    record(by, "agreements.plan.price_removed", agreement, capacity=capacity, now=now, rule=RULE, facts=facts)


@transaction.atomic
def say_why_paid_so(
    agreement: Agreement, *, value_statement: str = "", outcome_reason: str = "", by: Person, now: datetime
) -> PaymentPlan:
    """Publish why a large payment in advance is good value (FT-20), or why so much is paid by outcome (FT-21).

    A reason for paying by outcome then waits for a second commissioner.
    """
    capacity = allow(policy.may_plan(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    if not value_statement.strip() and not outcome_reason.strip():
        raise Refused(_("Write at least one of the two."))
    fields = {
        "value_statement": value_statement.strip(), "outcome_reason": outcome_reason.strip(), "asked_by": by,
        "approved_at": None, "approved_as": "",
    }  # fmt: skip
    plan, _made = PaymentPlan.objects.update_or_create(agreement=agreement, defaults=fields)
    record(
        by, "agreements.plan.explained", agreement, capacity=capacity, now=now, rule=RULE,
        reasons=" ".join(filter(None, (plan.value_statement, plan.outcome_reason))), touching=[agreement.project],
    )  # fmt: skip
    return plan


@transaction.atomic
def approve_outcome_share(plan: PaymentPlan, *, by: Person, now: datetime) -> PaymentPlan:
    """A second commissioner approves that a provider carries more by outcome than its size allows (FT-21).

    Raises NotAllowed for whoever asked; Refused without a published reason.
    """
    capacity = allow(policy.may_approve_plan(by, plan, now=now))
    plan = locked(plan)
    must_be_draft(plan.agreement)
    if not plan.outcome_reason:
        raise Refused(_("Publish the reason first."))
    plan.approved_at, plan.approved_as = now, capacity
    plan.save(update_fields=["approved_at", "approved_as"])
    record(
        by, "agreements.plan.approved", plan.agreement, capacity=capacity, now=now, rule=RULE,
        reasons=plan.outcome_reason, touching=[plan.agreement.project],
    )  # fmt: skip
    return plan


def _check_room(agreement: Agreement, amount: Decimal, field: str) -> None:
    left = parts_of(agreement).by_calendar
    if amount < PENNY:
        raise Refused(_("Pay a penny or more."), field=field)
    if amount > left:
        raise Refused(
            _("£%(left)s of the agreement is left for this; you asked for £%(amount)s.")
            % {"left": f"{left:,.2f}", "amount": f"{amount:,.2f}"},
            field=field,
        )


def _changed(agreement: Agreement) -> None:
    """An approval was of the plan as it was."""
    PaymentPlan.objects.filter(agreement=agreement).update(approved_at=None, approved_as="")
