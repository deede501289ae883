"""The ground of a place: which outlines it is drawn with, what lies on it, and how a point is written."""

import pytest

from folkmoot.places.ground import draw, ground_of, is_on
from folkmoot.places.points import Point, read_point
from tests.evidence import made

# A square with a square hole, and an island east of it.
SHAPE = {
    "type": "MultiPolygon",
    "coordinates": [
        [
            [[0, 51], [3, 51], [3, 54], [0, 54], [0, 51]],
            [[1, 52], [2, 52], [2, 53], [1, 53], [1, 52]],
        ],
        [[[5, 51], [6, 51], [6, 52], [5, 51]]],
    ],
}


def test_a_place_is_drawn_by_its_small_areas_or_itself_or_its_borough(cast):
    assert ground_of(cast.north) == ground_of(cast.borough) == []
    assert draw([], "Nothing") is None
    cast.north.geometry = SHAPE
    cast.north.save()
    assert ground_of(cast.borough) == [cast.north] == ground_of(cast.north)
    ward = made.ward(cast.borough)
    areas = [made.lsoa(cast.borough, number, ward=ward) for number in (1, 2)]
    assert ground_of(cast.borough) == ground_of(ward) == areas
    drawn = draw(areas, "Two")
    assert [name for _path, name in drawn.outlines] == ["Elmham North"] * 2
    assert [name for name, _x, _y in drawn.names] == ["Elmham North"], "the name of both stands once"
    cast.north.geometry = None
    assert ground_of(cast.north) == areas


@pytest.mark.parametrize(
    ("north", "east", "inside"),
    [(51.5, 0.5, True), (52.5, 1.5, False), (53.5, 1.5, True), (51.2, 5.9, True), (51.8, 5.1, False), (50, 1, False)],
)
def test_a_point_in_a_hole_or_between_islands_is_not_on_it(cast, north, east, inside):
    cast.north.geometry = SHAPE
    assert is_on([cast.north], Point(north, east)) is inside
    assert not is_on([], Point(north, east))


@pytest.mark.parametrize(
    "text", ["51.3618, -0.1945", " 51.36180;-0.19450 ", "51.3618 −0.1945", "51.3618°, -0.1945°", "51.361800001,-0.1945"]
)
def test_a_point_as_people_and_maps_write_it(text):
    assert str(read_point(text)) == "51.36180, -0.19450"


@pytest.mark.parametrize(
    "text",
    ["", "51.3", "-0.1945, 51.3618", "0, 0", "north, east", "51,3618, -0,1945", "nan, nan", "51.3 -0.1 7"],
)
def test_what_is_no_point_of_this_country(text):
    with pytest.raises(ValueError, match=text or "^$"):
        read_point(text)
