"""Described tables and boundaries, in small made-up files under real releases' column titles."""

import json
from decimal import Decimal
from io import BytesIO

import pytest

from folkmoot.core.intake import FileRefused, Opened, Report
from folkmoot.evidence.intake.descriptor import plain_title, read_package
from folkmoot.evidence.intake.rows import read_evidence
from folkmoot.evidence.intake.shipped import shipped
from folkmoot.evidence.models.dataset import Theme

A, B = "E01000901", "E01000902"
SQUARE = [[[-0.1, 51.3], [-0.1, 51.4], [0.0, 51.4], [-0.1, 51.3]]]

PACKAGE = {
    "name": "elmham-debt",
    "title": "People who asked for debt advice",
    "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
    "sources": [{"title": "Elmham Advice"}],
    "resources": [
        {
            "name": "debt-2024",
            "path": "debt.csv",
            "vintage": "2024",
            "place": {"holds": "values", "geography": "lsoa21", "area": "code"},
            "schema": {
                "missingValues": [{"value": "*", "label": "fewer than 5 people"}, "-"],
                "fields": [
                    {"name": "code", "type": "string"},
                    {
                        "name": "clients",
                        "type": "integer",
                        "title": "People advised",
                        "constraints": {"minimum": 0},
                        "indicator": {"code": "debt-clients", "theme": "debt", "unit": "people", "better": "low"},
                    },
                ],
            },
        }
    ],
}


def read(text, name="file.csv", package=None):
    report = Report()
    beside = Opened("datapackage.json", json.dumps(package).encode()) if package else None
    data = text if isinstance(text, bytes) else text.encode()
    evidence = read_evidence(Opened(name, data), report, beside)
    return evidence, list(evidence.rows), report


def test_it_works():
    evidence, rows, report = read(f"code,clients\n{A},12\n{B},*\n", "debt.csv", PACKAGE)
    assert evidence.descriptor.code == "debt-2024"
    assert evidence.descriptor.licence == "Creative Commons Attribution 4.0"
    assert [(row.code, row.figures) for row in rows] == [
        (A, [(Decimal("12"), "")]),
        (B, [(None, "fewer than 5 people")]),
    ]
    assert (report.read, report.problems, report.mended) == (2, [], [])


def test_an_official_release_is_known_by_its_columns():
    header = (
        '"LSOA code (2021)","LSOA name (2021)","Local Authority District code (2024)",'
        '"Index of Multiple Deprivation (IMD) Score",'
        '"Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)","Something new"'
    )
    evidence, rows, _report = read(f"{header}\n{A},Elmham 001A,E09000099,12.5,3,x\n")
    assert evidence.descriptor.code == "iod2025-file-7"
    assert [one.code for one in evidence.indicators] == ["iod2025-imd-score", "iod2025-imd-decile"]
    assert rows[0].name == "Elmham 001A"
    assert rows[0].parents["district"] == ("E09000099", "")


def test_a_census_table_from_nomis_is_known_whichever_way_its_titles_were_written():
    text = f"date,geography,geography code,Residence type:Total; measures: Value\n2021,Elmham,{A},1500\n"
    evidence, rows, _report = read(text)
    assert evidence.descriptor.code == "census2021-ts001"
    assert rows[0].figures == [(Decimal("1500"), "")]
    assert plain_title("Age: Total") == plain_title("age:total ; measures: Value".replace(" ;", ";"))


def test_outlines_and_look_ups():
    feature = {
        "type": "Feature",
        "properties": {"LSOA21CD": A, "LSOA21NM": "Elmham 001A"},
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
    }
    evidence, rows, _report = read(json.dumps({"type": "FeatureCollection", "features": [feature]}), "x.geojson")
    assert (evidence.descriptor.holds, evidence.descriptor.geography) == ("boundaries", "lsoa21")
    assert rows[0].geometry == {"type": "Polygon", "coordinates": SQUARE}

    text = f"LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\n{A},E 1,E05000099,North,E09000099,Elmham\n"
    evidence, rows, _report = read(text)
    assert evidence.descriptor.holds == "lookup"
    assert rows[0].parents == {"ward24": ("E05000099", "North"), "borough": ("E09000099", "Elmham")}


@pytest.mark.parametrize(
    "outline",
    [
        None,
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [2, 2]]]},
        {"type": "Polygon", "coordinates": [[[530000, 180000], [530001, 180000], [530001, 180001], [530000, 180000]]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": "x"},
    ],
)
def test_a_broken_outline_is_named_and_the_rest_is_offered(outline):
    def feature(code, geometry):
        return {"properties": {"LSOA21CD": code, "LSOA21NM": code}, "geometry": geometry}

    good = {"type": "Polygon", "coordinates": SQUARE}
    _evidence, rows, report = read(json.dumps({"features": [feature(A, outline), feature(B, good)]}), "x.geojson")
    assert [row.code for row in rows] == [B]
    assert (report.refused, report.problems[0].row, report.problems[0].field) == (1, 1, "geometry")


@pytest.mark.parametrize(
    ("row", "field"), [("E09000099,3", "code"), (f"{A},3", "code"), ("nonsense,3", "code"), (B, "")]
)
def test_one_bad_row_is_named_and_the_rest_is_offered(row, field):
    _evidence, rows, report = read(f"code,clients\n{A},12\n{row}\n{B},4\n", "debt.csv", PACKAGE)
    assert A in [one.code for one in rows] and B in [one.code for one in rows]
    assert report.refused == 1
    assert (report.problems[0].row, report.problems[0].field) == (3, field)


@pytest.mark.parametrize("figure", ["many", "-5", "NaN", "1e40"])
def test_a_figure_that_cannot_be_is_left_out_with_the_reason(figure):
    _evidence, rows, report = read(f"code,clients\n{A},{figure}\n", "debt.csv", PACKAGE)
    assert rows[0].figures[0][0] is None
    assert rows[0].figures[0][1]
    assert report.left_out == 1


def test_a_plain_data_package_without_our_parts_is_read_too():
    plain = {
        "name": "Pubs 2024",
        "licenses": [{"name": "OGL"}],
        "resources": [
            {
                "path": "pubs.csv",
                "schema": {"fields": [{"name": "LAD24CD", "type": "string"}, {"name": "pubs", "type": "integer"}]},
            }
        ],
    }
    evidence, rows, _report = read("LAD24CD,pubs\nE09000099,7\n", "pubs.csv", plain)
    assert [one.code for one in evidence.indicators] == ["pubs-2024-pubs"]
    assert rows[0].figures == [(Decimal("7"), "")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"resources": []}, "no list of resources"),
        ({"licenses": []}, "under which licence"),
        ({"name": "", "resources": [{"schema": {"fields": [{"name": "code"}]}}]}, "gives no name"),
        ({"resources": [{"name": "x", "schema": {}}]}, "does not list the fields"),
        ({"resources": [{"name": "x", "schema": {"fields": [{"name": "odd"}]}}]}, "which column"),
    ],
)
def test_a_descriptor_that_says_too_little_is_refused(change, words):
    with pytest.raises(FileRefused, match=words):
        read_package({**PACKAGE, **change})


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("a,b\n1,2\n", "x.csv", "not those of any release we know"),
        (f"lsoa21_code,IMD_score\n{A},5\n", "x.csv", "no column called “IMD_decile”"),
        ('{"type": "Topology"}', "x.geojson", "not GeoJSON"),
        ('{"features": [{"prop', "x.geojson", "breaks off"),
        (b"\x89PNG\x00", "x.csv", "not a text file"),
    ],
)
def test_what_is_not_evidence_is_refused(text, name, words):
    with pytest.raises(FileRefused, match=words):
        read(text, name)


def test_ten_thousand_rows_and_one_bad():
    lines = [f"E01{number:06},5" for number in range(10_000)]
    lines[7_000] = "E01oops,5"
    _evidence, rows, report = read("\n".join(["code,clients", *lines, ""]), "debt.csv", PACKAGE)
    assert len(rows) == 9_999
    assert [problem.row for problem in report.problems] == [7_002]


def test_every_shipped_descriptor_says_what_must_stand_beside_a_figure():
    for one in shipped():
        assert one.publisher and one.licence and one.vintage and one.attribution, one.code
        assert one.source_url.startswith("https://"), one.code
        assert set(one.recognise) <= set(one.columns), one.code
        for indicator in one.indicators:
            assert indicator.theme in Theme.values
            assert indicator.code and indicator.title, indicator


def test_the_indices_of_2019_and_2025_are_never_of_one_series():
    groups = {i.comparable_group for one in shipped() for i in one.indicators if i.code.startswith("iod")}
    assert {"iod2019", "iod2025"} <= groups
    for one in shipped():
        for indicator in one.indicators:
            assert not (indicator.code.startswith("iod2019") and indicator.comparable_group == "iod2025")


def test_a_file_over_many_megabytes_of_one_cell_is_refused():
    with pytest.raises(FileRefused):
        read(BytesIO(b"code,clients\n" + b'"' + b"x" * 1_100_000).getvalue(), "debt.csv", PACKAGE)
