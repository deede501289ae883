"""A worry told in private: one person reads it, every look is kept, the record says nothing of it."""

from datetime import timedelta

import pytest

from folkmoot.citizens.actions import hand_matter_over, look_at_matter, note_on_matter, tell_in_private
from folkmoot.citizens.models import MatterLook, PrivateMatter
from folkmoot.core.models import Entry, EntryWords, Listing, PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import end_role, give_role
from folkmoot.people.models import Role
from folkmoot.people.models.role import RoleKind
from tests.citizens import made

WORDS = "Something happened on the way home."


@pytest.fixture
def lead(cast):
    return Role.objects.get(person=cast.guard)


@pytest.fixture
def matter(cast, now, lead):
    return tell_in_private(lead, words=WORDS, whom="a helper", by=cast.young, now=now)


def test_it_works(cast, now, matter):
    look_at_matter(matter, by=cast.guard, now=now)
    assert MatterLook.objects.get().person == cast.guard
    assert Entry.objects.filter(code="citizens.matter.opened").count() == 1
    note_on_matter(matter, words="Rang them.", state="taken_up", by=cast.guard, now=now)
    matter.refresh_from_db()
    assert matter.state == "taken_up"


def test_nobody_else_opens_it_whatever_they_are(cast, now, matter):
    cast.admin.is_superuser = cast.admin.is_staff = True
    cast.admin.save()
    for key, person in cast.people.items():
        if key != "guard":
            with pytest.raises(NotAllowed, match="one person in private"):
                look_at_matter(matter, by=person, now=now)
    assert not MatterLook.objects.exists()


def test_the_record_and_search_say_nothing_of_it(cast, now, matter):
    entry = Entry.objects.get(code="citizens.matter.told")
    assert entry.facts == {} and entry.capacity == "resident" and EntryWords.objects.get(entry=entry).words == {}
    listed = Listing.objects.get(subject=entry.subject)
    assert listed.audience == f"person:{cast.guard.pk}" and WORDS not in listed.title + listed.body
    assert set(PendingTurn.objects.filter(subject=entry.subject).values_list("holder", flat=True)) == {listed.audience}


def test_only_while_they_are_named_for_it(cast, now, matter, lead):
    end_role(lead, by=cast.admin, now=now)
    cast.guard.__dict__.pop("_roles_held", None)
    with pytest.raises(NotAllowed):
        look_at_matter(matter, by=cast.guard, now=now)
    with pytest.raises(NotAllowed, match="no longer named"):
        tell_in_private(lead, words=WORDS, by=cast.young, now=now)


def test_an_administrator_is_never_the_one_who_reads_them(cast, now, matter, lead):
    with pytest.raises(Refused, match="cannot be the safeguarding lead"):
        give_role(cast.admin, RoleKind.SAFEGUARDING_LEAD, at=cast.bodies.cvs, by=cast.admin, now=now)
    with pytest.raises(Refused, match="cannot administer"):
        give_role(cast.guard, RoleKind.ADMINISTRATOR, at=cast.bodies.council, by=cast.admin, now=now)
    Role.objects.create(  # behind the rule's back
        person=cast.guard, kind=RoleKind.ADMINISTRATOR, organisation=cast.bodies.council, start_date=lead.start_date
    )
    cast.guard.__dict__.pop("_roles_held", None)
    with pytest.raises(NotAllowed):
        look_at_matter(matter, by=cast.guard, now=now)


def test_it_is_handed_over(cast, now, matter, lead):
    other = give_role(cast.neighbour, RoleKind.SAFEGUARDING_LEAD, at=cast.bodies.cvs, by=cast.admin, now=now)
    for person in (cast.admin, cast.scheme, cast.neighbour):  # she is there herself
        with pytest.raises(NotAllowed):
            hand_matter_over(matter, to=other, by=person, now=now)
    end_role(lead, by=cast.admin, now=now)
    hand_matter_over(matter, to=other, by=cast.admin, now=now)  # and reads nothing of it
    with pytest.raises(NotAllowed):
        look_at_matter(PrivateMatter.objects.get(), by=cast.admin, now=now)
    cast.neighbour.__dict__.pop("_roles_held", None)
    assert look_at_matter(PrivateMatter.objects.get(), by=cast.neighbour, now=now).pk


def test_bad_input(cast, now, lead, matter):
    with pytest.raises(Refused, match="few words"):
        tell_in_private(lead, words=" ", by=cast.young, now=now)
    with pytest.raises(NotAllowed, match="Sign in"):
        tell_in_private(lead, words=WORDS, by=cast.stranger, now=now)
    with pytest.raises(Refused, match="what you did"):
        note_on_matter(matter, words=" ", state="told", by=cast.guard, now=now)
    with pytest.raises(NotAllowed):
        tell_in_private(Role.objects.get(person=cast.lead), words=WORDS, by=cast.young, now=now)


def test_the_pages(cast, now, site):
    site.refuses("/citizens/tell/", cast.stranger)
    page = site.get("/citizens/tell/", by=cast.young, most=12)
    assert "Exit this page" in page.text and "ring 999" in page.text
    assert "no-store" in page.response["Cache-Control"]
    site.post("/citizens/tell/", {"lead": page.all("input", name="lead")[0].get("value"), "words": ""}, by=cast.young, status=200)  # fmt: skip
    lead = Role.objects.get(person=cast.guard).pk
    page = site.post("/citizens/tell/", {"lead": lead, "words": WORDS}, by=cast.young, follow=True)
    assert "Thank you for telling us" in page.text and WORDS not in page.text
    row = PrivateMatter.objects.get()
    for url in ("/citizens/told/", row.get_absolute_url()):
        site.refuses(url, cast.stranger, cast.rival, cast.scheme, cast.admin, cast.young, cast.lead)
    assert not MatterLook.objects.exists()
    page = site.get("/citizens/told/", by=cast.guard, most=12)
    assert WORDS not in page.text
    page = site.get(row.get_absolute_url(), by=cast.guard)
    assert WORDS in page.text and "Exit this page" in page.text and MatterLook.objects.count() == 1
    site.post(row.get_absolute_url(), {"words": "Rang.", "state": "closed"}, by=cast.guard)
    assert "Nothing waits" in site.get("/citizens/told/", by=cast.guard).text


@pytest.mark.parametrize("url", ["/", "/needs/", "/my-work/", "/citizens/", "/help/", "/places/", "/projects/"])
def test_who_is_under_18_finds_the_way_on_every_page(cast, now, site, url):
    assert site.get(url, by=cast.young).all("a", href="/citizens/tell/")
    if url != "/citizens/":  # it stands there for everybody
        assert not site.get(url, by=cast.citizen).all("a", href="/citizens/tell/")


def test_nobody_is_named_for_it_yet(cast, now, site):
    Role.objects.filter(person=cast.guard).update(end_date=now.date() - timedelta(days=1))
    assert "Nobody is named for this here yet" in site.get("/citizens/tell/", by=cast.young).text
    made.member(cast, cast.citizen, now)
