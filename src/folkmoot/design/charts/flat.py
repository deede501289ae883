"""True shapes drawn flat: good for a city, not for a continent."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDTH = 800
Ring = Sequence[Sequence[float]]


def rings(geometry: Mapping) -> Iterator[Ring]:
    """Every line of an outline (a GeoJSON geometry), the holes among them."""
    match geometry.get("type"):
        case "Polygon":
            yield from geometry["coordinates"]
        case "MultiPolygon":
            for polygon in geometry["coordinates"]:
                yield from polygon
        case "GeometryCollection":
            for part in geometry["geometries"]:
                yield from rings(part)


class Flat:
    """Equirectangular, with longitude shrunk by the cosine of the middle latitude.

    `east_each` and `north_each` are the degrees of one unit of the drawing: the way back from it to the ground.
    """

    width = WIDTH

    def __init__(self, points: Iterable[Sequence[float]]) -> None:
        points = list(points) or [(0, 0)]
        east, north = [p[0] for p in points], [p[1] for p in points]
        self.west, self.north = min(east), max(north)
        shrink = math.cos(math.radians((max(north) + min(north)) / 2))
        self.scale = WIDTH / ((max(east) - self.west) * shrink or 1)
        self.height = max(1, math.ceil((self.north - min(north)) * self.scale))
        self.east_each, self.north_each = 1 / (shrink * self.scale), 1 / self.scale

    def at(self, east: float, north: float) -> tuple[int, int]:
        """Whole units: finer than a screen shows, and half the weight."""
        return round((east - self.west) / self.east_each), round((self.north - north) / self.north_each)

    def path(self, ring: Ring) -> str:
        steps: list[tuple[int, int]] = []
        for point in ring:
            place = self.at(point[0], point[1])
            if not steps or steps[-1] != place:
                steps.append(place)
        return "M" + "L".join(f"{x},{y}" for x, y in steps) + "Z"
