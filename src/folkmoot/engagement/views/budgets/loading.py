"""Finding what a page of budgets is about."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from folkmoot.commissioning.policy import TEAM
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt
from folkmoot.engagement.models import Budget, Idea
from folkmoot.engagement.policy import budgets as policy
from folkmoot.people.models import Organisation
from folkmoot.people.queries import roles_of

BUDGETS = Budget.objects.select_related("body", "board", "area", "project")


def budget_or_404(request: HttpRequest, pk: int) -> Budget:
    """A budget that this reader may know of."""
    row = get_object_or_404(BUDGETS, pk=pk)
    if not policy.may_see_budget(request.user, row, now=clock.now()):
        raise Http404
    return row


def run_by(request: HttpRequest, pk: int) -> Budget:
    """A budget, for those who run it."""
    row = budget_or_404(request, pk)
    allow(policy.may_run_budget(request.user, row, now=clock.now()))
    return row


def idea_or_404(request: HttpRequest, pk: int, *, for_officers: bool = False) -> Idea:
    row = get_object_or_404(
        Idea.objects.select_related("budget__body", "budget__board", "budget__area", "area", "merged_into", "project"),
        pk=pk,
    )
    if not policy.may_see_budget(request.user, row.budget, now=clock.now()):
        raise Http404
    if for_officers:
        allow(policy.may_run_budget(request.user, row.budget, now=clock.now()))
    return row


def bodies_of(person: Any) -> Any:
    """The bodies for which this person may begin a budget, a poll or a spending question."""
    held = [role.organisation_id for role in roles_of(person, clock.day_of(clock.now())) if role.kind in TEAM]
    return Organisation.objects.filter(pk__in=held).order_by("name")


def form_page(
    request: HttpRequest,
    form: Any,
    title: Any,
    button: Any,
    *,
    back: str,
    do: Callable[[], Any],
    then: Callable[[Any], Any],
    caption: object = "",
    warning: object = "",
    template: str = "engagement/budgets/form.html",
    **more: Any,
) -> HttpResponse:
    """One form, one action: refused beside the field, or on to the next page."""
    if form.is_valid():
        made = attempt(form, do)
        if made:
            return redirect(then(made))
    context = {"form": form, "title": title, "button": button, "back": back, "caption": caption, "once": warning}
    return render(request, template, {**context, **more})
