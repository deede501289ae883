"""Organisations: a public directory without anybody's name; details kept true by their own people."""

import csv
from io import StringIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import LegalForm, OrganisationKind

DETAILS = {
    "purpose": "Company for older people.",
    "functions": ["services", "advocacy"],
    "size": "small",
    "area": "WV-north",
    "website": "https://silver.example.org",
    "seen_version": "1",
}
NEW = {
    "name": "Vale Repair Café",
    "kind": "vco",
    "legal_form": "association",
    "functions": ["services"],
    "purpose": "Mends what is broken.",
    "size": "micro",
    "area": "",
    "website": "",
    "identifiers": "GB-CHC-1087342",
}


def rows_of(page):
    return list(csv.DictReader(StringIO(b"".join(page.response.streaming_content).decode("utf-8-sig"))))


def test_it_works(site, cast):
    page = site.get(reverse("people:index"), most=12)
    assert "Silver Threads" in page.text
    assert "Rosa Lind" not in page.text

    page = site.get(cast.bodies.riverside.get_absolute_url(), most=20)
    assert "anchor organisation" in page.text
    assert "Provides services; services to other voluntary organisations" in page.text
    assert "None of its work has been checked" in page.text
    assert "Amara Stone" not in page.html


def test_the_directory_is_filtered_and_downloaded(site, cast):
    url = reverse("people:index")
    assert "Silver Threads" not in site.get(url + "?function=campaigning", most=12).text
    assert "Northfield Tenants Together" in site.get(url + "?function=campaigning&size=micro&q=estate").text
    assert "No organisation fits" in site.get(url + "?q=zebra").text
    rows = rows_of(site.get(url + "?kind=funder&format=csv"))
    assert [(row["name"], row["size"]) for row in rows] == [
        ("Vale Community Foundation", "large (over £1 million a year)")
    ]


def test_pages_hold_twenty_five(site, cast):
    Organisation.objects.bulk_create(
        Organisation(name=f"Imported {number:03d}", is_imported=True) for number in range(60)
    )
    page = site.get(reverse("people:index") + "?q=imported&page=3", most=12)
    assert "Showing 51 to 60 of 60" in page.text


def test_a_joined_record_leads_to_the_one_kept(site, cast):
    old = Organisation.objects.create(name="Silver Thread Ltd", merged_into=cast.bodies.silver)
    page = site.get(old.get_absolute_url(), status=302)
    assert page.response["Location"] == cast.bodies.silver.get_absolute_url()
    assert "Silver Thread Ltd" not in site.get(reverse("people:index")).text


def test_its_own_people_bring_details_up_to_date(site, cast, now):
    url = reverse("people:correct", args=[cast.bodies.silver.pk])
    site.get(url, by=cast.rival)
    page = site.post(url, DETAILS, by=cast.rival, follow=True)

    assert "Company for older people." in page.text
    assert "Northfield" in page.text
    silver = Organisation.objects.get(pk=cast.bodies.silver.pk)
    assert (silver.checked_date, silver.version) == (now.date(), 2)
    entry = Entry.objects.get(code="people.organisation.corrected")
    assert entry.facts == {"changed": ["purpose", "functions", "size", "area", "website"]}


def test_others_may_not(site, cast):
    url = reverse("people:correct", args=[cast.bodies.silver.pk])
    for method in ("get", "post"):
        site.refuses(url, cast.stranger, cast.vco, cast.resident, cast.lead, method=method, data=DETAILS)
        site.refuses(reverse("people:register"), cast.stranger, cast.vco, cast.lead, method=method, data=NEW)
    assert Organisation.objects.get(pk=cast.bodies.silver.pk).version == 1


def test_the_second_editor_is_shown_what_the_first_one_changed(site, cast):
    url = reverse("people:correct", args=[cast.bodies.silver.pk])
    site.post(url, {**DETAILS, "purpose": "Tea and company."}, by=cast.admin)
    page = site.post(url, {**DETAILS, "purpose": "Help at home."}, by=cast.rival, status=200)

    assert "Somebody else changed this" in page.text
    assert "What it does Tea and company. Help at home." in page.text
    assert Organisation.objects.get(pk=cast.bodies.silver.pk).purpose == "Tea and company."
    seen = page.all("input", name="seen_version")[0].get("value")
    site.post(url, {**DETAILS, "purpose": "Tea, company and help at home.", "seen_version": seen}, by=cast.rival)
    assert Organisation.objects.get(pk=cast.bodies.silver.pk).purpose == "Tea, company and help at home."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"functions": []}, "Choose at least one thing this organisation does"),
        ({"functions": ["mischief"]}, "Select one of the choices"),
        ({"website": "silver"}, "web address"),
        ({"purpose": "x" * 2001}, "2,000 characters or fewer"),
    ],
)
def test_bad_details_are_named(site, cast, changes, words):
    page = site.post(
        reverse("people:correct", args=[cast.bodies.silver.pk]), {**DETAILS, **changes}, by=cast.rival, status=200
    )
    assert words in page.text


def test_an_administrator_registers_one_once(site, cast):
    url = reverse("people:register")
    site.get(url, by=cast.admin)
    sent = {**NEW, "once": "5b0c2a52-6a0e-4e58-9d2e-3d1e7e1b8a12"}
    for _time in range(2):
        page = site.post(url, sent, by=cast.admin, follow=True)
    made = Organisation.objects.get(name="Vale Repair Café")
    assert "GB-CHC-1087342" in page.text
    assert made.identifiers.get().strong
    page = site.post(url, {**NEW, "name": "Another"}, by=cast.admin, status=200)
    assert "GB-CHC-1087342 is the number of Vale Repair Café" in page.text


@pytest.mark.ledger("PO-12")
def test_a_voluntary_organisation_does_something_and_is_not_for_profit(site, cast):
    """Without one of the five functions it is rejected; a legal form made for profit cannot be called voluntary."""
    url = reverse("people:register")
    page = site.post(url, {**NEW, "functions": []}, by=cast.admin, status=200)
    assert "Choose at least one thing this organisation does" in page.text
    for form in ("company", "llp", "sole_trader"):
        page = site.post(url, {**NEW, "legal_form": form}, by=cast.admin, status=200)
        assert "cannot have a legal form made for profit" in page.text
    assert not Organisation.objects.filter(name=NEW["name"]).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Sham", kind=OrganisationKind.VCO, legal_form=LegalForm.COMPANY)

    everything = ["services", "advocacy", "campaigning", "coordination", "support"]
    site.post(url, {**NEW, "functions": everything}, by=cast.admin)
    assert Organisation.objects.get(name=NEW["name"]).functions == everything


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Enter name"),
        ({"name": "x" * 301}, "300 characters or fewer"),
        ({"kind": "guild"}, "Select one of the choices"),
        ({"identifiers": "twelve"}, "twelve"),
    ],
)
def test_bad_registrations_are_named(site, cast, changes, words):
    page = site.post(reverse("people:register"), {**NEW, **changes}, by=cast.admin, status=200)
    assert words in page.text
    assert not Organisation.objects.filter(name__startswith="Vale Repair").exists()
