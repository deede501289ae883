"""How a figure is said in words: a share of one as a percentage, a rank as "26,525 of 33,755"."""

import re
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.evidence.models import Dataset, Indicator

RANK = re.compile(r"rank of ([\d,]+)")
SHARE = re.compile(r"share of (.+)")


def rounded(number: Decimal, places: int) -> str:
    """With thousands marked, no needless noughts, and a true minus sign."""
    text = f"{abs(number):,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if number < 0 and text != "0" else text


def places_among(indicator: Indicator, numbers: Iterable[Decimal | None]) -> int:
    """As many decimals as tell something, and the same for all numbers of one chart: from ten up, two are enough."""
    largest = max((abs(number) for number in numbers if number is not None), default=Decimal(0))
    return min(indicator.decimals, 2) if largest >= 10 else indicator.decimals


def plain(number: Decimal | None) -> str:
    """For a file: nothing but the number, without needless noughts."""
    return "" if number is None else format(number.normalize(), "f")


def said(indicator: Indicator, number: Decimal | None, note: str = "") -> str:
    """A value as people read it; a missing one says so, and why when the source does."""
    if number is None:
        return _("no data (%(why)s)") % {"why": note} if note else _("no data")
    if indicator.unit == "tenth":
        return _("tenth %(number)s of 10") % {"number": bare(indicator, number)}
    return f"{bare(indicator, number)}{unit_after(indicator)}"


def bare(indicator: Indicator, number: Decimal) -> str:
    """The number without its unit, shares as hundredths."""
    if SHARE.fullmatch(indicator.unit):
        return rounded(number * 100, 1)
    return rounded(number, indicator.decimals)


def unit_after(indicator: Indicator) -> str:
    """What stands after the number: " people", "% of households", " (score, higher is worse)"."""
    unit = indicator.unit
    if share := SHARE.fullmatch(unit):
        return _("%% of %(whole)s") % {"whole": share[1]}
    if rank := RANK.fullmatch(unit):
        return _(" of %(all)s") % {"all": rank[1]}
    if unit == "tenth":
        return _(" of 10")
    if unit.startswith(("score", "ratio", "rate", "average")):
        return f" ({unit.replace(' (', ', ').rstrip(')')})"
    return unit if unit.startswith("%") or not unit else f" {unit}"


def drawn(indicator: Indicator, number: Decimal | None, places: int) -> Decimal | None:
    """The value as charts draw it: shares as percentages."""
    if number is None:
        return None
    return round(number * 100, 1) if SHARE.fullmatch(indicator.unit) else round(number, places)


def unit_drawn(indicator: Indicator) -> str:
    """The unit charts print beside each number: only one that is short."""
    if SHARE.fullmatch(indicator.unit) or indicator.unit.startswith("%"):
        return "%"
    return indicator.unit if indicator.unit in {"people", "households", "children"} else ""


def source_of(dataset: Dataset) -> str:
    """Where a figure comes from: who published it, which release, under which licence."""
    return _("%(publisher)s, %(title)s (%(vintage)s), %(licence)s") % {
        "publisher": dataset.publisher,
        "title": dataset.title,
        "vintage": dataset.vintage,
        "licence": dataset.licence,
    }


def short_source_of(dataset: Dataset) -> str:
    """The same for the line beside a figure, whose link leads to the release."""
    return f"{dataset.publisher}, {dataset.vintage}, {dataset.licence}"
