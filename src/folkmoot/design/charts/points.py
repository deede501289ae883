"""People as points on a plane, those near each other drawn as one mark: how many stand where, and in which group."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.design.charts.figure import Figure

WIDTH, HEIGHT, CELL, EDGE = 640, 420, 28, 20


@dataclass(frozen=True)
class DrawnPoint:
    """A mark: the letter of its group, as large as there are people in it."""

    x: int
    y: int
    radius: float
    letter: str
    text: str
    shade: int

    @property
    def letter_y(self) -> int:
        return self.y + 5


@dataclass(frozen=True)
class PointMap(Figure):
    marks: Sequence[DrawnPoint]
    groups: Sequence[tuple[str, str, int]]
    width: int = WIDTH
    height: int = HEIGHT


def point_map(title: str, points: Sequence[tuple[float, float, str]], *, source: str = "") -> PointMap:
    """`points` are (across, up, group). Both directions have the same scale; the last letter of a group is its mark."""
    sizes = Counter(group for _x, _y, group in points)
    names = sorted(sizes)
    lows = [min((point[way] for point in points), default=0.0) for way in (0, 1)]
    highs = [max((point[way] for point in points), default=0.0) for way in (0, 1)]
    scale = max((highs[0] - lows[0]) / (WIDTH - 2 * EDGE), (highs[1] - lows[1]) / (HEIGHT - 2 * EDGE)) or 1.0
    middle = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    cells: dict[tuple[int, int], Counter[str]] = {}
    for across, up, group in points:
        place = (round((across - middle[0]) / scale / CELL), round((up - middle[1]) / scale / CELL))
        cells.setdefault(place, Counter())[group] += 1
    most = max((cell.total() for cell in cells.values()), default=1)
    marks = [_mark(place, cell, most, names) for place, cell in sorted(cells.items())]
    return PointMap(
        title, "", source, [_("Group"), (_("People"), "number")], [[name, sizes[name]] for name in names],
        marks, [(name[-1:], name, shade_of(place)) for place, name in enumerate(names)],
        summary=_("People as points on a plane: %(title)s. How many are in each group is in the table below it.") % {"title": title},
        template="design/charts/points.html",
    )  # fmt: skip


def shade_of(place: int) -> int:
    """Paper, then darker, so that the letter can always be read."""
    return min(place, 2)


def _mark(place: tuple[int, int], cell: Counter[str], most: int, names: Sequence[str]) -> DrawnPoint:
    group, _count = max(cell.items(), key=lambda item: (item[1], item[0]))
    radius = 8 + (CELL / 2 - 8) * (cell.total() / most) ** 0.5
    return DrawnPoint(
        WIDTH // 2 + place[0] * CELL, HEIGHT // 2 - place[1] * CELL, round(radius, 1), group[-1:], group,
        shade_of(names.index(group)),
    )  # fmt: skip
