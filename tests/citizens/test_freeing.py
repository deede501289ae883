"""Places go to whoever waits when consent is taken back, somebody leaves or is erased; what was done stays theirs."""

from datetime import date, timedelta

import pytest

from folkmoot.citizens.actions import (
    book,
    choose_task,
    draw_names,
    finish_task,
    leave_scheme,
    log_contribution,
    offer_course,
    put_name_in,
    take_back_consent,
)
from folkmoot.citizens.models import Assignment, NameInDraw
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.people.actions import erase_account
from folkmoot.people.models import GuardianConsent
from tests.citizens import made

DAY = timedelta(days=1)


def state_of(row):
    row.refresh_from_db()
    return row.state


@pytest.fixture
def chosen(cast, now):
    """A young member has the one place of a task."""
    made.member(cast, cast.young, now)
    task = made.task(cast, now, places=1)
    made.safe(cast, task, now)
    return choose_task(task, by=cast.young, now=now)


def test_it_works(cast, now, chosen):
    """Consent taken back: the task is open again, and whoever wants it has it."""
    take_back_consent(GuardianConsent.objects.get(person=cast.young), by=cast.scheme, now=now + DAY)
    chosen.refresh_from_db()
    assert chosen.given_back_at == now + DAY and state_of(chosen.task) == "open"
    with pytest.raises(Refused, match="gave it back"):
        finish_task(chosen, hours_given=2, did="x", by=cast.young, now=now + DAY)
    made.member(cast, cast.citizen, now)
    assert choose_task(chosen.task, by=cast.citizen, now=now + DAY).pk


def test_the_public_record_does_not_say_that_a_young_person_gave_it_back(cast, now, chosen):
    take_back_consent(GuardianConsent.objects.get(person=cast.young), by=cast.scheme, now=now + DAY)
    entry = Entry.objects.get(code="citizens.task.given_back", subject=refer(chosen))
    assert entry.capacity == "for a member"


def test_who_may_not_take_a_consent_back_frees_nothing(cast, now, chosen):
    for person in (cast.young, cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            take_back_consent(GuardianConsent.objects.get(person=cast.young), by=person, now=now + DAY)
    chosen.refresh_from_db()
    assert chosen.given_back_at is None and state_of(chosen.task) == "filled"


def test_days_that_were_written_down_stay(cast, now, chosen):
    for n in range(2):
        log_contribution(chosen, on_date=day_of(now), hours="1.5", did=f"Evening {n}", by=cast.young, now=now)
    take_back_consent(GuardianConsent.objects.get(person=cast.young), by=cast.scheme, now=now + DAY)
    chosen.refresh_from_db()
    assert (chosen.hours_given, chosen.did) == (3, "Evening 0\nEvening 1")
    assert chosen.given_back_at == now + DAY and state_of(chosen.task) == "open"


def test_what_was_finished_is_left_alone(cast, now, chosen):
    finish_task(chosen, hours_given=2, did="Wrote it.", by=cast.young, now=now)
    take_back_consent(GuardianConsent.objects.get(person=cast.young), by=cast.scheme, now=now + DAY)
    chosen.refresh_from_db()
    assert (chosen.hours_given, chosen.given_back_at) == (2, None)


def test_who_left_is_not_drawn_and_a_reserve_has_their_place(cast, now):
    task = made.task(cast, now, places=1, choose_by=now + 7 * DAY)
    members = {}
    for person in (cast.citizen, cast.neighbour, cast.resident):
        members[person.pk] = made.member(cast, person, now, born=None if person is cast.citizen else date(1970, 1, 1))
        put_name_in(task, by=person, now=now)
    leave_scheme(members[cast.resident.pk], by=cast.resident, now=now + DAY)
    assert NameInDraw.objects.get(person=cast.resident).state == "out"
    draw_names(task, by=cast.lead, now=now + 7 * DAY)
    first = Assignment.objects.get().person
    leave_scheme(members[first.pk], by=first, now=now + 8 * DAY)
    second = Assignment.objects.standing().get().person
    assert {first, second} == {cast.citizen, cast.neighbour} and state_of(task) == "filled"


def test_who_leaves_keeps_a_place_on_a_course_open_to_anyone(cast, now):
    membership = made.member(cast, cast.citizen, now)
    course = made.core_course(cast, now)
    mine = book(made.session(cast, now, course=course), by=cast.citizen, now=now)
    course_for_all = made.session(cast, now, course=anyone(cast, now))
    open_one = book(course_for_all, by=cast.citizen, now=now)
    leave_scheme(membership, by=cast.citizen, now=now + DAY)
    assert (state_of(mine), state_of(open_one)) == ("cancelled", "booked")


def anyone(cast, now):
    return offer_course(
        cast.bodies.cvs, title="Costing", hours=2, plan="What things cost.", open_to=["anyone"], by=cast.scheme, now=now
    )


def test_who_is_erased_holds_no_task(cast, now):
    made.member(cast, cast.citizen, now)
    row = choose_task(made.task(cast, now, places=1), by=cast.citizen, now=now)
    erase_account(understands=True, by=cast.citizen, now=now + DAY)
    row.refresh_from_db()
    assert row.given_back_at == now + DAY and state_of(row.task) == "open"


def test_with_a_guardians_account_go_the_places_of_who_took_part_by_their_consent(cast, now, chosen):
    GuardianConsent.objects.filter(person=cast.young).update(guardian=cast.resident)
    erase_account(understands=True, by=cast.resident, now=now + DAY)
    chosen.refresh_from_db()
    assert chosen.given_back_at == now + DAY
    assert GuardianConsent.objects.in_force(cast.young, at=now + DAY) is None
