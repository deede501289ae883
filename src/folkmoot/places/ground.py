"""The ground of a place: the outlines it is drawn with, and whether a point lies on it."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from folkmoot.design.charts.flat import Ring, rings
from folkmoot.design.charts.ground import GroundMap, Mark, ground_map
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind
from folkmoot.places.points import Point


def ground_of(area: Area) -> list[Area]:
    """The smallest areas in it that are drawn; else its own outline; else the ground of its borough."""
    inside = Area.objects.filter(Q(ward=area) | Q(borough=area), geometry__isnull=False).select_related("ward")
    parts = list(inside.order_by("code"))
    for kind in (AreaKind.LSOA, AreaKind.WARD, AreaKind.NEIGHBOURHOOD):
        if small := [part for part in parts if part.kind == kind]:
            return small
    if area.geometry:
        return [area]
    return ground_of(area.borough) if area.borough else []


def is_on(ground: Iterable[Area], point: Point) -> bool:
    return any(_is_inside(list(rings(area.geometry)), point) for area in ground if area.geometry)


def _is_inside(outline: Sequence[Ring], point: Point) -> bool:
    """Whoever walks due east from inside crosses the outline an odd number of times."""
    crossings = 0
    for ring in outline:
        for (east, north, *_up), (next_east, next_north, *_more) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (north > point.north) != (next_north > point.north):
                across = east + (point.north - north) / (next_north - north) * (next_east - east)
                crossings += across > point.east
    return crossings % 2 == 1


def draw(
    ground: Sequence[Area],
    title: str,
    marks: Sequence[Mark] = (),
    others: Iterable[tuple[float, float]] = (),
    *,
    label: str = "",
) -> GroundMap | None:
    """The ground with what stands on it; None where no outline is known."""
    if not ground:
        return None
    outlines = [((area.ward or area).name, area.geometry or {}) for area in ground]
    return ground_map(title, outlines, marks, others, source=ground[0].geometry_source, label=label)
