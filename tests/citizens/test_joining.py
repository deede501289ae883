"""Joining the scheme, leaving it, learning."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import (
    accept_agreement,
    admit,
    apply_to_join,
    carry_over,
    choose_task,
    complete_course,
    countersign,
    finish_task,
    leave_scheme,
    offer_course,
    publish_agreement,
)
from folkmoot.citizens.models import Course, Membership
from folkmoot.citizens.queries import is_trained, record_of
from folkmoot.citizens.states import MembershipState
from folkmoot.core.clock import LONDON, day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import give_role, open_child_account
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
    child = open_child_account(name="Zoë", birth_date=today.replace(year=2014), by=cast.resident, now=now).child
    assert apply_to_join(cast.bodies.cvs, by=child, now=now).cohort == "young"  # 12 years 0 days


@pytest.mark.parametrize(
    ("day", "old_enough"), [(date(2024, 2, 28), False), (date(2024, 2, 29), True), (date(2025, 2, 28), True)]
)
def test_the_twelfth_birthday_of_who_was_born_on_a_leap_day(cast, day, old_enough):
    moment = datetime(day.year, day.month, day.day, 9, 0, tzinfo=LONDON)
    born = date(2012, 2, 29)
    if old_enough:
        assert open_child_account(name="Leap", birth_date=born, by=cast.resident, now=moment).child.birth_date == born
    else:
        with pytest.raises(Refused, match="12th birthday"):
            open_child_account(name="Leap", birth_date=born, by=cast.resident, now=moment)


@pytest.mark.parametrize(("day", "may"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)])
def test_in_a_common_year_a_leap_day_birthday_is_the_first_of_march(cast, day, may):
    moment = datetime(day.year, day.month, day.day, 9, 0, tzinfo=LONDON)
    cast.resident.birth_date = date(2008, 2, 29)
    cast.resident.save()
    cohort = apply_to_join(cast.bodies.cvs, by=cast.resident, now=moment).cohort
    assert cohort == ("adult" if may else "young")


def test_a_twelve_year_old_does_not_open_an_account_alone(cast, now):
    with pytest.raises(Refused, match="parent or guardian opens") as refusal:
        apply_to_join(cast.bodies.cvs, birth_date=date(2014, 11, 4), by=cast.resident, now=now)
    assert refusal.value.field == "birth_date"


@pytest.mark.parametrize("name", ["Siobhán O’Donnell-Núñez", "Pelé", "D'Arcy " + "N" * 63, "  Zoë   Quartey "])
def test_names_of_every_kind(cast, now, site, name):
    cast.resident.name = name
    cast.resident.save()
    member = made.member(cast, cast.resident, now, born=date(1980, 1, 1))
    assert cast.resident.first_name == name.split()[0]
    page = site.get(f"/citizens/member/{member.pk}/", by=cast.scheme, most=20)
    assert " ".join(name.split()) in page.text


@pytest.mark.ledger("PO-07")
def test_no_task_before_both_sides_accepted_the_agreement_in_use(cast, now):
    made.member(cast, cast.citizen, now, agreed=False)
    task = made.task(cast, now)
    accepted = accept_agreement(made.agreement(cast, now), by=cast.citizen, now=now)
    with pytest.raises(Refused, match="must both accept"):
        choose_task(task, by=cast.citizen, now=now)  # the scheme has not
    countersign(accepted, by=cast.scheme, now=now)
    newer = publish_agreement(
        cast.bodies.cvs, member_promises="To be kind.", scheme_promises="To listen.", by=cast.scheme, now=now
    )
    with pytest.raises(Refused, match="must both accept"):
        choose_task(task, by=cast.citizen, now=now)  # an older version no longer counts
    with pytest.raises(Refused, match="newer version"):
        accept_agreement(accepted.agreement, by=cast.citizen, now=now)
    countersign(accept_agreement(newer, by=cast.citizen, now=now), by=cast.scheme, now=now)
    assert choose_task(task, by=cast.citizen, now=now).pk


def test_bad_agreements(cast, now):
    with pytest.raises(Refused) as refusal:
        publish_agreement(cast.bodies.cvs, member_promises="All.", scheme_promises=" ", by=cast.scheme, now=now)
    assert refusal.value.field == "scheme_promises"
    for person in (cast.lead, cast.rival, cast.stranger):
        with pytest.raises(NotAllowed):
            publish_agreement(cast.bodies.cvs, member_promises="A", scheme_promises="B", by=person, now=now)
    current = made.agreement(cast, now)
    with pytest.raises(NotAllowed, match="Apply to join"):
        accept_agreement(current, by=cast.rival, now=now)
    made.member(cast, cast.citizen, now, agreed=False)
    accepted = accept_agreement(current, by=cast.citizen, now=now)
    with pytest.raises(Refused, match="already"):
        accept_agreement(current, by=cast.citizen, now=now)
    with pytest.raises(NotAllowed):
        countersign(accepted, by=cast.citizen, now=now)
    countersign(accepted, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="already"):
        countersign(accepted, by=cast.scheme, now=now)


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
    course = offer_course(
        cast.bodies.cvs, title="Minute taking", hours=2, deliver="Writing down what was said.", by=cast.scheme, now=now
    )
    made.member(cast, cast.citizen, now)
    complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    assert not is_trained(cast.citizen, on=day_of(now))


def test_bad_completions(cast, now):
    course = made.core_course(cast, now)
    with pytest.raises(Refused, match="admit them first"):
        complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="has not come"):
        complete_course(course, person=cast.citizen, completed_date=day_of(now) + DAY, by=cast.scheme, now=now)
    complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="already"):
        complete_course(course, person=cast.citizen, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        complete_course(course, person=cast.citizen, by=cast.citizen, now=now)


@pytest.mark.ledger("PO-04")
def test_a_group_is_carried_over_with_its_history(cast, now, site):
    course = made.core_course(cast, now)
    for person in (cast.citizen, cast.young):
        made.trained(cast, person, now, course=course)
    task = made.task(cast, now)
    finish_task(choose_task(task, by=cast.citizen, now=now), hours_given=3, did="x", by=cast.citizen, now=now)
    before = {person.pk: [len(rows) for rows in record_of(person)] for person in (cast.citizen, cast.young)}
    new = cast.bodies.silver
    with pytest.raises(Refused, match="runs a scheme"):
        carry_over(cast.bodies.cvs, new=new, reasons="Awarded anew.", by=cast.admin, now=now)
    give_role(cast.rival, RoleKind.SCHEME_MANAGER, at=new, by=cast.admin, now=now)
    for person in (cast.scheme, cast.rival, cast.lead, cast.citizen):
        with pytest.raises(NotAllowed):
            carry_over(cast.bodies.cvs, new=new, reasons="Awarded anew.", by=person, now=now)
    site.refuses("/citizens/figures/carry-over/", cast.stranger, cast.scheme, cast.rival)
    typed = {"old": cast.bodies.cvs.pk, "new": new.pk, "reasons": "Awarded anew."}
    page = site.post("/citizens/figures/carry-over/", typed, by=cast.admin, follow=True)
    assert "2 members moved" in page.text
    assert set(Membership.objects.values_list("operator", flat=True)) == {new.pk}
    assert {person.pk: [len(rows) for rows in record_of(person)] for person in (cast.citizen, cast.young)} == before
    cast.citizen.__dict__.pop("_roles_held", None)
    at = [role.organisation for role in roles_of(cast.citizen, day_of(now)) if role.kind == "citizen_commissioner"]
    assert at == [new]
    with pytest.raises(Refused, match="must both accept"):  # the new operator has its own agreement
        choose_task(made.task(cast, now), by=cast.citizen, now=now)
