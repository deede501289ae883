"""A body's learning programme, and how well commissioning is understood."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import (
    agree_programme,
    answer_about_understanding,
    ask_about_understanding,
    complete_course,
    move_programme,
    move_survey,
    offer_course,
    propose_programme,
)
from folkmoot.citizens.models import Programme, UnderstandingAnswer, UnderstandingSurvey
from folkmoot.citizens.queries import completion_by_unit, understanding
from folkmoot.citizens.states import ProgrammeState, WaveState
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.states import CannotMove
from folkmoot.people.actions import give_role
from folkmoot.people.models import Person
from folkmoot.people.models.role import RoleKind


@pytest.fixture
def course(cast, now):
    return offer_course(
        cast.bodies.council,
        title="Outcomes",
        hours=3,
        plan="What an outcome is.",
        open_to=["officers"],
        by=cast.lead,
        now=now,
    )


@pytest.fixture
def programme(cast, now, course):
    return propose_programme(
        cast.bodies.council, title="Commissioning for all", aim="Everybody can say what an outcome is.", courses=[course],
        units={"Adult social care": 20, "Housing": 30, "Parks": 10}, by=cast.lead, now=now,
    )  # fmt: skip


def test_it_works(cast, now, programme):
    agree_programme(programme, by=cast.councillor, now=now)
    move_programme(programme, to=ProgrammeState.DELIVERING, by=cast.lead, now=now)
    assert move_programme(programme, to=ProgrammeState.DONE, by=cast.lead, now=now).state == "done"


@pytest.mark.ledger("LA-05")
def test_agreed_before_delivered_and_completion_by_directorate(cast, now, course, programme):
    with pytest.raises(CannotMove):
        move_programme(programme, to=ProgrammeState.DELIVERING, by=cast.lead, now=now)
    with pytest.raises(Refused, match="step of its own"):
        move_programme(programme, to=ProgrammeState.AGREED, by=cast.lead, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.update(state="delivering")
    agree_programme(programme, by=cast.colleague, now=now)
    for unit, count in {"Adult social care": 10, "Housing": 6, "Parks": 2}.items():
        for number in range(count):
            person = Person.objects.create_user(f"{unit[0]}{number}@example.org", name="An Officer")
            give_role(person, RoleKind.OFFICER, at=cast.bodies.council, by=cast.admin, now=now)
            complete_course(course, person=person, unit=unit, by=cast.lead, now=now)
    lines = {line.name: (line.completed, line.share) for line in completion_by_unit(programme)}
    assert lines["Housing"] == (6, Decimal("20.0"))
    # Two, and one more beside them, so that the two cannot be worked out from the total.
    assert lines["Parks"] == lines["Adult social care"] == (None, None)


def test_bad_programmes(cast, now, course):
    fields = {"title": "T", "aim": "A", "courses": [course], "units": {"Parks": 1}, "by": cast.lead, "now": now}
    for changes, field in (({"courses": []}, "courses"), ({"units": {}}, "units"), ({"units": {"Parks": 0}}, "units")):
        with pytest.raises(Refused) as refusal:
            propose_programme(cast.bodies.council, **{**fields, **changes})
        assert refusal.value.field == field
    for person in (cast.rival, cast.nhs, cast.citizen, cast.stranger):
        with pytest.raises(NotAllowed):
            propose_programme(cast.bodies.council, **{**fields, "by": person})
    row = propose_programme(cast.bodies.council, **fields)
    for person in (cast.rival, cast.nhs, cast.clerk):
        with pytest.raises(NotAllowed):
            agree_programme(row, by=person, now=now)


@pytest.fixture
def survey(cast, now):
    return ask_about_understanding(
        cast.bodies.council,
        title="Do we understand it?",
        statements=["I know the four stages.", " "],
        by=cast.lead,
        now=now,
    )


def answers(survey, wave, level, *means):
    UnderstandingAnswer.objects.bulk_create(
        UnderstandingAnswer(survey=survey, wave=wave, level=level, mean=Decimal(mean)) for mean in means
    )


@pytest.mark.ledger("LA-08")
def test_two_waves_give_a_change_by_level_and_small_cells_hide(cast, now, survey):
    for wave, mean in ((1, 2), (2, 3)):
        answers(survey, wave, "staff", *[mean] * 12)
        answers(survey, wave, "manager", *[mean] * 10)
        answers(survey, wave, "senior", *[5] * 9)
    lines = {line.level: line for line in understanding(survey)}
    assert lines["senior managers"].first is None and lines["senior managers"].change is None
    assert lines["managers"].first is None  # hidden beside it: it would give the nine away
    assert (lines["other staff"].first, lines["other staff"].second, lines["other staff"].change) == (2, 3, 1)
    assert lines["councillors"].first is None  # nobody answered


def test_a_level_small_in_one_wave_has_no_change(cast, now, survey):
    answers(survey, 1, "staff", *[2] * 10)
    answers(survey, 1, "manager", *[2] * 10)
    answers(survey, 2, "staff", *[4] * 9)
    answers(survey, 2, "manager", *[4] * 20)
    lines = {line.level: line for line in understanding(survey)}
    assert (
        lines["other staff"].first == 2 and lines["other staff"].second is None and lines["other staff"].change is None
    )


def test_answers_are_given_once_and_kept_without_names(cast, now, survey):
    answered = answer_about_understanding(survey, level="manager", marks=[4], by=cast.lead, now=now)
    with pytest.raises(Refused, match="already"):
        answer_about_understanding(survey, level="staff", marks=[1], by=cast.lead, now=now)
    assert not {"person", "person_id"} & {field.name for field in UnderstandingAnswer._meta.get_fields()}
    assert answered.person == cast.lead
    for marks in ([], [6], [0], [3, 3]):
        with pytest.raises(Refused, match="1 to 5"):
            answer_about_understanding(survey, level="staff", marks=marks, by=cast.colleague, now=now)
    with pytest.raises(Refused, match="level"):
        answer_about_understanding(survey, level="king", marks=[3], by=cast.colleague, now=now)
    with pytest.raises(NotAllowed):
        move_survey(survey, to=WaveState.BETWEEN, by=cast.rival, now=now)
    move_survey(survey, to=WaveState.BETWEEN, by=cast.lead, now=now)
    with pytest.raises(Refused, match="not being asked"):
        answer_about_understanding(survey, level="staff", marks=[3], by=cast.colleague, now=now)
    move_survey(survey, to=WaveState.SECOND, by=cast.lead, now=now + timedelta(days=200))
    survey.refresh_from_db()
    assert answer_about_understanding(survey, level="manager", marks=[5], by=cast.lead, now=now).wave == 2


def test_the_pages(cast, now, site, course):
    site.refuses("/citizens/programmes/propose/", cast.stranger, cast.rival, cast.citizen)
    typed = {"title": "All", "aim": "A", "courses": [course.pk], "units": "Parks 10"}
    page = site.post("/citizens/programmes/propose/", typed, by=cast.lead, status=200)
    assert "with a comma before the number" in page.text
    site.post("/citizens/programmes/propose/", {**typed, "units": "Parks, 10\nAdult social care, 120"}, by=cast.lead)
    url = f"/citizens/programmes/{Programme.objects.get().pk}/"
    assert "Agree it" not in site.get(url, most=12).text
    site.refuses(f"{url}step/", cast.stranger, cast.rival, method="post")
    for words in ("Begin to deliver it", "It is done", "Adult social care"):
        assert words in site.post(f"{url}step/", by=cast.lead, follow=True).text
    site.refuses("/citizens/understanding/ask/", cast.stranger, cast.rival, cast.citizen)
    site.post("/citizens/understanding/ask/", {"title": "T", "statements": "One\nTwo"}, by=cast.lead)
    url = f"/citizens/understanding/{UnderstandingSurvey.objects.get().pk}/"
    site.refuses(url, cast.stranger)
    site.post(url, {"level": "staff", "mark_0": "3"}, by=cast.colleague, status=200)
    page = site.post(url, {"level": "staff", "mark_0": "3", "mark_1": "4"}, by=cast.colleague, follow=True)
    assert "kept without your name" in page.text
    site.refuses(f"{url}move/", cast.stranger, cast.rival, method="post")
    assert "Ask again" in site.post(f"{url}move/", by=cast.lead, follow=True).text
