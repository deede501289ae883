"""Wandle Vale lies where Sutton lies on the map, so that real evidence can stand beside invented people."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.core.listings import show
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

NEIGHBOURHOODS = {"northfield": "Northfield", "riverside": "Riverside", "moorfield": "Moorfield", "hilltop": "Hilltop"}

# Invented outlines, as (east, north): four lines that meet on the market square, and the rim between their ends.
SQUARE = (-0.184, 51.361)
UP, RIGHT = (
    [(-0.1815, 51.371), (-0.1845, 51.380), (-0.181, 51.389)],
    [(-0.165, 51.357), (-0.147, 51.362), (-0.126, 51.369)],
)
DOWN, LEFT = (
    [(-0.1865, 51.350), (-0.182, 51.339), (-0.183, 51.327)],
    [(-0.201, 51.364), (-0.219, 51.360), (-0.236, 51.368)],
)
OUTLINES = {
    "northfield": (LEFT, [(-0.221, 51.384), (-0.200, 51.392)], UP),
    "riverside": (UP, [(-0.160, 51.391), (-0.141, 51.384)], RIGHT),
    "hilltop": (RIGHT, [(-0.130, 51.351), (-0.144, 51.334), (-0.163, 51.324)], DOWN),
    "moorfield": (DOWN, [(-0.204, 51.331), (-0.223, 51.343), (-0.238, 51.355)], LEFT),
}


@chapter(days_ago=1201)
def the_neighbourhoods(demo: Demo) -> None:
    borough = Area.objects.get(code="E09000029")
    demo.areas["borough"] = borough
    for key, name in NEIGHBOURHOODS.items():
        out, rim, back = OUTLINES[key]
        ring = [SQUARE, *out, *rim, *reversed(back), SQUARE]
        demo.areas[key] = Area.objects.create(
            code=f"WV-{key}", name=name, kind=AreaKind.NEIGHBOURHOOD, borough=borough, vintage="invented",
            geometry={"type": "Polygon", "coordinates": [ring]}, geometry_source="invented for the demo borough",
        )  # fmt: skip
        show(demo.areas[key], demo.now)
