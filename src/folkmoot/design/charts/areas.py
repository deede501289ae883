"""A map of true shapes, each shaded by its value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.classes import Band, classify
from folkmoot.design.charts.figure import Figure, linked, with_unit
from folkmoot.design.charts.flat import WIDTH, Flat, rings
from folkmoot.design.charts.scales import Number


@dataclass(frozen=True)
class DrawnArea:
    code: str
    text: str
    path: str
    shade: int
    url: str


@dataclass(frozen=True)
class AreaMap(Figure):
    areas: Sequence[DrawnArea]
    bands: Sequence[Band]
    height: int
    missing: bool
    width: int = WIDTH

    @property
    def role(self) -> str:
        """An image may hold nothing to press; a group may."""
        return "group" if any(area.url for area in self.areas) else "img"


def area_map(
    title: str,
    features: Iterable[Mapping],
    values: Mapping[str, Number | None],
    names: Mapping[str, str] | None = None,
    urls: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    code: str = "code",
    unit: str = "",
    classes: int = 5,
    source: str = "",
    label: str = "",
    low_is_dark: bool = False,
) -> AreaMap:
    """`features` are GeoJSON, in longitude and latitude; `code` names the property that `values` is keyed by."""
    names, urls, notes = names or {}, urls or {}, notes or {}
    shapes = {str(f["properties"][code]): list(rings(f.get("geometry") or {})) for f in features}
    flat = Flat(point for drawn in shapes.values() for ring in drawn for point in ring)
    sorted_out = classify(
        (v for k, v in values.items() if v is not None and k in shapes), unit, classes, low_is_dark=low_is_dark
    )

    def said(area: str) -> str:
        return with_unit(values.get(area), unit, notes.get(area, ""))

    def name(area: str) -> str:
        return str(names.get(area, area))

    drawn = [
        DrawnArea(
            area,
            f"{name(area)}: {said(area)}",
            " ".join(flat.path(ring) for ring in outline),
            sorted_out.shade(values.get(area)),
            urls.get(area, ""),
        )
        for area, outline in shapes.items()
    ]
    return AreaMap(
        title,
        unit,
        source,
        [label or _("Area"), (_("Value"), "number")],
        [[linked(name(area), urls.get(area, "")), said(area)] for area in sorted(shapes, key=name)],
        drawn,
        sorted_out.bands,
        flat.height,
        any(values.get(area) is None for area in shapes),
        summary=_("Map: %(title)s. The same numbers are in the table below it.") % {"title": title},
        template="design/charts/areas.html",
    )
