"""Improvement plans: what is wrong, who does what by when, how it turned out."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy
from folkmoot.agreements.forms import (
    ClosePlanForm,
    PlanForm,
    StepDoneForm,
    StepForm,
)
from folkmoot.agreements.models import ImprovementPlan, PlanStep
from folkmoot.agreements.states import ImprovementState
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.changes import page_of
from folkmoot.agreements.views.posts import press
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


@login_required
@one_effect
def propose_plan(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_propose_plan(request.user, row, now=moment))
    return ask(
        request, PlanForm(request.POST or None), partial(actions.propose_plan, row, by=request.user, now=moment),
        title=_("Propose an improvement plan"), button=_("Save it"), back=page_of(row), caption=row.title,
        intro=_("Say what is not going well and help to mend it. Then add steps with days; the provider agrees to them."),
        done=_("Saved. Now add the steps."), then=lambda plan: plan.get_absolute_url(),
    )  # fmt: skip


def plan_of(request: HttpRequest, pk: int) -> ImprovementPlan:
    rows = ImprovementPlan.objects.select_related("agreement__funder", "agreement__provider")
    return get_object_or_404(rows, pk=pk)


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """An improvement plan: what is wrong, who does what by when, how it turned out."""
    row, moment = plan_of(request, pk), clock.now()
    funder = bool(policy.acts_for_funder(request.user, row.agreement.funder, now=moment))
    provider = bool(policy.acts_for_provider(request.user, row.agreement.provider, now=moment))
    today = clock.day_of(moment)
    steps = [
        (step, step.is_overdue(today), row.state == ImprovementState.AGREED and not step.done_date and (funder if step.by_funder else provider))
        for step in row.steps.order_by("by_date", "pk")
    ]  # fmt: skip
    return render(
        request,
        "agreements/plan.html",
        {
            "plan": row,
            "agreement": row.agreement,
            "steps": steps,
            "may_write": (funder or provider) and row.state == ImprovementState.PROPOSED,
            "may_agree": provider and not funder and row.state == ImprovementState.PROPOSED and bool(steps),
            "may_drop": funder and row.state == ImprovementState.PROPOSED,
            "may_close": (funder or provider) and row.state == ImprovementState.AGREED,
        },
    )


@login_required
@one_effect
def add_step(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = plan_of(request, pk), clock.now()
    allow(policy.may_write_plan(request.user, row, now=moment))
    return ask(
        request, StepForm(request.POST or None), partial(actions.add_step, row, by=request.user, now=moment),
        title=_("Add a step"), button=_("Add it"), back=row, caption=row.agreement.title, done=_("The step is added."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def agree_plan(request: SignedIn, pk: int) -> HttpResponse:
    row = plan_of(request, pk)
    return press(
        request, _("The timetable is agreed."), row.get_absolute_url(), actions.agree_plan, row, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def drop_plan(request: SignedIn, pk: int) -> HttpResponse:
    row = plan_of(request, pk)
    return press(
        request, _("The plan is dropped."), row.get_absolute_url(), actions.drop_plan, row, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def step_done(request: SignedIn, pk: int) -> HttpResponse:
    rows = PlanStep.objects.select_related("plan__agreement__funder", "plan__agreement__provider")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_note_step(request.user, row, now=moment))
    return ask(
        request, StepDoneForm(request.POST or None), partial(actions.note_step, row, by=request.user, now=moment),
        title=_("A step is done"), button=_("Save it"), back=row.plan, caption=row.what, done=_("Saved."),
    )  # fmt: skip


@login_required
@one_effect
def close_plan(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = plan_of(request, pk), clock.now()
    allow(policy.may_close_plan(request.user, row, now=moment))
    return ask(
        request, ClosePlanForm(request.POST or None), partial(actions.close_plan, row, by=request.user, now=moment),
        title=_("How did the plan turn out?"), button=_("Publish it"), back=row, caption=row.agreement.title,
        done=_("Written down."),
    )  # fmt: skip
