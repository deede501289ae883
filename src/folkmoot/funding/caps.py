"""The most that may be asked of bidders, by value. Rows of law/caps.toml, never constants in the code that uses them."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from folkmoot.funding.models.plan import ValueBand

FILE = Path(__file__).parent / "law" / "caps.toml"


@dataclass(frozen=True)
class Caps:
    """What one band allows. `under` is None for the highest."""

    under: int | None
    questions: int
    words: int
    documents: int
    turnover_percent: int
    insurance: int
    advance_percent: int
    results_percent: int

    def turnover(self, value: Decimal, months: int) -> Decimal:
        """The highest yearly income that may be asked for: a share of what one year of the work is worth."""
        yearly = value * 12 / max(months, 12)
        return (yearly * self.turnover_percent / 100).quantize(Decimal("0.01"))


@cache
def bands() -> tuple[Caps, ...]:
    rows = tomllib.loads(FILE.read_text("utf-8"))["bands"]
    return tuple(Caps(**{"under": None, **row}) for row in rows)


def caps_for(value: Decimal) -> Caps:
    return next(band for band in bands() if band.under is None or value < band.under)


def caps_of_band(band: str) -> Caps:
    """The caps of a value band of the pipeline: the bands of the file, in order, are its bands."""
    return bands()[list(ValueBand).index(ValueBand(band))]


def most_of_band(band: str) -> Decimal:
    """The value to reckon a band by: where it ends, or its beginning where it has no end."""
    caps = caps_of_band(band)
    return Decimal(caps.under or bands()[-2].under or 0)
