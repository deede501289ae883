"""Checks on people, expenses and pay, and the risks of a task."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from folkmoot.citizens.actions import (
    answer_expense,
    answer_payment,
    assess_risk,
    choose_task,
    claim_expense,
    end_check,
    name_check_role,
    note_check,
    offer_payment,
    pay_expense,
    pay_member,
)
from folkmoot.citizens.models import DbsCheck, Expense, Payment
from folkmoot.citizens.models.checks import is_checked
from folkmoot.citizens.states import ExpenseState, PaymentState
from folkmoot.core.clock import LONDON, day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.states import CannotMove
from tests.citizens import made

DAY = timedelta(days=1)


@pytest.fixture
def role(cast, now):
    return name_check_role(
        cast.bodies.cvs, name="adult with young members", highest_level="enhanced", why="Often alone with under-18s.",
        by=cast.scheme, now=now,
    )  # fmt: skip


def note(cast, role, now, **changes):
    fields = {"role": role, "level": "enhanced", "issued_date": day_of(now), "payer": cast.bodies.cvs, **changes}
    person = fields.pop("person", cast.scheme)
    return note_check(person, by=cast.admin if person == cast.scheme else cast.scheme, now=now, **fields)


def test_it_works(cast, now, role):
    check = note(cast, role, now)
    assert check.is_free and check.renew_date == date(2029, 11, 4)
    assert is_checked(cast.scheme, now)
    assert not is_checked(cast.scheme, datetime(2029, 11, 4, tzinfo=LONDON))
    assert is_checked(cast.scheme, datetime(2029, 11, 3, 23, 59, tzinfo=LONDON))
    assert not is_checked(cast.lead, now)


def test_nobody_notes_a_check_of_their_own(cast, now, role, site):
    fields = {"role": role, "level": "enhanced", "issued_date": day_of(now), "payer": cast.bodies.cvs}
    with pytest.raises(NotAllowed, match="about yourself"):
        note_check(cast.scheme, by=cast.scheme, now=now, **fields)
    with pytest.raises(NotAllowed):  # of a worker of the scheme alone
        note_check(cast.lead, by=cast.admin, now=now, **fields)
    assert "A colleague or an administrator notes yours" in site.get("/citizens/scheme/checks/", by=cast.scheme).text
    url = f"/citizens/scheme/checks/person/{cast.scheme.pk}/"
    site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.scheme)
    site.get(f"/citizens/scheme/checks/person/{cast.lead.pk}/", by=cast.admin, status=404)
    assert url in site.get("/citizens/operators/", by=cast.admin, most=12).links()
    assert url not in site.get("/citizens/operators/", by=cast.lead).links()
    typed = {"role": role.pk, "level": "enhanced", "issued_date": "2026-11-04", "payer": cast.bodies.cvs.pk, "charged_to_volunteer": "0"}  # fmt: skip
    site.post(url, typed, by=cast.admin, follow=True)
    assert is_checked(cast.scheme, now)


@pytest.mark.ledger("PO-10")
def test_the_volunteer_never_pays(cast, now, role):
    with pytest.raises(Refused, match="never the volunteer") as refusal:
        note(cast, role, now, payer=None)
    assert refusal.value.field == "payer"
    for charge in (Decimal("0.01"), Decimal("18.00"), Decimal("-1")):
        with pytest.raises(Refused, match="never pays") as refusal:
            note(cast, role, now, charged_to_volunteer=charge)
        assert refusal.value.field == "charged_to_volunteer"
    assert not DbsCheck.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        DbsCheck.objects.create(
            person=cast.scheme, role=role, level="basic", issued_date=day_of(now), renew_date=day_of(now) + DAY,
            payer=cast.bodies.cvs, charged_to_volunteer=Decimal("0.01"), seen_as="x",
        )  # fmt: skip


def test_the_level_goes_with_the_role_and_the_age(cast, now, role):
    with pytest.raises(Refused, match="up to the level") as refusal:
        note(cast, role, now, level="barred")
    assert refusal.value.field == "level"
    cast.young.birth_date = date(2010, 11, 5)  # 15 years and 364 days
    cast.young.save()
    with pytest.raises(Refused, match="age of 16"):
        note(cast, role, now, person=cast.young)
    cast.young.birth_date = date(2010, 11, 4)
    cast.young.save()
    assert note(cast, role, now, person=cast.young).pk
    with pytest.raises(Refused, match="not come"):
        note(cast, role, now, issued_date=day_of(now) + DAY)
    for person in (cast.lead, cast.citizen, cast.rival, cast.stranger):
        with pytest.raises(NotAllowed):
            note_check(
                cast.scheme,
                role=role,
                level="basic",
                issued_date=day_of(now),
                payer=cast.bodies.cvs,
                by=person,
                now=now,
            )
    with pytest.raises(Refused, match="lets it be checked"):
        name_check_role(cast.bodies.cvs, name="A", highest_level="basic", why=" ", by=cast.scheme, now=now)


def test_a_check_that_ended_at_noon(cast, now, role):
    noon = now.replace(hour=12)
    check = note(cast, role, now)
    end_check(check, because="The register says that it no longer stands.", ended_at=noon, by=cast.scheme, now=noon)
    assert is_checked(cast.scheme, noon - timedelta(microseconds=1))
    assert not is_checked(cast.scheme, noon)
    assert is_checked(cast.scheme, now, noon)  # a morning that ends at noon
    assert not is_checked(cast.scheme, now, noon + timedelta(minutes=1))  # one that runs on
    with pytest.raises(Refused, match="already"):
        end_check(check, because="Twice.", by=cast.scheme, now=noon)


def test_a_check_that_ended_at_noon_keeps_a_young_person_from_a_task_after_noon(cast, now):
    noon, task = now.replace(hour=12), made.task(cast, now)
    made.member(cast, cast.young, now)
    made.safe(cast, task, now)
    end_check(DbsCheck.objects.get(person=cast.lead), because="Ended.", ended_at=noon, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="adult who is there is out of date"):
        choose_task(task, by=cast.young, now=noon)
    assert choose_task(task, by=cast.young, now=noon - timedelta(seconds=1)).pk


def test_risks_are_signed_with_two_checked_adults_and_grow_old(cast, now):
    task = made.task(cast, now)
    made.member(cast, cast.young, now)
    with pytest.raises(Refused, match="missing or out of date") as refusal:
        assess_risk(
            task, risks="R", measures="M", supervision="S", host=cast.lead, second_adult=cast.scheme,
            end_date=day_of(now) + DAY, by=cast.lead, now=now,
        )  # fmt: skip
    assert refusal.value.field == "host"
    for changes, field in (
        ({"second_adult": cast.lead}, "second_adult"), ({"risks": " "}, "risks"), ({"end_date": day_of(now)}, "end_date"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            made.safe(cast, task, now, **changes)
        assert refusal.value.field == field
    made.safe(cast, task, now, days=10)
    with pytest.raises(Refused, match="risks must be looked at"):
        choose_task(task, by=cast.young, now=now + 10 * DAY)
    assert choose_task(task, by=cast.young, now=now + 9 * DAY).pk
    with pytest.raises(NotAllowed):
        assess_risk(
            task, risks="R", measures="M", supervision="S", host=cast.lead, second_adult=cast.scheme,
            end_date=day_of(now) + DAY, by=cast.rival, now=now,
        )  # fmt: skip


def test_near_adults_at_risk_everybody_needs_the_risks_looked_at(cast, now):
    task = made.task(cast, now)
    type(task).objects.update(with_adults_at_risk=True)
    made.member(cast, cast.citizen, now)
    with pytest.raises(Refused, match="risks must be looked at"):
        choose_task(task, by=cast.citizen, now=now)
    made.safe(cast, task, now)
    assert choose_task(task, by=cast.citizen, now=now).pk


def test_an_expense_is_paid_back(cast, now):
    made.member(cast, cast.citizen, now)
    ask = {"kind": "travel", "words": "Bus", "spent_date": day_of(now)}
    with pytest.raises(Refused, match="above £0"):
        claim_expense(amount=Decimal(0), by=cast.citizen, now=now, **ask)
    with pytest.raises(Refused, match="has come"):
        claim_expense(amount=Decimal(3), by=cast.citizen, now=now, **{**ask, "spent_date": day_of(now) + DAY})
    with pytest.raises(NotAllowed):
        claim_expense(amount=Decimal(3), by=cast.resident, now=now, **ask)
    row = claim_expense(amount=Decimal("3.50"), by=cast.citizen, now=now, **ask)
    for person in (cast.citizen, cast.lead, cast.rival):
        with pytest.raises(NotAllowed):
            answer_expense(row, agreed=True, by=person, now=now)
    with pytest.raises(Refused, match="Say why"):
        answer_expense(row, agreed=False, by=cast.scheme, now=now)
    with pytest.raises(CannotMove):
        pay_expense(row, by=cast.scheme, now=now)
    answer_expense(row, agreed=True, by=cast.scheme, now=now)
    assert pay_expense(row, by=cast.scheme, now=now).state == ExpenseState.PAID


def test_pay_can_end_a_free_check_and_both_are_told_before(cast, now):
    made.member(cast, cast.citizen, now)
    made.checked(cast, now, cast.citizen)
    with pytest.raises(Refused, match="Pay can end that") as refusal:
        offer_payment(cast.citizen, amount=Decimal(25), words="A day on the panel", by=cast.scheme, now=now)
    assert refusal.value.field == "knows_check" and not Payment.objects.exists()
    row = offer_payment(
        cast.citizen, amount=Decimal(25), words="A day on the panel", knows_check=True, by=cast.scheme, now=now
    )
    assert row.ends_free_check
    with pytest.raises(NotAllowed):
        answer_payment(row, accepted=True, by=cast.scheme, now=now)
    with pytest.raises(Refused, match="Pay can end that"):
        answer_payment(row, accepted=True, by=cast.citizen, now=now)
    assert DbsCheck.objects.get().is_free
    answer_payment(row, accepted=True, knows_check=True, by=cast.citizen, now=now)
    assert not DbsCheck.objects.get().is_free
    assert pay_member(row, by=cast.scheme, now=now).state == PaymentState.PAID


def test_expenses_and_saying_no_leave_a_free_check_as_it_is(cast, now):
    made.member(cast, cast.citizen, now)
    made.checked(cast, now, cast.citizen)
    row = claim_expense(kind="travel", words="Bus", spent_date=day_of(now), amount=Decimal(3), by=cast.citizen, now=now)
    pay_expense(answer_expense(row, agreed=True, by=cast.scheme, now=now), by=cast.scheme, now=now)
    offered = offer_payment(cast.citizen, amount=Decimal(5), words="Thanks", knows_check=True, by=cast.scheme, now=now)
    answer_payment(offered, accepted=False, by=cast.citizen, now=now)
    assert DbsCheck.objects.get().is_free


def test_pay_without_a_free_check_needs_no_warning(cast, now):
    made.member(cast, cast.citizen, now)
    row = offer_payment(cast.citizen, amount=Decimal(5), words="Thanks", by=cast.scheme, now=now)
    assert not row.ends_free_check
    assert answer_payment(row, accepted=True, by=cast.citizen, now=now).state == PaymentState.ACCEPTED


def test_the_pages(cast, now, site):
    membership = made.member(cast, cast.citizen, now)
    mine, scheme = ("/citizens/mine/costs/claim/",), ("/citizens/scheme/costs/", "/citizens/scheme/checks/", "/citizens/scheme/checks/role/")  # fmt: skip
    for url in scheme:
        site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.citizen, cast.admin)
    site.refuses(*mine, cast.stranger, cast.rival)
    typed = {"kind": "travel", "words": "Bus", "amount": "-3", "spent_date": "2026-11-04"}
    site.post(*mine, typed, by=cast.citizen, status=200)
    page = site.post(*mine, {**typed, "amount": "£3.50"}, by=cast.citizen, follow=True)
    assert "£3.50" in page.text
    row = Expense.objects.get()
    site.refuses(f"/citizens/scheme/costs/{row.pk}/answer/", cast.stranger, cast.rival, cast.citizen)
    assert "Answer Maureen" in site.get("/citizens/scheme/costs/", by=cast.scheme, most=12).text
    site.post(f"/citizens/scheme/costs/{row.pk}/answer/", {"agreed": "yes"}, by=cast.scheme)
    assert "Noted as paid" in site.post(f"/citizens/scheme/costs/{row.pk}/paid/", by=cast.scheme, follow=True).text
    named = {"name": "visitor", "highest_level": "enhanced", "why": "Visits alone.", "renew_months": "36"}
    site.post("/citizens/scheme/checks/role/", named, by=cast.scheme)
    url = f"/citizens/scheme/checks/person/{cast.citizen.pk}/"
    site.refuses(url, cast.stranger, cast.rival, cast.citizen, cast.lead)
    site.get(f"/citizens/scheme/checks/person/{cast.resident.pk}/", by=cast.scheme, status=404)  # no business of theirs
    check = {"role": str(made.CheckRole.objects.get().pk), "level": "enhanced", "issued_date": "2026-11-04", "payer": str(cast.bodies.cvs.pk)}  # fmt: skip
    page = site.post(url, {**check, "charged_to_volunteer": "18"}, by=cast.scheme, status=200)
    assert "A volunteer never pays for a check" in page.text
    page = site.post(url, {**check, "charged_to_volunteer": "0"}, by=cast.scheme, follow=True)
    assert "in date" in page.text
    site.get("/citizens/scheme/checks/", by=cast.scheme, most=12)
    url = f"/citizens/member/{membership.pk}/pay/"
    site.refuses(url, cast.stranger, cast.rival, cast.citizen)
    assert "A check is not free for somebody who is paid" in site.get(url, by=cast.scheme).text
    page = site.post(url, {"words": "Panel", "amount": "25"}, by=cast.scheme, status=200)
    assert "Pay can end that" in page.text
    site.post(url, {"words": "Panel", "amount": "25", "knows_check": "on"}, by=cast.scheme)
    pay = Payment.objects.get()
    site.refuses(f"/citizens/mine/costs/pay/{pay.pk}/", cast.stranger, cast.rival, cast.scheme)
    page = site.get(f"/citizens/mine/costs/pay/{pay.pk}/", by=cast.citizen)
    assert "A check is not free for somebody who is paid" in page.text
    site.post(f"/citizens/mine/costs/pay/{pay.pk}/", {"accepted": "no"}, by=cast.citizen)
    ended = f"/citizens/scheme/checks/{DbsCheck.objects.get().pk}/end/"
    site.refuses(ended, cast.stranger, cast.rival, cast.citizen)
    assert "missing or out of date" in site.post(ended, {"because": "Ended."}, by=cast.scheme, follow=True).text
    task = made.task(cast, now)
    site.refuses(f"/citizens/task/{task.pk}/risks/", cast.stranger, cast.rival, cast.citizen)
    made.checked(cast, now)
    risks = {"risks": "R", "measures": "M", "supervision": "S", "host": cast.lead.pk, "second_adult": cast.scheme.pk, "end_date": "2027-01-01"}  # fmt: skip
    page = site.post(f"/citizens/task/{task.pk}/risks/", risks, by=cast.lead, follow=True)
    assert "looked at again before 1 January 2027" in page.text
