"""Places: found by name; figures, map, needs and assets of any of them."""

from django.urls import reverse

from folkmoot.evidence.models import Theme
from folkmoot.places.models import Area
from tests.evidence import made


def test_it_works(site, cast):
    page = site.get(reverse("places:index"), most=12)
    assert page.html.count('<figure class="fm-figure"') == 1, "the tile map is there without any boundary file"
    assert "Northfield" in page.text
    assert "Barking and Dagenham" in page.text


def test_a_place_is_found_by_name_or_code(site, cast):
    area = made.lsoa(cast.borough)
    for words in ("elmham 001", area.code.lower(), "sutton elmham"):
        assert area.get_absolute_url() in site.get(reverse("places:index") + f"?q={words}", most=12).links()
    assert "No place has that name" in site.get(reverse("places:index") + "?q=atlantis").text


def test_the_map_is_coloured_by_the_figure_chosen(site, cast):
    release = made.dataset()
    lonely, jobs = (
        made.indicator(release),
        made.indicator(release, "jobs", title="Jobs", theme=Theme.JOBS, unit="people", decimals=0),
    )
    for borough in Area.objects.filter(tile_x__isnull=False):
        made.value(lonely, borough, "0.1")
        made.value(jobs, borough, 1200)

    assert "?figure=elmham-lonely" in site.get(reverse("places:index"), most=12).links()
    assert "10% of" not in site.get(reverse("places:index") + "?figure=jobs").text
    page = site.get(reverse("places:index") + "?figure=elmham-lonely")
    assert "10%" in page.text
    assert page.status == site.get(reverse("places:index") + "?figure=no-such").status


def test_a_small_area_has_its_figures_and_a_map(site, cast):
    ward = made.ward(cast.borough)
    areas = [made.lsoa(cast.borough, number, ward=ward) for number in range(1, 4)]
    decile = made.indicator(made.dataset(), title="Deprivation", theme=Theme.OVERALL, unit="tenth", decimals=0)
    for number, area in enumerate(areas, 1):
        made.value(decile, area, number)

    page = site.get(areas[0].get_absolute_url(), most=20)
    assert "Map of Elmham North" in page.text
    assert page.html.count("<path") >= 3
    assert "tenth 1 of 10" in page.text
    assert "Elmham Statistics, 2025, Open Government Licence v3.0" in page.text
    for theme in ("housing", "jobs and pay", "debt and money worries", "mental health", "who lives here"):
        assert f"{theme.capitalize()} {theme} no data" in page.text


def test_every_kind_of_place_has_a_page(site, cast):
    made.lsoa(cast.borough, ward=made.ward(cast.borough))
    for area in [cast.borough, cast.north, *Area.objects.filter(kind__in=("ward", "lsoa"))]:
        page = site.get(area.get_absolute_url(), most=20)
        assert area.name in page.text
    site.get(reverse("places:area", args=["E09999999"]), status=404)
