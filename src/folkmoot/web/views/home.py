from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from folkmoot.commitments.queries import newest, public_findings, tally
from folkmoot.commitments.states import FindingState
from folkmoot.core import clock
from folkmoot.core.models import ChainHead
from folkmoot.design.charts import Tile, tile_map
from folkmoot.web import queries


def home(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    today = clock.day_of(moment)
    figures = queries.map_figures()
    tiles = [
        Tile(row.code, row.label, row.name, row.tile_x, row.tile_y, figures.values.get(row.pk), row.get_absolute_url())
        for row in figures.boroughs
        if row.tile_x is not None and row.tile_y is not None
    ]
    found = public_findings()
    return render(
        request,
        "web/home.html",
        {
            "take_part": queries.take_part_now(moment),
            "decided": queries.decided_lately(),
            "owed": queries.owed_an_answer(today),
            "map": tile_map(figures.title, tiles, unit=figures.unit, source=figures.source),
            "tally": tally(found),
            "broken": newest(found, FindingState.BROKEN, FindingState.EXPLAINED, most=4),
        },
    )


def health(request: HttpRequest) -> JsonResponse:
    """For whoever watches the server: the database answers, and how long the record is."""
    return JsonResponse({"ok": True, "entries": ChainHead.objects.values_list("number", flat=True).get(pk=1)})
