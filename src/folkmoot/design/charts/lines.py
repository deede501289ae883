"""Lines over time, with a target and with breaks where the numbers stop being comparable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import Figure, with_unit
from folkmoot.design.charts.scales import Number, Scale, ticks

TOP, BOTTOM, LEFT, RIGHT = 24, 280, 14, 97


@dataclass(frozen=True)
class Point:
    """`when` is a day (placed by time) or words such as "2025 to 2026" (placed evenly)."""

    when: date | str
    value: Number | None
    note: str = ""


@dataclass(frozen=True)
class Series:
    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Segment:
    x1: str
    y1: float
    x2: str
    y2: float


@dataclass(frozen=True)
class Dot:
    x: str
    y: float
    text: str


@dataclass(frozen=True)
class DrawnSeries:
    name: str
    number: int
    segments: Sequence[Segment]
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Mark:
    """A word at a place: a tick, the target, the reason for a break."""

    text: str
    x: str = ""
    y: float = 0
    anchor: str = "middle"


@dataclass(frozen=True)
class LineChart(Figure):
    series: Sequence[DrawnSeries]
    grid: Sequence[Mark]
    days: Sequence[Mark]
    target: Mark | None
    breaks: Sequence[Mark]
    gaps: Sequence[Mark]
    height: int = BOTTOM + 34
    bottom: int = BOTTOM
    top: int = TOP
    depth: int = BOTTOM - TOP

    @property
    def legend(self) -> bool:
        return bool(len(self.series) > 1 or self.target or self.gaps)


def line_chart(
    title: str,
    series: Sequence[Series],
    unit: str = "",
    target: Number | None = None,
    target_label: str = "",
    breaks: Sequence[tuple[date | str, str]] = (),
    source: str = "",
) -> LineChart:
    """`breaks`: (the last time before the break, why). No line is drawn across one, nor across a missing value."""
    whens = _in_order(series)
    values = [p.value for each in series for p in each.points if p.value is not None]
    values += [target] if target is not None else []
    steps = ticks(min([0, *values]), max([0, *values]))
    up = Scale(float(steps[0]), float(steps[-1]), BOTTOM, TOP)
    across = _across(whens)
    ends = [when for when, _why in breaks]
    return LineChart(
        title,
        unit,
        source,
        [_("When"), *((each.name, "number") for each in series)],
        [[_said(when), *(_value_at(each, when, unit) for each in series)] for when in whens],
        [_drawn(each, n, across, up, ends, whens, unit) for n, each in enumerate(series, 1)],
        [Mark(with_unit(step, unit), y=up(step)) for step in steps],
        _days(whens, across),
        Mark(target_label or _("Target: %s") % with_unit(target, unit), y=up(target)) if target is not None else None,
        [Mark(why, x=_between(when, whens, across)) for when, why in breaks],
        [
            Mark(f"{each.name}, {_said(p.when)}: {with_unit(None, unit, p.note)}", x=f"{across[p.when]:g}%")
            for each in series
            for p in each.points
            if p.value is None
        ],
        summary=_("Line chart: %(title)s. The same numbers are in the table below it.") % {"title": title},
        template="design/charts/lines.html",
    )


def _in_order(series: Sequence[Series]) -> list[date | str]:
    """Days sorted; words in the order in which they are first met."""
    whens = list(dict.fromkeys(p.when for each in series for p in each.points))
    return sorted(whens) if all(isinstance(when, date) for when in whens) else whens


def _across(whens: Sequence[date | str]) -> dict[date | str, float]:
    if not whens:
        return {}
    places = [when.toordinal() if isinstance(when, date) else place for place, when in enumerate(whens)]
    scale = Scale(places[0], places[-1], LEFT, RIGHT)
    return {when: scale(place) for when, place in zip(whens, places, strict=True)}


def _drawn(
    series: Series,
    number: int,
    across: dict[date | str, float],
    up: Scale,
    ends: Sequence[date | str],
    whens: Sequence[date | str],
    unit: str,
) -> DrawnSeries:
    order = {when: i for i, when in enumerate(whens)}
    points = sorted(series.points, key=lambda p: order[p.when])
    segments = [
        Segment(f"{across[a.when]:g}%", up(a.value), f"{across[b.when]:g}%", up(b.value))
        for a, b in pairwise(points)
        if a.value is not None
        and b.value is not None
        and not any(order[a.when] <= order.get(end, -1) < order[b.when] for end in ends)
    ]
    dots = [
        Dot(
            f"{across[p.when]:g}%",
            up(p.value),
            f"{series.name}, {_said(p.when)}: {with_unit(p.value, unit, p.note)}",
        )
        for p in points
        if p.value is not None
    ]
    return DrawnSeries(series.name, number, segments, dots)


def _days(whens: Sequence[date | str], across: dict[date | str, float]) -> list[Mark]:
    """The first, the last and at most one in the middle: more would run into each other on a phone."""
    chosen = dict.fromkeys(
        [whens[0], whens[len(whens) // 2], whens[-1]] if len(whens) > 4 else [*whens[:1], *whens[-1:]]
    )
    anchors = {whens[0]: "start", whens[-1]: "end"} if whens else {}
    return [Mark(_said(when), x=f"{across[when]:g}%", anchor=anchors.get(when, "middle")) for when in chosen]


def _between(when: date | str, whens: Sequence[date | str], across: dict[date | str, float]) -> str:
    place = whens.index(when)
    after = whens[min(place + 1, len(whens) - 1)]
    return f"{(across[when] + across[after]) / 2:g}%"


def _value_at(series: Series, when: date | str, unit: str) -> str:
    point = next((p for p in series.points if p.when == when), None)
    return with_unit(point.value, unit, point.note) if point else "–"


def _said(when: date | str) -> str:
    return f"{when.day} {when:%B %Y}" if isinstance(when, date) else str(when)
