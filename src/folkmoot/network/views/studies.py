from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow, no
from folkmoot.core.posting import ChangedMeanwhile, attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.network import actions, policy, queries
from folkmoot.network.forms import CaseStudyForm, StudyFilter
from folkmoot.network.models import HEADINGS, CaseStudy
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of


def index(request: HttpRequest) -> HttpResponseBase:
    """Case studies, to search and take away; and the way to the guide."""
    form = StudyFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.case_studies(words=asked.get("q", ""), body=asked.get("body"))
    if request.GET.get("format") == "csv":
        columns = [
            _("case study"),
            _("told by"),
            _("project"),
            _("published"),
            *(name for name, _w in CaseStudy().headings),
        ]
        return csv_response(
            "case-studies",
            columns,
            (
                [row.title, row.body.name, row.project.title if row.project else "", row.published_at.date() if row.published_at else "",
                 *(words for _name, words in row.headings)]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query["format"] = "csv"
    context = {"page": page, "filter": form, "csv_url": f"?{query.urlencode()}", "may_write": bool(bodies_of(request))}
    return render(request, "network/index.html", context)


def bodies_of(request: HttpRequest) -> list[int]:
    """The bodies this reader may write for."""
    roles = roles_of(request.user, clock.day_of(clock.now()))
    return [role.organisation_id for role in roles if RoleKind(role.kind) in policy.WRITERS]


def case_study(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CaseStudy.objects.select_related("body", "project__outcome"), pk=pk), clock.now()
    may_write = bool(policy.may_write(request.user, row, now=moment))
    if row.published_at is None and not may_write:
        raise Http404
    lessons = list(row.project.lessons.order_by("pk")) if row.project else []
    outcome = row.project.outcome if row.project else None
    knots: list[Model] = [*lessons] or ([outcome] if outcome else [])
    context = case_context(request.user, row, knots=knots or None)
    return render(request, "network/case_study.html", context | {"study": row, "may_write": may_write})


@login_required
@one_effect
def write(request: HttpRequest) -> HttpResponse:
    bodies, moment = bodies_of(request), clock.now()
    if not bodies:
        allow(no(_("Only somebody who works for a body on this site writes a case study for it.")))
    form = CaseStudyForm(bodies, request.POST or None, initial={"body": bodies[0]})
    if form.is_valid():
        made = attempt(form, actions.write_case_study, by=request.user, now=moment, **said_in(form))
        if made:
            messages.success(request, _("Saved as a draft. Only your own body sees it until you publish it."))
            return redirect(made.get_absolute_url())
    return render(request, "network/write.html", {"form": form})


def said_in(form: CaseStudyForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "seen_version"}


@login_required
@one_effect
def change(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CaseStudy.objects.select_related("body"), pk=pk), clock.now()
    allow(policy.may_write(request.user, row, now=moment))
    first = {name: getattr(row, name) for name in ("title", "project", *HEADINGS)}
    form = CaseStudyForm([row.body_id], request.POST or None, initial={**first, "seen_version": row.version})
    del form.fields["body"]
    if form.is_valid():
        seen = form.cleaned_data["seen_version"] or 0

        def save() -> Any:
            try:
                by: Any = request.user
                return actions.change_case_study(row, seen_version=seen, by=by, now=moment, **said_in(form))
            except ChangedMeanwhile as clash:
                form.changes = clash.changes
                version = CaseStudy.objects.values_list("version", flat=True).get(pk=pk)
                form.data = {**form.data.dict(), "seen_version": str(version)}  # type: ignore[attr-defined]
                raise

        if attempt(form, save):
            messages.success(request, _("Saved."))
            return redirect(row.get_absolute_url())
    return render(request, "network/write.html", {"form": form, "study": row})


@login_required
@require_POST
@one_effect
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CaseStudy, pk=pk)
    by: Any = request.user
    try:
        with transaction.atomic():
            actions.publish_case_study(row, by=by, now=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Published. Everyone can read it now."))
    return redirect(row.get_absolute_url())
