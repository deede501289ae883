"""Figures, outlines and look-ups into the database: whole or not at all, and only once."""

import json
from decimal import Decimal

import pytest

from folkmoot.core.intake import FileRefused, Opened
from folkmoot.core.models import Entry, Listing
from folkmoot.core.policy import NotAllowed
from folkmoot.evidence.actions import import_evidence
from folkmoot.evidence.models import Dataset, Indicator, Value
from folkmoot.people.operator import Operator
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

A, B, C = "E01000901", "E01000902", "E01000903"
LOOKUP = (
    "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\n"
    f"{A},Elmham 001A,E05000901,North,E09000901,Elmham\n"
    f"{B},Elmham 001B,E05000901,North,E09000901,Elmham\n"
)
FIGURES = f"lsoa21_code,IMD_score,IMD_decile,Income_score\n{A},12.5,3,0.2\n{B},30,1,0.4\n"
SQUARE = [[[-0.1, 51.3], [-0.1, 51.4], [0.0, 51.4], [-0.1, 51.3]]]
FINER = [[[-0.1, 51.3], [-0.1, 51.35], [-0.1, 51.4], [0.0, 51.4], [-0.1, 51.3]]]


def bring(text, now, by=None, name="file.csv", **how):
    return import_evidence(Opened(name, text.encode()), by=by or Operator(), now=now, **how)


def outline(code, ring, key="LSOA21CD"):
    properties = {key: code, "LSOA21NM": "Elmham 001A", "name": "Elmham 001A", "borough": "E09000901", "msoa": ""}
    if key == "LSOA21CD":
        properties = {"LSOA21CD": code, "LSOA21NM": "Elmham 001A"}
    feature = {"properties": properties, "geometry": {"type": "Polygon", "coordinates": ring}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def everything():
    """What stands in every table an import may touch."""
    return [list(model.objects.order_by("pk").values()) for model in (Area, Dataset, Indicator, Value, Entry, Listing)]


@pytest.mark.django_db
def test_it_works(now):
    report = bring(LOOKUP, now)
    assert (report.added, report.changed, report.refused) == (2, 0, 0)
    area = Area.objects.get(code=A)
    assert (area.name, area.kind, area.vintage) == ("Elmham 001A", AreaKind.LSOA, "2021")
    assert (area.ward.name, area.borough.name, area.ward.borough.code) == ("North", "Elmham", "E09000901")

    report = bring(FIGURES, now)
    assert (report.added, report.changed, report.unchanged) == (2, 0, 0)
    dataset = Dataset.objects.get(code="iod2025-london-lsoa21")
    assert dataset.licence == "Open Government Licence v3.0"
    assert dataset.imported_at == now
    value = Value.objects.get(indicator__code="iod2025-imd-score", area=area)
    assert value.number == Decimal("12.5")
    assert value.indicator.better == "low"


@pytest.mark.django_db
def test_a_second_import_changes_no_row(now, django_assert_max_num_queries):
    for text in (LOOKUP, FIGURES, outline(A, SQUARE)):
        bring(text, now)
    before = everything()
    for text in (LOOKUP, FIGURES, outline(A, SQUARE)):
        with django_assert_max_num_queries(25):
            report = bring(text, now.replace(year=2027))
        assert report.changes_nothing
    assert everything() == before


@pytest.mark.django_db
def test_each_import_that_changes_something_stands_once_in_the_record(cast, now):
    count = Entry.objects.count()
    bring(LOOKUP, now, by=cast.admin)
    entry = Entry.objects.order_by("-number").first()
    assert Entry.objects.count() == count + 1
    assert entry.code == "evidence.dataset.imported"
    assert entry.facts["added"] == 2
    assert entry.capacity.startswith("administrator")


@pytest.mark.django_db
def test_only_an_administrator_may(cast, now):
    for person in (cast.lead, cast.rival, cast.stranger):
        with pytest.raises(NotAllowed, match="administrator"):
            import_evidence(Opened("x.csv", LOOKUP.encode()), by=person, now=now)
    assert not Area.objects.filter(code=A).exists()


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_changes_nothing(now):
    before = everything()
    report = bring(LOOKUP, now, dry_run=True)
    assert report.added == 2
    assert everything() == before
    bring(LOOKUP, now)
    before = everything()
    assert bring(FIGURES, now, dry_run=True).added == 2
    assert everything() == before


@pytest.mark.django_db
def test_what_differs_is_changed_and_nothing_else(now):
    bring(LOOKUP, now)
    bring(FIGURES, now)
    report = bring(FIGURES.replace("12.5", "12.6"), now)
    assert (report.added, report.changed, report.unchanged) == (0, 1, 1)
    assert Value.objects.get(indicator__code="iod2025-imd-score", area__code=A).number == Decimal("12.6")
    assert Value.objects.count() == 6


@pytest.mark.django_db
def test_a_figure_missing_at_source_is_kept_as_missing_with_the_reason(now):
    bring(LOOKUP, now)
    bring(f"lsoa21_code,mental_health_indicator,employment_domain_numerator\n{A},0.5,\n", now)
    value = Value.objects.get(indicator__code="iod2025-people-shut-out-of-work")
    assert value.number is None
    assert "small" in value.note


@pytest.mark.django_db
def test_figures_about_areas_we_do_not_hold_are_passed_over_and_said(now):
    bring(LOOKUP, now)
    report = bring(FIGURES + f"{C},1,1,0.1\n", now)
    assert (report.read, report.added) == (3, 2)
    assert "1 rows are about areas" in report.problems[0].sentence


@pytest.mark.django_db
def test_figures_without_any_known_area_are_refused_and_nothing_is_written(now):
    before = everything()
    with pytest.raises(FileRefused, match="Bring in a look-up"):
        bring(FIGURES, now)
    assert everything() == before


@pytest.mark.django_db
def test_half_a_file_writes_nothing(now):
    bring(LOOKUP, now)
    before = everything()
    with pytest.raises(FileRefused, match="breaks off in row 3"):
        bring(FIGURES[: FIGURES.rindex(",")].rstrip("0123456789.,"), now)
    assert everything() == before


@pytest.mark.django_db
def test_a_coarser_outline_never_replaces_a_finer_one(now):
    bring(LOOKUP, now)
    shipped = outline(A, FINER, key="code")
    coarse = outline(A, SQUARE)
    bring(coarse, now)
    bring(shipped, now, name="sutton_lsoa21.geojson")
    assert Area.objects.get(code=A).geometry["coordinates"] == FINER
    assert bring(coarse, now).changes_nothing
    assert Area.objects.get(code=A).geometry["coordinates"] == FINER


@pytest.mark.django_db
def test_new_areas_can_be_found(now):
    bring(LOOKUP, now)
    titles = set(Listing.objects.filter(kind="area").values_list("title", flat=True))
    assert {"Elmham", "North", "Elmham 001A"} <= titles


@pytest.mark.django_db
def test_two_releases_of_one_figure_share_it(now):
    bring(LOOKUP, now)
    bring(FIGURES, now)
    whole = (
        '"LSOA code (2021)","Index of Multiple Deprivation (IMD) Score",'
        '"Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"\n'
        f"{A},12.5,3\n"
    )
    assert bring(whole, now).changes_nothing
    assert Indicator.objects.get(code="iod2025-imd-score").dataset.code == "iod2025-london-lsoa21"
