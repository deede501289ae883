"""A message has one reader. No adult can add a young person to one; what somebody under 18 reads two adults read too."""

import inspect

import pytest

from folkmoot.citizens.notices import AGE
from folkmoot.people.actions import withdraw_consent
from folkmoot.people.models import GuardianConsent
from folkmoot.people.notices.copying import Readers, readers_of
from folkmoot.people.notices.tell import tell


def test_it_works(cast, now):
    assert readers_of(cast.lead, now=now) == Readers(cast.lead.email)
    assert readers_of(cast.young, now=now) == Readers(cast.young.email, (cast.guardian.email, cast.scheme.email))


def test_an_adult_cannot_add_a_young_person_to_a_message(cast, now):
    """There is one person to tell, and no word to put another in by."""
    words = set(inspect.signature(tell).parameters)
    assert "person" in words and not words & {"cc", "bcc", "also", "to", "copied", "people", "readers"}
    for word in ("cc", "also", "copied"):
        with pytest.raises(TypeError):
            tell(cast.lead, "Hello", topic=AGE, now=now, **{word: [cast.young]})


def test_without_a_guardian_who_agrees_nothing_reaches_them(cast, now):
    withdraw_consent(GuardianConsent.objects.get(person=cast.young), by=cast.scheme, now=now)
    assert readers_of(cast.young, now=now) is None
