"""Charts: scales that keep order, classes that hold everything, and the same numbers as a table."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import html5lib
import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.design.charts import (
    Bar,
    DotRow,
    Given,
    Point,
    Series,
    Tile,
    area_map,
    bar_chart,
    dot_chart,
    line_chart,
    tile_map,
)
from folkmoot.design.charts.classes import classify
from folkmoot.design.charts.figure import with_unit
from folkmoot.design.charts.ground import APART, Mark, apart, ground_map
from folkmoot.design.charts.scales import Scale, quantile_breaks, ticks

numbers = st.decimals(-(10**9), 10**9, places=2)
few = st.lists(numbers, max_size=30)


def drawn(figure) -> str:
    shown = Template("{% load design %}{% chart figure %}").render(Context({"figure": figure}))
    html5lib.HTMLParser(strict=True).parseFragment(shown)
    return shown


@given(numbers, numbers, numbers)
def test_a_scale_keeps_order_and_ends(low, high, value):
    low, high = min(low, high), max(low, high)
    scale = Scale(float(low), float(high), 0, 100)
    if low < high:
        assert scale(low) == 0
        assert scale(high) == 100
    if low <= value <= high:
        assert 0 <= scale(value) <= 100


@given(numbers, numbers)
def test_ticks_reach_both_ends_and_are_few(one, other):
    low, high = min(one, other), max(one, other)
    steps = ticks(low, high)
    assert steps[0] <= low
    assert steps[-1] >= high
    assert 2 <= len(steps) <= 8
    assert all(a < b for a, b in pairwise(steps))


@given(few, st.integers(1, 7))
def test_every_value_falls_in_a_class_that_is_not_empty(values, classes):
    breaks = quantile_breaks(values, classes)
    assert len(breaks) < classes
    assert all(a < b for a, b in pairwise(breaks))
    sorted_out = classify(values, "", classes)
    assert {sorted_out.shade(v) for v in values} == {band.shade for band in sorted_out.bands}
    for a, b in pairwise(sorted(values)):
        assert sorted_out.shade(a) <= sorted_out.shade(b)


@given(st.lists(st.one_of(st.none(), numbers), max_size=12))
def test_bars_stay_on_the_page(values):
    chart = bar_chart("T", [Bar(str(i), v) for i, v in enumerate(values)])
    for bar in chart.bars:
        left, width = float(bar.left.rstrip("%")), float(bar.width.rstrip("%"))
        assert 0 <= left <= left + width <= 86.001


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1250, "£", "£1,250"),
        (12.5, "%", "12.5%"),
        (Decimal("3.10"), "kg", "3.1 kg"),
        (None, "", "not available"),
        (-1, "£", "−£1"),
    ],
)
def test_a_value_carries_its_unit(value, unit, words):
    assert with_unit(value, unit) == words


def test_the_longest_bar_leaves_room_for_its_number_with_its_unit():
    longest = bar_chart("T", [Bar("Here", 4), Bar("There", 1)], "people").bars[0]
    assert float(longest.text_x.rstrip("%")) + 3 * len(longest.text) <= 100


def test_a_bar_chart_has_its_numbers_as_a_table():
    shown = drawn(
        bar_chart("Weights", [Bar("North", 140, "/n/"), Bar("Wall", None, note="fewer than 5")], "kg", "Book")
    )
    assert shown.count("140 kg") == 2
    assert shown.count("fewer than 5") == 2
    assert "-hatch)" in shown
    assert 'role="img"' in shown
    assert "Source: Book" in shown


def test_no_line_crosses_a_break_or_a_gap():
    points = [Point(y, v) for y, v in (("a", 1), ("b", 2), ("c", None), ("d", 4), ("e", 5), ("f", 6))]
    chart = line_chart("T", [Series("S", points)], breaks=[("d", "new scales")], target=5)
    assert len(chart.series[0].segments) == 2
    shown = drawn(chart)
    assert "Not comparable across the dashed line: new scales" in shown
    assert "Target: 5" in shown
    assert "no figure" in shown


def test_days_are_placed_by_time():
    days = [Point(date(2026, 1, 1), 1), Point(date(2026, 1, 2), 2), Point(date(2026, 1, 11), 3)]
    xs = [float(dot.x.rstrip("%")) for dot in line_chart("T", [Series("S", days)]).series[0].dots]
    assert (xs[2] - xs[1]) == pytest.approx(9 * (xs[1] - xs[0]), rel=0.01)


@pytest.mark.parametrize(
    "series", [[], [Series("S", [])], [Series("S", [Point("a", None)])], [Series("S", [Point("a", 0)])]]
)
def test_an_empty_line_is_no_error(series):
    assert "T" in drawn(line_chart("T", series))


def test_a_map_of_tiles_says_what_is_missing():
    tiles = [Tile("A", "AAA", "Aye", 1, 1, 3, "/a/"), Tile("B", "BBB", "Bee", 2, 1, None, note="fewer than 5")]
    shown = drawn(tile_map("T", tiles, unit="%"))
    assert "Aye: 3%" in shown
    assert "Bee: fewer than 5" in shown
    assert '<a href="/a/">Aye</a>' in shown
    assert 'class="fm-tile ' not in drawn(tile_map("T", []))


@pytest.mark.parametrize("low_is_dark", [False, True])
def test_the_deepest_shade_is_for_what_calls_for_attention(low_is_dark):
    tiles = [Tile(str(n), "AAA", "Aye", n, 1, n) for n in range(1, 11)]
    shades = [tile.shade for tile in tile_map("T", tiles, low_is_dark=low_is_dark).tiles]
    assert (shades[0], shades[-1]) == ((5, 1) if low_is_dark else (1, 5))
    features = [{"properties": {"code": code}, "geometry": None} for code in "ab"]
    figure = area_map("T", features, {"a": 1, "b": 2}, low_is_dark=low_is_dark)
    assert [area.shade for area in figure.areas] == ([5, 1] if low_is_dark else [1, 5])


def test_a_map_draws_every_kind_of_shape():
    square = [[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]]
    features = [
        {"properties": {"code": "A"}, "geometry": {"type": "Polygon", "coordinates": [square]}},
        {"properties": {"code": "B"}, "geometry": {"type": "MultiPolygon", "coordinates": [[square], [square]]}},
        {"properties": {"code": "C"}, "geometry": None},
    ]
    figure = area_map("T", features, {"A": Decimal(2)}, names={"A": "Aye"})
    assert [area.path.count("M") for area in figure.areas] == [1, 2, 0]
    assert "Aye: 2" in drawn(figure)
    drawn(area_map("T", [], {}))


def test_dots_show_each_value_who_stands_alone_and_what_was_settled():
    rows = [
        DotRow("Size", [Given(4, "Ann"), Given(4, "Bea"), Given(1, "Cy", alone=True)], settled=3.5),
        DotRow("Shine", []),
    ]
    chart = dot_chart("Marrows", rows)
    same = [dot.y for dot in chart.drawn[0].dots if dot.x == chart.drawn[0].dots[0].x]
    assert len(set(same)) == 2, "two who gave the same cover each other"
    shown = drawn(chart)
    assert "1 (Cy) stands alone" in shown and "3.5" in shown and "none yet" in shown
    assert shown.count("fm-dots__dot--alone") == 2  # the dot and the legend


@given(st.lists(st.tuples(st.integers(0, 800), st.integers(0, 600)), max_size=25))
def test_no_mark_covers_another_while_there_is_room(places):
    spots = apart(places, 800, 600)
    assert len(spots) == len(places)
    aside = [spot for spot, place in zip(spots, places, strict=True) if spot != place]
    assert all(0 <= x <= 800 and 0 <= y <= 600 for x, y in aside)
    for number, (x, y) in enumerate(spots):
        near = [o for o in spots[:number] if (x - o[0]) ** 2 + (y - o[1]) ** 2 < (APART - 1) ** 2]
        assert not near or (x, y) == places[number]
    assert apart(places[:9], 800, 600) == spots[:9]
    assert len(set(spots[:9])) == len(spots[:9]), "nine always find room"


def test_two_marks_of_one_place_are_both_seen_with_a_line_to_it():
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    figure = ground_map("Ideas", [("Ground", square)], [Mark(1, "Bench", 0.5, 0.5), Mark(2, "Tree", 0.5, 0.5)])
    assert [mark.is_aside for mark in figure.marks] == [False, True]
    assert drawn(figure).count("fm-ground__lead") == 1
