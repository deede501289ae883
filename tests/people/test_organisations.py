"""Organisations: a public directory without anybody's name; details kept true by their own people."""

import csv
import time
from datetime import date, timedelta
from io import StringIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.people import actions
from folkmoot.people.models import Notice, Organisation
from folkmoot.people.models.organisation import LegalForm, OrganisationKind
from folkmoot.people.notices.entries import ask_whether_entries_are_right

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


# --- the directory


def a_borough_of_groups(count):
    Organisation.objects.bulk_create(
        Organisation(
            name=f"Group {number:04} of the Vale", name_key=f"group {number:04} of the vale", kind="vco", legal_form="charity",
            functions=["services"] if number % 2 else ["advocacy"], size="micro" if number % 3 else "small",
            serves=["older"] if number % 5 == 0 else [], pays_living_wage=number % 7 == 0 or None,
            checked_date=date(2026, 10, 1) if number % 2 else date(2025, 11, 3), purpose="Meets on Tuesdays.",
        )
        for number in range(count)
    )  # fmt: skip


@pytest.mark.ledger("PO-17")
def test_a_directory_of_2500_gives_a_filtered_page_in_under_a_second(site, cast):
    a_borough_of_groups(2500)
    url = reverse("people:index") + "?function=services&size=micro&serves=older&q=vale&checked=fresh"
    began = time.process_time()
    page = site.get(url, most=12)
    assert time.process_time() - began < 1
    wanted = [n for n in range(2500) if n % 2 and n % 3 and n % 5 == 0]
    assert f"{len(wanted)} organisations" in page.text
    assert "Group 0005 of the Vale" in page.text and "Group 0010" not in page.text
    assert page.html.count("of the Vale</a>") == 25
    assert len(rows_of(site.get(url + "&format=csv"))) == len(wanted)


@pytest.mark.ledger("NW-05")
def test_entries_show_when_they_were_checked_and_old_ones_are_flagged(site, cast):
    url = reverse("people:index")
    Organisation.objects.filter(pk=cast.bodies.silver.pk).update(checked_date=date(2025, 11, 4))
    assert "may be out of date" not in site.get(url + "?q=Silver").text  # a year ago to the day
    Organisation.objects.filter(pk=cast.bodies.silver.pk).update(checked_date=date(2025, 11, 3))
    page = site.get(url + "?q=Silver")
    assert "3 November 2025" in page.text and "may be out of date" in page.text
    assert "may be out of date" in site.get(cast.bodies.silver.get_absolute_url()).text
    assert "Silver Threads" in site.get(url + "?checked=stale").text
    assert "Silver Threads" not in site.get(url + "?checked=fresh").text


def test_its_own_people_confirm_an_entry_with_one_press(site, cast, now):
    url = reverse("people:confirm", args=[cast.bodies.silver.pk])
    Organisation.objects.update(checked_date=date(2024, 1, 1))
    assert "All of this is right" in site.get(cast.bodies.silver.get_absolute_url(), by=cast.rival).html
    site.refuses(url, cast.stranger, cast.vco, cast.resident, method="post")
    site.post(url, by=cast.rival)
    assert Organisation.objects.get(pk=cast.bodies.silver.pk).checked_date == now.date()


def test_organisations_are_asked_once_a_year_whether_their_entry_is_right(cast, now):
    Organisation.objects.update(checked_date=now.date())
    Organisation.objects.filter(pk=cast.bodies.silver.pk).update(checked_date=date(2025, 1, 1))
    assert ask_whether_entries_are_right(now) == 1
    assert ask_whether_entries_are_right(now) == 0
    assert Notice.objects.get().person == cast.rival
    actions.confirm_organisation(cast.bodies.silver, by=cast.rival, now=now)
    assert ask_whether_entries_are_right(now + timedelta(days=366)) > 0
    assert Notice.objects.filter(person=cast.rival).count() == 2


def test_every_choice_of_the_directory(site, cast):
    silver = Organisation.objects.filter(pk=cast.bodies.silver.pk)
    silver.update(serves=["older"], pays_living_wage=True, area=cast.north, legal_form=LegalForm.COOPERATIVE)
    url = reverse("people:index")
    choices = ("serves=older", "mark=living_wage", "mark=mutual", f"area={cast.north.code}", "legal_form=cooperative")
    for choice in choices:
        rows = rows_of(site.get(f"{url}?{choice}&format=csv"))
        assert [row["name"] for row in rows] == ["Silver Threads"], choice
    (row,) = rows
    assert (row["London Living Wage"], row["whom it is there for"], row["marked as"]) == (
        "yes",
        "older people",
        "mutual",
    )
    assert [row["name"] for row in rows_of(site.get(url + "?mark=anchor&format=csv"))] == ["Riverside Anchor Trust"]
    assert "Wandle Vale Voluntary Action" in site.get(url + "?mark=infrastructure").text
    assert "Silver Threads" in site.get(url + "?mark=nonsense&q=silver").text


def test_a_voluntary_organisation_takes_no_form_made_for_profit(site, cast):
    url = reverse("people:correct", args=[cast.bodies.silver.pk])
    page = site.post(url, {**DETAILS, "legal_form": "company"}, by=cast.rival, status=200)
    assert "legal form made for profit" in page.text
    site.post(
        url,
        {**DETAILS, "legal_form": "cio", "serves": ["older", "disability"], "pays_living_wage": "no"},
        by=cast.rival,
    )
    row = Organisation.objects.get(pk=cast.bodies.silver.pk)
    assert (row.legal_form, row.serves, row.pays_living_wage) == ("cio", ["older", "disability"], False)
