from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.funding import actions
from folkmoot.funding.import_form import ImportForm
from folkmoot.funding.importing import KINDS
from folkmoot.funding.models import ImportRun
from folkmoot.funding.states import ImportState
from folkmoot.funding.tasks import perform_import
from folkmoot.funding.uploads import read_progress
from folkmoot.people.models import Person
from folkmoot.people.operator import may_import

COLUMNS = ("row", "name", "field", "what", "sentence")


@login_required
def index(request: HttpRequest) -> HttpResponse:
    allow(may_import(request.user, now=clock.now()))
    runs = ImportRun.objects.order_by("-started_at", "-pk").defer("report")
    page = Paginator(runs, 25).get_page(request.GET.get("page"))
    return render(request, "funding/imports.html", {"page": page, "kinds": KINDS})


@login_required
@one_effect
def new(request: HttpRequest) -> HttpResponse:
    allow(may_import(request.user, now=clock.now()))
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        run = attempt(form, actions.start_import, by=request.user, now=clock.now(), **form.cleaned_data)
        if run:
            _queue(run)
            return redirect(run.get_absolute_url())
    return render(request, "funding/import_new.html", {"form": form})


@login_required
def run(request: HttpRequest, pk: int) -> HttpResponse:
    allow(may_import(request.user, now=clock.now()))
    found = get_object_or_404(ImportRun, pk=pk)
    problems = found.report.get("problems", []) + found.report.get("mended", [])
    context: dict[str, Any] = {
        "run": found,
        "kind": KINDS[found.kind].label if found.kind in KINDS else found.kind,
        "progress": read_progress(found.path) if found.state == ImportState.RUNNING else 0,
        "page": Paginator(problems, 25).get_page(request.GET.get("page")),
        "is_working": found.state in (ImportState.WAITING, ImportState.RUNNING),
        "may_decide": found.is_dry_run and found.state == ImportState.DONE,
    }
    return render(request, "funding/import_run.html", context)


@login_required
def problems(request: HttpRequest, pk: int) -> HttpResponseBase:
    allow(may_import(request.user, now=clock.now()))
    found = get_object_or_404(ImportRun, pk=pk)
    rows = found.report.get("problems", []) + found.report.get("mended", [])
    return csv_response(f"import-{pk}-problems", COLUMNS, ([row[name] for name in COLUMNS] for row in rows))


@login_required
@require_POST
@one_effect
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    trial, person = get_object_or_404(ImportRun, pk=pk), cast(Person, request.user)
    try:
        began = actions.bring_in(trial, by=person, now=clock.now())
    except Refused as refused:
        return _told(request, trial, refused)
    _queue(began)
    return redirect(began.get_absolute_url())


@login_required
@require_POST
@one_effect
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    trial, person = get_object_or_404(ImportRun, pk=pk), cast(Person, request.user)
    try:
        actions.discard(trial, by=person, now=clock.now())
    except Refused as refused:
        return _told(request, trial, refused)
    messages.success(request, _("The file is thrown away. Nothing was brought in."))
    return redirect("funding:imports")


def _told(request: HttpRequest, trial: ImportRun, refused: Refused) -> HttpResponse:
    allow(may_import(request.user, now=clock.now()))
    messages.error(request, str(refused))
    return redirect(trial.get_absolute_url())


def _queue(run: ImportRun) -> None:
    transaction.on_commit(lambda: perform_import.enqueue(run.pk))
