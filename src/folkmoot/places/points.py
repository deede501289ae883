"""A point on the ground, as people write it and as maps copy it: how far north, then how far east."""

import re
from dataclasses import dataclass

# Latitude and longitude that the country lies within.
NORTH, WEST = (49.0, 61.5), (-9.0, 2.5)
TWO_NUMBERS = re.compile(r"(-?\d{1,3}(?:\.\d+)?)°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)°?")


@dataclass(frozen=True)
class Point:
    """To five places: about a metre."""

    north: float
    east: float

    def __str__(self) -> str:
        return f"{self.north:.5f}, {self.east:.5f}"


def read_point(text: str) -> Point:
    """Raises ValueError for anything but two numbers of this country."""
    found = TWO_NUMBERS.fullmatch(text.strip().replace("−", "-"))
    if not found:
        raise ValueError(text)
    north, east = (round(float(number), 5) for number in found.groups())
    if not (NORTH[0] <= north <= NORTH[1] and WEST[0] <= east <= WEST[1]):
        raise ValueError(text)
    return Point(north, east)
