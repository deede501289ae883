"""The ground: outlines, and what stands where on it. The numbered marks are told in a list; a form may be tapped on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

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
    at: tuple[int, int]

    @property
    def is_aside(self) -> bool:
        """Whether it is drawn beside its place, with a line to it, because another mark would cover it."""
        return (self.x, self.y) != self.at

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


APART = 50  # two marks as a phone draws them
RINGS = 4  # as far from its place as a mark may be drawn
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


def apart(places: Iterable[tuple[int, int]], width: int, height: int) -> list[tuple[int, int]]:
    """Each place itself, or the nearest spot on the map around it where no mark before it is covered. Where there is no
    room for that, the place itself."""
    taken: list[tuple[int, int]] = []
    for place in places:
        free = (spot for spot in _around(*place) if all(_far(spot, other) for other in taken))
        taken.append(next((spot for spot in free if spot == place or _on(spot, width, height)), place))
    return taken


def _around(x: int, y: int) -> Iterator[tuple[int, int]]:
    yield x, y
    for ring in range(1, RINGS + 1):
        for step in range(8 * ring):
            turn = 2 * pi * step / (8 * ring)
            yield round(x + ring * APART * cos(turn)), round(y + ring * APART * sin(turn))


def _on(spot: tuple[int, int], width: int, height: int) -> bool:
    return 0 <= spot[0] <= width and 0 <= spot[1] <= height


def _far(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return hypot(one[0] - other[0], one[1] - other[1]) >= APART - 1  # of whole units


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
    places = [flat.at(mark.east, mark.north) for mark in marks]
    return GroundMap(
        title, "", source, [_("On the map"), label or _("What"), _("Where")],
        [[mark.number, linked(mark.name, mark.url), mark.note] for mark in marks],
        [(" ".join(map(flat.path, shape)), name) for name, shape in shapes],
        [
            DrawnMark(mark.number, f"{mark.number}. {mark.name}", *spot, at=place)
            for mark, spot, place in zip(marks, apart(places, flat.width, flat.height), places, strict=True)
        ],
        sorted({flat.at(east, north) for north, east in others}),
        _names(shapes, flat),
        flat,
        summary=_("Map: %(title)s. What is marked on it is told in the list below it.") % {"title": title},
        template="design/charts/ground.html",
    )  # fmt: skip
