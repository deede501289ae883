from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.actions.budgets.ideas import BEFORE_VOTING
from folkmoot.engagement.forms.budgets import AgreeForm, CheckForm, IdeaFilterForm, IdeaForm, OtherIdeaForm
from folkmoot.engagement.models import IdeaMerge
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.states import BudgetState, IdeaState
from folkmoot.engagement.views.budgets.loading import budget_or_404, form_page, idea_or_404
from folkmoot.engagement.views.budgets.mapping import geojson_response, idea_map, ideas_map, marks_of
from folkmoot.engagement.views.budgets.preparing import say
from folkmoot.people.requests import SignedIn


def ideas(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every idea of a budget, with what was found about each."""
    row = budget_or_404(request, pk)
    areas = row.ideas.order_by("area__name").values_list("area__code", "area__name").distinct()
    form = IdeaFilterForm(request.GET or None, areas=list(areas))
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.ideas_of(row, words=chosen.get("q", ""), area=chosen.get("area", ""), state=chosen.get("state", ""))
    if request.GET.get("format") == "csv":
        return csv_response(f"budget-{row.pk}-ideas", queries.idea_columns(), queries.idea_lines(found.iterator()))
    if request.GET.get("format") == "geojson":
        return geojson_response(f"budget-{row.pk}-ideas", found)
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    marks = marks_of(page)
    drawn = ideas_map(row, marks, found)
    numbers = {mark.url: mark.number for mark in marks} if drawn else {}
    context = {
        "budget": row,
        "page": page,
        "lines": [
            (idea, queries.IDEA_TONES[IdeaState(idea.state)], numbers.get(idea.get_absolute_url())) for idea in page
        ],
        "map": drawn,
        "filter": form,
        "narrowed": any(chosen.values()),
        "csv": _as(request, "csv"),
        "geojson": _as(request, "geojson") if drawn else "",
        "takes_ideas": row.state == BudgetState.IDEAS and clock.day_of(clock.now()) <= row.ideas_until_date,
    }
    return render(request, "engagement/budgets/ideas.html", context)


def _as(request: HttpRequest, kind: str) -> str:
    """The address of what is shown, as a file."""
    query = request.GET.copy()
    query["format"] = kind
    return f"?{query.urlencode()}"


@login_required
@one_effect
def send(request: SignedIn, pk: int) -> HttpResponse:
    row = budget_or_404(request, pk)
    if row.state != BudgetState.IDEAS:
        return redirect(row)
    runs = bool(policy.may_run_budget(request.user, row, now=clock.now()))
    form = IdeaForm(request.POST or None, areas=actions.areas_for_ideas(row), within=row.area, takes_down=runs)

    def then(idea: object) -> str:
        messages.success(
            request,
            _("Your idea is in. What happens next: it is checked, and you see here what was found and what it costs."),
        )
        return idea.get_absolute_url()  # type: ignore[attr-defined]

    return form_page(
        request, form, _("Send an idea"), _("Send the idea"), back=row.get_absolute_url(), caption=row.title,
        do=lambda: actions.send_idea(row, by=request.user, now=clock.now(), **form.cleaned_data), then=then,
    )  # fmt: skip


def idea(request: HttpRequest, pk: int) -> HttpResponse:
    moment = clock.now()
    row = idea_or_404(request, pk)
    runs = bool(policy.may_run_budget(request.user, row.budget, now=moment))
    offers = list(queries.offers_on(row)) if row.budget.state in BEFORE_VOTING else []
    knot = row.project
    context = {
        **case_context(request.user, row, knots=[knot] if knot else None),
        "idea": row,
        "budget": row.budget,
        "tone": queries.IDEA_TONES[IdeaState(row.state)],
        "map": idea_map(row),
        "not_with": list(row.not_with.order_by("title")),
        "steps": [(step, step.done_date is None and step.due_date < clock.day_of(moment))
                  for step in row.steps.order_by("due_date", "pk")],
        "offers": [(each, bool(policy.may_answer_merge(request.user, each, now=moment))) for each in offers],
        "may_run": runs,
        "may_check": runs and row.budget.state in BEFORE_VOTING,
        "may_follow": runs and row.state == IdeaState.WON,
        "may_withdraw": row.budget.state in BEFORE_VOTING and row.state in ("sent", "on_ballot")
        and bool(policy.may_withdraw_idea(request.user, row, now=moment)),
    }  # fmt: skip
    return render(request, "engagement/budgets/idea.html", context)


@login_required
@require_POST
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = idea_or_404(request, pk)
    say(request, _("Your idea is withdrawn."), actions.withdraw_idea, row)
    return redirect("budgets:ideas", row.budget_id)


@login_required
@one_effect
def check(request: SignedIn, pk: int) -> HttpResponse:
    row = idea_or_404(request, pk, for_officers=True)
    feasible = {IdeaState.ON_BALLOT: "yes", IdeaState.NOT_FEASIBLE: "no"}.get(IdeaState(row.state))
    initial = {"feasible": feasible, "reason": row.reason, "cost": row.cost, "cost_note": row.cost_note}
    form = CheckForm(request.POST or None, initial=initial)
    return form_page(
        request, form, _("Check this idea"), _("Publish what you found"), back=row.get_absolute_url(), caption=row.title,
        do=lambda: actions.check_idea(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: made.get_absolute_url(), words=f"{row.words}\n\n{row.place}",
    )  # fmt: skip


@login_required
@one_effect
def not_with(request: SignedIn, pk: int) -> HttpResponse:
    row = idea_or_404(request, pk, for_officers=True)
    form = OtherIdeaForm(request.POST or None, ideas=queries.ideas_of(row.budget).exclude(pk=row.pk))
    return form_page(
        request, form, _("Which idea cannot be done together with this one?"), _("Mark the two"),
        back=row.get_absolute_url(), caption=row.title,
        do=lambda: actions.shut_out(row, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def join(request: SignedIn, pk: int) -> HttpResponse:
    row = idea_or_404(request, pk, for_officers=True)
    form = OtherIdeaForm(request.POST or None, ideas=queries.ideas_of(row.budget).exclude(pk=row.pk))
    return form_page(
        request, form, _("Which idea could this one become part of?"), _("Ask the two authors"),
        back=row.get_absolute_url(), caption=row.title,
        do=lambda: actions.offer_merge(
            row, into=form.cleaned_data["other"], why=form.cleaned_data["why"], by=request.user, now=clock.now()
        ),
        then=lambda made: row.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def answer_merge(request: SignedIn, pk: int) -> HttpResponse:
    merge = get_object_or_404(
        IdeaMerge.objects.select_related("idea", "into__budget__body", "into__budget__board"), pk=pk
    )
    allow(policy.may_answer_merge(request.user, merge, now=clock.now()))
    form = AgreeForm(request.POST or None)
    if request.user.pk in (merge.idea.author_id, merge.into.author_id):
        del form.fields["noted"]
    return form_page(
        request, form, _("Shall these two ideas become one?"), _("Send your answer"),
        back=merge.idea.get_absolute_url(), caption=merge.into.budget.title,
        do=lambda: actions.answer_merge(merge, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: merge.idea.get_absolute_url(),
        words=f"{merge.idea.title}: {merge.idea.words}\n\n{merge.into.title}: {merge.into.words}\n\n{merge.why}",
    )  # fmt: skip
