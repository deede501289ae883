"""A map of equal squares: every area as easy to see and to touch as the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.classes import Band, classify
from folkmoot.design.charts.figure import Figure, linked, with_unit
from folkmoot.design.charts.scales import Number

SIDE, GAP = 60, 5


@dataclass(frozen=True)
class Tile:
    code: str
    short: str
    name: str
    x: int
    y: int
    value: Number | None
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class DrawnTile:
    short: str
    text: str
    value: str
    x: int
    y: int
    shade: int
    url: str

    @property
    def middle(self) -> float:
        return self.x + SIDE / 2

    @property
    def label_y(self) -> int:
        return self.y + 29

    @property
    def value_y(self) -> int:
        return self.y + 48


@dataclass(frozen=True)
class TileMap(Figure):
    tiles: Sequence[DrawnTile]
    bands: Sequence[Band]
    width: int
    height: int
    missing: bool
    side: int = SIDE

    @property
    def role(self) -> str:
        """An image may hold nothing to press; a group may."""
        return "group" if any(tile.url for tile in self.tiles) else "img"


def tile_map(
    title: str,
    tiles: Iterable[Tile],
    unit: str = "",
    classes: int = 5,
    source: str = "",
    label: str = "",
    low_is_dark: bool = False,
) -> TileMap:
    tiles = list(tiles)
    sorted_out = classify((t.value for t in tiles if t.value is not None), unit, classes, low_is_dark=low_is_dark)
    left, top = min((t.x for t in tiles), default=0), min((t.y for t in tiles), default=0)
    drawn = [
        DrawnTile(
            t.short,
            f"{t.name}: {with_unit(t.value, unit, t.note)}",
            "" if t.value is None else with_unit(t.value, unit if unit in {"%", "£"} else ""),
            (t.x - left) * (SIDE + GAP),
            (t.y - top) * (SIDE + GAP),
            sorted_out.shade(t.value),
            t.url,
        )
        for t in tiles
    ]
    return TileMap(
        title,
        unit,
        source,
        [label or _("Area"), (_("Value"), "number")],
        [[linked(t.name, t.url), with_unit(t.value, unit, t.note)] for t in sorted(tiles, key=lambda t: t.name)],
        drawn,
        sorted_out.bands,
        max((t.x for t in drawn), default=0) + SIDE,
        max((t.y for t in drawn), default=0) + SIDE,
        any(t.value is None for t in tiles),
        summary=_("Map of equal tiles: %(title)s. The same numbers are in the table below it.") % {"title": title},
        template="design/charts/tiles.html",
    )
