"""The scheme in figures, and what it cost."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import CarryOverForm, ClaimForm, CostForm
from folkmoot.citizens.forms.funder import ReportPeriodForm
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
        rows = [
            [line.label, _("few") if line.counted is None else line.counted, claim.words if claim else "", claim.source if claim else ""]
            for line in board.lines
            for claim in (line.claims or (None,))
        ]  # fmt: skip
        return csv_response("citizens-scheme", columns, rows)
    may_run = bool(policy.may_run_scheme(request.user, now=moment))
    return render(
        request,
        "citizens/figures.html",
        {"board": board, "may_run": may_run, "may_carry": bool(policy.may_carry_over(request.user, now=moment))},
    )


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


@login_required
@one_effect
def carry_over(request: HttpRequest) -> HttpResponse:
    """A scheme was given to another organisation: its members go along, with their history."""
    moment = clock.now()
    allow(policy.may_carry_over(request.user, now=moment))
    form = CarryOverForm(request.POST or None, operators=queries.all_operators())
    if form.is_valid():
        words = form.cleaned_data
        count = attempt(form, actions.carry_over, words["old"], new=words["new"], reasons=words["reasons"], by=request.user, now=moment)  # fmt: skip
        if not form.errors:
            messages.success(request, _("%(count)s members moved, with all they learnt and did.") % {"count": 0 if count is True else count})  # fmt: skip
            return redirect("citizens:figures")
    intro = _(
        "Use this when the scheme was given to another organisation to run. Everybody accepts its agreement anew."
    )
    return form_page(request, form, heading=_("Carry members over"), button=_("Carry them over"), intro=intro, back=reverse("citizens:figures"))  # fmt: skip


@login_required
def funder_report(request: HttpRequest) -> HttpResponseBase:
    """The scheme between two days, for whoever pays for it; the last twelve months when nothing is asked."""
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    today = clock.day_of(moment)
    operator = queries.operated_by(request.user, today)[0]
    asked = any(name.startswith(("first", "last")) for name in request.GET)
    usual = {"first": clock.add_months(today, -12), "last": today}
    form = ReportPeriodForm(request.GET if asked else None, today=today, initial=usual)
    period = form.cleaned_data if asked and form.is_valid() else {} if asked else usual
    lines = queries.funder_report(operator, **period) if period else []
    if lines and request.GET.get("format") == "csv":
        rows = ([line.label, _("few") if line.number is None else line.number] for line in lines)
        return csv_response("citizens-report", [_("what"), _("counted")], rows)
    query = request.GET.copy()
    query["format"] = "csv"
    context = {"operator": operator, "form": form, "lines": lines, **period, "csv": f"?{query.urlencode()}"}
    return render(request, "citizens/funder_report.html", context)
