"""Areas, their wards and boroughs and their outlines, as published files give them.

Not an action by itself: the import that brings the file checks who may, and writes the entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from folkmoot.core.intake.bulk import update_rows
from folkmoot.core.listings import show_many
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

KIND_OF_GEOGRAPHY = {
    "lsoa21": AreaKind.LSOA,
    "ward24": AreaKind.WARD,
    "borough": AreaKind.BOROUGH,
    "region": AreaKind.REGION,
}
VINTAGE_OF_GEOGRAPHY = {"lsoa21": "2021", "ward24": "2024"}
FIELDS = ["borough", "ward", "vintage", "geometry", "geometry_source"]


@dataclass(slots=True)
class AreaSeen:
    """What one row of a file says of an area. Empty means that it says nothing."""

    code: str
    name: str = ""
    borough: str = ""
    ward: str = ""
    geometry: dict[str, Any] | None = None


@dataclass(slots=True)
class Kept:
    added: list[Area] = field(default_factory=list)
    changed: list[Area] = field(default_factory=list)
    unchanged: int = 0


def keep_areas(seen: Iterable[AreaSeen], *, geography: str, source: str, now: datetime) -> Kept:
    """Add the areas that are new and bring the others up to date; list them for search.

    A name once known is never changed, and an outline gives way only to a fuller one or to a newer issue of
    the same source, so that two files about the same places do not undo each other.
    """
    rows = list({one.code: one for one in seen}.values())
    codes = {code for one in rows for code in (one.code, one.borough, one.ward) if code}
    known = _known(codes)
    kept = Kept()
    for one in rows:
        area = known.get(one.code)
        if area is None:
            area = Area(code=one.code, name=one.name or one.code, kind=KIND_OF_GEOGRAPHY[geography])
            known[one.code] = area
            _bring_up_to_date(area, one, known, geography, source)
            kept.added.append(area)
        elif _bring_up_to_date(area, one, known, geography, source):
            kept.changed.append(area)
        else:
            kept.unchanged += 1
    Area.objects.bulk_create(kept.added, batch_size=500)
    update_rows(kept.changed, FIELDS)
    show_many(kept.added, now)
    return kept


def _known(codes: set[str]) -> dict[str, Area]:
    listed = sorted(codes)
    found: dict[str, Area] = {}
    for start in range(0, len(listed), 5_000):
        found.update({area.code: area for area in Area.objects.filter(code__in=listed[start : start + 5_000])})
    return found


def _bring_up_to_date(area: Area, one: AreaSeen, known: dict[str, Area], geography: str, source: str) -> bool:
    before = (area.borough_id, area.ward_id, area.vintage, area.geometry_source)
    borough, ward = known.get(one.borough), known.get(one.ward)
    if borough is not None and borough.code != area.code:
        area.borough = borough
    if ward is not None and ward.code != area.code:
        area.ward = ward
    area.vintage = area.vintage or VINTAGE_OF_GEOGRAPHY.get(geography, "")
    redrawn = _redraw(area, one.geometry, source)
    return redrawn or before != (area.borough_id, area.ward_id, area.vintage, area.geometry_source)


def _redraw(area: Area, geometry: dict[str, Any] | None, source: str) -> bool:
    if geometry is None or geometry == area.geometry:
        return False
    if area.geometry and area.geometry_source != source and _points(geometry) <= _points(area.geometry):
        return False
    area.geometry, area.geometry_source = geometry, source[:200]
    return True


def _points(geometry: dict[str, Any]) -> int:
    def count(part: Any) -> int:
        return 1 if part and isinstance(part[0], int | float) else sum(count(inner) for inner in part)

    return count(geometry["coordinates"])
