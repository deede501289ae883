"""The pipeline: what is planned, months ahead, and following it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.record import timeline_lines
from folkmoot.core.tables import csv_response
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import ReasonsForm
from folkmoot.funding.forms.plans import PlanFilter, PlanForm
from folkmoot.funding.models import Follow, Plan
from folkmoot.funding.queries import plans as queries
from folkmoot.funding.states import PlanState
from folkmoot.funding.views.saving import Changes, attempt_keeping_both
from folkmoot.people.models import Organisation, Person


class SignedIn(HttpRequest):
    """A request of somebody who has signed in."""

    user: Person


def plan_or_404(request: HttpRequest, pk: int) -> Plan:
    """A plan that this person may see; one that was never published is not there for anybody else."""
    plan = get_object_or_404(
        Plan.objects.select_related("body", "project__body", "project__outcome", "opportunity__procedure"), pk=pk
    )
    if not policy.may_see_plan(request.user, plan, now=clock.now()):
        raise Http404
    return plan


def own_plan_or_404(request: HttpRequest, pk: int) -> Plan:
    plan = plan_or_404(request, pk)
    allow(policy.may_change_plan(request.user, plan, now=clock.now()))
    return plan


def pipeline(request: HttpRequest) -> HttpResponseBase:
    """What is planned, soonest first."""
    moment, filters = clock.now(), PlanFilter(request.GET or None)
    rows = filters.narrow(queries.gone_on() if "past" in request.GET else queries.pipeline())
    if request.GET.get("format") == "csv":
        return csv_response("pipeline", _columns(), (_cells(row) for row in rows.iterator(500)))
    context = {
        "page": Paginator(rows, 25).get_page(request.GET.get("page")),
        "filters": filters,
        "past": "past" in request.GET,
        "events": queries.coming_events(moment)[:5],
        "bodies": queries.bodies_of(request.user, day_of(moment)),
        "follow": queries.follow_of(request.user, None),
    }
    return render(request, "funding/pipeline.html", context)


def _columns() -> list[str]:
    return [
        _("reference"), _("title"), _("body"), _("quarter"), _("about how much"), _("kind of route"), _("kind of service"),
        _("suits voluntary organisations"), _("how it stands"), _("published"), _("opportunity"),
    ]  # fmt: skip


def _cells(row: Plan) -> list[Any]:
    return [
        row.reference, row.title, row.body.name, row.quarter_date, row.get_value_band_display(), row.get_route_display(),
        row.get_service_kind_display(), _("yes") if row.suits_vco else _("no"), row.get_state_display(),
        row.published_at.isoformat() if row.published_at else "", row.opportunity.reference if row.opportunity else "",
    ]  # fmt: skip


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One planned opportunity: what is known, and everything weighed up before anybody is asked to bid."""
    row, moment = plan_or_404(request, pk), clock.now()
    changing = bool(policy.may_change_plan(request.user, row, now=moment))
    context = {
        "plan": row,
        "may_change": changing
        and not (row.opportunity and row.opportunity.opened_at)
        and row.state != PlanState.DROPPED,
        "may_prepare": changing and row.state == PlanState.PLANNED and row.project,
        "follow": queries.follow_of(request.user, row),
        "seeks": bool(policy.may_find_partners(request.user, now=moment)),
        "entries": timeline_lines(row),
        **queries.prepared_with(row),
    }
    return render(request, "funding/plan.html", context)


@login_required
@one_effect
def new(request: HttpRequest, body: int) -> HttpResponse:
    about, moment = get_object_or_404(Organisation, pk=body), clock.now()
    allow(policy.may_plan(request.user, about, now=moment))
    form = PlanForm(request.POST or None, today=day_of(moment), projects=queries.projects_of(about))
    if form.is_valid() and (
        row := attempt(form, actions.publish_plan, about, **form.terms(), by=request.user, now=moment)
    ):
        messages.success(request, _("It is in the pipeline. Those who follow are told by e-mail."))
        return redirect(row)
    return render(request, "funding/plan_new.html", {"form": form, "body": about})


@login_required
@one_effect
def change(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = own_plan_or_404(request, pk), clock.now()
    form = PlanForm(
        request.POST or None, today=day_of(moment), projects=queries.projects_of(row.body), initial=PlanForm.initial_for(row)
    )  # fmt: skip
    changes: Changes = []
    if form.is_valid():
        done, changes = attempt_keeping_both(
            form, actions.change_plan, row, **form.terms(), seen_version=form.cleaned_data["version"] or 0,
            by=request.user, now=moment, current=lambda: Plan.objects.get(pk=pk).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved. Those who follow are told by e-mail."))
            return redirect(row)
    return render(request, "funding/plan_new.html", {"form": form, "body": row.body, "plan": row, "changes": changes})


@login_required
@one_effect
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = own_plan_or_404(request, pk), clock.now()
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.drop_plan, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("It is dropped, and everyone can read why."))
        return redirect(row)
    context = {"form": form, "plan": row, "title": _("Drop it"), "button": _("Drop it"),
               "lead": _("It stays in the list of what was planned, with your reason.")}  # fmt: skip
    return render(request, "funding/plan_step.html", context)


@require_POST
@login_required
@one_effect
def follow(request: SignedIn, pk: int | None = None) -> HttpResponse:
    row = plan_or_404(request, pk) if pk else None
    actions.follow(row, by=request.user, now=clock.now())
    messages.success(request, _("You will hear of it by e-mail. Each message says how to stop."))
    return redirect(row) if row else redirect("funding:pipeline")


@one_effect
def unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the e-mails. The address came in one of them, so nobody has to sign in."""
    row = Follow.objects.select_related("person", "plan").filter(token=token).first()
    if row and request.method == "POST":
        actions.unfollow(row, by=row.person, now=clock.now())
        row = None
    return render(request, "funding/unfollow.html", {"follow": row})
