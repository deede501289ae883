"""What is kept goes when its rule says, and no sooner; what is most private is looked at on the record."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from folkmoot.core.clock import LONDON, add_months
from folkmoot.core.models import Entry
from folkmoot.people import retention
from folkmoot.people.actions import ask_guardian, note_look
from folkmoot.people.models import ConsentRequest, GuardianConsent, Look, Message, Notice
from folkmoot.people.notices import tell
from folkmoot.people.retention import due, let_go, rules, rules_on
from tests.people.test_notices import DAY, LAW, TEA

pytestmark = pytest.mark.django_db


def counted(lines):
    return {line.rule.code: line.count for line in lines if line.count}


def test_it_works(cast, now):
    tell(cast.resident, "Tea", topic=LAW, now=now)
    Message.objects.update(sent_at=now)
    Notice.objects.update(read_at=now)
    later = datetime(2027, 2, 4, 0, 30, tzinfo=LONDON)
    assert counted(due(later)) == {}  # sent on 4 November at ten: three months are not over at midnight
    assert counted(due(later + DAY)) == {"people.messages": 1}
    assert Message.objects.exists()  # to list is not to let go
    assert counted(let_go(later + DAY)) == {"people.messages": 1}
    assert counted(let_go(later + DAY)) == {}
    assert Notice.objects.exists()
    let_go(now + timedelta(days=800))
    assert not Notice.objects.exists()


def test_what_was_never_sent_or_read_stays(cast, now):
    tell(cast.resident, "Tea", topic=LAW, now=now)
    let_go(now + timedelta(days=4000))
    assert Message.objects.exists() and Notice.objects.exists()


def test_health_goes_first_and_that_a_guardian_agreed_goes_last(cast, now):
    GuardianConsent.objects.update(health="Asthma", guardian_phone="07700 900000")
    let_go(now + timedelta(days=4000))
    assert GuardianConsent.objects.get().health == "Asthma"  # it holds still
    GuardianConsent.objects.update(withdrawn_at=now)
    let_go(now + 40 * DAY)
    row = GuardianConsent.objects.get()
    assert row.health == row.guardian_phone == "" and row.guardian_name == "Ama Adu"
    let_go(datetime.combine(add_months(now.date(), 73), now.time(), LONDON))
    assert not GuardianConsent.objects.exists()


def test_an_address_nobody_answered_from_goes(cast, now):
    ask_guardian(guardian_email="mum@example.org", by=cast.young, now=now)
    let_go(now + 89 * DAY)
    assert ConsentRequest.objects.exists()
    let_go(now + 95 * DAY)
    assert not ConsentRequest.objects.exists()


def test_every_rule_is_a_dated_row_with_a_source_that_something_carries_out():
    assert len(rules()) >= 8
    assert all(rule.source and rule.months > 0 for rule in rules())
    assert {rule.code for rule in rules()} == set(retention._finders)
    assert rules_on(date(2012, 6, 30)) == []
    assert [rule.code for rule in rules_on(date(2012, 7, 1))] == ["people.member_interests"]


def test_the_command_lists_before_it_lets_go(cast, now):
    tell(cast.resident, "Tea", topic=LAW, now=now)
    Message.objects.update(sent_at=timezone.now() - timedelta(days=200))
    said = StringIO()
    call_command("retention", stdout=said)
    assert "1  Letters and emails that were sent, 3 months" in said.getvalue() and Message.objects.exists()
    call_command("retention", "--apply", stdout=StringIO())
    assert not Message.objects.exists()


def test_everyone_reads_the_rules_and_an_administrator_what_goes(site, cast, now):
    page = site.get("/me/how-long/")
    assert "UK GDPR Art 5(1)(e)" in page.text and "What goes tonight" not in page.text
    assert "What goes tonight" in site.get("/me/how-long/", by=cast.admin, most=16).text


# --- who looked


def test_who_looked_is_on_the_record_and_shown_to_the_person(site, cast, now):
    before = Entry.objects.count()
    note_look(
        [cast.young],
        "what they need to take part",
        capacity="volunteer centre worker",
        about=cast.young,
        by=cast.scheme,
        now=now,
    )
    assert Entry.objects.count() == before + 1
    for again in (now, now + timedelta(hours=11)):
        assert (
            note_look(
                [cast.young], "what they need to take part", capacity="x", about=cast.young, by=cast.scheme, now=again
            )
            == []
        )
    assert note_look(
        [cast.young], "what they need to take part", capacity="x", about=cast.young, by=cast.scheme, now=now + DAY
    )
    assert note_look([cast.young], "theirs", capacity="x", about=cast.young, by=cast.young, now=now) == []
    page = site.get("/me/", by=cast.young, most=12)
    assert "What they need to take part" in page.text and "volunteer centre worker" in page.text
    assert cast.scheme.name not in page.text
    assert "Nobody but you has looked" in site.get("/me/", by=cast.rival).text
    assert Look.objects.count() == 2


def test_a_topic_that_is_gone_is_still_told_of(cast, now, site):
    tell(cast.resident, "Tea", topic=TEA, now=now)
    Notice.objects.update(topic="no.longer")
    assert "something for you" in site.get("/me/notices/", by=cast.resident).text.casefold()
