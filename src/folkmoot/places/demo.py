"""Wandle Vale lies where Sutton lies on the map, so that real evidence can stand beside invented people."""

from folkmoot.core.demo import Demo, chapter
from folkmoot.core.listings import show
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

NEIGHBOURHOODS = {"northfield": "Northfield", "riverside": "Riverside", "moorfield": "Moorfield", "hilltop": "Hilltop"}


@chapter(days_ago=1201)
def the_neighbourhoods(demo: Demo) -> None:
    borough = Area.objects.get(code="E09000029")
    demo.areas["borough"] = borough
    for key, name in NEIGHBOURHOODS.items():
        demo.areas[key] = Area.objects.create(
            code=f"WV-{key}", name=name, kind=AreaKind.NEIGHBOURHOOD, borough=borough, vintage="invented"
        )
        show(demo.areas[key], demo.now)
