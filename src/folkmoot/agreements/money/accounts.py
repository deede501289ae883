"""The sums of an agreement, counted anew from its rows under one lock, and held by the database within its value."""

from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from folkmoot.agreements.anchor_states import PROMISED
from folkmoot.agreements.claim_states import ClaimState
from folkmoot.agreements.models import Account, Agreement, Charge, Contribution, Draw, Payment
from folkmoot.agreements.money.balance import Need, Source
from folkmoot.agreements.money.plans import needs_before_signature, needs_of_parts, parts_of

NOTHING = Decimal(0)


def hold(agreement: Agreement) -> Account:
    """The agreement's account, locked until the transaction ends: two people cannot move the same pound."""
    Account.objects.get_or_create(agreement=agreement, defaults={"value": agreement.value})
    return Account.objects.select_for_update().get(pk=agreement.pk)


def settle(account: Account) -> Account:
    """Count the sums again. The database refuses what does not add up, so nothing of the action stays."""
    agreement = account.agreement
    paid = agreement.payments.aggregate(planned=Sum("amount"), paid=Sum("amount", filter=Q(paid_date__isnull=False)))
    account.value = Agreement.objects.values_list("value", flat=True).get(pk=agreement.pk)
    account.planned, account.paid = paid["planned"] or NOTHING, paid["paid"] or NOTHING
    account.drawn = agreement.draws.aggregate(sum=Sum("amount"))["sum"] or NOTHING
    shared = agreement.allocations.filter(state__in=PROMISED)
    account.allocated = shared.aggregate(sum=Sum("amount"))["sum"] or NOTHING
    account.save()
    return account


def settle_contributions(keys: list[int]) -> None:
    """Count what is drawn of each contribution."""
    for row in Contribution.objects.filter(pk__in=keys):
        row.drawn = row.draws.aggregate(sum=Sum("amount"))["sum"] or NOTHING
        row.save(update_fields=["drawn"])


def settle_draws(keys: list[int]) -> None:
    for row in Draw.objects.filter(pk__in=keys):
        row.charged = row.charges.aggregate(sum=Sum("amount"))["sum"] or NOTHING
        row.save(update_fields=["charged"])


def needs_of(agreement: Agreement) -> list[Need]:
    """The payments still to be made; before the signature, those that are planned."""
    if not agreement.is_signed:
        return needs_before_signature(agreement)
    rows = agreement.payments.filter(paid_date=None).order_by("number")
    return [Need(row.number, row.amount, row.start_date or row.due_date) for row in rows] + unclaimed(agreement)


def unclaimed(agreement: Agreement) -> list[Need]:
    """What milestones and outcomes may still come to, less what was claimed and not refused."""
    parts = parts_of(agreement)
    if not parts.milestones and not parts.prices:
        return []
    gone: dict[str, Decimal] = {}
    for row in agreement.claims.exclude(state=ClaimState.REFUSED):
        key = f"milestone {row.milestone_id}" if row.milestone_id else f"outcome {row.price_id}"
        gone[key] = gone.get(key, NOTHING) + row.amount
    left = [Need(need.key, need.amount - gone.get(str(need.key), NOTHING), need.day) for need in needs_of_parts(parts)]
    return [need for need in left if need.amount > 0]


def sources_of(agreement: Agreement) -> list[Source]:
    """What pooled funds have promised an agreement and no payment has used."""
    rows = agreement.draws.select_related("contribution").order_by("pk")
    return [Source(row.pk, row.free, row.contribution.start_date, row.contribution.end_date) for row in rows]


def charge(payment: Payment, shares: dict[Any, Decimal]) -> None:
    """Write down which draw bears which part of a payment."""
    Charge.objects.bulk_create(Charge(payment=payment, draw_id=key, amount=part) for key, part in shares.items())
    settle_draws(list(shares))


def recount(agreement: Agreement) -> Account:
    """For whoever changes an agreement's value, its payments or its shares elsewhere: count its sums anew.

    The database refuses a value lower than what is planned, promised or shared out already.
    """
    return settle(hold(agreement))
