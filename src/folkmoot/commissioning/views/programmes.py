"""Programmes: several projects with one aim, each with an elected member who champions it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning import actions, choices, policy
from folkmoot.commissioning.forms.programmes import ChampionForm, ProgrammeForm, ProjectsForm
from folkmoot.commissioning.models import Champion, CommissioningProgramme, Project
from folkmoot.commissioning.queries import programmes as queries
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.project import Register
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.requests import SignedIn


def programmes(request: HttpRequest) -> HttpResponseBase:
    """Those without a current champion first."""
    moment = clock.now()
    today = clock.day_of(moment)
    rows = queries.standings(today)
    if request.GET.get("format") == "csv":
        columns = [_("programme"), _("body"), _("champion"), _("since"), _("has a current champion"), _("ended")]
        cells = (
            [one.programme.title, one.programme.body.name, one.champion.shown_name(today) if one.champion else "",
             one.champion.start_date if one.champion else "", _("yes") if one.sits else _("no"),
             one.programme.ended_date or ""]
            for one in rows
        )  # fmt: skip
        return csv_response("programmes", columns, cells)
    context = {
        "lacking": [one for one in rows if one.lacks_champion],
        "others": [one for one in rows if not one.lacks_champion],
        "may_open": policy.may_open_project(request.user, now=moment),
    }
    return render(request, "commissioning/programmes.html", context)


def programme(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CommissioningProgramme.objects.select_related("body"), pk=pk), clock.now()
    today = clock.day_of(moment)
    goes_on = row.ended_date is None
    standing = queries.standing_of(row, today)
    before = row.champions.exclude(end_date=None).select_related("person").order_by("-end_date", "-pk")
    context = case_context(request.user, row) | {
        "programme": row,
        "standing": standing,
        "champion": standing.champion.shown_name(today) if standing.champion else "",
        "before": [(one, one.shown_name(today)) for one in before],
        "projects": row.projects.select_related("body").order_by("title", "pk"),
        "may_edit": goes_on and policy.may_open_project(request.user, row.body, now=moment),
        "may_name": goes_on and policy.may_name_champion(request.user, row, now=moment),
        "may_step_down": standing.champion and policy.may_end_champion(request.user, standing.champion, now=moment),
    }
    return render(request, "commissioning/programme.html", context)


def _projects_of(bodies: Any) -> Any:
    return Project.objects.filter(Q(body__in=bodies) | Q(partners__in=bodies)).distinct().order_by("title", "pk")


@login_required
@one_effect
def open_programme(request: SignedIn) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_open_project(request.user, now=moment))
    bodies = choices.bodies_of(request.user, clock.day_of(moment))
    form = ProgrammeForm(
        request.POST or None, bodies=bodies, projects=_projects_of(bodies), initial={"body": bodies.first()}
    )

    def act(body: Any, **answers: Any) -> CommissioningProgramme:
        return actions.open_programme(body, **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Open a programme"), button=_("Open the programme"), back=Register(),
        then=lambda row: row, done=_("The programme is open. Now an elected member is named to champion it."),
        intro=_("A programme puts projects together that serve one aim."),
    )  # fmt: skip


@login_required
@one_effect
def choose_projects(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CommissioningProgramme.objects.select_related("body"), pk=pk), clock.now()
    allow(policy.may_open_project(request.user, row.body, now=moment))
    form = ProjectsForm(
        request.POST or None, projects=_projects_of([row.body_id]), initial={"projects": row.projects.all()}
    )

    def act(**answers: Any) -> object:
        return actions.choose_projects(row, **answers, by=request.user, now=moment)

    return ask(request, form, act, title=_("Its projects"), button=_("Save"), back=row, done=_("Saved."))


@login_required
@one_effect
def name_champion(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CommissioningProgramme.objects.select_related("body"), pk=pk), clock.now()
    allow(policy.may_name_champion(request.user, row, now=moment))
    form = ChampionForm(request.POST or None, members=queries.councillors(row.body, clock.day_of(moment)))

    def act(person: Any) -> object:
        return actions.name_champion(row, person, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Name its champion"), button=_("Name them"), back=row,
        done=_("They are told, and their name stands on the page."),
        intro=_("Whoever champions it now no longer does."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def step_down(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(Champion.objects.select_related("programme__body", "person"), pk=pk)
    try:
        actions.end_champion(row, by=request.user, now=clock.now())
        messages.success(request, _("Noted. The programme is listed without a champion until another is named."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(row.programme)


@login_required
@require_POST
@one_effect
def end(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(CommissioningProgramme.objects.select_related("body"), pk=pk)
    try:
        actions.end_programme(row, by=request.user, now=clock.now())
        messages.success(request, _("The programme has ended."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(row)
