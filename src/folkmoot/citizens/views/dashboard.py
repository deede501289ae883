"""The scheme in figures, and what it cost."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import ClaimForm, CostForm
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response


def figures(request: HttpRequest) -> HttpResponseBase:
    """Counted now, beside what was published; to take away for a funder's report."""
    moment = clock.now()
    board = queries.dashboard(clock.day_of(moment))
    if request.GET.get("format") == "csv":
        columns = [_("Figure"), _("Counted here"), _("Published as"), _("Published where")]
        nobody: list[Any] = [None]
        rows = [
            [line.label, _("few") if line.counted is None else line.counted, claim.words if claim else "", claim.source if claim else ""]
            for line in board.lines
            for claim in (line.claims or nobody)
        ]  # fmt: skip
        return csv_response("citizens-scheme", columns, rows)
    may_run = bool(policy.may_run_scheme(request.user, now=moment))
    return render(request, "citizens/figures.html", {"board": board, "may_run": may_run})


@login_required
@one_effect
def cost(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    operator = queries.operated_by(request.user, clock.day_of(moment))[0]
    form = CostForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.note_cost, operator, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Noted. Cash and kind are never added together."))
        return redirect("citizens:figures")
    return form_page(request, form, heading=_("Note a cost"), button=_("Note it"), back=reverse("citizens:figures"))


@login_required
@one_effect
def claim(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    operator = queries.operated_by(request.user, clock.day_of(moment))[0]
    form = ClaimForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.note_claim, operator, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("It stands beside what is counted here."))
        return redirect("citizens:figures")
    return form_page(request, form, heading=_("Note a published figure"), button=_("Note it"), back=reverse("citizens:figures"))  # fmt: skip
