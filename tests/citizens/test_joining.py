"""Joining the scheme, leaving it, learning."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import admit, apply_to_join, complete_course, leave_scheme, offer_course
from folkmoot.citizens.models import Course, Membership
from folkmoot.citizens.queries import is_trained, record_of
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of
from tests.citizens import made

DAY = timedelta(days=1)


def test_it_works(cast, now):
    membership = made.member(cast, cast.resident, now, born=date(1980, 1, 1))
    assert membership.state == MembershipState.ACTIVE
    assert RoleKind.CITIZEN_COMMISSIONER in {role.kind for role in roles_of(cast.resident, day_of(now))}


@pytest.mark.ledger("PO-02")
def test_from_the_twelfth_birthday(cast, now):
    today = day_of(now)  # 4 November 2026
    with pytest.raises(Refused, match="12th birthday") as refusal:
        apply_to_join(cast.bodies.cvs, birth_date=date(2014, 11, 5), by=cast.resident, now=now)  # 11 years 364 days
    assert refusal.value.field == "birth_date"
    assert not Membership.objects.filter(person=cast.resident).exists()
    cast.resident.refresh_from_db()
    assert cast.resident.birth_date is None
    membership = apply_to_join(
        cast.bodies.cvs,
        birth_date=today.replace(year=2014),
        by=cast.resident,
        now=now,  # 12 years 0 days
    )
    assert membership.cohort == "young"


@pytest.mark.parametrize(("born", "cohort"), [(date(2008, 11, 5), "young"), (date(2008, 11, 4), "adult")])
def test_young_until_the_eighteenth_birthday(cast, now, born, cohort):
    assert apply_to_join(cast.bodies.cvs, birth_date=born, by=cast.resident, now=now).cohort == cohort


def test_the_date_of_birth_the_account_has_is_the_one_that_counts(cast, now):
    assert apply_to_join(cast.bodies.cvs, birth_date=date(1980, 1, 1), by=cast.young, now=now).cohort == "young"


@pytest.mark.parametrize("born", [None, date(2030, 1, 1)])
def test_a_date_of_birth_is_needed(cast, now, born):
    with pytest.raises(Refused, match="date of birth"):
        apply_to_join(cast.bodies.cvs, birth_date=born, by=cast.resident, now=now)


def test_once_at_a_time(cast, now):
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="already"):
        apply_to_join(cast.bodies.cvs, by=cast.citizen, now=now)


def test_who_may_not(cast, now):
    with pytest.raises(NotAllowed, match="Sign in"):
        apply_to_join(cast.bodies.cvs, by=cast.stranger, now=now)
    membership = apply_to_join(cast.bodies.cvs, by=cast.citizen, now=now)
    for person in (cast.citizen, cast.lead, cast.rival, cast.stranger):
        with pytest.raises(NotAllowed):
            admit(membership, by=person, now=now)
    with pytest.raises(NotAllowed, match="for yourself"):
        leave_scheme(membership, by=cast.scheme, now=now)


@pytest.mark.ledger("PO-06")
def test_leaving_needs_no_reason_and_who_comes_back_keeps_what_they_learnt(cast, now):
    membership = made.trained(cast, cast.citizen, now)
    leave_scheme(membership, by=cast.citizen, now=now + DAY)
    cast.citizen.__dict__.pop("_roles_held", None)
    assert RoleKind.CITIZEN_COMMISSIONER not in {role.kind for role in roles_of(cast.citizen, day_of(now + DAY))}
    again = made.member(cast, cast.citizen, now + 2 * DAY)
    assert again.pk != membership.pk
    learnt, _did = record_of(cast.citizen)
    assert [row.course.title for row in learnt] == ["Commissioning for citizens"]


@pytest.mark.ledger("LA-03")
@pytest.mark.parametrize("stage", ["analyse", "plan", "deliver", "review"])
def test_a_core_course_teaches_every_stage_of_the_cycle(cast, now, stage):
    with pytest.raises(Refused) as refusal:
        offer_course(
            cast.bodies.cvs, title="Half a course", hours=3, is_core=True, by=cast.scheme, now=now,
            **{**made.STAGES, stage: " "},
        )  # fmt: skip
    assert refusal.value.field == stage
    with pytest.raises(IntegrityError), transaction.atomic():
        Course.objects.create(
            title="Half a course", provider=cast.bodies.cvs, is_core=True, hours=3, **{**made.STAGES, stage: ""}
        )
    assert made.core_course(cast, now).is_core


def test_trained_from_the_day_of_completion(cast, now):
    course, today = made.core_course(cast, now), day_of(now)
    made.member(cast, cast.citizen, now)
    complete_course(course, person=cast.citizen, completed_date=today - DAY, by=cast.scheme, now=now)
    assert is_trained(cast.citizen, on=today)
    assert is_trained(cast.citizen, on=today - DAY)
    assert not is_trained(cast.citizen, on=today - 2 * DAY)
    assert not is_trained(cast.resident, on=today)


def test_another_course_is_not_the_core(cast, now):
    course = offer_course(cast.bodies.cvs, title="Minute taking", hours=2, by=cast.scheme, now=now)
    made.member(cast, cast.citizen, now)
    complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    assert not is_trained(cast.citizen, on=day_of(now))


def test_bad_completions(cast, now):
    course = made.core_course(cast, now)
    with pytest.raises(Refused, match="Admit them first"):
        complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="has not come"):
        complete_course(course, person=cast.citizen, completed_date=day_of(now) + DAY, by=cast.scheme, now=now)
    complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="already"):
        complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        complete_course(course, person=cast.citizen, by=cast.citizen, now=now)
