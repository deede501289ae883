"""Dots on a short scale, a row for each thing judged: where people agree and who stands alone can be seen at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import Figure, with_unit
from folkmoot.design.charts.scales import Number, Scale

ROW, LINE, LEFT, RIGHT, APART = 74, 48, 2, 96, 13


@dataclass(frozen=True)
class Given:
    """One person's value; `alone` when it stands far from the others."""

    value: Number
    by: str = ""
    alone: bool = False


@dataclass(frozen=True)
class DotRow:
    """`short` is drawn instead of a label too long for a phone; the table has the whole label."""

    label: str
    given: Sequence[Given]
    settled: Number | None = None
    short: str = ""


@dataclass(frozen=True)
class DrawnDot:
    x: str
    y: int
    text: str
    alone: bool


@dataclass(frozen=True)
class DrawnRow:
    label: str
    y: int
    dots: Sequence[DrawnDot]
    settled_x: str
    settled_text: str

    @property
    def label_y(self) -> int:
        return self.y + 15

    @property
    def line_y(self) -> int:
        return self.y + LINE


@dataclass(frozen=True)
class DotChart(Figure):
    drawn: Sequence[DrawnRow]
    ticks: Sequence[tuple[str, str]]
    height: int
    has_alone: bool
    has_settled: bool


def dot_chart(
    title: str,
    rows: Sequence[DotRow],
    *,
    low: int = 0,
    high: int = 5,
    source: str = "",
    label: str = "",
    settled: str = "",
) -> DotChart:
    """`settled` names the value that was agreed in the end; it is drawn as a diamond."""
    scale = Scale(low, high, LEFT, RIGHT)
    drawn = [_drawn(row, place, scale) for place, row in enumerate(rows)]
    named = settled or _("Agreed")
    return DotChart(
        title,
        "",
        source,
        [label or _("Name"), _("Each value"), (named, "number")],
        [[row.label, _listed(row), with_unit(row.settled, "", "–")] for row in rows],
        drawn,
        [(f"{scale(number):g}%", str(number)) for number in range(low, high + 1)],
        len(drawn) * ROW + 24,
        any(one.alone for row in rows for one in row.given),
        any(row.settled is not None for row in rows),
        summary=_("Dots on a scale: %(title)s. The same numbers are in the table below it.") % {"title": title},
        template="design/charts/dots.html",
    )


def _listed(row: DotRow) -> str:
    words = [
        " ".join(
            filter(
                None,
                [with_unit(one.value, ""), f"({one.by})" if one.by else "", _("stands alone") if one.alone else ""],
            )
        )
        for one in row.given
    ]
    return ", ".join(words) or _("none yet")


def _drawn(row: DotRow, place: int, scale: Scale) -> DrawnRow:
    y, seen, dots = place * ROW, Counter[Number](), []
    for one in row.given:
        # Those who gave the same stand on top of each other, so that each can be counted.
        dots.append(DrawnDot(f"{scale(one.value):g}%", y + LINE - APART * seen[one.value], _said(one), one.alone))
        seen[one.value] += 1
    at = "" if row.settled is None else f"{scale(row.settled):g}%"
    return DrawnRow(row.short or row.label, y, dots, at, with_unit(row.settled, "", ""))


def _said(one: Given) -> str:
    return f"{with_unit(one.value, '')} ({one.by})" if one.by else with_unit(one.value, "")
