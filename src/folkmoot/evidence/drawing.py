"""Maps and bars of one indicator over areas, with what is hidden or missing named."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.core.suppression import HIDDEN
from folkmoot.design.charts import Bar, Tile, area_map, bar_chart, tile_map
from folkmoot.design.charts.areas import AreaMap
from folkmoot.design.charts.bars import BarChart
from folkmoot.design.charts.tiles import TileMap
from folkmoot.evidence.models import Indicator, Value
from folkmoot.evidence.printing import drawn, places_among, source_of, unit_drawn
from folkmoot.places.models import Area

NOTHING: tuple[Decimal | None, str] = (None, "")
Pairs = Sequence[tuple[Area, Value | None]]


Shown = dict[int, tuple[Decimal | None, str]]


def _shown(indicator: Indicator, values: Iterable[Value], hidden: set[int]) -> Shown:
    """By area: the number to draw, and the note that stands where there is none."""
    rows = list(values)
    places = places_among(indicator, (value.number for value in rows))
    return {
        value.area_id: (None, str(HIDDEN))
        if value.pk in hidden
        else (drawn(indicator, value.number, places), value.note)
        for value in rows
    }


def calls_for_more(indicator: Indicator | None) -> bool:
    """Whether few is what calls for attention, so that the deepest shade is for the lowest figure."""
    return indicator is not None and indicator.better == "high"


def borough_tiles(indicator: Indicator, boroughs: Pairs, hidden: set[int]) -> TileMap:
    tiles, shown = [], _shown(indicator, (value for _area, value in boroughs if value), hidden)
    for area, _value in boroughs:
        number, note = shown.get(area.pk, NOTHING)
        place = (area.code, area.label, area.name, area.tile_x or 0, area.tile_y or 0)
        tiles.append(Tile(*place, number, area.get_absolute_url(), note))
    return tile_map(
        indicator.title, tiles, unit=unit_drawn(indicator), source=source_of(indicator.dataset),
        low_is_dark=calls_for_more(indicator),
    )  # fmt: skip


def plain_tiles(title: str, areas: Iterable[Area]) -> TileMap:
    """The boroughs alone, to choose one from, before any figure has been brought in."""
    note = _("no figure yet")
    return tile_map(
        title,
        [
            Tile(
                area.code,
                area.label,
                area.name,
                area.tile_x or 0,
                area.tile_y or 0,
                None,
                area.get_absolute_url(),
                note,
            )
            for area in areas
        ],
    )


def borough_bars(indicator: Indicator, boroughs: Pairs, hidden: set[int]) -> BarChart:
    """Highest first, those without a value last."""
    bars, shown = [], _shown(indicator, (value for _area, value in boroughs if value), hidden)
    for area, _value in boroughs:
        number, note = shown.get(area.pk, NOTHING)
        bars.append(Bar(area.name, number, area.get_absolute_url(), note))
    bars.sort(key=lambda bar: (bar.value is None, -(bar.value or 0)))
    return bar_chart(indicator.title, bars, unit=unit_drawn(indicator), source=source_of(indicator.dataset))


def shapes(
    indicator: Indicator | None, areas: Iterable[Area], values: Mapping[int, Value], hidden: set[int], title: str
) -> AreaMap:
    """Outlines of areas, coloured by an indicator where there is one."""
    rows = [area for area in areas if area.geometry]
    features = [{"properties": {"code": area.code}, "geometry": area.geometry} for area in rows]
    shown = _shown(indicator, values.values(), hidden) if indicator else {}
    pairs = {area.code: shown.get(area.pk, NOTHING) for area in rows}
    return area_map(
        title,
        features,
        {code: number for code, (number, _note) in pairs.items()},
        names={area.code: area.name for area in rows},
        urls={area.code: area.get_absolute_url() for area in rows},
        notes={code: note for code, (_number, note) in pairs.items()},
        unit=unit_drawn(indicator) if indicator else "",
        source=source_of(indicator.dataset) if indicator else (rows[0].geometry_source if rows else ""),
        low_is_dark=calls_for_more(indicator),
    )
