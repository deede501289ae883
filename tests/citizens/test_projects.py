"""What citizen commissioners worked on (ledger EN-34)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import choose_task, finish_task, note_project
from folkmoot.citizens.demo.projects import what_members_worked_on
from folkmoot.citizens.models import CitizenProject
from folkmoot.citizens.queries import project_lines, projects, projects_by_kind
from folkmoot.core.demo import Demo
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.models import Person
from tests.citizens import made

pytestmark = pytest.mark.django_db
SAID = {"kind": "survey", "title": "Our survey", "what": "Wrote it.", "asked_by": "the council", "source": "A report"}


def note(cast, now, **changes):
    return note_project(cast.bodies.cvs, **{**SAID, "by": cast.scheme, "now": now, **changes})


@pytest.mark.ledger("EN-34")
def test_the_named_kinds_of_project_are_loaded_and_counted(cast, now, site):
    demo = Demo(
        start=now, people={"scheme": cast.scheme}, bodies={"cvs": cast.bodies.cvs},
        things={"project.debt": made.project(cast, now)},
    )  # fmt: skip
    what_members_worked_on(demo)
    titles = " ".join(CitizenProject.objects.values_list("title", flat=True)).casefold()
    for named in (
        "sexual health",
        "young people survey",
        "e-safety",
        "recycling",
        "make your mark",
        "placements",
    ):
        assert named in titles
    counted = {line.kind: (line.projects, line.here) for line in projects_by_kind()}
    assert counted == {
        "consultation": (1, 0), "survey": (1, 0), "online_safety": (1, 0), "campaign": (1, 0), "youth_vote": (1, 0),
        "recommissioning": (2, 1), "plan": (1, 0),
    }  # fmt: skip
    page = site.get("/citizens/projects/", most=12)
    assert "Commissioning a service again 2 1" in page.text and "Make Your Mark" in page.text
    page = site.get("/citizens/projects/?kind=survey")
    assert "Young people survey" in page.text and "Make Your Mark" not in page.text
    csv = b"".join(site.get("/citizens/projects/?format=csv").response.streaming_content).decode()
    assert csv.count("appendix B") == 7


def test_what_was_done_here_is_counted_unless_few_did_it(cast, now, site):
    project = made.project(cast, now)
    note(cast, now, project=project, source="", title="Here")
    task = made.task(cast, now, on=project, places=9)
    for n in range(4):
        person = Person.objects.create_user(f"w-{n}@example.org", name="A Member", birth_date=date(1980, 1, 1))
        made.member(cast, person, now)
        finish_task(choose_task(task, by=person, now=now), hours_given=2, did="x", by=person, now=now)
    (line,) = project_lines(list(projects()))
    assert (line.tasks, line.people, line.hours) == (1, None, None)
    assert "1 task done by a few people" in site.get("/citizens/projects/").text
    person = Person.objects.create_user("w-9@example.org", name="A Member", birth_date=date(1980, 1, 1))
    made.member(cast, person, now)
    finish_task(choose_task(task, by=person, now=now), hours_given=2, did="x", by=person, now=now)
    (line,) = project_lines(list(projects()))
    assert (line.tasks, line.people, line.hours) == (1, 5, 10)
    assert "by 5 people, in 10 hours" in site.get("/citizens/projects/").text


def test_what_cannot_be_noted(cast, now):
    note(cast, now)
    refused = (
        ({"title": " "}, "title"), ({"kind": "war"}, "kind"), ({"what": ""}, "what"), ({"asked_by": " "}, "asked_by"),
        ({"title": "B", "source": " "}, "source"), ({"title": "B", "year": now.year + 1}, "year"), ({}, "title"),
    )  # fmt: skip
    for changes, field in refused:
        with pytest.raises(Refused) as refusal:
            note(cast, now, **changes)
        assert refusal.value.field == field
    for person in (cast.stranger, cast.rival, cast.lead, cast.citizen):
        with pytest.raises(NotAllowed):
            note(cast, now, title="B", by=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        CitizenProject.objects.create(operator=cast.bodies.cvs, noted_at=now, **{**SAID, "title": "B", "source": ""})
    assert Entry.objects.filter(code="citizens.project.noted").count() == 1


def test_the_page_and_the_form(cast, now, site):
    assert "None is in the catalogue yet" in site.get("/citizens/projects/").text
    site.refuses("/citizens/projects/add/", cast.stranger, cast.rival, cast.lead, cast.citizen)
    site.post("/citizens/projects/add/", {**SAID, "source": ""}, by=cast.scheme, status=200)
    page = site.post("/citizens/projects/add/", SAID, by=cast.scheme, follow=True)
    assert "Our survey" in page.text and "A report" in page.text
