"""Maps that choose their own figure from the page's address: ?figure=code."""

from django.template import Library
from django.template.context import RequestContext
from django.utils.translation import gettext as _

from folkmoot.evidence import queries
from folkmoot.evidence.drawing import borough_tiles, plain_tiles, shapes
from folkmoot.evidence.models import Indicator
from folkmoot.places.models import Area

register = Library()


@register.inclusion_tag("evidence/map.html", takes_context=True)
def borough_map(context: RequestContext) -> dict[str, object]:
    """London's boroughs as tiles, coloured by the figure chosen."""
    boroughs = Area.objects.filter(tile_x__isnull=False).order_by("code")
    choices = queries.mapped_indicators(boroughs.first())
    chosen = _chosen(context, choices)
    if chosen:
        figure = borough_tiles(chosen, queries.by_borough(chosen), queries.hidden_of(chosen))
    else:
        figure = plain_tiles(_("London’s boroughs"), boroughs)
    return {"figure": figure, "choices": choices, "chosen": chosen}


@register.inclusion_tag("evidence/map.html", takes_context=True)
def small_area_map(context: RequestContext, areas: list[Area], title: str) -> dict[str, object]:
    """The outlines of some small areas, coloured by the figure chosen."""
    choices = queries.mapped_indicators(areas[0] if areas else None)
    chosen = _chosen(context, choices)
    values = {row.area_id: row for row in chosen.values.filter(area__in=[area.pk for area in areas])} if chosen else {}
    hidden = queries.hidden_of(chosen) if chosen else set()
    figure = shapes(chosen, areas, values, hidden, f"{title}: {chosen.title}" if chosen else title)
    return {"figure": figure, "choices": choices, "chosen": chosen}


def _chosen(context: RequestContext, choices: list[Indicator]) -> Indicator | None:
    wanted = context["request"].GET.get("figure", "")
    return next((one for one in choices if one.code == wanted), choices[0] if choices else None)
