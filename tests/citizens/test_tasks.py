"""Tasks: opened by officers, chosen by people for themselves, finished, answered."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import (
    answer_contribution,
    choose_task,
    complete_course,
    finish_task,
    give_task_back,
    name_officer,
    open_task,
    set_preferences,
    stop_looking,
)  # fmt: skip
from folkmoot.citizens.models import Assignment, CitizenTask, TaskKind
from folkmoot.citizens.queries import record_of, suggested
from folkmoot.citizens.states import TaskState
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import give_consent, name_responsible_adult, withdraw_consent
from tests.citizens import made

DAY = timedelta(days=1)


@pytest.fixture
def task(cast, now):
    return made.task(cast, now)


def test_it_works(cast, now, task):
    made.member(cast, cast.citizen, now)
    chosen = choose_task(task, by=cast.citizen, now=now)
    finish_task(chosen, hours_given="5.5", did="Wrote three questions.", by=cast.citizen, now=now)
    answered = answer_contribution(chosen, changed="All three are asked.", by=cast.lead, now=now)
    assert (answered.hours_given, answered.changed) == (5.5, "All three are asked.")


@pytest.mark.ledger("EN-08")
@pytest.mark.parametrize("kind", TaskKind.values)
def test_each_of_the_eight_kinds_is_opened_filled_done_and_reported(cast, now, kind, site):
    assert len(TaskKind) == 12  # the eight, and four more
    course = made.core_course(cast, now)
    made.trained(cast, cast.citizen, now, course=course)
    task = made.task(cast, now, kind=kind, places=1, training=course, supervision="Sam, 020 7946 0002")
    chosen = choose_task(task, by=cast.citizen, now=now)
    task.refresh_from_db()
    assert task.state == TaskState.FILLED
    finish_task(chosen, hours_given=3, did="It.", by=cast.citizen, now=now)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    _learnt, did = record_of(cast.citizen)
    assert [(row.task.kind, row.hours_given) for row in did] == [(kind, 3)]
    file = site.get(f"/citizens/tasks/?kind={kind}&state=done&format=csv", most=12).response
    _columns, reported = b"".join(file.streaming_content).decode().splitlines()
    assert task.title in reported and task.get_kind_display() in reported and task.get_state_display() in reported


@pytest.mark.ledger("PO-08", "EN-32", "EN-23")
def test_a_task_says_what_it_can_influence_and_what_not(cast, now):
    for field in ("influence", "limits", "level", "who_decides", "when", "access"):
        with pytest.raises(Refused) as refusal:
            made.task(cast, now, **{field: "  "})
        assert refusal.value.field == field
    assert not CitizenTask.objects.exists()
    task = made.task(cast, now)
    for field in ("influence", "limits", "level", "who_decides", "when", "access"):
        with pytest.raises(IntegrityError), transaction.atomic():
            CitizenTask.objects.filter(pk=task.pk).update(**{field: ""})


@pytest.mark.ledger("LA-11")
def test_outreach_needs_training_and_somebody_to_reach(cast, now):
    course = made.core_course(cast, now)
    with pytest.raises(Refused) as refusal:
        made.task(cast, now, kind=TaskKind.OUTREACH, supervision="Sam")
    assert refusal.value.field == "training"
    with pytest.raises(Refused) as refusal:
        made.task(cast, now, kind=TaskKind.OUTREACH, training=course, supervision=" ")
    assert refusal.value.field == "supervision"
    task = made.task(cast, now, kind=TaskKind.OUTREACH, training=course, supervision="Sam, 020 7946 0002")
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="This task needs it"):
        choose_task(task, by=cast.citizen, now=now)
    complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    assert choose_task(task, by=cast.citizen, now=now).pk


@pytest.mark.ledger("EN-12")
def test_seats_on_an_interview_panel_are_filled_by_trained_citizens(cast, now, site):
    task = made.task(cast, now, kind=TaskKind.INTERVIEW_PANEL, places=2)
    made.member(cast, cast.neighbour, now, born=date(1970, 1, 1))
    with pytest.raises(Refused, match="core course first"):
        choose_task(task, by=cast.neighbour, now=now)
    made.trained(cast, cast.citizen, now)
    choose_task(task, by=cast.citizen, now=now)
    assert "1 of 2 seats are filled by trained citizens" in site.get(task.get_absolute_url(), most=20).text


@pytest.mark.ledger("EN-11")
def test_each_task_has_an_officer_who_works_there_now(cast, now, site, task):
    with pytest.raises(Refused, match="work for the project’s body") as refusal:
        made.task(cast, now, officer=cast.rival)
    assert refusal.value.field == "officer"
    for person in (cast.rival, cast.nhs, cast.citizen):
        with pytest.raises(Refused, match="work for the project’s body"):
            name_officer(task, officer=person, by=cast.lead, now=now)
    with pytest.raises(NotAllowed):
        name_officer(task, officer=cast.colleague, by=cast.rival, now=now)
    made.member(cast, cast.citizen, now)
    choose_task(task, by=cast.citizen, now=now)
    name_officer(task, officer=cast.colleague, by=cast.lead, now=now)
    assert cast.colleague.name in site.get(task.get_absolute_url(), by=cast.citizen).text
    assert cast.colleague.name not in site.get(task.get_absolute_url(), by=cast.resident).text


def test_a_task_is_given_back_and_open_again(cast, now):
    task = made.task(cast, now, places=1)
    made.member(cast, cast.citizen, now)
    chosen = choose_task(task, by=cast.citizen, now=now)
    with pytest.raises(NotAllowed):
        give_task_back(chosen, by=cast.lead, now=now)
    give_task_back(chosen, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="gave it back"):
        give_task_back(chosen, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="gave it back"):
        finish_task(chosen, hours_given=1, did="x", by=cast.citizen, now=now)
    task.refresh_from_db()
    assert task.state == TaskState.OPEN
    assert choose_task(task, by=cast.citizen, now=now).pk  # one may change one's mind


def test_tasks_are_suggested_by_what_somebody_said(cast, now, site):
    project = made.project(cast, now)
    fits = made.task(cast, now, on=project, title="Fits", benefits=["cv"])
    made.task(cast, now, on=project, title="Does not", benefits=["costs"])
    made.member(cast, cast.citizen, now)
    assert suggested(cast.citizen) == []
    set_preferences(benefits=["cv", "people"], by=cast.citizen, now=now)
    assert [(one.task, one.because) for one in suggested(cast.citizen)] == [(fits, ["something for my CV"])]
    set_preferences(benefits=["cv"], interests=[project.service_kind], by=cast.citizen, now=now)
    assert [one.task.title for one in suggested(cast.citizen)] == ["Fits", "Does not"]
    page = site.get("/citizens/tasks/", by=cast.citizen, most=12)
    assert "Suggested for you" in page.text and "because you said: something for my CV" in page.text
    assert "Does not" not in site.get("/citizens/tasks/?benefit=cv", by=cast.citizen).text
    choose_task(fits, by=cast.citizen, now=now)
    assert fits not in [one.task for one in suggested(cast.citizen)]


@pytest.mark.ledger("EN-09")
def test_people_choose_for_themselves_and_nobody_is_assigned(cast, now, task):
    made.member(cast, cast.citizen, now)
    with pytest.raises(NotAllowed, match="citizen commissioner"):
        choose_task(task, by=cast.lead, now=now)  # an officer cannot take a place, for anyone
    assert not Assignment.objects.exists()
    assert choose_task(task, by=cast.citizen, now=now).person == cast.citizen
    with pytest.raises(TypeError):
        choose_task(task, person=cast.citizen, by=cast.lead, now=now)


@pytest.mark.ledger("PO-03")
def test_an_under_18_has_a_guardians_consent_and_a_responsible_adult_first(cast, now, task):
    made.member(cast, cast.resident, now, born=date(2013, 1, 1))
    cast.resident.refresh_from_db()
    with pytest.raises(Refused, match="guardian must agree"):
        choose_task(task, by=cast.resident, now=now)
    consent = give_consent(
        cast.resident, guardian_name="A Guardian", guardian_email="g@example.org", by=cast.scheme, now=now,
    )  # fmt: skip
    with pytest.raises(Refused, match="must name an adult"):
        choose_task(task, by=cast.resident, now=now)
    name_responsible_adult(cast.resident, adult=cast.scheme, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="looks out for you is out of date"):
        choose_task(task, by=cast.resident, now=now)
    made.checked(cast, now)
    with pytest.raises(Refused, match="risks must be looked at"):
        choose_task(task, by=cast.resident, now=now)
    made.safe(cast, task, now)
    withdraw_consent(consent, by=cast.scheme, now=now - timedelta(hours=1))
    with pytest.raises(Refused, match="guardian must agree"):
        choose_task(task, by=cast.resident, now=now)
    type(consent).objects.filter(pk=consent.pk).update(withdrawn_at=None)
    assert choose_task(task, by=cast.resident, now=now).pk


def test_scoring_bids_needs_the_core_course(cast, now):
    task = made.task(cast, now, kind=TaskKind.TENDER_EVALUATION)
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="core course first"):
        choose_task(task, by=cast.citizen, now=now)
    complete_course(made.core_course(cast, now), person=cast.citizen, by=cast.scheme, now=now)
    assert choose_task(task, by=cast.citizen, now=now).pk


def test_who_may_not(cast, now, task):
    with pytest.raises(NotAllowed):
        open_task(
            task.project, kind=TaskKind.SURVEY, title="T", what="W", influence="I", limits="L", level="inform",
            who_decides="D", when="W", access="A", hours=1, by=cast.rival, now=now,
        )  # fmt: skip
    for person in (cast.resident, cast.rival, cast.stranger):
        with pytest.raises(NotAllowed):
            choose_task(task, by=person, now=now)
    made.member(cast, cast.citizen, now)
    chosen = choose_task(task, by=cast.citizen, now=now)
    with pytest.raises(NotAllowed):
        finish_task(chosen, hours_given=1, did="x", by=cast.lead, now=now)
    finish_task(chosen, hours_given=1, did="x", by=cast.citizen, now=now)
    with pytest.raises(NotAllowed):
        answer_contribution(chosen, changed="x", by=cast.citizen, now=now)
    with pytest.raises(NotAllowed):
        stop_looking(task, reasons="x", by=cast.rival, now=now)


def test_places_run_out(cast, now):
    task = made.task(cast, now, places=1)
    made.member(cast, cast.citizen, now)
    choose_task(task, by=cast.citizen, now=now)
    made.member(cast, cast.neighbour, now, born=date(1970, 1, 1))
    with pytest.raises(Refused, match="no longer open"):
        choose_task(task, by=cast.neighbour, now=now)


def test_bad_input(cast, now, task):
    made.member(cast, cast.citizen, now)
    chosen = choose_task(task, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="already"):
        choose_task(task, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="not finished"):
        answer_contribution(chosen, changed="x", by=cast.lead, now=now)
    for hours, did, field in ((0, "x", "hours_given"), (1000, "x", "hours_given"), (1, " ", "did")):
        with pytest.raises(Refused) as refusal:
            finish_task(chosen, hours_given=hours, did=did, by=cast.citizen, now=now)
        assert refusal.value.field == field
    finish_task(chosen, hours_given=1, did="x", by=cast.citizen, now=now)
    with pytest.raises(Refused, match="already"):
        finish_task(chosen, hours_given=1, did="x", by=cast.citizen, now=now)
    with pytest.raises(Refused) as refusal:
        answer_contribution(chosen, changed=" ", by=cast.lead, now=now)
    assert refusal.value.field == "changed"


def test_an_officer_stops_looking(cast, now, task):
    with pytest.raises(Refused, match="Say why"):
        stop_looking(task, reasons=" ", by=cast.lead, now=now)
    assert stop_looking(task, reasons="The plan changed.", by=cast.lead, now=now).state == TaskState.CANCELLED
    other = made.task(cast, now)
    made.member(cast, cast.citizen, now)
    chosen = choose_task(other, by=cast.citizen, now=now)
    assert stop_looking(other, reasons="One is enough.", by=cast.lead, now=now).state == TaskState.FILLED
    finish_task(chosen, hours_given=1, did="x", by=cast.citizen, now=now)
    other.refresh_from_db()
    assert other.state == TaskState.DONE


def test_whose_turn(cast, now, task):
    made.member(cast, cast.citizen, now)
    chosen = choose_task(task, by=cast.citizen, now=now)
    assert PendingTurn.objects.filter(holder=f"person:{cast.citizen.pk}", what__contains="Do the task").exists()
    finish_task(chosen, hours_given=1, did="x", by=cast.citizen, now=now)
    assert PendingTurn.objects.filter(holder=f"person:{cast.lead.pk}", what__contains="what changed").exists()
    answer_contribution(chosen, changed="Yes.", by=cast.lead, now=now)
    assert not PendingTurn.objects.filter(subject=f"citizens.assignment:{chosen.pk}").exists()
