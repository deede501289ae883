"""Figures for any room's tests: a release, its indicators, values of areas."""

from decimal import Decimal
from typing import Any

from folkmoot.evidence.models import Dataset, Indicator, Theme, Value
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


def dataset(code: str = "elmham-2025", **changes: Any) -> Dataset:
    given = {
        "title": "How people live",
        "description": "A made-up survey.",
        "publisher": "Elmham Statistics",
        "licence": "Open Government Licence v3.0",
        "vintage": "2025",
        "geography": "lsoa21",
    }
    return Dataset.objects.create(code=code, **{**given, **changes})


def indicator(of: Dataset, code: str = "elmham-lonely", **changes: Any) -> Indicator:
    given = {
        "title": "People who are often lonely",
        "theme": Theme.MENTAL_HEALTH,
        "unit": "share of adults",
        "decimals": 3,
        "is_headline": True,
        "position": of.indicators.count(),
    }
    return Indicator.objects.create(dataset=of, code=code, **{**given, **changes})


def value(of: Indicator, area: Area, number: Any, note: str = "") -> Value:
    return Value.objects.create(
        indicator=of, area=area, number=None if number is None else Decimal(str(number)), note=note
    )


def lsoa(borough: Area, number: int = 1, *, ward: Area | None = None, outline: bool = True) -> Area:
    """A square small area; each further one lies east of the last."""
    west = -0.2 + number * 0.01
    ring = [[west, 51.36], [west + 0.01, 51.36], [west + 0.01, 51.37], [west, 51.37], [west, 51.36]]
    return Area.objects.create(
        code=f"E010009{number:02d}", name=f"Elmham {number:03d}A", kind=AreaKind.LSOA, vintage="2021", borough=borough,
        ward=ward, geometry={"type": "Polygon", "coordinates": [ring]} if outline else None,
        geometry_source="Made-up outlines",
    )  # fmt: skip


def ward(borough: Area) -> Area:
    return Area.objects.create(
        code="E05009999", name="Elmham North", kind=AreaKind.WARD, vintage="2024", borough=borough
    )
