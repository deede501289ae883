"""A reference letter is drafted from the record, signed by the scheme, and read by its holder alone."""

import pytest
from django.urls import reverse

from folkmoot.citizens import actions
from folkmoot.citizens.models import ReferenceLetter
from folkmoot.citizens.queries import letter_draft
from folkmoot.core.models import Entry, EntryWords
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import erase_account, give_role
from folkmoot.people.models import Notice, Person
from folkmoot.people.models.role import RoleKind
from tests.citizens import made
from tests.site import CASE_QUERIES


@pytest.fixture
def member(cast, now):
    """Trained; did one task and was told what changed."""
    row = made.trained(cast, cast.citizen, now)
    did = actions.choose_task(made.task(cast, now), by=cast.citizen, now=now)
    actions.finish_task(did, hours_given="7.5", did="Wrote the welcome.", by=cast.citizen, now=now)
    actions.answer_contribution(did, changed="A greeter stands at the door.", by=cast.lead, now=now)
    return row


def test_it_works(site, cast, now, member):
    url = reverse("citizens:write_letter", args=[member.pk])
    draft = letter_draft(member)
    for words in (
        cast.citizen.name, "Wandle Vale Voluntary Action since November 2026", "Commissioning for citizens, 4 November 2026",
        "7.5 hours in all", "Help write what the mornings must offer (Wandle Vale Council)", "A greeter stands at the door.",
    ):  # fmt: skip
        assert words in draft
    assert "A greeter stands at the door." in site.get(url, by=cast.scheme, most=CASE_QUERIES).text
    site.post(url, {"words": draft + "\n\nShe is never late."}, by=cast.scheme)
    letter = ReferenceLetter.objects.get()
    page = site.get(reverse("citizens:my_record"), by=cast.citizen)
    assert letter.get_absolute_url() in page.links()
    page = site.get(letter.get_absolute_url(), by=cast.citizen)
    assert "She is never late." in page.text and cast.scheme.name in page.text
    assert letter.get_absolute_url() in site.get(reverse("citizens:member", args=[member.pk]), by=cast.scheme).links()
    told = Notice.objects.get(topic="citizens.letter")
    assert told.person == cast.citizen and told.words == ""
    entry = Entry.objects.get(code="citizens.letter.signed")
    assert entry.facts == {} and EntryWords.objects.get(entry=entry).words == {}


def test_nobody_else_reads_or_writes_it(site, cast, now, member):
    letter = actions.sign_letter(member, words="She is never late.", by=cast.scheme, now=now)
    others = (cast.stranger, cast.rival, cast.lead, cast.young, cast.resident, cast.admin, cast.guard)
    site.refuses(letter.get_absolute_url(), *others)
    for method in ("get", "post"):
        site.refuses(
            reverse("citizens:write_letter", args=[member.pk]),
            *others,
            cast.citizen,
            method=method,
            data={"words": "x"},
        )
    assert ReferenceLetter.objects.count() == 1


def test_bad_input(cast, now, member):
    with pytest.raises(Refused, match="Write the letter"):
        actions.sign_letter(member, words="  ", by=cast.scheme, now=now)
    nobody = made.member(cast, Person.objects.create_user("n@example.org", name="Li", birth_date="1990-01-01"), now)
    with pytest.raises(Refused, match="nothing a letter could rest on"):
        actions.sign_letter(nobody, words="Good.", by=cast.scheme, now=now)
    give_role(cast.citizen, RoleKind.SCHEME_MANAGER, at=cast.bodies.cvs, by=cast.admin, now=now)
    with pytest.raises(NotAllowed, match="about yourself"):
        actions.sign_letter(member, words="I am good.", by=Person.objects.get(pk=cast.citizen.pk), now=now)


@pytest.mark.parametrize("name", ["Zoë O’Hara", "D'Arcy", "Björk", "W" * 70])
def test_names_of_every_kind(site, cast, now, member, name):
    Person.objects.filter(pk=cast.citizen.pk).update(name=name)
    member.refresh_from_db()
    letter = actions.sign_letter(member, words=letter_draft(member), by=cast.scheme, now=now)
    assert name in site.get(letter.get_absolute_url(), by=cast.citizen).text


def test_it_goes_with_its_holder(cast, now, member):
    actions.sign_letter(member, words="She is never late.", by=cast.scheme, now=now)
    actions.leave_scheme(member, by=cast.citizen, now=now)
    assert ReferenceLetter.objects.count() == 1
    erase_account(by=cast.citizen, understands=True, now=now)
    assert not ReferenceLetter.objects.exists()
