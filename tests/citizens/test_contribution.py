"""What people gave day by day, what came of it, challenges to the evidence, and how active members are."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.citizens.actions import (
    answer_challenge,
    answer_contribution,
    challenge_evidence,
    check_challenge,
    choose_task,
    finish_task,
    give_task_back,
    leave_scheme,
    log_contribution,
)
from folkmoot.citizens.activity import Activity, activity
from folkmoot.citizens.models import Challenge, TaskContribution
from folkmoot.citizens.queries import activities, cycle_of, dashboard, record_of
from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.states import CannotMove
from folkmoot.core.subjects import refer
from tests.citizens import made
from tests.commissioning import made as commissioning

DAY = timedelta(days=1)
SAYS = {"about": "Mornings used", "says": "It counts one hall of three.", "shown_by": "I was in all three."}


@pytest.fixture
def chosen(cast, now):
    made.trained(cast, cast.citizen, now)
    return choose_task(made.task(cast, now), by=cast.citizen, now=now)


def test_it_works(cast, now, chosen):
    log_contribution(
        chosen, on_date=day_of(now), hours="2.5", did="Read.", said="Ask about buses.", by=cast.citizen, now=now
    )
    finish_task(chosen, hours_given=6, did="Wrote.", by=cast.citizen, now=now + 7 * DAY)
    rows = TaskContribution.objects.order_by("on_date").values_list("on_date", "hours", "said")
    assert list(rows) == [
        (day_of(now), Decimal("2.5"), "Ask about buses."), (day_of(now + 7 * DAY), Decimal("3.5"), ""),
    ]  # fmt: skip


def test_who_gives_a_task_back_keeps_the_days_they_wrote_down(cast, now, chosen, site, settings):
    """On their record, in the scheme's hours, and for the officer to answer; the place is free for somebody else."""
    settings.FOLKMOOT_SUPPRESS_UNDER = 1
    task = chosen.task
    for n in range(2):
        log_contribution(chosen, on_date=day_of(now), hours="1.5", did=f"Evening {n}", by=cast.citizen, now=now)
    give_task_back(chosen, by=cast.citizen, now=now + DAY)
    again = choose_task(task, by=cast.citizen, now=now + DAY)
    give_task_back(again, by=cast.citizen, now=now + DAY)  # nothing written down: nothing to keep
    _learnt, did = record_of(cast.citizen)
    assert [(row.pk, row.hours_given, row.did) for row in did] == [(chosen.pk, 3, "Evening 0\nEvening 1")]
    assert task.assignments.standing().count() == 0 and dashboard(day_of(now + DAY)).hours == 3
    page = site.get("/citizens/mine/", by=cast.citizen)
    assert "you gave the task back on" in page.text and "Hours given in all: 3" in page.text
    assert "gave 3 hours, then gave it back" in site.get(task.get_absolute_url(), by=cast.lead).text
    assert PendingTurn.objects.filter(holder=f"person:{cast.lead.pk}", subject=refer(chosen)).exists()
    answer_contribution(chosen, changed="Two evenings are asked for now.", by=cast.lead, now=now + DAY)
    assert "Two evenings are asked for now." in site.get("/citizens/mine/", by=cast.citizen).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hours": 0}, "hours"),
        ({"hours": "24.5"}, "hours"),
        ({"on_date": date(2030, 1, 1)}, "on_date"),
        ({"did": " "}, "did"),
    ],
)
def test_bad_days(cast, now, chosen, changes, field):
    fields = {"on_date": day_of(now), "hours": 1, "did": "x", **changes}
    with pytest.raises(Refused) as refusal:
        log_contribution(chosen, by=cast.citizen, now=now, **fields)
    assert refusal.value.field == field


def test_who_may_not_and_hours_add_up(cast, now, chosen):
    with pytest.raises(NotAllowed):
        log_contribution(chosen, on_date=day_of(now), hours=1, did="x", by=cast.lead, now=now)
    log_contribution(chosen, on_date=day_of(now), hours=4, did="x", by=cast.citizen, now=now)
    with pytest.raises(Refused, match="wrote down 4 hours") as refusal:
        finish_task(chosen, hours_given=3, did="x", by=cast.citizen, now=now)
    assert refusal.value.field == "hours_given"
    finish_task(chosen, hours_given=4, did="x", by=cast.citizen, now=now)
    assert TaskContribution.objects.count() == 1
    with pytest.raises(Refused, match="already"):
        log_contribution(chosen, on_date=day_of(now), hours=1, did="x", by=cast.citizen, now=now)


def test_what_changed_is_linked_to_where_one_can_see_it(cast, now, site, chosen):
    finish_task(chosen, hours_given=4, did="x", said="Ask about buses.", by=cast.citizen, now=now)
    project = chosen.task.project
    specification = commissioning.specification(project, cast, now)
    elsewhere = commissioning.specification(commissioning.project(cast, now, title="Another"), cast, now)
    for subject in (refer(elsewhere), "commissioning.specification:999999", "nonsense", "no.such:1", "people.person:1"):
        with pytest.raises(Refused, match="not part of this project") as refusal:
            answer_contribution(chosen, changed="Yes.", changed_subject=subject, by=cast.lead, now=now)
        assert refusal.value.field == "changed_subject"
    url = f"/citizens/task/chosen/{chosen.pk}/answer/"
    assert "Ask about buses." in site.get(url, by=cast.lead).text
    site.post(url, {"changed": "Buses are in.", "changed_subject": refer(specification)}, by=cast.lead)
    page = site.get("/citizens/mine/", by=cast.citizen, most=22)
    assert page.all("a", href=specification.get_absolute_url()) and "Buses are in." in page.text


@pytest.mark.ledger("LA-04")
def test_the_stages_somebody_has_worked_in(cast, now, site):
    made.trained(cast, cast.citizen, now)
    project = made.project(cast, now)
    for kind in ("survey", "specification", "method_statement"):
        row = choose_task(made.task(cast, now, on=project, kind=kind), by=cast.citizen, now=now)
        finish_task(row, hours_given=1, did="x", by=cast.citizen, now=now)
    choose_task(made.task(cast, now, on=project, kind="monitoring"), by=cast.citizen, now=now)  # not done yet
    lines = [(line.times, line.projects) for line in cycle_of(record_of(cast.citizen)[1])]
    assert lines == [(1, [project.title]), (2, [project.title] * 2), (0, []), (0, [])]
    assert "Stages of the cycle I have worked in" in site.get("/citizens/mine/", by=cast.citizen, most=22).text


@pytest.mark.ledger("NE-15")
def test_a_challenge_is_raised_checked_and_upheld_or_not(cast, now):
    made.member(cast, cast.citizen, now)
    project = made.project(cast, now)
    row = challenge_evidence(project, **SAYS, by=cast.citizen, now=now)
    assert PendingTurn.objects.filter(holder=f"person:{cast.lead.pk}", subject=refer(row)).exists()
    with pytest.raises(CannotMove):  # not before it was checked
        answer_challenge(row, upheld=False, reasons="No.", by=cast.lead, now=now)
    check_challenge(row, found="Two halls were left out.", by=cast.lead, now=now)
    specification = commissioning.specification(project, cast, now)
    other = commissioning.specification(commissioning.project(cast, now, title="Another"), cast, now)
    for subject in ("", refer(other), refer(project)):
        with pytest.raises(Refused, match="version of this project") as refusal:
            answer_challenge(row, upheld=True, reasons="Yes.", changed_subject=subject, by=cast.lead, now=now)
        assert refusal.value.field == "changed_subject"
    with pytest.raises(Refused, match="Say why"):
        answer_challenge(row, upheld=True, reasons=" ", changed_subject=refer(specification), by=cast.lead, now=now)
    answer_challenge(row, upheld=True, reasons="All three count now.", changed_subject=refer(specification), by=cast.lead, now=now)  # fmt: skip
    row.refresh_from_db()
    assert (row.state, row.changed_subject) == ("upheld", refer(specification))
    second = challenge_evidence(project, **SAYS, by=cast.citizen, now=now)
    check_challenge(second, found="It is right.", by=cast.lead, now=now)
    answer_challenge(second, upheld=False, reasons="All halls are there.", by=cast.lead, now=now)
    second.refresh_from_db()
    assert (second.state, second.reasons) == ("not_upheld", "All halls are there.")


def test_who_may_challenge_and_answer(cast, now):
    project = made.project(cast, now)
    for person in (cast.resident, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            challenge_evidence(project, **SAYS, by=person, now=now)
    made.member(cast, cast.citizen, now)
    for field in SAYS:
        with pytest.raises(Refused) as refusal:
            challenge_evidence(project, **{**SAYS, field: " "}, by=cast.citizen, now=now)
        assert refusal.value.field == field
    row = challenge_evidence(project, **SAYS, by=cast.citizen, now=now)
    for person in (cast.rival, cast.citizen, cast.nhs):
        with pytest.raises(NotAllowed):
            check_challenge(row, found="x", by=person, now=now)
        with pytest.raises(NotAllowed):
            answer_challenge(row, upheld=False, reasons="x", by=person, now=now)


def test_the_pages_of_a_challenge(cast, now, site):
    project = made.project(cast, now)
    url = f"/citizens/project/{project.pk}/challenge/"
    site.refuses(url, cast.stranger, cast.resident, cast.lead)
    made.member(cast, cast.young, now)
    page = site.post(url, SAYS, by=cast.young, follow=True)
    assert "It counts one hall of three." in page.text
    row = Challenge.objects.get()
    page = site.get(row.get_absolute_url(), most=12)
    assert "Kofi" not in page.text and "Adu" not in page.text and "citizen commissioner" in page.text
    assert row.about in site.get(project.get_absolute_url(), most=22).text
    for step in ("check", "answer"):
        site.refuses(f"{row.get_absolute_url()}{step}/", cast.stranger, cast.rival, cast.young)
    site.post(f"{row.get_absolute_url()}check/", {"found": "It is right."}, by=cast.lead)
    page = site.post(
        f"{row.get_absolute_url()}answer/", {"upheld": "no", "reasons": "Because."}, by=cast.lead, follow=True
    )
    assert "not upheld" in page.text


TODAY = date(2026, 11, 4)


@pytest.mark.parametrize(
    ("ago", "left", "state"),
    [
        ([1, 2, 182], False, Activity.CORE),
        ([1, 2, 183], False, Activity.AD_HOC),  # the third is one day too old
        ([1, 1, 1], False, Activity.AD_HOC),  # three times on one day is one day
        ([364], False, Activity.AD_HOC),
        ([365], False, Activity.DORMANT),
        ([], False, Activity.DORMANT),
        ([-1, -2, -3], False, Activity.DORMANT),  # days to come do not count
        ([1, 2, 3], True, Activity.WITHDRAWN),
    ],
)
def test_activity_from_dated_contributions(ago, left, state):
    days = [TODAY - timedelta(days=n) for n in ago]
    assert activity(days, on=TODAY, has_left=left) == state
    assert activity(reversed(days), on=TODAY, has_left=left) == state


@pytest.mark.ledger("PO-05")
def test_activity_states_add_up_to_everybody_who_was_trained(cast, now):
    course = made.core_course(cast, now)
    people = [cast.citizen, cast.neighbour, cast.resident, cast.small]
    for person in people:
        person.birth_date = date(1970, 1, 1)
        person.save()
        made.trained(cast, person, now, course=course)
    made.member(cast, cast.adviser, now, born=date(1970, 1, 1))  # never trained
    task = made.task(cast, now, places=9)
    for person, days in ((cast.citizen, (0, 1, 2)), (cast.neighbour, (0,))):
        row = choose_task(task, by=person, now=now)
        for n in days:
            log_contribution(row, on_date=day_of(now) - n * DAY, hours=1, did="x", by=person, now=now)
    leave_scheme(cast.small.memberships.get(), by=cast.small, now=now)
    counts = activities(on=day_of(now))
    assert counts == {"core": 1, "ad_hoc": 1, "dormant": 1, "withdrawn": 1} and sum(counts.values()) == len(people)
    later = activities(on=day_of(now) + 366 * DAY)
    assert later == {"core": 0, "ad_hoc": 0, "dormant": 3, "withdrawn": 1}
    assert activities(on=day_of(now)) == counts


def test_the_scheme_sees_how_active_a_member_is(cast, now, site, clock_at):
    member = made.trained(cast, cast.citizen, now)
    url = reverse("citizens:member", args=[member.pk])
    assert "How active Has only just come" in site.get(url, by=cast.scheme).text
    chosen = choose_task(made.task(cast, now), by=cast.citizen, now=now)
    log_contribution(chosen, on_date=day_of(now), hours=2, did="Read bids.", by=cast.citizen, now=now)
    assert "How active Now and then" in site.get(url, by=cast.scheme).text
    site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.citizen)
    clock_at(now + 366 * DAY)
    assert "How active Not seen for a year" in site.get(url, by=cast.scheme).text
