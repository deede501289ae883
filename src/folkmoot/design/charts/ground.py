"""The ground: outlines, and what stands where on it. The numbered marks are told in a list; a form may be tapped on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import Figure, linked
from folkmoot.design.charts.flat import Flat, Ring, rings


@dataclass(frozen=True)
class Mark:
    """Something with a place: its number on the map, its name, what the list says of it."""

    number: int
    name: str
    north: float
    east: float
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class DrawnMark:
    number: int
    text: str
    x: int
    y: int

    @property
    def number_y(self) -> int:
        return self.y + 6


@dataclass(frozen=True)
class GroundMap(Figure):
    outlines: Sequence[tuple[str, str]]
    marks: Sequence[DrawnMark]
    dots: Sequence[tuple[int, int]]
    names: Sequence[tuple[str, int, int]]
    flat: Flat


MOST_NAMES = 30  # more would cover the map


def _names(shapes: Sequence[tuple[str, Sequence[Ring]]], flat: Flat) -> list[tuple[str, int, int]]:
    """Each name once, in the middle of all that bears it."""
    found: dict[str, list[Sequence[float]]] = {}
    for name, shape in shapes:
        found.setdefault(name, []).extend(point for ring in shape for point in ring[1:])
    if len(found) > MOST_NAMES:
        return []
    return [
        (name, *flat.at(sum(each[0] for each in points) / len(points), sum(each[1] for each in points) / len(points)))
        for name, points in found.items()
        if points
    ]


def ground_map(
    title: str,
    outlines: Iterable[tuple[str, Mapping]],
    marks: Sequence[Mark] = (),
    others: Iterable[tuple[float, float]] = (),
    *,
    source: str = "",
    label: str = "",
) -> GroundMap:
    """`outlines` are (name, GeoJSON geometry); `others`, as (north, east), are drawn as dots that no list names."""
    shapes = [(name, list(rings(geometry))) for name, geometry in outlines]
    flat = Flat(point for _name, shape in shapes for ring in shape for point in ring)
    return GroundMap(
        title, "", source, [_("On the map"), label or _("What"), _("Where")],
        [[mark.number, linked(mark.name, mark.url), mark.note] for mark in marks],
        [(" ".join(map(flat.path, shape)), name) for name, shape in shapes],
        [DrawnMark(mark.number, f"{mark.number}. {mark.name}", *flat.at(mark.east, mark.north)) for mark in marks],
        sorted({flat.at(east, north) for north, east in others}),
        _names(shapes, flat),
        flat,
        summary=_("Map: %(title)s. What is marked on it is told in the list below it.") % {"title": title},
        template="design/charts/ground.html",
    )  # fmt: skip
