from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock, record
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.evidence import actions, policy
from folkmoot.evidence.forms import StudyFilter, StudyForm
from folkmoot.evidence.models import Study


def studies(request: HttpRequest) -> HttpResponseBase:
    form = StudyFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {"q": "", "kind": ""}
    rows = Study.objects.select_related("area").order_by("-published_date", "-pk")
    for word in given["q"].split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(source__icontains=word))
    if given["kind"]:
        rows = rows.filter(kind=given["kind"])
    if request.GET.get("format") == "csv":
        columns = [_("study"), _("kind"), _("who made it"), _("how"), _("date"), _("what it found"), _("link")]
        return csv_response(
            "studies",
            columns,
            (
                [row.title, row.get_kind_display(), row.source, row.method, row.published_date, row.summary, row.link]
                for row in rows.iterator(500)
            ),
        )
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    may_add = policy.may_add_study(request.user, now=clock.now())
    return render(request, "evidence/studies.html", {"form": form, "page": page, "may_add": may_add})


def study(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Study.objects.select_related("area"), pk=pk)
    return render(request, "evidence/study.html", {"study": row, "entries": record.timeline_lines(row)})


@login_required
@one_effect
def add_study(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_add_study(request.user, now=moment))
    form = StudyForm(request.POST or None)
    if form.is_valid():
        added = attempt(form, actions.add_study, by=request.user, now=moment, **form.cleaned_data)
        if added:
            messages.success(request, _("The study is added. Anyone can find it, and projects can cite it."))
            return redirect(added)
    return render(request, "evidence/add_study.html", {"form": form})
