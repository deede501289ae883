"""Outlines of areas: kept only if they are whole, closed and in longitude and latitude (RFC 7946)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import Row

# About ten metres: enough to draw a neighbourhood, and half the weight of six places.
PLACES = 5
MOST_POINTS = 200_000


def tidy_geometry(row: Row, geometry: Any) -> dict[str, Any]:
    """The Polygon or MultiPolygon with rounded points, as plain floats."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates: Any = geometry.get("coordinates") if isinstance(geometry, dict) else None
    try:
        if kind == "Polygon":
            tidy: Any = [_ring(ring) for ring in coordinates]
        elif kind == "MultiPolygon":
            tidy = [[_ring(ring) for ring in polygon] for polygon in coordinates]
        else:
            raise ValueError
        if not tidy or not all(tidy):
            raise ValueError
    except (TypeError, ValueError, IndexError) as wrong:
        raise row.refuse(
            "geometry",
            _("The outline is not a whole polygon in longitude and latitude. Export it again as GeoJSON (WGS84)."),
        ) from wrong
    return {"type": kind, "coordinates": tidy}


def _ring(points: Any) -> list[list[float]]:
    ring = [[round(float(point[0]), PLACES), round(float(point[1]), PLACES)] for point in points]
    if len(ring) < 4 or len(ring) > MOST_POINTS or ring[0] != ring[-1]:
        raise ValueError
    if any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in ring):
        raise ValueError
    return ring
