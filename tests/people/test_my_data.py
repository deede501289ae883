"""What is kept about somebody: seen, taken away, corrected, erased; and what stands without a name."""

import json
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from folkmoot.citizens.actions import book, issue_badge, name_officer, set_preferences, tell_in_private
from folkmoot.citizens.models import Badge, Preferences, PrivateMatter
from folkmoot.commissioning.models import GateDecision
from folkmoot.core.models import Entry, EntryWords
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.people.actions import (
    agree_as_guardian,
    correct_account,
    erase_account,
    name_responsible_adult,
    open_child_account,
)
from folkmoot.people.models import GuardianConsent, Person, Role
from tests.citizens import made
from tests.commissioning import made as commissioning


def test_it_works(cast, now):
    set_preferences(phone="07700 900000", access_needs="Step-free", by=cast.citizen, now=now)
    made.member(cast, cast.citizen, now)
    email, reference = cast.citizen.email, cast.citizen.reference
    gone = erase_account(understands=True, by=cast.citizen, now=now)
    assert not gone.is_active and gone.name == "somebody whose account is erased" and gone.birth_date is None
    assert not Person.objects.filter(email=email).exists() and not EmailAddress.objects.filter(email=email).exists()
    assert not Preferences.objects.exists() and not EntryWords.objects.filter(actor_reference=reference).exists()
    assert not Role.objects.on(now.date()).filter(person=gone).exists()


def test_a_decision_stands_when_who_took_it_is_erased(cast, now):
    project = commissioning.analysed(cast, now)
    commissioning.passed(project, cast, now)
    decision = GateDecision.objects.get()
    before = (decision.reasons, decision.decided_as, decision.outcome)
    entry = Entry.objects.filter(subject=refer(project)).order_by("-number").first()
    decider = cast.colleague
    erase_account(understands=True, by=decider, now=now + timedelta(days=1))
    decision.refresh_from_db()
    assert (decision.reasons, decision.decided_as, decision.outcome) == before
    entry.refresh_from_db()
    assert entry.capacity and decider.name not in json.dumps([entry.capacity, entry.facts])
    assert EntryWords.objects.get(entry=entry).actor_reference == "erased"
    project.refresh_from_db()
    assert project.stage == "plan"


def test_who_is_depended_on_hands_over_first(cast, now):
    with pytest.raises(Refused, match="cannot be undone") as refusal:
        erase_account(understands=False, by=cast.resident, now=now)
    assert refusal.value.field == "understands"
    with pytest.raises(Refused, match="look out for a young person"):
        erase_account(understands=True, by=cast.scheme, now=now)
    name_responsible_adult(cast.young, adult=cast.colleague, by=cast.scheme, now=now)
    row = open_child_account(name="Zoë", birth_date=date(2014, 1, 2), by=cast.resident, now=now)
    with pytest.raises(Refused, match="act for a child"):
        erase_account(understands=True, by=cast.resident, now=now)
    assert row.child.is_active
    task = made.task(cast, now)
    with pytest.raises(Refused, match="Name another officer"):
        erase_account(understands=True, by=cast.lead, now=now)
    name_officer(task, officer=cast.colleague, by=cast.lead, now=now)
    tell_in_private(Role.objects.get(person=cast.guard), words="x", by=cast.young, now=now)
    with pytest.raises(Refused, match="Hand it over first"):
        erase_account(understands=True, by=cast.guard, now=now)
    with pytest.raises(NotAllowed):
        erase_account(understands=True, by=cast.stranger, now=now)


def test_a_young_person_is_erased_and_a_guardian_is(cast, now):
    tell_in_private(Role.objects.get(person=cast.guard), words="x", reach_me="at school", by=cast.young, now=now)
    erase_account(understands=True, by=cast.young, now=now)
    consent = GuardianConsent.objects.get()
    assert consent.withdrawn_at == now and consent.guardian_email == consent.guardian_name == ""
    matter = PrivateMatter.objects.get()  # kept, for somebody's safety, without who told it
    assert matter.told_by is None and matter.reach_me == "" and matter.words == "x"


def test_a_guardian_who_is_erased_no_longer_agrees(cast, now):
    row = open_child_account(name="Zoë", birth_date=date(2014, 1, 2), by=cast.resident, now=now)
    agree_as_guardian(
        row.child, relationship="aunt", guardian_phone="1", has_responsibility=True, by=cast.resident, now=now
    )
    row.ended_at = now
    row.save()
    erase_account(understands=True, by=cast.resident, now=now)
    assert GuardianConsent.objects.in_force(row.child, at=now) is None


def test_badges_of_who_is_erased_are_revoked_and_places_go_back(cast, now):
    made.trained(cast, cast.citizen, now)
    issue_badge(shows=["name", "courses"], issuer_url="https://f.example/", by=cast.citizen, now=now)
    booking = book(made.session(cast, now), access_needs="Large print", by=cast.citizen, now=now)
    erase_account(understands=True, by=cast.citizen, now=now)
    badge = Badge.objects.get()
    booking.refresh_from_db()
    assert badge.revoked_at == now and badge.token == ""
    assert booking.state == "cancelled" and booking.access_needs == ""


def test_everything_is_taken_away_and_nothing_of_others(cast, now, site):
    site.refuses("/me/data.json", cast.stranger)
    set_preferences(access_needs="Step-free", by=cast.citizen, now=now)
    data = json.loads(site.get("/me/data.json", by=cast.citizen).html)
    words = json.dumps(data)
    assert cast.citizen.email in words and "Step-free" in words and "role" in words
    assert cast.rival.email not in words and "password" not in words
    theirs = json.dumps(json.loads(site.get("/me/data.json", by=cast.scheme).html))
    assert "guardian@example.org" not in theirs and "Step-free" not in theirs  # a child they look out for, a member


@pytest.mark.parametrize("name", ["Siobhán O’Donnell-Núñez", "Pelé", "D'Arcy " + "N" * 63, "<b>Bo</b>"])
def test_a_name_is_corrected(cast, now, site, name):
    page = site.post("/me/", {"name": f"  {name} "}, by=cast.resident, follow=True)
    cast.resident.refresh_from_db()
    assert cast.resident.name == name and "Corrected." in page.text
    with pytest.raises(Refused, match="Enter your name"):
        correct_account(name="  ", by=cast.resident, now=now)
    with pytest.raises(Refused, match="120 letters"):
        correct_account(name="x" * 121, by=cast.resident, now=now)


def test_the_pages(cast, now, site):
    site.refuses("/me/", cast.stranger)
    site.refuses("/me/erase/", cast.stranger)
    assert "people: role" in site.get("/me/", by=cast.citizen, most=12).text
    page = site.post("/me/erase/", {}, by=cast.resident, status=200)
    assert page.all("title")[0].text.startswith("Error:")
    page = site.post("/me/erase/", {"understands": "on"}, by=cast.resident, follow=True)
    assert "Your account is erased" in page.text
    assert "_auth_user_id" not in site.client.session
