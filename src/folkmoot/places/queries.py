from django.conf import settings
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

ORDER = (AreaKind.BOROUGH, AreaKind.NEIGHBOURHOOD, AreaKind.WARD)


def places_to_choose(*codes: str) -> QuerySet[Area]:
    """What a form offers: the home borough, its neighbourhoods and wards by name, and any place named by code.

    Not its 120 and more LSOAs: people do not know them by name. A page about one passes its code.
    """
    home = Q(code=settings.FOLKMOOT_HOME_AREA)
    inside = Q(borough__code=settings.FOLKMOOT_HOME_AREA, kind__in=(AreaKind.NEIGHBOURHOOD, AreaKind.WARD))
    place = Case(
        *(When(kind=kind, then=Value(number)) for number, kind in enumerate(ORDER)), default=Value(9),
        output_field=IntegerField(),
    )  # fmt: skip
    return Area.objects.filter(home | inside | Q(code__in=codes)).annotate(place=place).order_by("place", "name")
