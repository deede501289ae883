"""Expenses and pay: a member's own, and those the scheme answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import ExpenseAnswerForm, ExpenseForm, PaymentAnswerForm, PaymentForm, PressForm
from folkmoot.citizens.law import rule
from folkmoot.citizens.models import CitizenTask, Expense, Payment
from folkmoot.citizens.views.asking import form_page
from folkmoot.citizens.views.scheme import member_or_refused
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


@login_required
def costs(request: HttpRequest) -> HttpResponse:
    claims, payments = queries.costs_of(request.user)
    return render(request, "citizens/costs.html", {"claims": claims, "payments": payments})


@login_required
@one_effect
def claim(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.is_member(request.user, now=moment))
    mine = CitizenTask.objects.filter(assignments__person_id=request.user.pk or 0).order_by("title", "pk")
    form = ExpenseForm(request.POST or None, tasks=mine, initial={"spent_date": clock.day_of(moment)})
    if form.is_valid() and attempt(form, actions.claim_expense, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Sent. The volunteer centre answers, and pays what it agrees to."))
        return redirect("citizens:costs")
    back = reverse("citizens:costs")
    return form_page(request, form, heading=_("Ask for an expense to be paid back"), button=_("Send"), back=back)


@login_required
@one_effect
def answer_payment(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Payment, pk=pk), clock.now()
    allow(policy.may_answer_payment(request.user, row, now=moment))
    form = PaymentAnswerForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.answer_payment, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Your answer is on its way."))
        return redirect("citizens:costs")
    held = rule("paid_ends_free", clock.day_of(moment))
    intro = [row.words, _("This is pay, not an expense."), str(held.words) if row.ends_free_check else ""]
    heading = _("You are offered £%(amount)s") % {"amount": f"{row.amount:,.2f}"}
    return form_page(request, form, heading=heading, button=_("Answer"), intro=intro, back=reverse("citizens:costs"))


@login_required
def scheme_costs(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    claims, payments = queries.costs_waiting(queries.operated_by(request.user, clock.day_of(moment)))
    return render(request, "citizens/scheme_costs.html", {"claims": claims, "payments": payments})


@login_required
@one_effect
def answer_expense(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Expense.objects.select_related("person", "operator"), pk=pk), clock.now()
    allow(policy.may_run_scheme(request.user, row.operator, now=moment))
    form = ExpenseAnswerForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.answer_expense, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Answered. They read it under their costs."))
        return redirect("citizens:scheme_costs")
    heading = _("£%(amount)s for %(what)s") % {"amount": f"{row.amount:,.2f}", "what": row.get_kind_display()}
    back = reverse("citizens:scheme_costs")
    return form_page(request, form, heading=heading, caption=row.person.name, quoted=row.words, button=_("Answer"), back=back)  # fmt: skip


def press(request: HttpRequest, action: Any, row: Any, done: str) -> HttpResponse:
    """A one-button step of the scheme on its costs page."""
    form = PressForm({})
    if attempt(form, action, row, by=request.user, now=clock.now()):
        messages.success(request, done)
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("citizens:scheme_costs")


@login_required
@require_POST
@one_effect
def pay_expense(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Expense.objects.select_related("operator"), pk=pk)
    return press(request, actions.pay_expense, row, _("Noted as paid."))


@login_required
@require_POST
@one_effect
def pay_member(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Payment.objects.select_related("operator"), pk=pk)
    return press(request, actions.pay_member, row, _("Noted as paid."))


@login_required
@one_effect
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = member_or_refused(request, pk), clock.now()
    form = PaymentForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.offer_payment, row.person, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Offered. They answer under their costs."))
        return redirect("citizens:member", pk)
    intro = [
        _("Expenses and pay are different things. An expense gives back what somebody spent; pay is for the work."),
        str(rule("paid_ends_free", clock.day_of(moment)).words),
    ]
    heading = _("Offer %(name)s pay") % {"name": row.person.first_name}
    back = reverse("citizens:member", args=[pk])
    return form_page(request, form, heading=heading, button=_("Offer it"), intro=intro, back=back)
