import xml.etree.ElementTree as ET
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.ical import CalendarEvent, calendar, folded
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.models import Follow, Opportunity, Plan, Route, ValueBand
from folkmoot.funding.states import PlanState
from folkmoot.people.actions import choose_telling
from folkmoot.people.models import Notice
from tests.funding import made

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def terms(**changes):
    given = {
        "title": "Company on Sundays", "summary": "Somewhere open on Sunday afternoons.", "service_kind": "isolation",
        "quarter_date": date(2027, 4, 1), "value_band": ValueBand.MEDIUM, "route": Route.GRANT, "suits_vco": True,
    }  # fmt: skip
    return {**given, **changes}


def planned(cast, now, **changes):
    return actions.publish_plan(cast.bodies.council, **terms(**changes), by=cast.lead, now=now)


def test_it_works(site, cast, now):
    address = f"/funding/pipeline/new/{cast.bodies.council.pk}/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs, cast.resident, cast.citizen)
    site.get(address, by=cast.lead, most=20)
    sent = {**terms(), "quarter_date": "2027-04-01", "suits_vco": "on"}
    site.post(address, sent, by=cast.lead)
    plan = Plan.objects.get()
    assert plan.published_at == now and plan.quarter == "April to June 2027"
    page = site.get("/funding/pipeline/", most=12)
    assert "Company on Sundays" in page.text and "April to June 2027" in page.text
    assert "£30,000 to £100,000" in site.get(plan.get_absolute_url(), most=20).text


@pytest.mark.parametrize(
    ("field", "value"),
    [("quarter_date", "2026-07-01"), ("quarter_date", "2027-05-01"), ("summary", ""), ("route", "x")],
)
def test_a_plan_that_makes_no_sense_is_sent_back(site, cast, now, field, value):
    sent = {**terms(), "quarter_date": "2027-04-01", field: value}
    page = site.post(f"/funding/pipeline/new/{cast.bodies.council.pk}/", sent, by=cast.lead, status=200)
    assert "There is a problem" in page.text and not Plan.objects.exists()


def test_the_actions_refuse_what_the_form_would(cast, now):
    for day in (date(2026, 7, 1), date(2027, 5, 1)):
        with pytest.raises(Refused) as refusal:
            planned(cast, now, quarter_date=day)
        assert refusal.value.field == "quarter_date"
    with pytest.raises(NotAllowed):
        actions.publish_plan(cast.bodies.council, **terms(), by=cast.rival, now=now)
    elsewhere = made.project(cast, now, body=cast.bodies.nhs, lead=cast.nhs)
    with pytest.raises(Refused, match="another body"):
        actions.publish_plan(cast.bodies.council, project=elsewhere, **terms(), by=cast.nhs, now=now)


def test_the_list_is_short_of_questions_however_long_it_is(site, cast, now):
    for number in range(30):
        planned(cast, now, title=f"Plan {number}")
    page = site.get("/funding/pipeline/", most=12)
    assert "Next" in page.text
    assert "Plan 7" not in site.get("/funding/pipeline/?words=12", most=12).text
    text = b"".join(site.get("/funding/pipeline/?format=csv", most=12).response.streaming_content).decode()
    assert text.count("\n") == 31


def test_a_plan_is_changed_until_it_becomes_something(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/change/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs)
    sent = {**terms(title="Company on Saturdays"), "quarter_date": "2027-07-01", "version": "1", "suits_vco": "on"}
    site.post(address, sent, by=cast.colleague)
    plan.refresh_from_db()
    assert plan.quarter_date == date(2027, 7, 1) and plan.version == 2
    page = site.post(address, {**sent, "title": "Company on Mondays"}, by=cast.lead, status=200)
    assert "Two people wrote at once" in page.text
    actions.drop_plan(plan, reasons="The money went.", by=cast.lead, now=now)
    with pytest.raises(Refused, match="no longer a plan"):
        actions.change_plan(plan, seen_version=2, title="X", by=cast.lead, now=now)


def test_a_dropped_plan_says_why(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/drop/"
    site.refuses(address, cast.stranger, cast.rival)
    assert "There is a problem" in site.post(address, reasons="  ", by=cast.lead, status=200).text
    site.post(address, reasons="The hall was sold.", by=cast.lead)
    assert "The hall was sold." in site.get(plan.get_absolute_url()).text
    assert "Company on Sundays" not in site.get("/funding/pipeline/").text
    assert "dropped" in site.get("/funding/pipeline/?past=1", most=12).text


def test_a_plan_becomes_an_opportunity(site, cast, now):
    project = made.project(cast, now)
    made.specification(project, now)
    plan = planned(cast, now, project=project)
    page = site.get(plan.get_absolute_url(), by=cast.lead, most=20)
    address = f"/funding/project/{project.pk}/prepare/?plan={plan.pk}"
    assert address in page.links()
    assert "Somewhere open on Sunday afternoons." in site.get(address, by=cast.lead).html
    given = made.terms(now)
    row = actions.prepare_opportunity(project, **given, plan=plan, by=cast.lead, now=now)
    plan.refresh_from_db()
    assert plan.state == PlanState.BECAME and plan.opportunity == row
    with pytest.raises(Refused, match="became an opportunity already"):
        actions.prepare_opportunity(project, **given, plan=plan, by=cast.lead, now=now)
    assert Opportunity.objects.count() == 1
    assert plan.get_absolute_url() in site.get(row.get_absolute_url(), by=cast.lead, most=20).links()


def test_a_plan_of_another_project_is_not_used(cast, now):
    one, two = made.project(cast, now), made.project(cast, now, title="Other")
    made.specification(two, now)
    plan = planned(cast, now, project=one)
    with pytest.raises(Refused, match="another project"):
        actions.prepare_opportunity(two, **made.terms(now), plan=plan, by=cast.lead, now=now)


def test_an_opportunity_nobody_planned_has_a_plan_that_nobody_is_shown(site, cast, now):
    row = made.prepared(cast, now)
    assert row.plan.published_at is None and row.plan.value_band == ValueBand.MEDIUM
    site.refuses(row.plan.get_absolute_url(), cast.stranger, cast.rival)
    site.get(row.plan.get_absolute_url(), by=cast.lead)
    actions.announce(row, by=cast.lead, now=now)
    site.get(row.plan.get_absolute_url())
    assert row.title not in site.get("/funding/pipeline/?past=1").text


# --- following


def test_followers_hear_by_e_mail_and_can_stop_without_signing_in(site, cast, now, django_capture_on_commit_callbacks):
    plan = planned(cast, now)
    site.post("/funding/pipeline/follow/", by=cast.small)
    site.post(f"/funding/plan/{plan.pk}/follow/", by=cast.rival)
    site.post(f"/funding/plan/{plan.pk}/follow/", by=cast.rival)
    assert Follow.objects.count() == 2
    for follower in (cast.small, cast.rival):
        choose_telling(often="now", channel="email", by=follower, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        planned(cast, now, title="Company by bus")
    assert [message.to for message in mail.outbox] == [[cast.small.email]]
    assert "Company by bus" in mail.outbox[0].body and "Company by bus" not in mail.outbox[0].subject
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_plan(plan, seen_version=1, title="Company on Saturdays", by=cast.lead, now=now)
    message = mail.outbox[1]
    assert message.to == [cast.rival.email] and plan.get_absolute_url() in message.body
    token = Follow.objects.get(person=cast.rival).token
    assert token in message.body and token in message.extra_headers["List-Unsubscribe"]
    address = f"/funding/unfollow/{token}/"
    assert "Company on Saturdays" in site.get(address).text
    assert Follow.objects.filter(token=token).exists()
    site.post(address, status=200)
    assert not Follow.objects.filter(token=token).exists()
    assert "no more" in site.get("/funding/unfollow/guessed/").text
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop_plan(plan, reasons="No money.", by=cast.lead, now=now)
    assert len(mail.outbox) == 2


def test_a_stranger_signs_in_before_following(site, cast, now):
    plan = planned(cast, now)
    for address in ("/funding/pipeline/follow/", f"/funding/plan/{plan.pk}/follow/"):
        site.refuses(address, cast.stranger, method="post")
    assert not Follow.objects.exists()


def test_followers_of_a_plan_hear_when_bids_open(cast, now, django_capture_on_commit_callbacks):
    project = made.project(cast, now)
    made.specification(project, now)
    plan = planned(cast, now, project=project)
    actions.follow(plan, by=cast.vco, now=now)
    choose_telling(often="now", channel="email", by=cast.vco, now=now)
    row = actions.prepare_opportunity(project, **made.terms(now), plan=plan, by=cast.lead, now=now)
    for criterion in made.CRITERIA:
        actions.add_criterion(row, **criterion, by=cast.lead, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        actions.announce(row, by=cast.lead, now=now)
    with django_capture_on_commit_callbacks(execute=True):
        actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30))
    assert [row.title.split(":")[0] for row in Notice.objects.filter(topic="funding.plan").order_by("pk")] == [
        "It is being prepared",
        "Announced",
        "Bids are open",
    ]
    assert row.get_absolute_url() in mail.outbox[1].body


# --- feeds


def test_the_feed_has_pages_and_starts_where_it_is_asked_to(site, cast, now):
    for number in range(52):
        planned(cast, now + timedelta(days=number // 26), title=f"Plan {number}")
    answer = site.get("/funding/pipeline.atom", most=6).response
    tree = ET.fromstring(answer.content)
    assert answer["Content-Type"].startswith("application/atom+xml")
    entries = tree.findall("a:entry", ATOM)
    assert len(entries) == 50 and entries[0].find("a:title", ATOM).text.startswith("Plan ")
    following = next(link for link in tree.findall("a:link", ATOM) if link.get("rel") == "next").get("href")
    assert len(ET.fromstring(site.get(following).response.content).findall("a:entry", ATOM)) == 2
    late = ET.fromstring(site.get("/funding/pipeline.atom?since=2026-11-05").response.content)
    assert len(late.findall("a:entry", ATOM)) == 26
    for wrong in ("since=yesterday", "page=0", "page=x", "page=99999999"):
        site.get(f"/funding/pipeline.atom?{wrong}", status=404)


def test_the_feed_tells_nothing_that_was_never_published(site, cast, now):
    made.prepared(cast, now)
    assert b"Weekday company" not in site.get("/funding/pipeline.atom").response.content
    assert b"Weekday company" not in site.get("/funding/pipeline.ics").response.content


def test_the_calendar_has_every_quarter_and_meeting(site, cast, now):
    plan = planned(cast, now, title="Company; on, Sundays")
    actions.announce_event(
        plan, title="Come and talk", starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=9, hours=2),
        place="Library, High Street", access="No steps.", places=30, by=cast.lead, now=now,
    )  # fmt: skip
    answer = site.get("/funding/pipeline.ics", most=6).response
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270401" in text and "Company\\; on\\, Sundays" in text
    assert "DTSTART:20261113T100000Z" in text and "LOCATION:Library\\, High Street" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2 and text.endswith("END:VCALENDAR\r\n")


@given(st.text(max_size=300))
def test_calendar_lines_are_never_too_long_nor_broken_inside_a_letter(words):
    event = CalendarEvent("1@x", words, datetime(2026, 11, 4, 10).astimezone(), datetime(2026, 11, 4).astimezone())
    lines = calendar("Plans", [event]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert all(line.startswith((" ", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")) or not line for line in lines)


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=300))
def test_a_folded_line_unfolds_to_itself(line):
    assert folded(line).replace("\r\n ", "") == line


def test_everything_told_is_on_the_record(cast, now):
    before = Entry.objects.count()
    plan = planned(cast, now)
    actions.follow(plan, by=cast.vco, now=now)
    actions.drop_plan(plan, reasons="No money.", by=cast.lead, now=now)
    assert Entry.objects.count() == before + 3
