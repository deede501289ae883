"""Letters: one reader each; two adults copied to somebody under 18; nobody can add a young person to a letter."""

import inspect
from datetime import date

import pytest
from django.core import mail

from folkmoot.people.actions import agree_as_guardian, name_responsible_adult, open_child_account, withdraw_consent
from folkmoot.people.letters import letter_to
from folkmoot.people.models import GuardianConsent

WORDS = "Hello,\n\nSomething happened."


def everybody_who_reads(letter):
    return sorted([*letter.to, *letter.cc, *letter.bcc])


def test_it_works(cast, now):
    letter_to(cast.citizen, WORDS, now=now).send()
    assert everybody_who_reads(mail.outbox[0]) == [cast.citizen.email]
    assert WORDS.split()[-1] not in mail.outbox[0].subject


def test_two_adults_read_what_somebody_under_18_reads(cast, now):
    letter = letter_to(cast.young, WORDS, now=now)
    assert letter.to == [cast.young.email]
    assert letter.cc == [cast.guardian.email, cast.scheme.email]


def test_an_adult_cannot_add_a_young_person_to_a_letter(cast, now):
    """A letter has one reader, and there is no other word to put somebody in by."""
    assert list(inspect.signature(letter_to).parameters) == ["person", "words", "now"]
    with pytest.raises(TypeError):
        letter_to(cast.lead, WORDS, now=now, cc=[cast.young.email])
    assert cast.young.email not in everybody_who_reads(letter_to(cast.lead, WORDS, now=now))


def test_a_childs_letters_go_to_the_guardian_and_never_twice(cast, now):
    opened = open_child_account(name="Esi Adu", birth_date=date(2014, 5, 17), by=cast.guardian, now=now)
    agree_as_guardian(
        opened.child, relationship="mother", guardian_phone="020 7946 0022", has_responsibility=True, by=cast.guardian,
        now=now,
    )  # fmt: skip
    name_responsible_adult(opened.child, adult=cast.scheme, by=cast.scheme, now=now)
    letter = letter_to(opened.child, WORDS, now=now)
    assert (letter.to, letter.cc) == ([cast.guardian.email], [cast.scheme.email])


def test_a_guardian_who_took_consent_back_is_no_longer_copied(cast, now):
    withdraw_consent(GuardianConsent.objects.get(person=cast.young), by=cast.scheme, now=now)
    assert letter_to(cast.young, WORDS, now=now).cc == [cast.scheme.email]
