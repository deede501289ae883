"""Birthdays: at 13 an account becomes one's own; at 18 nobody agrees for one any more, and nothing becomes public."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from folkmoot.citizens.actions import (
    accredit,
    choose_task,
    choose_what_shows,
    come_of_age,
    complete_course,
    finish_task,
    take_back_consent,
)
from folkmoot.citizens.daily import tell_guardians_of_thirteen, welcome_who_is_eighteen
from folkmoot.citizens.models import Membership
from folkmoot.citizens.models.membership import Cohort
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.people.actions import choose_shown_name, hand_over_account, open_child_account
from folkmoot.people.models import GuardianConsent, Person, ResponsibleAdult
from folkmoot.people.models.role import RoleKind, roles_of
from tests.citizens import made

BORN = date(2010, 5, 17)


@pytest.fixture
def young(cast, now):
    """Kofi, in the scheme, 16 today."""
    cast.young.birth_date = BORN
    cast.young.save(update_fields=["birth_date"])
    made.member(cast, cast.young, now)
    return cast.young


def birthday(now, age):
    return now.replace(year=BORN.year + age, month=BORN.month, day=BORN.day, hour=6)


@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """A daily job with the letters that go once it is committed."""

    def do(job, moment):
        with django_capture_on_commit_callbacks(execute=True):
            return job(moment)

    return do


def again(person):
    return Person.objects.get(pk=person.pk)


def kinds(person, when):
    return {role.kind for role in roles_of(again(person), day_of(when))}


def test_it_works(cast, now, young, done):
    day_before, day = birthday(now, 18) - timedelta(days=1), birthday(now, 18)
    assert "0 people" in done(welcome_who_is_eighteen, day_before)
    assert kinds(young, day_before) == {RoleKind.YOUNG_COMMISSIONER}
    assert "1 people" in done(welcome_who_is_eighteen, day)
    assert kinds(young, day) == {RoleKind.CITIZEN_COMMISSIONER}
    assert Membership.objects.current_of(young).cohort == Cohort.ADULT
    assert not ResponsibleAdult.objects.filter(person=young, end_date=None).exists()
    letter = mail.outbox[-1]
    assert letter.to == [young.email] and letter.cc == [] and "18" not in letter.subject
    assert "Nothing about you has become public" in letter.body


def test_they_are_told_once_however_often_the_day_is_done(cast, now, young, done):
    for _again in range(3):
        done(welcome_who_is_eighteen, birthday(now, 18))
    assert len(mail.outbox) == 1


def test_the_task_they_are_at_goes_on_and_needs_no_consent(cast, now, young):
    task = made.task(cast, now)
    made.safe(cast, task, now)
    chosen = choose_task(task, by=young, now=now)
    welcome_who_is_eighteen(birthday(now, 18))
    later = birthday(now, 18)
    finish_task(chosen, hours_given=4, did="Wrote it.", by=again(young), now=later)
    fresh = made.task(cast, later, on=task.project)
    assert choose_task(fresh, by=again(young), now=later)


def test_the_guardian_no_longer_decides(cast, now, young, site, clock_at):
    consent, later = GuardianConsent.objects.get(person=young), clock_at(birthday(now, 18))
    with pytest.raises(NotAllowed, match="18 now"):
        take_back_consent(consent, by=cast.scheme, now=later)
    consent.guardian = cast.guardian
    consent.save()
    page = site.get(reverse("citizens:family"), by=cast.guardian, most=12)
    assert "not needed any more" in page.text and "Take it back" not in page.text


def test_nothing_becomes_public_by_itself(cast, now, young, site, clock_at):
    course = made.core_course(cast, now)
    done = complete_course(course, person=young, by=cast.scheme, now=now)
    row = accredit(
        done, awarding_body=cast.bodies.cvs, level="2", number="WV-9", awarded_date=day_of(now), by=cast.scheme, now=now
    )
    choose_what_shows(row, shows=["name"], by=young, now=now)
    later = clock_at(birthday(now, 18))  # from the first minute, before the day's round has run
    assert "Adu" not in site.get(row.get_absolute_url()).text
    welcome_who_is_eighteen(later)
    page = site.get(row.get_absolute_url())
    assert "Kofi" in page.text and "Adu" not in page.text
    site.get(reverse("citizens:my_record"), by=again(young))
    site.post(reverse("citizens:shown_name"), by=again(young), whole="yes", follow=True)
    assert "Kofi Adu" in site.get(row.get_absolute_url()).text
    site.post(reverse("citizens:shown_name"), by=again(young), whole="no")
    assert "Adu" not in site.get(row.get_absolute_url()).text


def test_who_may_choose_their_name(cast, now, young, site):
    with pytest.raises(Refused, match="under 18"):
        choose_shown_name(whole=True, by=young, now=now)
    site.refuses(reverse("citizens:shown_name"), cast.stranger, young, cast.citizen)
    assert cast.citizen.shown_name(day_of(now)) == "Maureen Doyle"


@pytest.mark.parametrize("name", ["O’Neill", "Zoë", "Kofi", "Ama " + "x" * 66, "Jean-Luc d’Été"])
def test_what_others_call_somebody_young(cast, now, young, name):
    young.name = name
    assert young.shown_name(day_of(now)) == name.split()[0]


def test_nobody_comes_of_age_early_or_by_a_strangers_word(cast, now, young):
    with pytest.raises(Refused, match="not 18"):
        come_of_age(young, by=cast.scheme, now=now)
    with pytest.raises(NotAllowed):
        come_of_age(young, by=cast.guardian, now=birthday(now, 18))


def test_born_on_a_leap_day_one_is_18_on_the_first_of_march(cast, now, young):
    young.birth_date = date(2008, 2, 29)
    young.save(update_fields=["birth_date"])
    assert "0 people" in welcome_who_is_eighteen(now.replace(year=2026, month=2, day=28))
    assert "1 people" in welcome_who_is_eighteen(now.replace(year=2026, month=3, day=1))


@pytest.fixture
def child(cast, now):
    return open_child_account(name="Esi Adu", birth_date=date(2014, 5, 17), by=cast.guardian, now=now)


def test_at_13_the_guardian_is_told_once_and_hands_the_account_over(cast, now, child, site, clock_at, done):
    family, day = reverse("citizens:family"), now.replace(year=2027, month=5, day=17)
    assert "Hand the account over" not in site.get(family, by=cast.guardian).text
    done(tell_guardians_of_thirteen, day - timedelta(days=1))
    assert mail.outbox == []
    for _again in range(2):
        done(tell_guardians_of_thirteen, day)
    assert [letter.to for letter in mail.outbox] == [[cast.guardian.email]]
    assert "Adu" not in mail.outbox[0].subject and "13" not in mail.outbox[0].subject
    clock_at(day)
    assert "Hand the account over to Esi" in site.get(family, by=cast.guardian, most=12).text
    site.post(reverse("citizens:hand_over", args=[child.pk]), by=cast.guardian, email="esi@example.org", follow=True)
    assert again(child.child).email == "esi@example.org"


def test_in_an_adults_account_no_guardian_acts_but_it_can_still_be_handed_over(cast, now, child, site, clock_at):
    day = clock_at(now.replace(year=2032, month=5, day=17))
    assert "Go on as" not in site.get(reverse("citizens:family"), by=cast.guardian).text
    site.post(reverse("citizens:step_in", args=[child.pk]), by=cast.guardian, status=403)
    assert hand_over_account(child, email="esi@example.org", by=cast.guardian, now=day)
