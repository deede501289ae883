"""Bars lying down, each under its own label: they stay readable on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import Figure, linked, with_unit
from folkmoot.design.charts.scales import Number, Scale

ROW = 50
WIDEST, NARROWEST = 86, 40  # of 100: the longest bar leaves room for its number
LETTER = 3  # of 100: a letter of that number, on the smallest phone


@dataclass(frozen=True)
class Bar:
    label: str
    value: Number | None
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class DrawnBar:
    label: str
    text: str
    y: int
    width: str
    missing: bool
    left: str = "0%"
    text_x: str = "0%"
    url: str = ""

    @property
    def bar_y(self) -> int:
        return self.y + 22

    @property
    def label_y(self) -> int:
        return self.y + 15

    @property
    def text_y(self) -> int:
        return self.y + 37


@dataclass(frozen=True)
class BarChart(Figure):
    bars: Sequence[DrawnBar]
    height: int
    zero: str = "0%"


def bar_chart(title: str, bars: Sequence[Bar], unit: str = "", source: str = "", label: str = "") -> BarChart:
    """`label` heads the first column of the table. A value of None is missing; its `note` says why."""
    values = [float(bar.value) for bar in bars if bar.value is not None]
    longest = max([len(with_unit(bar.value, unit)) for bar in bars if bar.value is not None], default=0)
    widest = max(NARROWEST, min(WIDEST, 99 - LETTER * longest))
    scale = Scale(min([0, *values]), max([0, *values]) or (0 if any(values) else 1), 0, widest)
    zero = scale(0)
    drawn = [_drawn(bar, i, scale, zero, unit) for i, bar in enumerate(bars)]
    return BarChart(
        title,
        unit,
        source,
        [label or _("Name"), (_("Value"), "number")],
        [[linked(bar.label, bar.url), with_unit(bar.value, unit, bar.note)] for bar in bars],
        drawn,
        len(drawn) * ROW,
        f"{zero:g}%",
        summary=_("Bar chart: %(title)s. The same numbers are in the table below it.") % {"title": title},
        template="design/charts/bars.html",
    )


def _drawn(bar: Bar, place: int, scale: Scale, zero: float, unit: str) -> DrawnBar:
    text = with_unit(bar.value, unit, bar.note)
    if bar.value is None:
        return DrawnBar(bar.label, text, place * ROW, "12%", True, text_x="13%", url=bar.url)
    end = scale(bar.value)
    left, width = min(zero, end), abs(end - zero)
    return DrawnBar(bar.label, text, place * ROW, f"{width:g}%", False, f"{left:g}%", f"{left + width + 1:g}%", bar.url)
