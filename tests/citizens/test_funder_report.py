"""A report to a funder: the scheme between two days, counted, small numbers of people hidden."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.citizens import actions
from folkmoot.citizens.queries import funder_report
from folkmoot.core.clock import day_of
from folkmoot.people.models import Person
from tests.citizens import made
from tests.site import LIST_QUERIES

URL = "citizens:funder_report"


@pytest.fixture
def work(cast, now):
    """Six members trained, each giving two hours to one task; a cost in cash and one in kind."""
    course, task = made.core_course(cast, now), made.task(cast, now, places=9)
    for n in range(6):
        person = Person.objects.create_user(f"m{n}@example.org", name="A Member", birth_date=date(1970, 1, 1))
        made.trained(cast, Person.objects.get(pk=person.pk), now, course=course)
        row = actions.choose_task(task, by=person, now=now)
        actions.finish_task(row, hours_given=2, did="x", by=person, now=now)
    for kind, amount in (("cash", 500), ("in_kind", 70)):
        actions.note_cost(
            cast.bodies.cvs, kind=kind, amount=Decimal(amount), words="Rooms", paid_by="The council", on_date=day_of(now),
            by=cast.scheme, now=now,
        )  # fmt: skip
    return row


def counted(cast, first, last):
    return [line.number for line in funder_report(cast.bodies.cvs, first=first, last=last)]


def test_it_works(site, cast, now, work):
    today = day_of(now)
    actions.answer_contribution(work, changed="A greeter.", by=cast.lead, now=now)
    assert counted(cast, today, today) == [6, 6, 0, 6, 1, Decimal(12), None, Decimal(500), Decimal(70)]
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    for day in (yesterday, tomorrow):
        assert counted(cast, day, day) == [0] * 9
    page = site.get(reverse(URL), by=cast.scheme, most=LIST_QUERIES + 6)
    for words in ("4 November 2025 to 4 November 2026", "Hours given 12", "Cost in cash £500", "because of them few"):
        assert words in page.text
    file = site.get(reverse(URL) + "?format=csv", by=cast.scheme).response.getvalue().decode()
    assert "Hours given,12" in file and "People told what changed because of them,few" in file


def test_few_people_and_their_hours_are_hidden(cast, now):
    made.trained(cast, cast.citizen, now)
    row = actions.choose_task(made.task(cast, now), by=cast.citizen, now=now)
    actions.finish_task(row, hours_given=7, did="x", by=cast.citizen, now=now)
    numbers = counted(cast, day_of(now), day_of(now))
    assert numbers[1] is None and numbers[3] is None and numbers[5] is None


def test_another_scheme_is_not_counted(cast, now, work):
    today = day_of(now)
    assert [line.number for line in funder_report(cast.bodies.riverside, first=today, last=today)] == [0] * 9


def test_others_are_refused(site, cast):
    site.refuses(reverse(URL), cast.stranger, cast.rival, cast.lead, cast.citizen, cast.resident, cast.admin)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("first_day=5&first_month=11&first_year=2026&last_day=4&last_month=11&last_year=2026", "cannot come after"),
        ("first_day=1&first_month=11&first_year=2026&last_day=5&last_month=11&last_year=2026", "that has come"),
        ("first_day=31&first_month=2&first_year=2026&last_day=4&last_month=11&last_year=2026", "must be a real date"),
        ("first_day=&first_month=&first_year=&last_day=4&last_month=11&last_year=2026", "first day"),
    ],
)
def test_bad_input(site, cast, period, words):
    page = site.get(f"{reverse(URL)}?{period}", by=cast.scheme)
    assert words in page.text and not page.all("table")
