"""What citizen commissioners worked on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import CitizenProjectForm
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response


def projects(request: HttpRequest) -> HttpResponseBase:
    """The catalogue, counted by kind (ledger EN-34)."""
    kind = request.GET.get("kind", "")
    rows = queries.projects(kind)
    if request.GET.get("format") == "csv":
        columns = [
            _("Project"),
            _("Kind"),
            _("Asked by"),
            _("Began in"),
            _("What they did"),
            _("Scheme"),
            _("Read of it in"),
        ]
        lines = (
            [row.title, row.get_kind_display(), row.asked_by, row.year, row.what, row.operator.name, row.source]
            for row in rows.iterator(500)
        )
        return csv_response("citizens-projects", columns, lines)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query["format"] = "csv"
    kinds = queries.projects_by_kind()
    context = {
        "page": page, "lines": queries.project_lines(list(page)), "kinds": kinds,
        "chosen": next((line for line in kinds if line.kind == kind), None), "csv_url": f"?{query.urlencode()}",
        "may_run": bool(policy.may_run_scheme(request.user, now=clock.now())),
    }  # fmt: skip
    return render(request, "citizens/projects.html", context)


@login_required
@one_effect
def note(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_run_scheme(request.user, now=moment))
    operator = queries.operated_by(request.user, clock.day_of(moment))[0]
    form = CitizenProjectForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.note_project, operator, by=request.user, now=moment, **form.cleaned_data):  # fmt: skip
        messages.success(request, _("It is in the catalogue."))
        return redirect("citizens:projects")
    return form_page(request, form, heading=_("Add a project"), button=_("Add it"), back=reverse("citizens:projects"))
