"""The table of lawful procedures, and the chooser that reads it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.design.tags.words import money
from folkmoot.funding import actions, policy
from folkmoot.funding.choosing import Answers, Choice, choose
from folkmoot.funding.forms.procedures import ChooserForm, CloseProcedureForm, ProcedureForm
from folkmoot.funding.models import Procedure
from folkmoot.funding.models.procedure import Providers, Special
from folkmoot.funding.owed import notices_owed
from folkmoot.funding.timing import intention_days
from folkmoot.funding.views.saving import opportunity_or_404


def routes(request: HttpRequest) -> HttpResponseBase:
    """Every lawful way to fund: those in force today, or the whole table with what was and what will be."""
    today, everything = day_of(clock.now()), "all" in request.GET
    if everything or request.GET.get("format") == "csv":
        rows = list(Procedure.objects.prefetch_related("clocks").order_by("code", "valid_from"))
    else:
        rows = Procedure.objects.in_force(today)
    if request.GET.get("format") == "csv":
        return csv_response("routes", _columns(), (_cells(row) for row in rows))
    context = {"rows": rows, "everything": everything, "may_add": policy.may_change_law(request.user, now=clock.now())}
    return render(request, "funding/routes.html", context)


def _columns() -> list[str]:
    return [
        _("short name"), _("name"), _("kind of procedure"), _("route"), _("law"), _("who may use it"), _("for which services"),
        _("from value"), _("under value"), _("currency"), _("notices owed"), _("clocks"), _("who decides"), _("in force from"),
        _("until"), _("source"),
    ]  # fmt: skip


def _cells(row: Procedure) -> list[Any]:
    return [
        row.code, row.title, row.get_family_display(), row.get_route_display(), row.law, row.get_bodies_display(),
        "; ".join(row.services_said), row.value_from, row.value_under, row.currency,
        "; ".join(str(one) for one in notices_owed(row.notices)), "; ".join(str(one) for one in row.clocks.all()),
        row.get_decider_display(), row.valid_from, row.valid_to, row.source,
    ]  # fmt: skip


def procedure(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Procedure.objects.prefetch_related("clocks"), pk=pk)
    context = {
        "procedure": row,
        "clocks": list(row.clocks.all()),
        "unknown": row.unknown_clocks(),
        "intention_days": intention_days(),
        "notices": notices_owed(row.notices),
        "conditions": [str(Providers(one).label) for one in row.providers],
        "history": Procedure.objects.filter(code=row.code).order_by("-valid_from"),
        "resting": row.opportunities.exclude(announced_at=None, opened_at=None).count(),
        "may_change": policy.may_change_law(request.user, now=clock.now()),
    }
    return render(request, "funding/procedure.html", context)


@login_required
@one_effect
def new(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_change_law(request.user, now=moment))
    like = request.GET.get("like", "")
    earlier = Procedure.objects.filter(pk=like).first() if like.isdigit() else None
    form = ProcedureForm(request.POST or None, initial=ProcedureForm.initial_for(earlier) if earlier else None)
    if form.is_valid() and (row := attempt(form, actions.add_procedure, **form.row(), by=request.user, now=moment)):
        messages.success(request, _("It is in the table. What begins on its first day or later may rest on it."))
        return redirect(row)
    return render(request, "funding/procedure_new.html", {"form": form, "earlier": earlier})


@login_required
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Procedure, pk=pk), clock.now()
    allow(policy.may_change_law(request.user, now=moment))
    form = CloseProcedureForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.close_procedure, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("From that day on nobody can choose it. What rests on it keeps it."))
        return redirect(row)
    return render(request, "funding/procedure_close.html", {"form": form, "procedure": row})


def choose_route(request: HttpRequest, project: int | None = None) -> HttpResponse:
    """Six questions; then the lawful routes, and why the others fall. With a project, it leads on to preparing."""
    about = get_object_or_404(Project.objects.select_related("body"), pk=project) if project else None
    if about:
        allow(policy.may_prepare(request.user, about, now=clock.now()))
    form = ChooserForm(request.GET or None, initial={"kind": about.service_kind} if about else None)
    context: dict[str, Any] = {"form": form, "project": about}
    if request.GET and form.is_valid():
        found = choose(Procedure.objects.in_force(day_of(clock.now())), form.answers())
        carried = {name: value for name, value in request.GET.items() if name in form.fields}
        lawful = [(row, urlencode({**carried, "procedure": row.pk})) for row in found.lawful]
        context |= {"choice": found, "lawful": lawful, "answers": answers_said(found.answers)}
    return render(request, "funding/choose.html", context)


def answers_said(answers: Answers) -> list[tuple[str, Any]]:
    """What was answered, in words."""
    return [
        (_("Kind of service"), ServiceKind(answers.kind).label),
        (_("Health care"), _("Yes") if answers.is_health else _("No")),
        (_("Value"), money(answers.value)),
        (_("Whose work it is"), _("the group’s own") if answers.gives else _("ours")),
        (_("Who could do it"), Providers(answers.providers).label),
        (_("A list, or kept for some"), Special(answers.special).label),
    ]


def opportunity_route(request: HttpRequest, pk: int) -> HttpResponse:
    """Why this route: the law of the day it began, what was answered, and why the others fell."""
    row = opportunity_or_404(request, pk)
    answers = Answers.of(row.route_answers)
    found: Choice | None = None
    if answers and row.law_date:
        found = choose(Procedure.objects.in_force(row.law_date), answers)
    context = {
        "opportunity": row,
        "procedure": row.procedure,
        "clocks": list(row.procedure.clocks.all()) if row.procedure else [],
        "intention_days": intention_days(),
        "unknown": row.procedure.unknown_clocks() if row.procedure else [],
        "notices": notices_owed(row.procedure.notices) if row.procedure else [],
        "choice": found,
        "answers": answers_said(answers) if answers else [],
    }
    return render(request, "funding/opportunity_route.html", context)
