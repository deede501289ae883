"""Parents and guardians: agreeing, taking it back, and the accounts of children of 12."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import (
    act_for,
    agree_as_guardian,
    ask_guardian,
    give_consent,
    hand_over_account,
    name_responsible_adult,
    open_child_account,
    withdraw_consent,
)
from folkmoot.people.models import GuardianConsent, Guardianship, Person
from folkmoot.people.models.consent import responsible_adult_of

DAY = timedelta(days=1)
AGREES = {"relationship": "aunt", "guardian_phone": "020 7946 0000", "has_responsibility": True}


@pytest.fixture
def child(cast, now):
    """A child of 12 whose account the resident opened."""
    return open_child_account(name="Zoë Quartey", birth_date=date(2014, 1, 2), by=cast.resident, now=now)


def test_it_works(cast, now, child):
    assert child.child.email.endswith(".invalid")  # no letter box: nothing is ever sent there
    assert act_for(child, by=cast.resident, now=now) == child.child
    consent = agree_as_guardian(child.child, by=cast.resident, now=now, **AGREES)
    assert (consent.guardian, consent.wording, consent.given_how) == (cast.resident, "2026-1", "online")


def test_who_may_open_and_use_a_childs_account(cast, now, child):
    with pytest.raises(NotAllowed, match="under 18"):
        open_child_account(name="A", birth_date=date(2014, 1, 2), by=cast.young, now=now)
    for person in (cast.neighbour, cast.scheme, cast.admin, cast.young, child.child):
        with pytest.raises(NotAllowed):
            act_for(child, by=person, now=now)
        with pytest.raises(NotAllowed):
            hand_over_account(child, email="z@example.org", by=person, now=now)


@pytest.mark.parametrize(
    ("born", "words"),
    [(date(2014, 11, 5), "12th birthday"), (date(2013, 11, 4), "From 13"), (date(2030, 1, 1), "date of birth")],
)
def test_bad_birth_dates(cast, now, born, words):
    with pytest.raises(Refused, match=words) as refusal:
        open_child_account(name="A", birth_date=born, by=cast.resident, now=now)
    assert refusal.value.field == "birth_date"
    assert not Guardianship.objects.exists()


def test_at_13_the_account_becomes_their_own(cast, now, child):
    with pytest.raises(Refused, match="13th birthday"):
        hand_over_account(child, email="z@example.org", by=cast.resident, now=now)
    later = now + 100 * DAY
    alias = cast.resident.email.replace("@", "+zoe@")  # it reaches the guardian's own letter box
    for address, words in ((cast.resident.email, "your own"), (alias, "your own"), (cast.rival.email, "already")):
        with pytest.raises(Refused, match=words):
            hand_over_account(child, email=address, by=cast.resident, now=later)
    young = hand_over_account(child, email="Z@Example.org", by=cast.resident, now=later)
    assert young.email == "z@example.org"
    child.refresh_from_db()
    with pytest.raises(NotAllowed):
        act_for(child, by=cast.resident, now=later)


@pytest.mark.parametrize("address", ["{email}", "{name}+mum@{host}", " {upper} "])
def test_the_guardian_is_not_the_young_person(cast, now, address):
    name, host = cast.young.email.split("@")
    own = address.format(email=cast.young.email, name=name, host=host, upper=cast.young.email.upper())
    with pytest.raises(Refused, match="own address") as refusal:
        ask_guardian(guardian_email=own, by=cast.young, now=now)
    assert refusal.value.field == "guardian_email"
    with pytest.raises(Refused, match="own address"):
        give_consent(cast.young, guardian_name="Me", guardian_email=own, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        agree_as_guardian(cast.young, by=cast.young, now=now, **AGREES)


def test_nobody_is_their_own_guardian_in_the_database_either(cast, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        Guardianship.objects.create(child=cast.young, guardian=cast.young, started_at=now)


def test_only_the_guardian_who_was_named_agrees(cast, now):
    GuardianConsent.objects.all().delete()
    with pytest.raises(NotAllowed, match="named"):
        agree_as_guardian(cast.young, by=cast.resident, now=now, **AGREES)
    ask_guardian(guardian_email=cast.resident.email.upper(), by=cast.young, now=now)
    with pytest.raises(NotAllowed):
        agree_as_guardian(cast.young, by=cast.rival, now=now, **AGREES)
    with pytest.raises(Refused, match="parental responsibility"):
        agree_as_guardian(cast.young, by=cast.resident, now=now, **{**AGREES, "has_responsibility": False})
    with pytest.raises(Refused, match="emergencies"):
        agree_as_guardian(cast.young, by=cast.resident, now=now, **{**AGREES, "guardian_phone": " "})
    consent = agree_as_guardian(cast.young, by=cast.resident, now=now, **AGREES)
    assert GuardianConsent.objects.in_force(cast.young, at=now) == consent
    with pytest.raises(NotAllowed):  # answered: the question does not stand open
        agree_as_guardian(cast.young, by=cast.resident, now=now, **AGREES)


def test_adults_need_nobodys_consent(cast, now):
    with pytest.raises(Refused, match="18 or over"):
        ask_guardian(guardian_email="g@example.org", by=cast.resident, now=now)


def test_a_consent_is_taken_back_from_a_moment_on(cast, now):
    consent = GuardianConsent.objects.get(person=cast.young)
    for person in (cast.young, cast.resident, cast.rival, cast.lead):
        with pytest.raises(NotAllowed):
            withdraw_consent(consent, by=person, now=now)
    withdraw_consent(consent, by=cast.scheme, now=now)
    assert GuardianConsent.objects.in_force(cast.young, at=now) is None
    assert GuardianConsent.objects.in_force(cast.young, at=now - timedelta(seconds=1)) == consent
    with pytest.raises(Refused, match="already"):
        withdraw_consent(consent, by=cast.scheme, now=now)


def test_one_responsible_adult_at_a_time(cast, now):
    with pytest.raises(NotAllowed):
        name_responsible_adult(cast.young, adult=cast.lead, by=cast.lead, now=now)
    for child in (cast.young, Person.objects.create_user("k@example.org", name="K", birth_date=date(2012, 1, 1))):
        with pytest.raises(Refused, match="18 or over"):
            name_responsible_adult(cast.young, adult=child, by=cast.scheme, now=now)
    name_responsible_adult(cast.young, adult=cast.colleague, by=cast.scheme, now=now)
    assert responsible_adult_of(cast.young, now.date()).adult == cast.colleague
    assert responsible_adult_of(cast.young, now.date() - DAY).adult == cast.scheme
