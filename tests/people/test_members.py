"""Elected members: their posts on a day, and their interests, public as the law says."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import end_interest, end_member_role, erase_account, name_member, register_interest
from folkmoot.people.models import MemberInterest, MemberRole
from folkmoot.people.queries import missing_posts
from tests.people.test_notices import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(cast):
    return cast.bodies.council


def page_of(body):
    return f"/organisations/organisation/{body.pk}/members/"


def test_it_works(site, cast, now, council):
    name_member(cast.councillor, body=council, post="leader", by=cast.clerk, now=now)
    name_member(cast.councillor, body=council, post="ward", of="Northfield", by=cast.clerk, now=now)
    register_interest(
        cast.councillor, body=council, kind="land", words="A house in Mill Lane.", by=cast.councillor, now=now
    )
    page = site.get(page_of(council), most=12)
    assert all(
        words in page.text for words in (cast.councillor.name, "Leader of the council", "Northfield", "Mill Lane")
    )
    assert page_of(council) in site.get(council.get_absolute_url()).links()


@pytest.mark.ledger("PO-23")
def test_whether_the_members_wanted_are_among_some_people_on_a_day(cast, now, council):
    role = name_member(cast.councillor, body=council, post="lead_member", of="Health", by=cast.clerk, now=now)
    name_member(cast.councillor, body=council, post="community", by=cast.clerk, now=now)
    wanted = ["lead_member", "community", "opposition"]
    today = now.date()
    inquiry = [cast.councillor, cast.citizen]
    assert missing_posts(inquiry, wanted, body=council, on=today) == ["opposition"]
    assert missing_posts(inquiry, wanted, body=council, on=today - DAY) == wanted
    assert missing_posts([cast.citizen], wanted, body=council, on=today) == wanted
    end_member_role(role, by=cast.clerk, now=now + 30 * DAY)
    assert missing_posts(inquiry, wanted, body=council, on=today + 29 * DAY) == ["opposition"]
    assert missing_posts(inquiry, wanted, body=council, on=today + 30 * DAY) == ["lead_member", "opposition"]
    assert missing_posts(inquiry, wanted, body=cast.bodies.nhs, on=today) == wanted


def test_who_is_refused(site, cast, now, council):
    for person in (cast.lead, cast.rival, cast.councillor):
        with pytest.raises(NotAllowed):
            name_member(cast.councillor, body=council, post="leader", by=person, now=now)
    for person in (cast.rival, cast.lead):
        with pytest.raises(NotAllowed):
            register_interest(cast.councillor, body=council, kind="land", words="x", by=person, now=now)
    site.refuses(page_of(council) + "post/", cast.stranger, cast.rival, cast.councillor)
    site.refuses(page_of(council) + "interest/", cast.stranger, cast.rival, cast.lead)
    with pytest.raises(Refused, match="elected member"):
        register_interest(cast.lead, body=council, kind="land", words="x", by=cast.clerk, now=now)
    with pytest.raises(Refused, match="role of councillor"):
        name_member(cast.lead, body=council, post="leader", by=cast.clerk, now=now)


def test_bad_input(cast, now, council):
    name_member(cast.councillor, body=council, post="leader", by=cast.clerk, now=now)
    with pytest.raises(Refused, match="holds this post already"):
        name_member(cast.councillor, body=council, post="leader", by=cast.clerk, now=now)
    with pytest.raises(Refused) as refusal:
        name_member(cast.councillor, body=council, post="chair", of=" ", by=cast.clerk, now=now)
    assert refusal.value.field == "of"
    with pytest.raises(Refused, match="before it began"):
        end_member_role(MemberRole.objects.get(), by=cast.clerk, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberRole.objects.create(person=cast.councillor, body=council, post="leader", start_date=now.date())
    with pytest.raises(Refused) as refusal:
        register_interest(cast.councillor, body=council, kind="work", words="  ", by=cast.clerk, now=now)
    assert refusal.value.field == "words"


def test_a_sensitive_interest_is_there_without_its_words(site, cast, now, council):
    row = register_interest(
        cast.councillor, body=council, kind="land", words="12 Secret Close", is_sensitive=True, by=cast.clerk, now=now
    )
    for person in (cast.stranger, cast.rival, cast.clerk):
        page = site.get(page_of(council), by=person)
        assert "A sensitive interest" in page.text and "Secret Close" not in page.html
    assert row.words == ""


def test_an_interest_that_ended_stays_with_its_last_day(site, cast, now, council):
    row = register_interest(
        cast.councillor, body=council, kind="work", words="Bakes bread.", by=cast.councillor, now=now
    )
    site.refuses(f"/organisations/interest/{row.pk}/end/", cast.stranger, cast.rival, method="post")
    site.post(f"/organisations/interest/{row.pk}/end/", by=cast.councillor)
    assert "Ended 4 November 2026" in site.get(page_of(council)).text
    with pytest.raises(Refused, match="already"):
        end_interest(row, by=cast.clerk, now=now)


def test_twenty_eight_days_to_register(site, cast, now, council, clock_at):
    role = cast.councillor.roles.get()
    role.start_date = now.date()
    role.save()
    assert "It is due by 2 December 2026" in site.get(page_of(council)).text
    clock_at(now + timedelta(days=28))
    assert "It is due by" in site.get(page_of(council)).text
    clock_at(now + timedelta(days=29))
    assert "It was due by 2 December 2026" in site.get(page_of(council)).text


def test_pages_for_who_keeps_the_list(site, cast, now, council):
    url = page_of(council)
    given = {"person": cast.councillor.pk, "post": "chair", "of": "Planning", "start_date_day": "1", "start_date_month": "11", "start_date_year": "2026"}  # fmt: skip
    site.post(url + "post/", given, by=cast.clerk)
    assert MemberRole.objects.get().start_date == date(2026, 11, 1)
    site.post(url + "post/", {**given, "person": cast.lead.pk}, by=cast.clerk, status=200)
    words = {"person": cast.councillor.pk, "kind": "work", "words": "Runs a bakery."}
    site.post(url + "interest/", words, by=cast.councillor)
    assert MemberInterest.objects.get().words == "Runs a bakery."
    site.post(f"/organisations/post/{MemberRole.objects.get().pk}/end/", by=cast.clerk)
    assert MemberRole.objects.get().end_date


def test_an_erased_member_is_in_no_register(site, cast, now, council):
    register_interest(cast.councillor, body=council, kind="work", words="Bakes bread.", by=cast.councillor, now=now)
    name = cast.councillor.name
    erase_account(understands=True, by=cast.councillor, now=now)
    assert name not in site.get(page_of(council)).text and not MemberInterest.objects.exists()
