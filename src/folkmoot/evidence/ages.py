"""The ages of some people beside the census of the home borough: who is missing among them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from folkmoot.core.suppression import suppress
from folkmoot.evidence.models import Value

CENSUS = re.compile(r"census2021-ts007a-age-(\d+)\b")
BANDS = ((10, 25, "10–24"), (25, 45, "25–44"), (45, 65, "45–64"), (65, 200, "65+"))
MISSING_BY = Decimal(5)  # of a hundred: a band that far under its share of the census is missing


@dataclass(frozen=True)
class BandLine:
    """One band of age: how many (None where too few to show), their share, and the census's share of the band."""

    label: str
    people: int | None
    share: Decimal | None
    census: Decimal
    is_missing: bool


def beside_the_census(ages: Iterable[int]) -> list[BandLine]:
    """Bands of age with their shares in hundredths; empty where the census table (TS007A) was not brought in.

    One query. Ages under ten are left out on both sides. Small counts are hidden as everywhere.
    """
    census = dict.fromkeys((label for _low, _high, label in BANDS), Decimal(0))
    values = Value.objects.filter(
        indicator__code__startswith="census2021-ts007a-age-",
        area__code=settings.FOLKMOOT_HOME_AREA,
        number__isnull=False,
    )
    for code, number in values.values_list("indicator__code", "number"):
        found = CENSUS.match(code)
        if found and number is not None and (label := _band(int(found[1]))):
            census[label] += number
    whole = sum(census.values(), Decimal(0))
    if not whole:
        return []
    shown = suppress(_by_band(ages))
    lines = []
    for _low, _high, label in BANDS:
        people, of_census = shown.counts[label], (census[label] * 100 / whole).quantize(Decimal("0.1"))
        share = None
        if people is not None and shown.total:
            share = (Decimal(people * 100) / shown.total).quantize(Decimal("0.1"))
        is_missing = share is not None and share + MISSING_BY <= of_census
        lines.append(BandLine(label, people, share, of_census, is_missing))
    return lines


def _band(age: int) -> str:
    return next((label for low, high, label in BANDS if low <= age < high), "")


def _by_band(ages: Iterable[int]) -> dict[str, int]:
    counts = {label: 0 for _low, _high, label in BANDS}
    for age in ages:
        if label := _band(age):
            counts[label] += 1
    return counts
