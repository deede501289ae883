"""Turns are told once while they last; what has a time comes to a calendar at a secret address."""

import pytest

from folkmoot.core.models import PendingTurn
from folkmoot.people.actions import erase_account, renew_calendar
from folkmoot.people.models import Message, Notice, Telling
from folkmoot.people.notices import tell
from folkmoot.people.notices.turns import tell_of_turns
from tests.people.test_notices import DAY, LAW

pytestmark = pytest.mark.django_db


# --- turns


def turn(holder, what="Decide", **more):
    given = {"subject": "x.y:1", "title": "The bench", "url": "/needs/", **more}
    return PendingTurn.objects.create(holder=holder, what=what, **given)


def test_a_turn_is_told_once_and_again_when_it_comes_back(cast, now):
    row = turn(f"person:{cast.resident.pk}")
    turn("role:clerk", subject="x.y:2", but_not=f"|person:{cast.clerk.pk}|")
    assert tell_of_turns(now) == 1
    assert tell_of_turns(now) == 0
    told = Notice.objects.get()
    assert told.title == "Decide: The bench" and told.person == cast.resident
    row.delete()
    tell_of_turns(now + DAY)
    told.refresh_from_db()
    assert told.read_at == now + DAY  # what has passed is not sent any more
    turn(f"person:{cast.resident.pk}")
    assert tell_of_turns(now + 2 * DAY) == 1


def test_a_turn_by_role_is_told_to_who_holds_it(cast, now):
    turn(f"org:{cast.bodies.council.pk}:commissioner", due_date=now.date() + 3 * DAY)
    assert tell_of_turns(now) == 2
    assert set(Notice.objects.values_list("person__name", flat=True)) == {cast.lead.name, cast.colleague.name}
    assert Message.objects.count() == 2  # its day is near


# --- the calendar


def test_a_calendar_has_a_secret_address_that_can_be_renewed(site, cast, now, client):
    turn(f"person:{cast.resident.pk}", title="The bench; and, a tree", due_date=now.date() + 9 * DAY)
    turn(f"person:{cast.rival.pk}", subject="x.y:9", title="Not yours", due_date=now.date() + 9 * DAY)
    site.post("/me/notices/calendar/", by=cast.resident)
    first = Telling.objects.get(person=cast.resident).calendar_key
    client.logout()
    answer = client.get(f"/me/calendar/{first}/")
    words = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar") and "DTSTART;VALUE=DATE:20261113" in words
    assert "Decide: The bench\\; and\\, a tree" in words and "Not yours" not in words
    renew_calendar(by=cast.resident, now=now)
    assert client.get(f"/me/calendar/{first}/").status_code == 404
    assert len(first) >= 32 and first in site.get("/me/notices/how/", by=cast.rival).text + first


def test_an_erased_account_has_no_calendar_and_was_told_nothing(cast, now, client):
    renew_calendar(by=cast.resident, now=now)
    key = Telling.objects.get().calendar_key
    tell(cast.resident, "Tea", topic=LAW, now=now)
    erase_account(understands=True, by=cast.resident, now=now)
    assert client.get(f"/me/calendar/{key}/").status_code == 404
    assert not Notice.objects.exists() and not Message.objects.exists() and not Telling.objects.exists()
