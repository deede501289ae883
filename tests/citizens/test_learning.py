"""Courses, sessions and their waiting lists, certificates, skills."""

from datetime import date, timedelta

import pytest
from django.core import mail

from folkmoot.citizens.actions import (
    accredit,
    assess_oneself,
    book,
    cancel_session,
    choose_what_shows,
    complete_course,
    end_check,
    give_back,
    meet_needs,
    name_skill,
    note_attendance,
    offer_course,
    plan_session,
    take_back_consent,
)
from folkmoot.citizens.calendar_file import Event, calendar
from folkmoot.citizens.daily import remind_of_sessions
from folkmoot.citizens.models import Accreditation, Booking, CourseSession, DbsCheck, Skill
from folkmoot.citizens.queries import skills_gap
from folkmoot.citizens.states import BookingState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.models import GuardianConsent
from tests.citizens import made

DAY = timedelta(days=1)


def state_of(booking):
    return Booking.objects.get(pk=booking.pk).state


def test_it_works(cast, now):
    session = made.session(cast, now)
    made.member(cast, cast.citizen, now)
    row = book(session, access_needs="Large print", by=cast.citizen, now=now)
    assert row.state == BookingState.BOOKED
    meet_needs(row, needs_met="Papers in 20 point, a week ahead.", by=cast.scheme, now=now)
    note_attendance(session, came=[row], by=cast.scheme, now=session.starts_at)
    assert state_of(row) == BookingState.CAME


@pytest.mark.ledger("LA-06")
def test_each_course_is_open_to_those_it_is_for(cast, now):
    def course(*open_to):
        return offer_course(
            cast.bodies.cvs, title=f"Costing {open_to}", hours=2, plan="What things cost.", open_to=open_to,
            by=cast.scheme, now=now,
        )  # fmt: skip

    for row, person in ((course("anyone"), cast.vco), (course("vco"), cast.vco), (course("officers"), cast.lead),
                        (course("councillors"), cast.councillor)):  # fmt: skip
        assert book(made.session(cast, now, course=row), by=person, now=now).pk
    with pytest.raises(NotAllowed, match="councillors"):
        book(made.session(cast, now, course=course("councillors")), by=cast.vco, now=now)
    with pytest.raises(NotAllowed, match="Sign in"):
        book(made.session(cast, now, course=course("anyone")), by=cast.stranger, now=now)
    assert complete_course(course("vco"), person=cast.vco, by=cast.scheme, now=now).pk  # and it is confirmed


def test_a_full_session_has_a_waiting_list_and_the_longest_wait_is_first(cast, now):
    session = made.session(cast, now, places=1)
    people = [cast.citizen, cast.neighbour, cast.resident]
    for person in people:
        made.member(cast, person, now, born=None if person is cast.citizen else date(1970, 1, 1))
    first, second, third = (book(session, by=person, now=now + n * DAY) for n, person in enumerate(people))
    assert [state_of(row) for row in (first, second, third)] == ["booked", "waiting", "waiting"]
    with pytest.raises(Refused, match="already"):
        book(session, by=cast.resident, now=now)
    with pytest.raises(NotAllowed, match="gives it back"):
        give_back(first, by=cast.scheme, now=now)
    give_back(first, by=cast.citizen, now=now)
    assert [state_of(row) for row in (first, second, third)] == ["cancelled", "booked", "waiting"]
    give_back(third, by=cast.resident, now=now)  # giving up a wait frees no place
    assert state_of(second) == BookingState.BOOKED
    assert book(session, by=cast.citizen, now=now).state == BookingState.WAITING  # who comes back waits


def test_consent_taken_back_the_day_before_gives_the_place_to_who_waits(cast, now):
    session = made.safe_session(cast, now, places=1)
    made.member(cast, cast.young, now)
    made.member(cast, cast.citizen, now)
    young, waiting = book(session, by=cast.young, now=now), book(session, by=cast.citizen, now=now)
    consent = GuardianConsent.objects.get(person=cast.young)
    for person in (cast.young, cast.lead, cast.citizen):
        with pytest.raises(NotAllowed):
            take_back_consent(consent, by=person, now=session.starts_at - DAY)
    take_back_consent(consent, by=cast.scheme, now=session.starts_at - DAY)
    assert (state_of(young), state_of(waiting)) == ("cancelled", "booked")
    with pytest.raises(Refused, match="guardian must agree"):
        book(session, by=cast.young, now=session.starts_at - DAY)


def test_nobody_is_noted_as_there_whose_consent_did_not_hold(cast, now):
    session = made.safe_session(cast, now)
    made.member(cast, cast.young, now)
    row = book(session, by=cast.young, now=now)
    GuardianConsent.objects.update(withdrawn_at=session.starts_at - DAY)  # behind the rule's back
    with pytest.raises(Refused, match="no guardian’s consent"):
        note_attendance(session, came=[row], by=cast.scheme, now=session.ends_at)
    note_attendance(session, came=[], by=cast.scheme, now=session.ends_at)
    assert state_of(row) == BookingState.MISSED


def test_an_adults_check_must_hold_until_the_session_ends(cast, now):
    session = made.safe_session(cast, now)  # ten until noon in a week
    made.member(cast, cast.young, now)
    end_check(
        DbsCheck.objects.get(person=cast.scheme), because="Ends at noon.", ended_at=session.ends_at - timedelta(minutes=1),
        by=cast.scheme, now=now,
    )  # fmt: skip
    with pytest.raises(Refused, match="check in date on that day"):
        book(session, by=cast.young, now=now)
    DbsCheck.objects.update(ended_at=None)
    end_check(DbsCheck.objects.get(person=cast.lead), because="x", ended_at=session.ends_at - timedelta(minutes=1), by=cast.scheme, now=now)  # fmt: skip
    with pytest.raises(Refused, match="until the session ends"):
        book(session, by=cast.young, now=now)
    DbsCheck.objects.filter(person=cast.lead).update(ended_at=session.ends_at)  # at noon, when all go home
    assert book(session, by=cast.young, now=now).pk


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"days": -1}, "starts_at"), ({"hours": -1}, "ends_at"), ({"places": 0}, "places"), ({"access": " "}, "access")],
)
def test_bad_sessions(cast, now, changes, field):
    with pytest.raises(Refused) as refusal:
        made.session(cast, now, **changes)
    assert refusal.value.field == field
    assert not CourseSession.objects.exists()


def test_who_may_not(cast, now):
    course = made.core_course(cast, now)
    for person in (cast.lead, cast.rival, cast.citizen, cast.stranger):
        with pytest.raises(NotAllowed):
            plan_session(
                course, starts_at=now + DAY, ends_at=now + 2 * DAY, venue="V", access="A", places=1, host=cast.scheme,
                by=person, now=now,
            )  # fmt: skip
    session = made.session(cast, now, course=course)
    with pytest.raises(NotAllowed, match="citizen and young commissioners"):
        book(session, by=cast.resident, now=now)
    with pytest.raises(Refused, match="Say why"):
        cancel_session(session, reasons=" ", by=cast.scheme, now=now)
    made.member(cast, cast.citizen, now)
    row = book(session, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="not begun"):
        note_attendance(session, came=[row], by=cast.scheme, now=now)
    cancel_session(session, reasons="Snow.", by=cast.scheme, now=now)
    assert state_of(row) == BookingState.CANCELLED
    with pytest.raises(Refused, match="does not take place"):
        book(session, by=cast.citizen, now=now)


def test_reminders_go_once_and_copy_two_adults_for_a_young_person(cast, now, django_capture_on_commit_callbacks):
    session = made.safe_session(cast, now, days=2)
    for person in (cast.young, cast.citizen):
        made.member(cast, person, now)
        book(session, by=person, now=now)
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_sessions(now)
    assert len(mail.outbox) == 2
    to = {letter.to[0]: letter for letter in mail.outbox}
    assert to[cast.young.email].cc == ["guardian@example.org", cast.scheme.email]
    assert to[cast.citizen.email].cc == []
    assert all("Commissioning" not in letter.subject and "Adu" not in letter.body for letter in mail.outbox)


def test_a_calendar_file_is_folded_and_escaped(now):
    event = Event("a@b", "Tea, cake; and “ünderstanding” " * 5, now, now + timedelta(hours=2), "The hall\nUpstairs")
    text = calendar([event], now=now)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:Tea\\, cake\\; and “ünderstanding”" in whole and "LOCATION:The hall\\nUpstairs" in whole
    assert "DTSTART:20261104T100000Z" in whole and text.endswith("END:VCALENDAR\r\n")


@pytest.mark.ledger("LA-02")
def test_a_certificate_shows_only_what_its_holder_chose(cast, now, site):
    made.trained(cast, cast.citizen, now)
    completion = cast.citizen.completions.get()
    fields = {"awarding_body": cast.bodies.cvs, "level": "Level 2", "number": "WV-1", "awarded_date": day_of(now)}
    row = accredit(completion, by=cast.scheme, now=now, **fields)
    page = site.get(row.get_absolute_url())
    assert "chosen to show nothing more" in page.text
    assert all(word not in page.text for word in ("Maureen", "Level 2", "WV-1", "Commissioning for citizens"))
    with pytest.raises(NotAllowed):
        choose_what_shows(row, shows=["name"], by=cast.scheme, now=now)
    choose_what_shows(row, shows=["level", "course", "nonsense"], by=cast.citizen, now=now)
    page = site.get(row.get_absolute_url())
    assert "Level 2" in page.text and "Maureen" not in page.text and "WV-1" not in page.text
    site.get("/citizens/certificate/0000000000000000/", status=404)
    code = row.code
    site.get(f"/citizens/certificate/{'0' if code[0] != '0' else '1'}{code[1:]}/", status=404)  # one letter changed


def test_a_young_holder_shows_the_first_name_alone(cast, now, site):
    made.trained(cast, cast.young, now)
    row = accredit(
        cast.young.completions.get(), awarding_body=cast.bodies.cvs, level="L", number="1", awarded_date=day_of(now),
        by=cast.scheme, now=now,
    )  # fmt: skip
    choose_what_shows(row, shows=["name"], by=cast.young, now=now)
    page = site.get(row.get_absolute_url())
    assert "Kofi" in page.text and "Adu" not in page.text


def test_bad_accreditations(cast, now):
    made.trained(cast, cast.citizen, now)
    completion, today = cast.citizen.completions.get(), day_of(now)
    fields = {"awarding_body": cast.bodies.cvs, "level": "L", "number": "7", "awarded_date": today}
    for changes, field in (
        ({"awarded_date": today - DAY}, "awarded_date"), ({"awarded_date": today + DAY}, "awarded_date"),
        ({"expires_date": today}, "expires_date"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            accredit(completion, by=cast.scheme, now=now, **{**fields, **changes})
        assert refusal.value.field == field
    row = accredit(completion, by=cast.scheme, now=now, expires_date=today + DAY, **fields)
    with pytest.raises(Refused, match="already"):
        accredit(completion, by=cast.scheme, now=now, **fields)
    made.trained(cast, cast.young, now, course=completion.course)
    with pytest.raises(Refused, match="another certificate"):
        accredit(cast.young.completions.get(), by=cast.scheme, now=now, **fields)
    assert Accreditation.objects.get() == row


def test_an_accreditation_runs_out(cast, now, site, clock_at):
    made.trained(cast, cast.citizen, now)
    row = accredit(
        cast.citizen.completions.get(), awarding_body=cast.bodies.cvs, level="L", number="1", awarded_date=day_of(now),
        expires_date=day_of(now) + DAY, by=cast.scheme, now=now,
    )  # fmt: skip
    assert "holds" in site.get(row.get_absolute_url()).text
    clock_at(now + DAY)
    assert "has run out" in site.get(row.get_absolute_url()).text


@pytest.mark.ledger("LA-07")
def test_the_gap_of_a_project_team(cast, now, site):
    project = made.project(cast, now)
    costing = name_skill(title="Costing", words="Says what a service costs over its life.", stage="plan", by=cast.lead, now=now)  # fmt: skip
    broker = name_skill(title="Brokering", words="Finds help from outside the council.", stage="deliver", by=cast.lead, now=now)  # fmt: skip
    assert skills_gap(project) == [broker, costing]
    assess_oneself(costing, level=1, by=cast.lead, now=now)  # with help is not yet
    assess_oneself(broker, level=3, by=cast.colleague, now=now)  # not in this team
    assert skills_gap(project) == [broker, costing]
    assess_oneself(costing, level=2, by=cast.lead, now=now)
    course = offer_course(
        cast.bodies.council, title="Brokering", hours=2, deliver="Asking.", open_to=["officers"], skills=[broker],
        by=cast.lead, now=now,
    )  # fmt: skip
    assert "Brokering" in site.get(project.get_absolute_url(), by=cast.lead).text
    assert "Skills the team lacks" not in site.get(project.get_absolute_url(), by=cast.rival).text
    complete_course(course, person=cast.lead, by=cast.lead, now=now)
    assert skills_gap(project) == []
    with pytest.raises(Refused, match="already"):
        name_skill(title="costing", words="x", stage="plan", by=cast.lead, now=now)
    with pytest.raises(Refused, match="four answers"):
        assess_oneself(costing, level=4, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        name_skill(title="New", words="x", stage="plan", by=cast.citizen, now=now)


def test_the_pages(cast, now, site, clock_at):
    course = made.core_course(cast, now)
    assert "Commissioning for citizens" in site.get("/citizens/courses/?learners=citizens&stage=plan", most=12).text
    assert "No course fits" in site.get("/citizens/courses/?learners=officers").text
    site.refuses(f"/citizens/course/{course.pk}/plan/", cast.stranger, cast.rival, cast.lead, cast.citizen)
    typed = {"day": "2026-11-12", "begins": "17:30", "ends": "17:00", "venue": "Hall", "access": "Step-free", "places": "1",
             "host": cast.scheme.pk}  # fmt: skip
    site.post(f"/citizens/course/{course.pk}/plan/", typed, by=cast.scheme, status=200)
    site.post(f"/citizens/course/{course.pk}/plan/", {**typed, "ends": "19:30"}, by=cast.scheme)
    session = CourseSession.objects.get()
    url = course.get_absolute_url()
    assert "0 of 1 taken" in site.get(url, most=12).text
    ics = site.get(f"/citizens/session/{session.pk}/calendar.ics")
    assert ics.response["Content-Type"].startswith("text/calendar") and "DTSTART:20261112T173000Z" in ics.html
    site.refuses(f"/citizens/session/{session.pk}/book/", cast.stranger, cast.resident, cast.rival)
    made.member(cast, cast.citizen, now)
    page = site.post(f"/citizens/session/{session.pk}/book/", {"access_needs": "Large print"}, by=cast.citizen, follow=True)  # fmt: skip
    assert "You have a place" in page.text and "My places in sessions" in page.text
    for step in ("", "risks/", "call-off/"):
        site.refuses(f"/citizens/session/{session.pk}/{step}", cast.stranger, cast.rival, cast.citizen, cast.lead)
    assert "Large print" in site.get(f"/citizens/session/{session.pk}/", by=cast.scheme, most=20).text
    row = Booking.objects.get()
    site.refuses(f"/citizens/place/{row.pk}/needs/", cast.stranger, cast.citizen, cast.rival)
    site.post(f"/citizens/place/{row.pk}/needs/", {"needs_met": "In 20 point."}, by=cast.scheme)
    assert "In 20 point." in site.get("/citizens/mine/", by=cast.citizen, most=20).text
    clock_at(session.ends_at)
    page = site.post(f"/citizens/session/{session.pk}/", {"came": [row.pk]}, by=cast.scheme, follow=True)
    assert "came" in page.text
    for url in ("/citizens/skills/", "/citizens/programmes/"):
        site.get(url, most=12)
    site.refuses("/citizens/skills/add/", cast.stranger, cast.citizen, cast.rival)
    site.post("/citizens/skills/add/", {"title": "Listening", "words": "Hears.", "stage": "analyse"}, by=cast.lead)
    key = Skill.objects.get().pk
    site.post("/citizens/skills/mine/", {f"skill_{key}": "2"}, by=cast.lead)
    assert cast.lead.self_assessments.get().level == 2
