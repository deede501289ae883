from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.agreements import actions
from folkmoot.agreements.claim_states import ClaimState
from folkmoot.agreements.models import Claim, Milestone, OutcomePrice, Payment
from folkmoot.agreements.money import forms, policy
from folkmoot.agreements.views.asking import show
from folkmoot.agreements.words import day
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding.queries.paid_to import bank_details_of

SIDES = ("agreement__funder", "agreement__provider", "agreement__project")


def load(pk: int) -> Claim:
    rows = Claim.objects.select_related(*SIDES, "payment", "milestone", "price", "disputed")
    return get_object_or_404(rows, pk=pk)


@login_required
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim, for its two sides: what is asked, what is disputed, how it was settled."""
    row, moment = load(pk), clock.now()
    allow(policy.may_read_claim(request.user, row, now=moment))
    decides = bool(policy.may_dispute(request.user, row, now=moment))
    unpaid = row.payment is not None and row.payment.paid_date is None
    return render(
        request,
        "agreements/money/claim.html",
        {
            "claim": row,
            "agreement": row.agreement,
            "may": {
                "dispute": decides and row.state == ClaimState.SENT and unpaid,
                "settle": decides and row.state == ClaimState.DISPUTED,
                "answer": row.state == ClaimState.DISPUTED
                and not row.dispute_answer
                and bool(policy.may_answer_dispute(request.user, row, now=moment)),
            },
        },
    )


def claiming(request: HttpRequest, thing: Any, form_class: Any, action: Any, title: str, facts: Any) -> HttpResponse:
    """One form with which the provider asks for money."""
    moment = clock.now()
    allow(policy.may_claim(request.user, thing.agreement, now=moment))
    form = form_class(request.POST or None)
    if form.is_valid():
        made = attempt(form, action, thing, **form.cleaned_data, by=request.user, now=moment)
        if made:
            messages.success(request, _("Your claim has come in. The days to pay it run from today."))
            return redirect(made.get_absolute_url())
    return show(request, form, title=title, button=_("Send the claim"), back=thing.agreement, facts=facts)


def pounds(amount: Any) -> str:
    return f"£{amount:,.2f}"


@login_required
@one_effect
def claim_payment(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Payment.objects.select_related(*SIDES), pk=pk)
    facts = [(_("For"), row.purpose), (_("Amount"), pounds(row.amount))]
    return claiming(request, row, forms.InvoiceClaimForm, actions.claim_payment, _("Send your invoice"), facts)


@login_required
@one_effect
def claim_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Milestone.objects.select_related(*SIDES), pk=pk)
    facts = [(_("Milestone"), row.title), (_("Seen by"), row.evidence), (_("Amount"), pounds(row.amount))]
    return claiming(request, row, forms.MilestoneClaimForm, actions.claim_milestone, _("Claim a milestone"), facts)


@login_required
@one_effect
def claim_outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(OutcomePrice.objects.select_related(*SIDES), pk=pk)
    facts = [
        (_("For whom"), row.people),
        (_("What has changed"), row.outcome),
        (_("Price for each"), pounds(row.price)),
    ]
    return claiming(request, row, forms.OutcomeClaimForm, actions.claim_outcomes, _("Claim outcomes"), facts)


@login_required
@one_effect
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_dispute(request.user, row, now=moment))
    form = forms.DisputeForm(request.POST or None, initial={"amount": row.amount})
    if form.is_valid() and attempt(form, actions.dispute, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The dispute is noted. The provider answers; then you settle it."))
        return redirect(row.get_absolute_url())
    words = _("While it is disputed, the days to pay stand still for that part. The rest is paid on its day.")
    return show(request, form, title=_("Dispute a claim"), button=_("Dispute it"), back=row, intro=words)


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_answer_dispute(request.user, row, now=moment))
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.answer_dispute, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Your answer is with the funder, who settles it."))
        return redirect(row.get_absolute_url())
    facts = [(_("Disputed"), pounds(row.disputed_amount or 0)), (_("Why"), row.dispute_reason)]
    return show(request, form, title=_("Answer a dispute"), button=_("Send the answer"), back=row, facts=facts)


@login_required
@one_effect
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_dispute(request.user, row, now=moment))
    form = forms.SettleForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.settle_dispute, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The dispute is settled. What is owed is due again."))
        return redirect(row.get_absolute_url())
    facts = [
        (_("Disputed"), pounds(row.disputed_amount or 0)), (_("Why"), row.dispute_reason),
        (_("The provider’s answer"), row.dispute_answer or _("none yet")),
    ]  # fmt: skip
    return show(request, form, title=_("Settle a dispute"), button=_("Settle it"), back=row, facts=facts)


@login_required
@one_effect
def check_bank(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person asks the provider whether new details are its own."""
    row, moment = get_object_or_404(Payment.objects.select_related(*SIDES), pk=pk), clock.now()
    details = bank_details_of(row.agreement.provider_id)
    if details is None:
        return redirect(row.get_absolute_url())
    allow(policy.may_check_bank_details(request.user, row, details, now=moment))
    form = forms.BankCheckForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.check_bank_details, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Noted. Somebody other than you now makes the payment."))
        return redirect(row.get_absolute_url())
    facts = [
        (_("Organisation"), row.agreement.provider.name), (_("Account ending in"), details.ending),
        (_("Given on"), day(clock.day_of(details.given_at))),
    ]  # fmt: skip
    words = _("Ask the organisation by a telephone number you knew before. Do not use one from the message about it.")
    return show(
        request, form, title=_("Check new bank details"), button=_("I have asked; they are right"),
        back=row.agreement, intro=words, facts=facts,
    )  # fmt: skip
