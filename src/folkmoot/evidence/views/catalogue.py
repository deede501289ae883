from collections.abc import Iterator
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response
from folkmoot.evidence import queries
from folkmoot.evidence.drawing import borough_bars, borough_tiles
from folkmoot.evidence.forms import CatalogueFilter
from folkmoot.evidence.models import Dataset, Indicator, Study, Value
from folkmoot.evidence.printing import plain, source_of
from folkmoot.evidence.protection import hidden_among


def catalogue(request: HttpRequest) -> HttpResponseBase:
    """The one front door to evidence from many sources (ledger NE-04)."""
    form = CatalogueFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {"q": "", "theme": ""}
    rows = queries.datasets_matching(given["q"], given["theme"])
    if request.GET.get("format") == "csv":
        columns = [_("dataset"), _("source"), _("licence"), _("vintage"), _("areas"), _("link")]
        return csv_response(
            "datasets",
            columns,
            ([row.title, row.publisher, row.licence, row.vintage, row.geography, row.source_url] for row in rows),
        )
    found = queries.indicators_matching(given["q"], given["theme"])
    page = Paginator(
        rows.prefetch_related(Prefetch("indicators", found.order_by("-is_headline", "position"), to_attr="found")), 25
    ).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "studies": Study.objects.count()}
    return render(request, "evidence/catalogue.html", context)


def indicators(request: HttpRequest) -> HttpResponseBase:
    form = CatalogueFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {"q": "", "theme": ""}
    rows = queries.indicators_matching(given["q"], given["theme"])
    if request.GET.get("format") == "csv":
        columns = [_("figure"), _("about"), _("unit"), _("dataset"), _("source"), _("licence"), _("vintage")]
        return csv_response(
            "figures",
            columns,
            (
                [row.title, row.get_theme_display(), row.unit, row.dataset.title, row.dataset.publisher,
                 row.dataset.licence, row.dataset.vintage]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    return render(request, "evidence/indicators.html", {"form": form, "page": page})


def dataset(request: HttpRequest, code: str) -> HttpResponseBase:
    """One release; `?format=csv` streams every figure in it, to anyone (ledger NE-05)."""
    row = get_object_or_404(Dataset, code=code)
    if request.GET.get("format") == "csv":
        columns = [_("area code"), _("area"), _("figure code"), _("figure"), _("unit"), _("value"), _("note")]
        return csv_response(row.code, columns, _every_figure(row))
    page = Paginator(row.indicators.order_by("position", "pk"), 25).get_page(request.GET.get("page"))
    areas = Value.objects.filter(indicator=row.indicators.order_by("position", "pk").first()).count()
    counts = any(one.counts_people for one in row.indicators.all())
    context = {"dataset": row, "page": page, "areas": areas, "counts_people": counts}
    return render(request, "evidence/dataset.html", context)


def _every_figure(row: Dataset) -> Iterator[list[object]]:
    """Area by area, so that small numbers can be hidden beside those they could be worked out from."""
    known = {one.pk: one for one in row.indicators.all()}
    for one in known.values():
        one.dataset = row
    values = Value.objects.filter(indicator__dataset=row).select_related("area")
    ordered = values.order_by("area__code", "indicator__position", "indicator")
    for _code, group in groupby(ordered.iterator(2000), key=lambda value: value.area_id):
        rows = list(group)
        for value in rows:
            value.indicator = known[value.indicator_id]
        hidden = hidden_among(rows)
        for value in rows:
            one = value.indicator
            number, note = (None, HIDDEN) if value.pk in hidden else (value.number, value.note)
            yield [value.area.code, value.area.name, one.code, one.title, one.unit, plain(number), note]


def indicator(request: HttpRequest, code: str) -> HttpResponseBase:
    """One measured thing: its value in each borough as a map and as bars; every area as CSV."""
    row = get_object_or_404(Indicator.objects.select_related("dataset"), code=code)
    hidden = queries.hidden_of(row)
    if request.GET.get("format") == "csv":
        columns = [_("area code"), _("area"), _("value"), _("unit"), _("note"), _("source")]
        return csv_response(row.code, columns, _every_area(row, hidden))
    boroughs = queries.by_borough(row)
    context = {
        "indicator": row,
        "smaller": row.values.filter(area__tile_x__isnull=True).count(),
        "others": [(other, queries.may_compare(row, other)) for other in queries.other_releases(row)],
        "source": source_of(row.dataset),
    }
    if any(value is not None for _area, value in boroughs):
        context |= {"tiles": borough_tiles(row, boroughs, hidden), "bars": borough_bars(row, boroughs, hidden)}
    return render(request, "evidence/indicator.html", context)


def _every_area(row: Indicator, hidden: set[int]) -> Iterator[list[object]]:
    source = source_of(row.dataset)
    for value in row.values.select_related("area").order_by("area__code").iterator(2000):
        number, note = (None, HIDDEN) if value.pk in hidden else (value.number, value.note)
        yield [value.area.code, value.area.name, plain(number), row.unit, note, source]
