"""What the page of an agreement shows of its money."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.agreements.actions.bank import is_unchecked, why_held
from folkmoot.agreements.claim_states import ClaimState
from folkmoot.agreements.models import Agreement, Claim
from folkmoot.agreements.money import policy, queries
from folkmoot.agreements.money.plans import parts_of
from folkmoot.agreements.states import AgreementState
from folkmoot.core import clock
from folkmoot.core.cards import Card, card


@card(on=Agreement, order=10)
def where_the_money_comes_from(person: Any, agreement: Agreement) -> Card | None:
    """Which contribution bears how much; for the funder, a way to promise more or to give back."""
    draws = queries.draws_of(agreement)
    decides = bool(policy.acts_for_funder(person, agreement.funder, now=clock.now()))
    promised = sum((draw.amount for draw in draws), Decimal(0))
    may_promise = decides and agreement.state != AgreementState.ENDED and promised < agreement.value
    if not draws and not may_promise:
        return None
    idle = any(draw.free for draw in draws)
    return Card(
        _("Where the money comes from"),
        "agreements/money/card.html",
        {
            "agreement": agreement,
            "draws": draws,
            "promised": promised,
            "may_promise": may_promise,
            "may_release": decides and idle and agreement.state in (AgreementState.DRAFT, AgreementState.ENDED),
        },
    )


@card(on=Agreement, order=12)
def how_it_is_paid(person: Any, agreement: Agreement) -> Card | None:
    """The plan, the claims, what the provider can claim now, and a payment held for a second person."""
    moment = clock.now()
    claims = queries.claims_of(agreement)
    provider = bool(policy.may_claim(person, agreement, now=moment))
    funder = bool(policy.acts_for_funder(person, agreement.funder, now=moment)) or bool(
        policy.acts_as_finance(person, agreement.funder, now=moment)
    )
    context: dict[str, Any] = {"agreement": agreement, "claims": claims, "is_a_side": provider or funder}
    if provider:
        context["to_claim"] = to_claim(agreement, claims, clock.day_of(moment)) if agreement.is_signed else []
        context["bank_url"] = reverse("funding:passport_bank", args=[agreement.provider_id])
    if funder and agreement.state == AgreementState.LIVE:
        payment = agreement.payments.filter(paid_date=None).order_by("due_date", "number").first()
        held = why_held(payment, clock.day_of(moment)) if payment else ""
        if payment and held:
            check = reverse("agreements:check_bank", args=[payment.pk]) if is_unchecked(payment) else ""
            context |= {"held": held, "check_url": check}
    return Card(_("Claims and the plan of payments"), "agreements/money/claims_card.html", context)


def to_claim(agreement: Agreement, claims: list[Claim], today: date) -> list[tuple[str, str]]:
    """What the provider may ask for today, each with the page to do it."""
    claimed = [row for row in claims if row.state != ClaimState.REFUSED]
    found = []
    if not agreement.in_advance:
        invoiced = {row.payment_id for row in claims}
        for payment in agreement.payments.filter(paid_date=None, invoiced_date=None, end_date__lte=today).order_by(
            "number"
        ):
            if payment.pk not in invoiced:
                words = _("Send the invoice for %s") % payment.purpose
                found.append((words, reverse("agreements:claim_payment", args=[payment.pk])))
    if agreement.state == AgreementState.LIVE:
        parts = parts_of(agreement)
        done = {row.milestone_id for row in claimed}
        for milestone in parts.milestones:
            if milestone.pk not in done:
                words = _("Claim the milestone “%s”") % milestone.title
                found.append((words, reverse("agreements:claim_milestone", args=[milestone.pk])))
        for price in parts.prices:
            words = _("Claim outcomes: %s") % price.people
            found.append((words, reverse("agreements:claim_outcomes", args=[price.pk])))
    return found
