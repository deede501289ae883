"""Who could provide a project's service: the map, and what is put on it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.actions.stages import PLANNING
from folkmoot.commissioning.forms.providers import FindProviderForm, MapProviderForm, SearchForm, UnmapForm
from folkmoot.commissioning.models import MappedProvider
from folkmoot.commissioning.queries.project_page import projects_for_a_page
from folkmoot.commissioning.queries.provider_map import (
    not_searched,
    providers_on_the_map,
    searched_long_ago,
    sector_lines,
)
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.queries import organisations_matching
from folkmoot.people.requests import SignedIn

MOST_FOUND = 20


def providers(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The map, counted by sector (ledger PO-21); mutuals and co-operatives can be picked out (ledger CR-07)."""
    project, moment = get_object_or_404(projects_for_a_page(), pk=pk), clock.now()
    sector, mutual = request.GET.get("sector", ""), request.GET.get("mutual") == "yes"
    rows = providers_on_the_map(project, sector=sector, mutual=mutual)
    if request.GET.get("format") == "csv":
        columns = [_("organisation"), _("sector"), _("size"), _("where it works"), _("what it could do")]
        lines = (
            [row.organisation.name, row.get_sector_display(), row.organisation.get_size_display(), row.locality, row.services]
            for row in rows.iterator(500)
        )  # fmt: skip
        return csv_response("providers", columns, lines)
    is_planned = project.stage in PLANNING
    sectors, query = sector_lines(project, clock.day_of(moment) if is_planned else None), request.GET.copy()
    query["format"] = "csv"
    may_map = bool(policy.may_edit_project(request.user, project, now=moment)) and is_planned
    context = {
        "project": project, "sectors": sectors, "missing": not_searched(sectors), "old": searched_long_ago(sectors),
        "may_map": may_map, "mutual": mutual,
        "chosen": next((line for line in sectors if line.sector == sector), None), "csv_url": f"?{query.urlencode()}",
        "page": Paginator(rows, 25).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "commissioning/providers.html", context)


@login_required
@one_effect
def note_search(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()

    def act(**answers: Any) -> object:
        return actions.note_search(project, **answers, by=request.user, now=moment)

    initial = {"sector": request.GET.get("sector", "")}
    return ask(
        request, SearchForm(request.POST or None, initial=initial), act, title=_("Note where you looked"),
        button=_("Note it"), back=project, then=map_of(project.pk), done=_("Noted, with its day."),
        intro=_("Note it also when you found nobody: a sector that nobody looked at is shown as missing."),
    )  # fmt: skip


@login_required
@one_effect
def map_provider(request: SignedIn, pk: int) -> HttpResponse:
    """First words to find an organisation by, then which of those found, and what it could do."""
    project, moment = for_team(request, pk), clock.now()
    words = request.GET.get("q", "").strip()
    if not words:
        context = {"project": project, "form": FindProviderForm(), "looked": False}
        return render(request, "commissioning/find_provider.html", context)
    found = organisations_matching(words)
    if not (count := found.count()):
        context = {"project": project, "form": FindProviderForm(request.GET), "looked": True}
        return render(request, "commissioning/find_provider.html", context)

    def act(**answers: Any) -> object:
        return actions.map_provider(project, **answers, by=request.user, now=moment)

    form = MapProviderForm(request.POST or None, found=found[:MOST_FOUND])
    return ask(
        request, form, act, title=_("Put a provider on the map"), button=_("Put it on the map"), back=project,
        then=map_of(project.pk), done=_("It is on the map."),
        intro=_("Everyone can read what you write."), template="commissioning/map_provider.html",
        narrow=FindProviderForm(request.GET), words=words, count=count, most=MOST_FOUND,
    )  # fmt: skip


@login_required
@one_effect
def unmap_provider(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(MappedProvider.objects.select_related("organisation"), pk=pk, removed_at=None)
    project, moment = for_team(request, row.project_id), clock.now()

    def act(**answers: Any) -> object:
        return actions.unmap_provider(row, **answers, by=request.user, now=moment)

    return ask(
        request, UnmapForm(request.POST or None), act, button=_("Take it off"), back=project, then=map_of(project.pk),
        title=_("Take off the map: %(name)s") % {"name": row.organisation.name}, done=_("It is off the map, with the reason."),
    )  # fmt: skip


def map_of(pk: int) -> str:
    return reverse("commissioning:providers", args=[pk])
