"""Charts: pure functions from numbers to shapes. `{% chart figure %}` draws them, with the numbers as a table."""

from folkmoot.design.charts.areas import area_map
from folkmoot.design.charts.bars import Bar, bar_chart
from folkmoot.design.charts.dots import DotRow, Given, dot_chart
from folkmoot.design.charts.ground import Mark, ground_map
from folkmoot.design.charts.lines import Point, Series, line_chart
from folkmoot.design.charts.points import point_map
from folkmoot.design.charts.tiles import Tile, tile_map

__all__ = [
    "Bar",
    "DotRow",
    "Given",
    "Mark",
    "Point",
    "Series",
    "Tile",
    "area_map",
    "bar_chart",
    "dot_chart",
    "ground_map",
    "line_chart",
    "point_map",
    "tile_map",
]
