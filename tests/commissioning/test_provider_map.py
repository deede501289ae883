"""The map of who could provide a service, of every sector (ledger PO-21, CR-07)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.commissioning import actions
from folkmoot.commissioning.models import MappedProvider, ProviderSector
from folkmoot.commissioning.queries.provider_map import not_searched, sector_lines
from folkmoot.commissioning.states import Stage
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding.models import SizeFact
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import LegalForm, OrganisationKind
from tests.commissioning import made

pytestmark = pytest.mark.django_db


def at(name, *keys):
    return reverse(f"commissioning:{name}", args=keys)


def search(project, cast, now, sector, **changes):
    said = {"places": "The directory", "searched_date": day_of(now), "by": cast.lead, "now": now, **changes}
    return actions.note_search(project, sector=sector, **said)


def put(project, cast, now, organisation, sector, **changes):
    said = {"services": "A warm room", "locality": "Northfield", "by": cast.lead, "now": now, **changes}
    return actions.map_provider(project, organisation=organisation, sector=sector, **said)


def business(name="Vale Catering", kind=OrganisationKind.PRIVATE, **changes):
    return Organisation.objects.create(name=name, kind=kind, **changes)


@pytest.mark.ledger("PO-21")
def test_the_map_counts_by_sector_and_warns_of_a_sector_that_nobody_searched(cast, now, site):
    project = made.project(cast, now)
    fire, mutual = cast.bodies.fire, business("Vale Care Mutual", OrganisationKind.MUTUAL)
    for organisation, sector in (
        (cast.bodies.council, "in_house"), (cast.bodies.nhs, "nhs"), (fire, "other_public"), (business(), "private"),
        (cast.bodies.silver, "voluntary"), (cast.bodies.kettle, "voluntary"), (business("Corner Cafe"), "sme"),
        (mutual, "mutual"),
    ):  # fmt: skip
        put(project, cast, now, organisation, sector)
    for sector in ProviderSector:
        if sector not in (ProviderSector.SME, ProviderSector.MUTUAL):
            search(project, cast, now, sector)
    lines = sector_lines(project, day_of(now))
    assert {line.sector: line.count for line in lines} == {
        "in_house": 1, "nhs": 1, "other_public": 1, "private": 1, "voluntary": 2, "sme": 1, "mutual": 1,
    }  # fmt: skip
    assert [line.sector for line in not_searched(lines)] == ["sme", "mutual"]
    url = at("providers", project.pk)
    page = site.get(url, most=12)
    assert "Not every sector has been looked at" in page.text
    assert "Nobody has looked yet among: small and medium-sized businesses; mutuals and co-operatives." in page.text
    assert "Voluntary and community organisations 2 4 November 2026" in page.text
    for sector in ("sme", "mutual"):
        search(project, cast, now, sector)
    page = site.get(url)
    assert "Not every sector has been looked at" not in page.text and "not searched" not in page.text
    csv = b"".join(site.get(f"{url}?sector=voluntary&format=csv").response.streaming_content).decode()
    assert csv.count("A warm room") == 2 and "Vale Catering" not in csv


def test_a_look_more_than_a_year_ago_is_called_old_while_the_service_is_planned(cast, now, site):
    project = made.project(cast, now)
    url = at("providers", project.pk)
    search(project, cast, now, "nhs", searched_date=add_months(day_of(now), -12))
    search(project, cast, now, "sme", searched_date=add_months(day_of(now), -12) - timedelta(days=1))
    page = site.get(url, by=cast.lead)
    assert "Look again among: small and medium-sized businesses." in page.text and page.text.count("long ago") == 1
    search(project, cast, now, "sme")
    assert "long ago" not in site.get(url).text
    search(project, cast, now, "mutual", searched_date=add_months(day_of(now), -30))
    assert "long ago" in site.get(url).text
    project.stage = Stage.DELIVER  # what was known when it was decided is not to be looked up again
    project.save()
    assert "long ago" not in site.get(url).text


def test_a_business_that_says_it_is_large_is_no_small_one(cast, now):
    project, large, small = made.project(cast, now), business("Vast Catering"), business("Corner Cafe")
    for organisation, staff in ((large, 250), (small, 9)):
        SizeFact.objects.create(organisation=organisation, staff=staff, turnover=1000, said_at=now)
    with pytest.raises(Refused, match="larger than that") as refusal:
        put(project, cast, now, large, "sme")
    assert refusal.value.field == "sector"
    assert put(project, cast, now, large, "private").pk and put(project, cast, now, small, "sme").pk


def test_more_found_than_shown_are_narrowed(cast, now, site):
    project = made.project(cast, now)
    Organisation.objects.bulk_create(Organisation(name=f"Mill Lane {n:02}") for n in range(21))
    url = at("map_provider", project.pk)
    page = site.get(f"{url}?q=mill+lane", by=cast.lead)
    assert "21 organisations hold “mill lane”. Only the first 20 by name are shown." in page.text
    assert "Mill Lane 19" in page.text and "Mill Lane 20" not in page.text
    page = site.get(f"{url}?q=lane+20", by=cast.lead)
    assert "One organisation holds “lane 20”." in page.text and "Only the first" not in page.text


@pytest.mark.ledger("CR-07")
def test_mutuals_and_cooperatives_can_be_picked_out(cast, now, site):
    project = made.project(cast, now)
    society = business("River Benefit Society", OrganisationKind.VCO, legal_form=LegalForm.COMMUNITY_BENEFIT)
    cooperative = business("Wheel Co-operative", OrganisationKind.PRIVATE, legal_form=LegalForm.COOPERATIVE)
    put(project, cast, now, society, "voluntary")
    put(project, cast, now, cooperative, "private")
    put(project, cast, now, business("Vale Care Mutual", OrganisationKind.MUTUAL), "mutual")
    put(project, cast, now, cast.bodies.silver, "voluntary")
    page = site.get(f"{at('providers', project.pk)}?mutual=yes")
    for name in ("River Benefit Society", "Wheel Co-operative", "Vale Care Mutual"):
        assert name in page.text
    assert "Silver Threads" not in page.text
    assert "Silver Threads" in site.get(at("providers", project.pk)).text


def test_what_cannot_be_put_on_the_map(cast, now):
    project = made.project(cast, now)
    put(project, cast, now, cast.bodies.silver, "voluntary")
    joined = business("Old record")
    joined.merged_into = cast.bodies.silver
    joined.save()
    for organisation, sector, changes, field in (
        (cast.bodies.silver, "voluntary", {}, "organisation"),
        (joined, "private", {}, "organisation"),
        (cast.bodies.nhs, "voluntary", {}, "sector"),
        (cast.bodies.nhs, "in_house", {}, "sector"),
        (cast.bodies.nhs, "other_public", {}, "sector"),
        (cast.bodies.council, "other_public", {}, "sector"),
        (cast.bodies.kettle, "mutual", {}, "sector"),
        (cast.bodies.kettle, "moon", {}, "sector"),
        (cast.bodies.kettle, "voluntary", {"services": " "}, "services"),
    ):
        with pytest.raises(Refused) as refusal:
            put(project, cast, now, organisation, sector, **changes)
        assert refusal.value.field == field, (organisation, sector)
    unknown = business("Who knows", OrganisationKind.UNKNOWN)
    put(project, cast, now, unknown, "sme")
    for changes, field in (
        ({"places": " "}, "places"),
        ({"searched_date": day_of(now) + timedelta(days=1)}, "searched_date"),
    ):
        with pytest.raises(Refused) as refusal:
            search(project, cast, now, "nhs", **changes)
        assert refusal.value.field == field
    for person in (cast.stranger, cast.rival, cast.resident, cast.nhs, cast.citizen):
        with pytest.raises(NotAllowed):
            put(project, cast, now, cast.bodies.kettle, "voluntary", by=person)
        with pytest.raises(NotAllowed):
            search(project, cast, now, "nhs", by=person)
    assert project.mapped_providers.count() == 2


def test_who_is_taken_off_the_map_is_taken_off_with_a_reason_and_can_come_back(cast, now):
    project = made.project(cast, now)
    row = put(project, cast, now, cast.bodies.silver, "voluntary")
    with pytest.raises(Refused, match="Say why"):
        actions.unmap_provider(row, reasons=" ", by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        actions.unmap_provider(row, reasons="x", by=cast.rival, now=now)
    actions.unmap_provider(row, reasons="It has closed its rooms.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="taken off before"):
        actions.unmap_provider(row, reasons="x", by=cast.lead, now=now)
    assert put(project, cast, now, cast.bodies.silver, "voluntary").pk != row.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        MappedProvider.objects.filter(pk=row.pk).update(removed_because="")


def test_nothing_is_put_on_the_map_once_planning_is_over(cast, now, others_keep):
    project = made.in_deliver(cast, now)
    with pytest.raises(Refused):
        put(project, cast, now, cast.bodies.silver, "voluntary")
    with pytest.raises(Refused):
        search(project, cast, now, "nhs")


def test_the_forms(cast, now, site):
    project = made.project(cast, now)
    url = at("map_provider", project.pk)
    site.refuses(url, cast.stranger, cast.rival, cast.nhs)
    assert "Name or number" in site.get(url, by=cast.lead).text
    assert "nobody of that name" in site.get(f"{url}?q=zzzz", by=cast.lead).text
    typed = {"organisation": cast.bodies.silver.pk, "sector": "voluntary", "services": "A room", "locality": ""}
    page = site.post(f"{url}?q=silver", typed, by=cast.lead, follow=True)
    assert "Silver Threads" in page.text and "A room" in page.text
    page = site.post(f"{url}?q=silver", typed, by=cast.lead, status=200)
    assert "on the map already" in page.text
    search_url = at("note_search", project.pk)
    site.refuses(search_url, cast.stranger, cast.rival, cast.nhs)
    when = {"searched_date": "2026-11-03"}
    page = site.post(search_url, {"sector": "nhs", "places": "Their list", **when}, by=cast.lead, follow=True)
    assert "Their list" in page.text and "commissioner, Wandle Vale Council" in page.text
    off = at("unmap_provider", project.mapped_providers.get().pk)
    site.refuses(off, cast.stranger, cast.rival, cast.nhs)
    assert (
        "Silver Threads"
        not in site.post(off, {"reasons": "Closed"}, by=cast.lead, follow=True).text.partition("All of them")[2]
    )
