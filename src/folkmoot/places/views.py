from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.core.cards import cards_for
from folkmoot.core.tables import csv_response
from folkmoot.places.forms import PlaceSearch
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


def index(request: HttpRequest) -> HttpResponseBase:
    """Find a place by name or code; the boroughs compared; what is inside the home borough."""
    form = PlaceSearch(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = Area.objects.exclude(kind=AreaKind.REGION).select_related("borough").order_by("kind", "name", "code")
    for word in words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(code__iexact=word) | Q(borough__name__icontains=word))
    if request.GET.get("format") == "csv":
        columns = [_("code"), _("name"), _("kind"), _("borough")]
        rows = ([row.code, row.name, row.get_kind_display(), row.borough] for row in found.iterator(500))
        return csv_response("places", columns, rows)
    london = Area.objects.filter(kind=AreaKind.REGION).first()
    home = Area.objects.filter(code=settings.FOLKMOOT_HOME_AREA).first()
    context = {
        "form": form,
        "words": words,
        "page": Paginator(found, 25).get_page(request.GET.get("page")) if words else None,
        "home": home,
        "inside": _inside(home) if home else [],
        "boroughs": Area.objects.filter(kind=AreaKind.BOROUGH).order_by("name"),
        "cards": cards_for(request.user, london) if london else [],
    }
    return render(request, "places/index.html", context)


def area(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one place: other rooms show their figures, needs, assets and projects here as cards."""
    row = get_object_or_404(Area.objects.select_related("borough", "ward"), code=code)
    context = {"area": row, "inside": _inside(row), "cards": cards_for(request.user, row)}
    return render(request, "places/area.html", context)


def _inside(row: Area) -> list[tuple[str, list[Area]]]:
    """The places inside this one, by kind; only codes and names, because outlines are heavy."""
    inside = Area.objects.filter(Q(borough=row) | Q(ward=row)).only("code", "name", "kind").order_by("name")
    kinds: dict[str, list[Area]] = {}
    for one in inside:
        kinds.setdefault(one.kind, []).append(one)
    order = (AreaKind.NEIGHBOURHOOD, AreaKind.WARD, AreaKind.LSOA)
    names = {
        AreaKind.NEIGHBOURHOOD: _("Neighbourhoods"),
        AreaKind.WARD: _("Wards"),
        AreaKind.LSOA: _("Small areas (LSOAs)"),
    }
    return [(names[kind], kinds[kind]) for kind in order if kind in kinds]
