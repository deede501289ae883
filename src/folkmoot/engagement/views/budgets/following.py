from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms.budgets import DoneForm, OpenedForm, ProjectForm, StepForm
from folkmoot.engagement.models import IdeaStep
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.views.budgets.counting import counted_or_404
from folkmoot.engagement.views.budgets.loading import form_page, idea_or_404
from folkmoot.people.requests import SignedIn


def follow(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What has become of each winner, with what is overdue first to be seen by everybody."""
    row = counted_or_404(request, pk)
    today = clock.day_of(clock.now())
    winners = queries.winners_of(row, today)
    if request.GET.get("format") == "csv":
        columns = [
            _("Number"),
            _("Idea"),
            _("Cost"),
            _("Step"),
            _("By"),
            _("Done on"),
            _("What happened"),
            _("Overdue"),
        ]
        cells = (
            [idea.number, idea.title, idea.cost, step.what, step.due_date, step.done_date, step.note,
             _("yes") if step.done_date is None and step.due_date < today else _("no")]
            for idea in winners for step in idea.all_steps  # type: ignore[attr-defined]
        )  # fmt: skip
        return csv_response(f"budget-{row.pk}-progress", columns, cells)
    late_whole = [idea for idea in winners if idea.opened_date is None and row.built_by_date < today]
    context = {
        "budget": row,
        "winners": winners,
        "today": today,
        "late": sum(bool(idea.is_late) or idea in late_whole for idea in winners),  # type: ignore[attr-defined]
        "past_day": row.built_by_date < today,
        "opened": sum(idea.opened_date is not None for idea in winners),
        "may_run": bool(policy.may_run_budget(request.user, row, now=clock.now())),
    }
    return render(request, "engagement/budgets/follow.html", context)


@login_required
@one_effect
def project(request: SignedIn, pk: int) -> HttpResponse:
    idea = idea_or_404(request, pk, for_officers=True)
    form = ProjectForm(request.POST or None)
    return form_page(
        request, form, _("Make it a project"), _("Open the project"), back=idea.get_absolute_url(), caption=idea.title,
        do=lambda: actions.make_project(idea, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: idea.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def steps(request: SignedIn, pk: int) -> HttpResponse:
    idea = idea_or_404(request, pk, for_officers=True)
    form = StepForm(request.POST or None)
    return form_page(
        request, form, _("Plan a step"), _("Publish this step"), back=idea.get_absolute_url(), caption=idea.title,
        do=lambda: actions.plan_step(idea, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: idea.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def done(request: SignedIn, pk: int) -> HttpResponse:
    step = get_object_or_404(IdeaStep.objects.select_related("idea__budget__body", "idea__budget__board"), pk=pk)
    allow(policy.may_run_budget(request.user, step.idea.budget, now=clock.now()))
    form = DoneForm(request.POST or None)
    return form_page(
        request, form, _("This step is done"), _("Publish"), back=step.idea.get_absolute_url(), caption=step.what,
        do=lambda: actions.do_step(step, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: step.idea.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def opened(request: SignedIn, pk: int) -> HttpResponse:
    idea = idea_or_404(request, pk, for_officers=True)
    form = OpenedForm(request.POST or None)
    return form_page(
        request, form, _("It is open"), _("Tell everybody"), back=reverse("budgets:follow", args=[idea.budget_id]),
        caption=idea.title,
        do=lambda: actions.open_winner(idea, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: idea.get_absolute_url(),
    )  # fmt: skip
