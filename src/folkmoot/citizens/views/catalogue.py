"""The projects that citizen commissioners took part in, counted by type."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms.catalogue import ProjectEndForm, ProjectNoteForm
from folkmoot.citizens.models import CycleStage, ProjectType, SchemeProject
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.models import Person

PER_PAGE = 25


def catalogue(request: HttpRequest) -> HttpResponseBase:
    kind = request.GET.get("kind", "")
    rows = queries.catalogue(kind)
    if request.GET.get("format") == "csv":
        columns = [_("type"), _("title"), _("stage"), _("for whom"), _("from"), _("until"), _("what came of it")]
        cells = (
            [row.get_kind_display(), row.title, row.get_stage_display(), row.asked_by, row.start_date,
             row.end_date or "", row.came_of_it]
            for row in rows.iterator(500)
        )  # fmt: skip
        return csv_response("citizens-projects", columns, cells)
    lines = queries.projects_by_type()
    context = {
        "lines": lines,
        "all": sum(line.count for line in lines),
        "kind": dict(ProjectType.choices).get(kind, ""),
        "csv": f"?kind={kind}&format=csv" if kind in ProjectType.values else "?format=csv",
        "stages": [str(label) for label in CycleStage.labels],
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "may_run": bool(policy.may_run_scheme(request.user, now=clock.now())),
    }
    return render(request, "citizens/catalogue.html", context)


@login_required
@one_effect
def note_project(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    operator = queries.operated_by(request.user, clock.day_of(moment))[0]
    form, person = ProjectNoteForm(request.POST or None), cast("Person", request.user)
    if form.is_valid() and attempt(form, actions.note_project, operator, by=person, now=moment, **form.cleaned_data):
        messages.success(request, _("It is in the catalogue, and counted."))
        return redirect("citizens:catalogue")
    return form_page(request, form, heading=_("Add a project"), button=_("Add it"), back=reverse("citizens:catalogue"))


@login_required
@one_effect
def end_project(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(SchemeProject.objects.select_related("operator"), pk=pk), clock.now()
    allow(policy.may_run_scheme(request.user, row.operator, now=moment))
    form, person = ProjectEndForm(request.POST or None), cast("Person", request.user)
    if form.is_valid() and attempt(form, actions.end_project, row, by=person, now=moment, **form.cleaned_data):
        messages.success(request, _("Noted, with what came of it."))
        return redirect("citizens:catalogue")
    return form_page(
        request,
        form,
        heading=_("It has ended"),
        caption=row.title,
        button=_("Save"),
        back=reverse("citizens:catalogue"),
    )
