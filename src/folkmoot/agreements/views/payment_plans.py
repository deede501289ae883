from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions
from folkmoot.agreements.models import Milestone, OutcomePrice, PaymentPlan
from folkmoot.agreements.money import policy
from folkmoot.agreements.money.caps import advance_cap, outcome_cap
from folkmoot.agreements.money.forms import MilestoneForm, PriceForm, WhyForm
from folkmoot.agreements.money.plans import check_plan, parts_of, planned_payments
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import show
from folkmoot.agreements.views.posts import press
from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import attempt, one_effect


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """How an agreement is paid: by the calendar, at milestones, for outcomes."""
    row, moment = load(request, pk), clock.now()
    parts = parts_of(row)
    try:
        check_plan(parts)
        stopped = ""
    except Refused as refusal:
        stopped = str(refusal)
    most, source = outcome_cap(row.provider.size, row.start_date)
    is_draft = row.state == AgreementState.DRAFT
    return render(
        request,
        "agreements/money/plan.html",
        {
            "agreement": row,
            "parts": parts,
            "payments": planned_payments(row, parts),
            "stopped": stopped if is_draft else "",
            "cap": {"percent": most, "source": source, "advance": advance_cap(row.start_date)},
            "may_change": is_draft and bool(policy.may_plan(request.user, row, now=moment)),
            "may_approve": bool(
                is_draft
                and parts.plan
                and parts.plan.outcome_reason
                and not parts.plan.approved_at
                and policy.may_approve_plan(request.user, parts.plan, now=moment)
            ),
        },
    )


@login_required
@one_effect
def add_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    return one_form(request, pk, MilestoneForm, actions.add_milestone, _("Add a milestone"))


@login_required
@one_effect
def add_price(request: HttpRequest, pk: int) -> HttpResponse:
    words = _("Give at least two tiers, with more for people whose needs are harder to meet.")
    return one_form(request, pk, PriceForm, actions.add_outcome_price, _("Price an outcome"), words)


@login_required
@one_effect
def why(request: HttpRequest, pk: int) -> HttpResponse:
    said = PaymentPlan.objects.filter(agreement=pk).values("value_statement", "outcome_reason").first()
    words = _("Everyone can read this.")
    return one_form(request, pk, WhyForm, actions.say_why_paid_so, _("Say why it is paid this way"), words, said)


def one_form(
    request: HttpRequest, pk: int, form_class: Any, action: Any, title: str, words: str = "", initial: Any = None
) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    policy_answer = policy.may_plan(request.user, row, now=moment)
    allow(policy_answer)
    form = form_class(request.POST or None, initial=initial)
    if form.is_valid() and attempt(form, action, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The plan is changed."))
        return redirect("agreements:payment_plan", row.pk)
    return show(request, form, title=title, button=_("Save"), back=row, intro=words)


@login_required
@require_POST
@one_effect
def remove_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Milestone.objects.select_related("agreement__funder"), pk=pk)
    return removed(request, row, actions.remove_milestone)


@login_required
@require_POST
@one_effect
def remove_price(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(OutcomePrice.objects.select_related("agreement__funder"), pk=pk)
    return removed(request, row, actions.remove_outcome_price)


def removed(request: HttpRequest, row: Any, action: Any) -> HttpResponse:
    back = f"{row.agreement.get_absolute_url()}payment-plan/"
    return press(request, _("Taken out of the plan."), back, action, row, by=request.user, now=clock.now())


@login_required
@require_POST
@one_effect
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PaymentPlan.objects.select_related("agreement__funder"), pk=pk)
    back = f"{row.agreement.get_absolute_url()}payment-plan/"
    done = _("Approved. The agreement can be signed with this plan.")
    return press(request, done, back, actions.approve_outcome_share, row, by=request.user, now=clock.now())
