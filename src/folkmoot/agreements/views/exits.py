"""The exit plan, for the parties alone, and what is handed over."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy
from folkmoot.agreements.forms import (
    ExitPlanForm,
    HandOverForm,
)
from folkmoot.agreements.models import ExitPlan
from folkmoot.agreements.views.agreement import load, seen
from folkmoot.agreements.views.asking import ask, show
from folkmoot.agreements.views.changes import page_of
from folkmoot.agreements.views.posts import edit
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


@login_required
def exit_plan(request: SignedIn, pk: int) -> HttpResponse:
    """How the work ends without harm, for the parties."""
    row, moment = load(request, pk), clock.now()
    if not policy.may_read_exit_plan(request.user, row, now=moment):
        raise Http404
    found = ExitPlan.objects.filter(agreement=row).first()
    may_write = bool(policy.may_write_exit_plan(request.user, row, now=moment))
    if found is None:
        return redirect("agreements:write_exit_plan", row.pk) if may_write else redirect(page_of(row))
    parts = [
        (str(getattr(ExitPlan._meta.get_field(name), "verbose_name", name)), getattr(found, name))
        for name in actions.EXIT_PARTS
    ]
    is_open = may_write and not found.handed_over_at
    return render(
        request, "agreements/exit_plan.html", {"agreement": row, "plan": found, "parts": parts, "may_write": is_open}
    )


@login_required
@one_effect
def write_exit_plan(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_write_exit_plan(request.user, row, now=moment))
    found = ExitPlan.objects.filter(agreement=row).first()
    first = (
        {name: getattr(found, name) for name in actions.EXIT_PARTS} | {"seen_version": found.version} if found else {}
    )
    form = ExitPlanForm(request.POST or None, initial=first)
    if form.is_valid():
        said = dict(form.cleaned_data)
        version = said.pop("seen_version") or 0
        if edit(
            form, found or row, actions.write_exit_plan, row, seen_version=version, **said, by=request.user, now=moment
        ):
            return redirect("agreements:exit_plan", row.pk)
    intro = _("Nobody is named here. Lists of people never stand in a plan that others read.")
    return show(
        request,
        form,
        title=_("Plan how it ends"),
        button=_("Save the plan"),
        back=page_of(row),
        caption=row.title,
        intro=intro,
    )


@login_required
@one_effect
def hand_over(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_write_exit_plan(request.user, row, now=moment))
    seen(request, row)
    return ask(
        request, HandOverForm(request.POST or None), partial(actions.hand_over, row, by=request.user, now=moment),
        title=_("Hand over"), button=_("Write it down"), back=page_of(row), caption=row.title,
        done=_("Written down. Thank you for leaving something to build on."),
    )  # fmt: skip
