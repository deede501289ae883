"""A map's colours: classes with about as many areas in each, and words for each class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import with_unit
from folkmoot.design.charts.scales import Number, class_of, quantile_breaks

SHADES = 5


@dataclass(frozen=True)
class Band:
    shade: int
    text: str


@dataclass(frozen=True)
class Classes:
    breaks: Sequence[Number]
    bands: Sequence[Band]

    def shade(self, value: Number | None) -> int:
        """1 is palest, 5 deepest, 0 is for no value."""
        if value is None:
            return 0
        return self.bands[class_of(value, self.breaks)].shade


def classify(values: Iterable[Number], unit: str, classes: int, *, low_is_dark: bool = False) -> Classes:
    """Sort values into classes. Where little is what calls for attention, `low_is_dark` shades the lowest deepest."""
    ordered = sorted(values)
    breaks = quantile_breaks(ordered, min(classes, SHADES))
    groups: list[list[Number]] = [[] for _each in range(len(breaks) + 1)]
    for value in ordered:
        groups[class_of(value, breaks)].append(value)
    shades = [_shade(place, len(groups)) for place in range(len(groups))]
    if low_is_dark:
        shades.reverse()
    bands = [Band(shade, _range(group, unit)) for shade, group in zip(shades, groups, strict=True) if group]
    return Classes(breaks, bands)


def _shade(place: int, total: int) -> int:
    """Spread over the five shades: two classes are palest and darkest, not the two palest."""
    return 1 + round(place * (SHADES - 1) / (total - 1)) if total > 1 else 3


def _range(group: Sequence[Number], unit: str) -> str:
    low, high = with_unit(group[0], unit), with_unit(group[-1], unit)
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
