"""The catalogue, its datasets and their figures: found by words, with source and licence, free to download."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry, Listing
from folkmoot.evidence.models import Study, Theme
from folkmoot.places.models import Area
from tests.evidence import made


def rows_of(page):
    text = b"".join(page.response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.ledger("NE-04")
def test_it_works(site, cast):
    """A search returns datasets from two or more sources, each with its licence and date."""
    made.indicator(made.dataset(), title="Debt advice given", theme=Theme.DEBT)
    other = made.dataset(
        "advice", title="Advice in the valley", publisher="Open Door", licence="CC BY 4.0", vintage="March 2026"
    )
    made.indicator(other, "calls", title="Calls about debt", theme=Theme.DEBT)
    made.indicator(made.dataset("trees", title="Trees"), "trees", title="Trees by street", theme=Theme.ENVIRONMENT)

    page = site.get(reverse("evidence:index") + "?q=debt", most=12)
    assert "Elmham Statistics Open Government Licence v3.0 2025 Debt advice given" in page.text
    assert "Open Door CC BY 4.0 March 2026 Calls about debt" in page.text
    assert "Trees" not in page.text
    csv_rows = rows_of(site.get(reverse("evidence:index") + "?q=debt&format=csv"))
    assert [(row["source"], row["licence"]) for row in csv_rows] == [
        ("Open Door", "CC BY 4.0"),
        ("Elmham Statistics", "Open Government Licence v3.0"),
    ]


def test_an_empty_catalogue_says_what_to_expect(site, db):
    assert "No evidence has been brought in yet" in site.get(reverse("evidence:index")).text
    assert "Nothing matches" in site.get(reverse("evidence:index") + "?q=zebra").text


def test_figures_are_filtered_by_theme_and_words(site, cast):
    release = made.dataset()
    made.indicator(release, title="Lonely people")
    made.indicator(release, "rent", title="Rent in arrears", theme=Theme.DEBT)
    page = site.get(reverse("evidence:indicators") + "?theme=debt&q=rent", most=12)
    assert "Rent in arrears" in page.text
    assert "Lonely people" not in page.text


@pytest.mark.ledger("NE-05")
def test_every_dataset_is_downloaded_without_an_account(site, cast):
    release = made.dataset()
    lonely, jobs = made.indicator(release), made.indicator(release, "jobs", title="Jobs", unit="people", decimals=0)
    made.value(lonely, cast.north, "0.125")
    made.value(jobs, cast.north, 1200)
    made.value(lonely, cast.borough, None, "not asked")

    page = site.get(release.get_absolute_url(), most=12)
    assert "Elmham Statistics" in page.text
    assert "?format=csv" in page.links()
    rows = rows_of(site.get(release.get_absolute_url() + "?format=csv"))
    assert [(row["area code"], row["figure code"], row["value"], row["note"]) for row in rows] == [
        ("E09000029", "elmham-lonely", "", "not asked"),
        ("WV-north", "elmham-lonely", "0.125", ""),
        ("WV-north", "jobs", "1200", ""),
    ]
    assert site.get(reverse("evidence:dataset", args=["nothing"]), status=404)


def test_small_numbers_are_hidden_in_the_file_too(site, cast):
    release = made.dataset()
    for code, count in {"few": 3, "some": 12, "many": 40}.items():
        made.value(
            made.indicator(release, code, title=code, unit="people", decimals=0, part_of="all"), cast.borough, count
        )

    rows = rows_of(site.get(release.get_absolute_url() + "?format=csv"))
    assert [row["value"] for row in rows] == ["", "", "40"]
    few = release.indicators.get(code="some")
    assert rows_of(site.get(few.get_absolute_url() + "?format=csv"))[0]["note"] == "hidden: too few people"
    page = site.get(few.get_absolute_url())
    assert "hidden: too few people" in page.text
    assert "12" not in page.text


def test_a_figure_is_mapped_and_listed_by_borough(site, cast):
    lonely = made.indicator(made.dataset())
    for number, borough in enumerate(Area.objects.filter(tile_x__isnull=False).order_by("code")[:30]):
        made.value(lonely, borough, f"0.{number:03d}")

    page = site.get(lonely.get_absolute_url(), most=12)
    assert page.html.count('<figure class="fm-figure"') == 2
    assert "Sutton" in page.text
    assert "2.8%" in page.text
    assert "not available" in page.text, "three boroughs have no value, and the map says so"


def test_a_change_is_never_drawn_between_series_that_differ(site, cast):
    old = made.indicator(
        made.dataset("iod2019", title="Deprivation 2019"), "iod2019-lonely", comparable_group="iod2019"
    )
    new = made.indicator(
        made.dataset("iod2025", title="Deprivation 2025"), "iod2025-lonely", comparable_group="iod2025"
    )
    for one in (old, new):
        made.value(one, cast.borough, "0.1")

    page = site.get(new.get_absolute_url())
    assert "Deprivation 2019 (2025) : may not be compared" in page.text
    assert "no change is drawn between them" in page.text


STUDY = {
    "title": "What the cafés did",
    "kind": "insight",
    "source": "Silver Threads",
    "method": "40 talks",
    "published_date": "2026-10-01",
    "summary": "People who came twice a week felt less alone.",
    "link": "",
    "area": "",
}


def test_an_officer_adds_a_study(site, cast, now):
    url = reverse("evidence:add_study")
    site.get(url, by=cast.lead)
    page = site.post(url, STUDY, by=cast.lead, follow=True)

    study = Study.objects.get()
    assert study.title in page.text
    assert Entry.objects.filter(code="evidence.study.added").count() == 1
    assert Listing.objects.filter(title=study.title, kind="study", audience="public").exists()
    assert study.title in site.get(reverse("evidence:studies") + "?q=alone", most=12).text
    assert rows_of(site.get(reverse("evidence:studies") + "?format=csv"))[0]["who made it"] == "Silver Threads"


def test_a_study_sent_twice_is_added_once(site, cast):
    sent = {**STUDY, "once": "5b0c2a52-6a0e-4e58-9d2e-3d1e7e1b8a11"}
    for _time in range(2):
        site.post(reverse("evidence:add_study"), sent, by=cast.lead)
    assert Study.objects.count() == 1


def test_others_may_not_add_one(site, cast):
    site.refuses(reverse("evidence:add_study"), cast.stranger, cast.rival, cast.resident)
    site.refuses(reverse("evidence:add_study"), cast.stranger, cast.rival, cast.resident, method="post", data=STUDY)
    assert not Study.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Enter title"),
        ({"title": "x" * 201}, "200 characters or fewer"),
        ({"kind": "gossip"}, "Select one of the choices"),
        ({"published_date": "2026-02-31"}, "real date"),
        ({"summary": ""}, "Enter what it found"),
        ({"link": "not an address"}, "web address"),
        ({"area": "E01"}, "Select"),
    ],
)
def test_bad_input_is_named(site, cast, changes, words):
    page = site.post(reverse("evidence:add_study"), {**STUDY, **changes}, by=cast.lead, status=200)
    assert words in page.text
    assert page.html.count("<title>Error:") == 1
    assert not Study.objects.exists()


def test_a_study_cannot_come_from_the_future(site, cast, now):
    later = (day_of(now) + timedelta(days=1)).isoformat()
    page = site.post(reverse("evidence:add_study"), {**STUDY, "published_date": later}, by=cast.lead, status=200)
    assert "today or in the past" in page.text
