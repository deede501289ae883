"""What a person is told: kept with the act, sent once, calmly, with nothing private in the subject."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail, signing
from django.db import transaction

from folkmoot.core.clock import LONDON
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import (
    choose_telling,
    erase_account,
    name_responsible_adult,
    note_posted,
    renew_calendar,
    stop_telling,
    withdraw_consent,
)
from folkmoot.people.models import GuardianConsent, Message, Notice, Telling
from folkmoot.people.notices import sending, tell, tell_all, topic
from folkmoot.people.notices.posting import SALT, stop_path
from folkmoot.people.notices.rounds import post_what_waits, try_again
from folkmoot.people.notices.sending import deliver
from folkmoot.people.notices.turns import tell_of_turns

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TEA = topic("tests.tea", "tea and cake")
BUS = topic("tests.bus", "the bus")
LAW = topic("tests.law", "an answer you must have", may_stop=False)
MONDAY = datetime(2026, 11, 9, 3, 0, tzinfo=LONDON)  # the one after `now`, a Wednesday


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Run something as one transaction, and what follows it."""

    def run(function, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return run


def test_it_works(cast, now, sent):
    sent(tell, cast.resident, "Tea on Sunday", topic=TEA, now=now, words="In the hall.", path="/needs/")
    assert mail.outbox == []
    sent(post_what_waits, now + DAY)
    assert mail.outbox == []  # the week's letter comes on a Monday
    sent(post_what_waits, MONDAY)
    (letter,) = mail.outbox
    assert letter.to == [cast.resident.email] and letter.cc == []
    assert "Tea on Sunday" in letter.body and "In the hall." in letter.body and "/needs/" in letter.body
    assert letter.subject == "Folkmoot: tea and cake"
    for _again in range(3):
        sent(post_what_waits, MONDAY + 7 * DAY)
        sent(deliver.enqueue, Message.objects.get().pk)
    assert len(mail.outbox) == 1


def test_nothing_is_told_of_an_act_that_did_not_happen(cast, now, sent):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(cast.resident, "Never", topic=LAW, now=now)
        raise ZeroDivisionError
    sent(try_again)
    assert not Notice.objects.exists() and mail.outbox == []


def test_a_week_is_one_letter_and_never_an_empty_one(cast, now, sent):
    for title in ("First", "Second"):
        tell(cast.resident, title, topic=TEA, now=now)
    tell(cast.resident, "By bus", topic=BUS, now=now)
    read = tell(cast.neighbour, "Read already", topic=TEA, now=now)
    read.read_at = now
    read.save()
    assert sent(post_what_waits, MONDAY) == 1
    (letter,) = mail.outbox
    assert all(title in letter.body for title in ("First", "Second", "By bus"))
    assert letter.subject == "Folkmoot: what is new for you"
    assert sent(post_what_waits, MONDAY + 7 * DAY) == 0


def test_a_round_that_was_missed_is_made_up_for(cast, now, sent):
    tell(cast.resident, "Tea", topic=TEA, now=now)
    assert sent(post_what_waits, MONDAY + 3 * DAY) == 1
    tell(cast.resident, "More tea", topic=TEA, now=MONDAY + 3 * DAY)
    assert sent(post_what_waits, MONDAY + 4 * DAY) == 0
    assert sent(post_what_waits, MONDAY + 7 * DAY) == 1


@pytest.mark.parametrize("days, goes", [(7, True), (8, False), (0, True)])
def test_what_has_a_last_day_soon_does_not_wait(cast, now, sent, days, goes):
    sent(tell, cast.resident, "Answer by then", topic=TEA, now=now, due_date=now.date() + days * DAY)
    assert len(mail.outbox) == goes


def test_what_waited_goes_once_its_day_comes_near(cast, now, sent):
    choose_telling(often="weekly", channel="email", by=cast.resident, now=now)
    Telling.objects.update(last_round_at=MONDAY)
    tell(cast.resident, "Answer by then", topic=TEA, now=MONDAY + DAY, due_date=(MONDAY + 10 * DAY).date())
    tell(cast.resident, "No hurry", topic=TEA, now=MONDAY + DAY)
    assert sent(post_what_waits, MONDAY + 2 * DAY) == 0
    assert sent(post_what_waits, MONDAY + 3 * DAY) == 1
    assert "Answer by then" in mail.outbox[0].body and "No hurry" not in mail.outbox[0].body


def test_every_way_to_be_told(cast, now, sent):
    choose_telling(often="now", channel="email", by=cast.resident, now=now)
    choose_telling(often="daily", channel="email", by=cast.neighbour, now=now)
    choose_telling(often="never", channel="email", by=cast.citizen, now=now)
    people = [cast.resident, cast.neighbour, cast.citizen, cast.resident]
    assert sent(tell_all, people, "Tea", topic=TEA, now=now) == 3
    assert [letter.to for letter in mail.outbox] == [[cast.resident.email]]
    sent(post_what_waits, now + timedelta(hours=3))
    assert len(mail.outbox) == 1
    sent(post_what_waits, now + DAY)
    sent(post_what_waits, MONDAY)
    assert [letter.to for letter in mail.outbox] == [[cast.resident.email], [cast.neighbour.email]]
    sent(tell, cast.citizen, "What must be sent", topic=LAW, now=MONDAY)
    assert mail.outbox[2].to == [cast.citizen.email] and "List-Unsubscribe" not in mail.outbox[2].extra_headers


def test_a_key_is_told_once(cast, now):
    for _again in range(2):
        tell(cast.resident, "Once", topic=TEA, now=now, key="once")
    assert Notice.objects.count() == 1
    assert tell(None, "Nobody", topic=TEA, now=now) is None


# --- sending: once, and again only when it is certain that it did not go


def test_what_could_not_go_is_tried_again_and_never_sent_twice(cast, now, sent, monkeypatch):
    def no_letter_box(message):
        raise ConnectionRefusedError

    monkeypatch.setattr(sending, "hand_over", no_letter_box)
    sent(tell, cast.resident, "Tea", topic=LAW, now=now)
    message = Message.objects.get()
    assert (message.tries, message.problem, message.sent_at, message.begun_at) == (
        1,
        "ConnectionRefusedError",
        None,
        None,
    )
    monkeypatch.undo()
    assert sent(try_again) == (1, 0)
    assert sent(try_again) == (0, 0)
    assert len(mail.outbox) == 1


def test_a_message_whose_end_nobody_knows_is_not_sent_again(cast, now, sent, monkeypatch):
    def the_power_goes(message):
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "hand_over", the_power_goes)
    tell(cast.resident, "Tea", topic=LAW, now=now)
    with pytest.raises(KeyboardInterrupt):
        deliver.call(Message.objects.get().pk)
    monkeypatch.undo()
    assert sent(try_again) == (0, 1)
    deliver.call(Message.objects.get().pk)
    assert mail.outbox == [] and Notice.objects.get().read_at is None


def test_it_gives_up_in_the_end(cast, now, sent):
    tell(cast.resident, "Tea", topic=LAW, now=now)
    Message.objects.update(tries=sending.MOST_TRIES)
    assert sent(try_again) == (0, 0)
    deliver.call(Message.objects.get().pk)
    assert mail.outbox == []


# --- under 18


def test_two_adults_read_what_a_young_person_is_told(cast, now, sent):
    sent(tell, cast.young, "Tea", topic=LAW, now=now)
    assert mail.outbox[0].cc == ["guardian@example.org", cast.scheme.email]
    assert "Adu" not in mail.outbox[0].body + mail.outbox[0].subject
    with pytest.raises(Refused) as refusal:
        choose_telling(often="now", channel="letter", address="1 High Street", by=cast.young, now=now)
    assert refusal.value.field == "channel"


def test_without_two_different_adults_nothing_is_sent_until_there_are(cast, now, sent):
    withdraw_consent(GuardianConsent.objects.get(), by=cast.scheme, now=now)
    sent(tell, cast.young, "Tea", topic=LAW, now=now)
    sent(post_what_waits, MONDAY)
    assert mail.outbox == [] and Notice.objects.get().posted_at is None
    GuardianConsent.objects.update(withdrawn_at=None, guardian_email=cast.scheme.email.upper())
    sent(post_what_waits, MONDAY)
    assert mail.outbox == []  # one adult twice is one adult
    name_responsible_adult(cast.young, adult=cast.guard, by=cast.scheme, now=MONDAY)
    sent(post_what_waits, MONDAY)
    assert mail.outbox[0].cc == [cast.scheme.email.upper(), cast.guard.email]


def test_an_adult_s_message_copies_nobody_from_their_18th_birthday_on(cast, now, sent):
    cast.young.birth_date = date(2008, 11, 4)
    cast.young.save()
    sent(tell, cast.young, "Tea", topic=LAW, now=now - timedelta(hours=11))
    sent(tell, cast.young, "Tea", topic=LAW, now=now)
    assert [len(letter.cc) for letter in mail.outbox] == [2, 0]


# --- pages


def test_the_page_shows_only_one_s_own(site, cast, now):
    mine = tell(cast.resident, "Tea on Sunday", topic=TEA, now=now, words="In the hall.")
    theirs = tell(cast.rival, "Not yours", topic=TEA, now=now)
    page = site.get("/me/notices/", by=cast.resident, most=12)
    assert "Tea on Sunday" in page.text and "Not yours" not in page.text and "One notice is not read" in page.text
    site.get(theirs.get_absolute_url(), by=cast.resident, status=404)
    assert "In the hall." in site.get(mine.get_absolute_url(), by=cast.resident).text
    assert "You have read everything" in site.get("/me/notices/?show=unread", by=cast.resident).text
    tell(cast.resident, "More", topic=TEA, now=now)
    site.post("/me/notices/read/", by=cast.resident)
    assert not Notice.objects.filter(person=cast.resident).unread().exists()
    assert Notice.objects.get(person=cast.rival).read_at is None
    for url in ("/me/notices/", mine.get_absolute_url(), "/me/notices/how/", "/me/notices/letters/"):
        site.refuses(url, cast.stranger)


def test_one_step_stops_it_without_signing_in(site, cast, now, sent, client):
    choose_telling(often="now", channel="email", by=cast.resident, now=now)
    sent(tell, cast.resident, "Tea", topic=TEA, now=now)
    headers = mail.outbox[0].extra_headers
    address = headers["List-Unsubscribe"].strip("<>").partition("8000")[2]
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click" and address in mail.outbox[0].body
    assert "tea and cake" in site.get(address).text
    assert Telling.objects.get().stopped == []  # looking stops nothing: mail programs look at every link
    client.handler.enforce_csrf_checks = True
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Telling.objects.get().stopped == ["tests.tea"]
    sent(tell, cast.resident, "More tea", topic=TEA, now=now)
    sent(tell, cast.resident, "By bus", topic=BUS, now=now)
    assert len(mail.outbox) == 2 and "By bus" in mail.outbox[1].body
    assert Notice.objects.filter(title="More tea").exists()


def test_an_address_that_was_changed_stops_nothing(site, cast, now):
    good = stop_path(cast.resident, "tests.tea")
    for bad in (good[:-2] + "x/", "/me/stop/nonsense/", f"/me/stop/{signing.dumps('x', salt=SALT)}/"):
        site.get(bad, status=404)
        site.post(bad, status=404)
    stop_telling(topic="*", by=cast.resident, now=now)
    assert Telling.objects.get().often == "never"
    assert not Telling.objects.exclude(person=cast.resident).exists()


def test_choosing_how_one_is_told(site, cast, now):
    url = "/me/notices/how/"
    page = site.get(url, by=cast.resident)
    assert "tea and cake" in page.text.casefold() and "text message" not in page.text
    site.post(url, {"often": "daily", "channel": "email", "topics": ["tests.tea"]}, by=cast.resident)
    chosen = Telling.objects.get(person=cast.resident)
    assert chosen.often == "daily" and "tests.bus" in chosen.stopped and "tests.tea" not in chosen.stopped
    page = site.post(url, {"often": "daily", "channel": "letter", "topics": []}, by=cast.resident, status=200)
    assert "Write the address" in page.text
    site.post(url, {"often": "hourly", "channel": "email"}, by=cast.resident, status=200)
    with pytest.raises(Refused, match="no text messages"):
        choose_telling(often="now", channel="text", phone="07700 900000", by=cast.resident, now=now)
    assert "parent or guardian" in site.get(url, by=cast.young).text


def test_a_letter_is_printed_posted_and_noted_once(site, cast, now, sent):
    choose_telling(often="now", channel="letter", address="1 High Street\nWandle Vale", by=cast.resident, now=now)
    sent(tell, cast.resident, "Tea on Sunday", topic=TEA, now=now)
    letter = Message.objects.get()
    assert mail.outbox == [] and letter.channel == "letter"
    sent(try_again)
    assert cast.resident.name in site.get("/me/notices/letters/", by=cast.scheme, most=12).text
    url = f"/me/notices/letters/{letter.pk}/"
    assert "Tea on Sunday" in site.get(url, by=cast.scheme).text
    site.refuses(url, cast.resident, cast.lead, cast.stranger)
    site.refuses("/me/notices/letters/", cast.resident, cast.lead)
    site.post(url, by=cast.scheme)
    assert "No letter is waiting" in site.get("/me/notices/letters/", by=cast.scheme).text
    with pytest.raises(Refused, match="already"):
        note_posted(letter, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        note_posted(letter, by=cast.rival, now=now)


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
