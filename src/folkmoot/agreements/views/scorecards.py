"""Scorecards and the market, for everyone."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms import OverlapForm, PerspectiveForm, PlaceForm, QuintileForm, ScorecardFilter
from folkmoot.agreements.market_count import as_counted
from folkmoot.agreements.models import Measure
from folkmoot.agreements.models.measure import MeasureKind
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.pages import numbered
from folkmoot.agreements.views.reports import load as load_report
from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response, plain
from folkmoot.needs.models import Outcome
from folkmoot.people.models import Organisation
from folkmoot.people.requests import SignedIn

STATES = {
    "reached": (gettext_lazy("aim reached"), "kept"), "moving": (gettext_lazy("on the way"), "info"), "not_yet": (gettext_lazy("not yet"), "due"),
    "hidden": (gettext_lazy("too few people to show"), "none"), "none": (gettext_lazy("no figure yet"), "none"), "no_aim": (gettext_lazy("no aim set"), "none"),
}  # fmt: skip


def scorecard(request: HttpRequest) -> HttpResponseBase:
    """Measures by perspective: of one agreement, one outcome, one body, or the whole borough."""
    scope, title, body = scope_of(request)
    rows = queries.scorecard(**scope)
    if request.GET.get("format") == "csv":
        columns = [
            _("perspective"), _("measure"), _("question"), _("unit"), _("agreement"), _("funder"), _("provider"),
            _("at the start"), _("aim"), _("latest"), _("before"), _("how it stands"),
        ]  # fmt: skip
        return csv_response("scorecard", columns, (csv_line(line) for line in queries.every_line(rows)))
    sections = queries.perspectives(rows, body, whole=not scope)
    page = numbered(sum(section.count for section in sections), request)
    shown = queries.measures_between(rows, sections, page.start_index() - 1, page.end_index()) if sections else []
    counts: dict[str, int] = {}
    for section in sections:
        counts[section.name] = counts.get(section.name, 0) + section.count
    query = request.GET.copy()
    query["format"] = "csv"
    return render(
        request,
        "agreements/scorecard.html",
        {
            "title": title,
            "page": page,
            "lines": [(line, *STATES[line.state]) for line in queries.lines_of(shown)],
            "perspectives": list(counts.items()),
            "body": body,
            "may_keep": body is not None and bool(policy.may_keep_perspectives(request.user, body, now=clock.now())),
            "csv_url": f"?{query.urlencode()}",
            "filter": None if "agreement" in scope else ScorecardFilter(request.GET or None),
        },
    )


def scope_of(request: HttpRequest) -> tuple[dict[str, Any], str, Organisation | None]:
    """What the scorecard is of: one agreement; or a body, an outcome, or what one does for the other; or everything."""

    def wanted(name: str) -> int | None:
        text = request.GET.get(name, "")
        return int(text) if text.isdigit() and len(text) < 18 else None

    if key := wanted("agreement"):
        row = load(request, key)
        return {"agreement": row}, row.title, row.funder
    found: dict[str, Any] = {}
    if key := wanted("outcome"):
        found["outcome"] = get_object_or_404(Outcome, pk=key)
    if key := wanted("body"):
        found["body"] = get_object_or_404(Organisation, pk=key)
    if not found:
        return {}, _("The whole borough"), None
    return found, ": ".join(str(each) for each in reversed(found.values())), found.get("body")


def csv_line(line: queries.Line) -> list[Any]:
    measure = line.measure
    latest = HIDDEN if line.has_figure and line.latest is None else plain(line.latest)
    return [
        measure.perspective, measure.title, MeasureKind(measure.kind).label, measure.unit, measure.agreement.title,
        measure.agreement.funder.name, measure.agreement.provider.name, plain(measure.baseline), plain(measure.target), latest,
        plain(line.before), STATES[line.state][0],
    ]  # fmt: skip


def market(request: HttpRequest) -> HttpResponseBase:
    """Who holds the agreements: the largest three, small providers, local groups, how long they run."""
    found = as_counted(day_of(clock.now()))
    if request.GET.get("format") == "csv":
        columns = [
            _("year"), _("agreements"), _("value (£)"), _("held by the largest three (£)"), _("share of the largest three (%)"),
            _("small providers"), _("local voluntary: number"), _("local voluntary: value (£)"), _("not known: number"),
            _("not known: value (£)"),
        ]  # fmt: skip
        rows = (
            [year.year, year.count, year.value, year.top_three, year.top_share, year.small_providers, year.local_count,
             year.local_value, year.unknown_count, year.unknown_value]
            for year in found.years
        )  # fmt: skip
        return csv_response(f"market-{found.counted_date or day_of(clock.now())}", columns, rows)
    return render(request, "agreements/market.html", {"market": found})


@login_required
@one_effect
def note_overlap(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_note_overlap(request.user, row, now=moment))
    back = reverse("agreements:outcome", args=[row.specification.outcome_id])
    return ask(
        request, OverlapForm(row, request.POST or None), partial(actions.note_overlap, row, by=request.user, now=moment),
        title=_("People whom two agreements both count"), button=_("Save it"), back=back, caption=row.title,
        done=_("Saved. Nobody is counted twice."),
    )  # fmt: skip


@login_required
@one_effect
def add_perspective(request: SignedIn, pk: int) -> HttpResponse:
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_keep_perspectives(request.user, body, now=moment))
    return ask(
        request, PerspectiveForm(request.POST or None), partial(actions.add_perspective, body, by=request.user, now=moment),
        title=_("Add a perspective"), button=_("Add it"), back=f"{reverse('agreements:scorecard')}?body={body.pk}",
        caption=body.name, done=_("Added. Now place measures under it."),
    )  # fmt: skip


@login_required
@one_effect
def place_measure(request: SignedIn, pk: int) -> HttpResponse:
    measure, moment = get_object_or_404(Measure.objects.select_related("agreement__funder"), pk=pk), clock.now()
    allow(policy.may_place_measure(request.user, measure, now=moment))
    back = f"{reverse('agreements:scorecard')}?body={measure.agreement.funder_id}"
    return ask(
        request, PlaceForm(measure.agreement.funder_id, request.POST or None),
        partial(actions.place_measure, measure, by=request.user, now=moment), title=_("From which side does it look?"),
        button=_("Save it"), back=back, caption=measure.title, done=_("Saved."),
    )  # fmt: skip


@login_required
@one_effect
def quintiles(request: SignedIn, pk: int, measure: int) -> HttpResponse:
    """A measure's figure for each fifth of neighbourhoods."""
    report, moment = load_report(pk), clock.now()
    allow(policy.may_report(request.user, report, now=moment))
    row = get_object_or_404(Measure, pk=measure, agreement=report.agreement_id)
    form = QuintileForm(request.POST or None)

    def act(**_said: Any) -> Any:
        return actions.split_by_quintile(report, measure=row, figures=form.figures(), by=request.user, now=moment)

    return ask(
        request, form, act, title=_("By how deprived the neighbourhood is"), button=_("Save it"),
        back=reverse("agreements:who_used", args=[report.pk]), caption=row.title, done=_("Saved."),
        intro=_("Figures that rest on few people are hidden from everyone else."),
    )  # fmt: skip
