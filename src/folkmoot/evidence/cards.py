"""What evidence shows on a place's page: its map and its figures."""

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.cards import Card, card
from folkmoot.evidence import queries
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


@card(on=Area, order=10)
def a_map(person: Any, area: Area) -> Card | None:
    """Tiles for London; for any other place the small areas in and around it, when their outlines are here."""
    if area.kind == AreaKind.REGION:
        return Card(_("The boroughs compared"), "evidence/borough_map_card.html", {})
    around = Area.objects.filter(kind=AreaKind.LSOA, geometry__isnull=False)
    if area.kind == AreaKind.WARD or area.ward_id:
        around = around.filter(ward=area.ward_id or area.pk)
    else:
        around = around.filter(borough=area.home_borough)
    areas = list(around.order_by("name"))
    if not areas:
        return None
    place = area.ward or area if area.kind != AreaKind.NEIGHBOURHOOD else area.home_borough
    return Card(
        _("Map of %(place)s") % {"place": place.name}, "evidence/area_map_card.html", {"areas": areas, "place": place}
    )


@card(on=Area, order=20)
def figures(person: Any, area: Area) -> Card | None:
    """Housing, jobs, debt, mental health and who lives here are always answered, if only by "no data"."""
    if area.kind == AreaKind.REGION:
        return None
    return Card(_("Figures"), "evidence/profile_card.html", {"chapters": queries.profile(area), "area": area})
