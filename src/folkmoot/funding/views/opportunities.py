from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.plain_words import why_hard
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.funding import actions, policy, rules
from folkmoot.funding.actions.open_bids import was_announced_ahead
from folkmoot.funding.choosing import Answers, services_of
from folkmoot.funding.filters import OpportunityFilter
from folkmoot.funding.forms import OpenForm, OpportunityForm, ReasonsForm, WayForm
from folkmoot.funding.forms.procedures import ChooserForm
from folkmoot.funding.models import Opportunity, Plan, Procedure
from folkmoot.funding.models.procedure import ClockKind
from folkmoot.funding.queries.opportunities import bidders_of, bids_of, opportunities_for, terms_of, where_it_stands
from folkmoot.funding.queries.places import LISTS, last_day, with_places
from folkmoot.funding.states import OpportunityState, PlanState, Way
from folkmoot.funding.timing import named_from
from folkmoot.funding.views.saving import Changes, attempt_keeping_both, opportunity_or_404
from folkmoot.funding.ways import STEPS, dates_asked, has_bids, next_of, path_of, steps_open
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as


def index(request: HttpRequest) -> HttpResponseBase:
    """What can be bid for: open first, then announced, then closed and decided."""
    today = day_of(clock.now())
    filters = OpportunityFilter(request.GET or None)
    rows = filters.narrow(opportunities_for(request.user, today))
    if request.GET.get("format") == "csv":
        columns = [
            _("reference"),
            _("title"),
            _("body"),
            _("state"),
            _("route"),
            _("value (£)"),
            _("months"),
            _("begins"),
            _("bids close"),
            _("decided by"),
        ]
        return csv_response(
            "opportunities",
            columns,
            (
                [row.reference, row.title, row.project.body.name, row.get_state_display(), row.get_route_display(), row.value,
                 row.term_months, row.opens_date, row.closes_at.isoformat() if row.has_bidding_period else "", row.decides_date]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    lines = [(row, days_left(row, today)) for row in page]
    return render(request, "funding/index.html", {"page": page, "lines": lines, "filters": filters})


def days_left(row: Opportunity, today: date) -> int | None:
    """Whole days until bids close, or until they open; None when neither lies ahead."""
    ahead = {OpportunityState.OPEN: day_of(row.closes_at), OpportunityState.ANNOUNCED: row.opens_date}
    day = ahead.get(OpportunityState(row.state))
    return max((day - today).days, 0) if day else None


def opportunity(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    manages = policy.may_manage(request.user, row, now=moment)
    criteria = list(row.criteria.order_by("position"))
    seat = policy.seat_of(request.user, row)
    context = case_context(request.user, row, knots=[row.specification]) | {
        "opportunity": row,
        "criteria": criteria,
        "weights": sum(criterion.weight for criterion in criteria),
        "manages": manages,
        "bidders": (bidders := bidders_of(request.user, day_of(moment), row)),
        "own_bids": (own_bids := bids_of(request.user, row, day_of(moment))),
        "seat": seat,
        "may_decide": not policy.is_sealed(row, moment) and row.state == OpportunityState.CLOSED and not row.is_rehearsal
        and not seat and acts_as(request.user, RoleKind.COMMISSIONER, at=row.project.body, now=moment),
        "stands": where_it_stands(row) if manages and row.state == OpportunityState.CLOSED else None,
        "days_left": days_left(row, day_of(moment)),
        "has_closed": moment >= row.closes_at,
        "plan": Plan.objects.filter(opportunity=row).first(),
        **way_context(row, bool(manages), day_of(moment)),
        **(terms := terms_of(row, moment)),
        "may_start": len(own_bids) < len(bidders) * len(terms["lots"]),
    }  # fmt: skip
    return render(request, "funding/opportunity.html", context)


def way_context(row: Opportunity, manages: bool, today: date) -> dict[str, Any]:
    """Where it is on its way, what comes next, and the reasons given so far."""
    ahead = next_of(row) if row.state != OpportunityState.DECIDED else ()
    stepped = not has_bids(row) or row.way == Way.CALL_OFF
    is_list = row.way in LISTS and row.state in (OpportunityState.DECIDED, OpportunityState.JOINING)
    last = last_day(row) if is_list else None
    return {
        **(intention_of(row) if row.state == OpportunityState.INTENDED else {}),
        "list_ends": last,
        "is_over": bool(last and today > last),
        "path": path_of(row),
        "next_steps": [state.label for state in ahead],
        "way_has_bids": has_bids(row),
        "steps": row.steps.select_related("organisation").prefetch_related("invited").order_by("pk") if stepped else (),
        "on_list": with_places(row) if is_list else None,
        "called_off": row.call_offs.filter(announced_at__isnull=False) if is_list else (),
        "open_steps": [(kind, STEPS[kind]) for kind in steps_open(row)] if manages else (),
        "may_announce": OpportunityState.ANNOUNCED in ahead,
        "may_withdraw": OpportunityState.WITHDRAWN in ahead,
        "asking": row.places.filter(admitted=None).select_related("organisation")
        if manages and row.way == Way.MARKET
        else (),
    }


def intention_of(row: Opportunity) -> dict[str, Any]:
    """From when a provider may be named, and whether the law or the place's own policy says so."""
    held = row.procedure.clock(ClockKind.INTENTION) if row.procedure else None
    return {"named_from": named_from(row), "intention_is_law": held is not None}


def begins_of(row: Opportunity) -> str:
    """What its first day is called, as in “Talks begin on”."""
    return str(dates_asked(Way(row.way)).begins or _("Bids open on"))


def warn_if_hard(request: HttpRequest, summary: str) -> None:
    """Say while it is prepared what would keep it from being published (ledger EN-33)."""
    if hard := why_hard(summary):
        messages.warning(request, hard)


@login_required
@one_effect
def prepare(request: HttpRequest, project: int) -> HttpResponse:
    about, moment = get_object_or_404(Project.objects.select_related("body"), pk=project), clock.now()
    allow(policy.may_prepare(request.user, about, now=moment))
    usual = rules.usual_route(about.service_kind)
    if request.method == "GET" and not request.GET.keys() & {"route", "procedure", "plan"}:
        way = WayForm(law_date=day_of(moment), initial={"route": usual})
        return render(request, "funding/prepare_way.html", {"form": way, "project": about})
    chosen = ChooserForm(request.GET or None)
    answers = chosen.answers() if request.GET and chosen.is_valid() else None
    plan = plan_before(request.GET.get("plan", ""), about)
    told = {"title": plan.title, "summary": plan.summary, "route": plan.route} if plan else {}
    form = OpportunityForm(
        request.POST or None, law_date=day_of(moment),
        services=answers.services if answers else services_of(about.service_kind),
        initial={
            "title": about.title, "summary": about.summary, "route": request.GET.get("route", usual),
            **told, **chosen_before(request.GET.get("procedure", ""), answers),
        },
    )  # fmt: skip
    kept: dict[str, Any] = {"route_answers": answers.kept()} if answers else {}
    kept |= {"plan": plan} if plan else {}
    if form.is_valid() and (
        row := attempt(form, actions.prepare_opportunity, about, **form.terms(), **kept, by=request.user, now=moment)
    ):
        warn_if_hard(request, row.summary)
        if not has_bids(row):
            messages.success(request, _("It is prepared. Its steps are on this page."))
            return redirect(row)
        messages.success(request, _("The opportunity is prepared. Now say what bids are scored on."))
        return redirect("funding:criteria", row.pk)
    return render(request, "funding/prepare.html", {"form": form, "project": about, "answers": answers, "plan": plan})


def plan_before(plan: str, project: Project) -> Plan | None:
    """The plan that is to become an opportunity of the project, if one was followed here."""
    return Plan.objects.filter(pk=plan, project=project, state=PlanState.PLANNED).first() if plan.isdigit() else None


def chosen_before(procedure: str, answers: Answers | None) -> dict[str, Any]:
    """What the route chooser was told and led to, to begin the form with."""
    row = Procedure.objects.filter(pk=procedure).first() if procedure.isdigit() else None
    found = {"route": row.route, "procedure": row.pk} if row else {}
    return {**found, "value": answers.value} if answers else found


@login_required
@one_effect
def change(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    answers = Answers.of(row.route_answers)
    form = OpportunityForm(
        request.POST or None, law_date=row.law_date or day_of(moment), initial=OpportunityForm.initial_for(row),
        services=answers.services if answers else services_of(row.project.service_kind),
    )  # fmt: skip
    changes: Changes = []
    if form.is_valid():
        done, changes = attempt_keeping_both(
            form, actions.change_opportunity, row, **form.terms(), seen_version=form.cleaned_data["version"] or 0,
            by=request.user, now=moment, current=lambda: Opportunity.every.get(pk=pk).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved."))
            warn_if_hard(request, form.cleaned_data["summary"])
            return redirect(row)
    return render(
        request, "funding/prepare.html", {"form": form, "project": row.project, "opportunity": row, "changes": changes}
    )


@login_required
@one_effect
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    form = OpenForm(request.POST or None, asks=())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.announce, row, by=request.user, now=moment)
    ):
        messages.success(request, _("It is announced. Everyone can see it, and when bids open."))
        return redirect(row)
    return render(
        request,
        "funding/announce.html",
        {"form": form, "opportunity": row, "ahead": rules.days_ahead(), "begins": begins_of(row)},
    )


@login_required
@one_effect
def open_for_bids(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    criteria = list(row.criteria.order_by("position"))
    asks = [
        name
        for name, wanted in (
            ("no_announcement_reason", not was_announced_ahead(row, moment)),
            ("no_social_value_reason", not any(criterion.is_social_value for criterion in criteria)),
        )
        if wanted
    ]
    form = OpenForm(request.POST or None, asks=asks)
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.open_bids, row, **form.cleaned_data, by=request.user, now=moment):
            messages.success(request, _("Bids are open, and the criteria are fixed."))
            return redirect(row)
    context = {"form": form, "opportunity": row, "criteria": criteria, "weights": sum(c.weight for c in criteria)}
    return render(request, "funding/open.html", context)


@login_required
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    form = OpenForm(request.POST or None, asks=())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.close_bids, row, by=request.user, now=moment)
    ):
        messages.success(request, _("Bids are closed. They stay sealed until a second person opens them with you."))
        return redirect(row)
    return render(
        request,
        "funding/close.html",
        {"form": form, "opportunity": row, "too_early": moment < row.closes_at and not row.is_rehearsal},
    )


@login_required
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.withdraw_opportunity, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("It is withdrawn, and everyone can read why."))
        return redirect(row)
    return render(request, "funding/withdraw.html", {"form": form, "opportunity": row})
