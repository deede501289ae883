"""The catalogue of projects that citizen commissioners took part in, counted by type."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.citizens import actions
from folkmoot.citizens.models import SchemeProject
from folkmoot.citizens.queries import dashboard, projects_by_type
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from tests.citizens import made
from tests.site import LIST_QUERIES

NAMED = ("sexual_health", "young_survey", "e_safety", "recycling", "make_your_mark", "placements")


def noted(cast, now, **changes):
    fields = {
        "kind": "recycling", "title": "Recycling in flats", "stage": "plan", "did": "Went from door to door.",
        "asked_by": "The council", "start_date": date(2026, 3, 1), **changes,
    }  # fmt: skip
    return actions.note_project(cast.bodies.cvs, by=cast.scheme, now=now, **fields)


def counts():
    return {line.kind: line.count for line in projects_by_type() if line.count}


@pytest.mark.ledger("EN-34")
def test_it_works(site, cast, now):
    """Added and ended through pages; each count follows the rows."""
    url = reverse("citizens:catalogue")
    assert "Recycling 0 0 0 0 0 0" in site.get(url, most=LIST_QUERIES).text
    given = {
        "kind": "recycling", "title": "Recycling in flats", "stage": "plan", "did": "Went from door to door.",
        "asked_by": "The council", "start_date": "2026-03-01", "project": "",
    }  # fmt: skip
    site.post(reverse("citizens:note_project"), given, by=cast.scheme)
    noted(cast, now, title="The school campaign", stage="deliver")
    noted(cast, now, kind="e_safety", title="Safe online", stage="review")
    page = site.get(url, most=LIST_QUERIES)
    assert "Recycling 0 1 1 0 2 2" in page.text and "E-safety 0 0 0 1 1 1" in page.text
    assert "3 projects in all." in page.text

    row = SchemeProject.objects.get(title="Recycling in flats")
    end = reverse("citizens:end_project", args=[row.pk])
    site.post(end, {"end_date": "2026-06-01", "came_of_it": "Smaller bins."}, by=cast.scheme)
    page = site.get(url + "?kind=recycling", most=LIST_QUERIES)
    assert "Recycling 0 1 1 0 1 2" in page.text and "Smaller bins." in page.text and "Safe online" not in page.text
    file = site.get(url + "?kind=recycling&format=csv").response.getvalue().decode()
    assert "recycling,Recycling in flats,plan,The council,2026-03-01,2026-06-01,Smaller bins." in file
    assert "Safe online" not in file
    assert Entry.objects.filter(code="citizens.catalogue.noted").count() == 3


@pytest.mark.ledger("EN-34")
def test_the_demo_borough_loads_the_named_types_and_counts_them(site, db):
    call_command("demo", verbosity=0)
    found = counts()
    assert set(NAMED) <= set(found)
    assert sum(found.values()) == SchemeProject.objects.count()
    assert Entry.objects.filter(code="citizens.catalogue.noted").count() == SchemeProject.objects.count()
    text = site.get(reverse("citizens:catalogue"), most=LIST_QUERIES).text
    for label in (
        "Sexual health website consultation", "Young people survey", "E-safety", "Recycling", "Make Your Mark",
        "Placements for looked-after children",
    ):  # fmt: skip
        assert label in text
    assert f"{sum(found.values())} projects in all." in text


def test_the_dashboard_counts_them_once(cast, now):
    project = made.project(cast, now)
    noted(cast, now)
    for title in ("Part one", "Part two"):
        noted(cast, now, title=title, project=project)
    lines = {line.figure: line.counted for line in dashboard(day_of(now)).lines}
    assert lines["projects"] == 2
    course, task = made.core_course(cast, now), made.task(cast, now, on=project)
    made.trained(cast, cast.citizen, now, course=course)
    actions.finish_task(
        actions.choose_task(task, by=cast.citizen, now=now), hours_given=2, did="x", by=cast.citizen, now=now
    )
    assert {line.figure: line.counted for line in dashboard(day_of(now)).lines}["projects"] == 2


def test_others_are_refused(site, cast, now):
    row = noted(cast, now)
    for method in ("get", "post"):
        for url in (reverse("citizens:note_project"), reverse("citizens:end_project", args=[row.pk])):
            site.refuses(url, cast.stranger, cast.rival, cast.resident, cast.lead, cast.citizen, method=method)
    with pytest.raises(NotAllowed):
        actions.end_project(row, end_date=day_of(now), came_of_it="Nothing.", by=cast.lead, now=now)
    assert SchemeProject.objects.get().end_date is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "gardening"), ("stage", "later"), ("title", "  "), ("did", " "), ("asked_by", ""),
        ("start_date", date(2026, 11, 5)),
    ],
)  # fmt: skip
def test_bad_input(cast, now, field, value):
    with pytest.raises(Refused) as refusal:
        noted(cast, now, **{field: value})
    assert refusal.value.field == field and not SchemeProject.objects.exists()


def test_the_same_twice_and_a_wrong_end_are_refused(cast, now):
    row = noted(cast, now)
    with pytest.raises(Refused, match="already"):
        noted(cast, now, title="RECYCLING  in flats")
    for day, words in (
        (row.start_date - timedelta(days=1), "Yes."), (day_of(now) + timedelta(days=1), "Yes."), (day_of(now), "  "),
    ):  # fmt: skip
        with pytest.raises(Refused):
            actions.end_project(row, end_date=day, came_of_it=words, by=cast.scheme, now=now)
    actions.end_project(row, end_date=day_of(now), came_of_it="Nothing: the landlord said no.", by=cast.scheme, now=now)
    with pytest.raises(Refused, match="ended already"):
        actions.end_project(row, end_date=day_of(now), came_of_it="Again.", by=cast.scheme, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        SchemeProject.objects.update(end_date=date(2020, 1, 1))
