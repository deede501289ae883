from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.record import timeline
from folkmoot.core.states import CannotMove
from folkmoot.funding import actions
from folkmoot.funding.challenge_law import grounds, telling
from folkmoot.funding.clocks import ends
from folkmoot.funding.models import ExpressionOfInterest, ListedService, Plan, Route, ValueBand
from folkmoot.funding.models.expression import RelevantBody
from folkmoot.funding.policy.expressions import relevant_as
from folkmoot.funding.states import ExpressionState
from folkmoot.people.actions import declare_interest, give_role
from folkmoot.people.models import Organisation, Role
from folkmoot.people.models.organisation import LegalForm, OrganisationKind
from folkmoot.people.models.role import RoleKind

WHY = "The contract with today's provider ends in spring, and this letter shows a better way."


def listed(cast, now, **changes):
    given = {"title": "The lunch club", "summary": "A hot meal and company, five days a week."}
    return actions.list_service(cast.bodies.council, **{**given, **changes}, by=cast.lead, now=now)


LETTER = {
    "offer": "The same five days, in three halls.", "good": "Nobody takes two buses for a meal.",
    "able": "We cook for eighty today.", "means": "Two cooks, and £40,000 put by.",
}  # fmt: skip


def letter(cast, now, service=None, **changes):
    given = {**LETTER, "organisation": cast.bodies.riverside, "by": cast.vco, "now": now, **changes}
    return actions.express_interest(service or listed(cast, now), **given)


def being_decided(cast, now, **changes):
    row = letter(cast, now, **changes)
    return actions.tell_decision_date(row, decides_date=now.date() + timedelta(days=60), by=cast.lead, now=now)


@pytest.mark.ledger("CR-02")
def test_it_works(site, cast, now, clock_at):
    service = listed(cast, now)
    assert "The lunch club" in site.get("/funding/right-to-challenge/", most=12).text
    address = f"/funding/service/{service.pk}/ask/"
    site.refuses(address, cast.stranger, cast.resident, cast.citizen)
    site.get(address, by=cast.vco, most=20)
    site.post(address, {**LETTER, "sender": cast.bodies.riverside.pk}, by=cast.vco)
    row = ExpressionOfInterest.objects.get()
    assert row.kind == RelevantBody.CHARITY and row.state == ExpressionState.SENT
    assert row.tell_by == date(2026, 12, 4)

    when = f"/funding/letter/{row.pk}/when/"
    site.refuses(when, cast.stranger, cast.rival, cast.vco, cast.nhs)
    site.get(when, by=cast.lead, most=20)
    site.post(when, decides_date="2027-01-20", by=cast.lead)
    accept = f"/funding/letter/{row.pk}/accept/"
    site.refuses(accept, cast.stranger, cast.rival, cast.vco, cast.nhs, cast.clerk)
    site.get(accept, by=cast.colleague, most=20)
    sent = {"quarter_date": "2027-04-01", "value_band": "large", "reasons": WHY}
    assert "There is a problem" in site.post(accept, {**sent, "reasons": " "}, by=cast.colleague, status=200).text
    site.post(accept, sent, by=cast.colleague)
    row.refresh_from_db()
    # Acceptance opens a procurement to all: it stands in the pipeline.
    assert row.state == ExpressionState.ACCEPTED and row.plan.route == Route.COMPETITIVE
    assert "The lunch club" in site.get("/funding/pipeline/").text
    page = site.get(row.get_absolute_url(), most=20)
    assert WHY in page.text and row.plan.get_absolute_url() in page.links()
    codes = [entry.code.rpartition(".")[2] for entry in timeline(row)]
    assert codes == ["accepted", "date_told", "sent"]


@pytest.mark.ledger("CR-02")
def test_only_relevant_bodies_may_send_one(cast, now):
    assert relevant_as(cast.bodies.riverside) == RelevantBody.CHARITY
    assert relevant_as(cast.bodies.kettle) == RelevantBody.VOLUNTARY
    firm = Organisation.objects.create(name="Firm", kind=OrganisationKind.PRIVATE, legal_form=LegalForm.COMPANY)
    parish = Organisation.objects.create(name="Moor Parish Council", kind=OrganisationKind.OTHER_PUBLIC)
    Role.objects.create(person=cast.rival, kind=RoleKind.PROVIDER, organisation=firm, start_date=now.date())
    Role.objects.create(person=cast.resident, kind=RoleKind.CLERK, organisation=parish, start_date=now.date())
    service = listed(cast, now)
    for organisation, person in (
        (firm, cast.rival), (cast.bodies.riverside, cast.rival), (cast.bodies.nhs, cast.nhs), (None, cast.nhs),
        (None, cast.vco), (cast.bodies.foundation, cast.resident),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            letter(cast, now, service, organisation=organisation, by=person)
    row = letter(cast, now, service, organisation=parish, by=cast.resident)
    assert row.kind == RelevantBody.PARISH


def test_employees_need_a_second_one_and_neither_is_named(site, cast, now):
    service = listed(cast, now)
    for wrong in ("", cast.clerk.email, cast.nhs.email, "nobody@example.org", cast.vco.email):
        with pytest.raises(Refused) as refusal:
            letter(cast, now, service, organisation=None, by=cast.clerk, second_email=wrong)
        assert refusal.value.field == "second_email"
    sent = {**LETTER, "sender": "employees", "second_email": cast.finance.email}
    site.post(f"/funding/service/{service.pk}/ask/", sent, by=cast.clerk)
    row = ExpressionOfInterest.objects.get()
    assert row.state == ExpressionState.UNSIGNED and row.tell_by is None
    site.refuses(row.get_absolute_url(), cast.stranger, cast.rival, cast.lead)
    assert row.get_absolute_url() in site.get("/funding/right-to-challenge/", by=cast.finance, most=12).links()
    sign = f"/funding/letter/{row.pk}/sign/"
    site.refuses(sign, cast.stranger, cast.rival, method="post")
    with pytest.raises(NotAllowed):
        actions.sign_second(row, by=cast.clerk, now=now)
    site.post(sign, by=cast.finance)
    row.refresh_from_db()
    assert row.state == ExpressionState.SENT and row.sent_at == now
    page = site.get(row.get_absolute_url())
    assert "Employees of Wandle Vale Council" in page.text
    assert cast.clerk.name not in page.html and cast.finance.name not in page.html
    assert not Entry.objects.filter(capacity__contains=cast.clerk.name).exists()


@pytest.mark.ledger("CR-06")
@pytest.mark.parametrize("exclusion", ["regulatory", "safeguarding"])
def test_what_is_left_out_is_refused_with_its_reason(site, cast, now, exclusion):
    address = f"/funding/right-to-challenge/{cast.bodies.council.pk}/list/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs, cast.vco)
    sent = {"title": "Inspections", "summary": "Of kitchens.", "exclusion": exclusion, "exclusion_reason": ""}
    assert "Say why it is left out" in site.post(address, sent, by=cast.lead, status=200).text
    why = "Only the authority may close a kitchen, so nobody else can be given it."
    site.post(address, {**sent, "exclusion_reason": why}, by=cast.lead)
    service = ListedService.objects.get()
    page = site.get(service.get_absolute_url(), by=cast.vco, most=20)
    assert why in page.text and f"/funding/service/{service.pk}/ask/" not in page.links()
    page = site.post(
        f"/funding/service/{service.pk}/ask/", {**LETTER, "sender": cast.bodies.riverside.pk}, by=cast.vco, status=200
    )
    assert why in page.text and not ExpressionOfInterest.objects.exists()
    assert "left out" in site.get("/funding/right-to-challenge/").text


def test_letters_come_in_the_windows_where_there_are_any(site, cast, now):
    service = listed(cast, now)
    address = f"/funding/right-to-challenge/{cast.bodies.council.pk}/when/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs)
    sent = {
        "opens_date": "2026-12-01",
        "closes_date": "2026-12-31",
        "decides_days": "90",
        "reasons": "Contracts end in June.",
    }
    assert "close after" in site.post(address, {**sent, "closes_date": "2026-11-30"}, by=cast.lead, status=200).text
    site.post(address, sent, by=cast.lead)
    assert "1 December 2026" in site.get(service.get_absolute_url()).text
    with pytest.raises(Refused, match="from 1 December 2026"):
        letter(cast, now, service)
    for day in (1, 31):
        then = now.replace(month=12, day=day)
        row = letter(cast, then, service)
    with pytest.raises(Refused, match="is over"):
        letter(cast, now.replace(year=2027, month=1, day=1), service)
    # The decision takes no longer than was published.
    then = now.replace(month=12, day=31)
    with pytest.raises(Refused, match="90 days at most: until 31 March 2027"):
        actions.tell_decision_date(row, decides_date=date(2027, 4, 1), by=cast.lead, now=then)
    assert actions.tell_decision_date(row, decides_date=date(2027, 3, 31), by=cast.lead, now=then).told_at == then


def test_a_window_of_one_service_comes_before_that_of_all(cast, now):
    service, other = listed(cast, now), listed(cast, now, title="The other club")
    days = {"decides_days": 60, "reasons": "So.", "by": cast.lead, "now": now}
    actions.publish_window(cast.bodies.council, opens_date=date(2027, 1, 1), closes_date=date(2027, 2, 1), **days)
    actions.publish_window(
        cast.bodies.council, service=service, opens_date=now.date(), closes_date=date(2026, 12, 1), **days
    )
    assert letter(cast, now, service)
    with pytest.raises(Refused):
        letter(cast, now, other)


@pytest.mark.ledger("CR-01")
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_sender_is_told_within_thirty_days(day):
    assert ends(telling(), day) == day + timedelta(days=30)


def test_a_late_telling_is_kept_and_seen(site, cast, now, clock_at):
    row = letter(cast, now)
    clock_at(now + timedelta(days=30))
    assert "received late" not in site.get(row.get_absolute_url()).text
    clock_at(now + timedelta(days=31))
    assert "received late" in site.get(row.get_absolute_url()).text
    late = actions.tell_decision_date(row, decides_date=date(2027, 2, 1), by=cast.lead, now=now + timedelta(days=31))
    assert timeline(late)[0].facts["late"] is True


@pytest.mark.ledger("CR-01")
def test_only_the_grounds_of_the_regulations_refuse(site, cast, now):
    row = being_decided(cast, now)
    address = f"/funding/letter/{row.pk}/refuse/"
    site.refuses(address, cast.stranger, cast.rival, cast.vco, cast.nhs)
    page = site.get(address, by=cast.colleague, most=20)
    assert all(one.title in page.text for one in grounds())
    for sent in (
        {"ground": "we_would_rather_not", "reasons": WHY},
        {"ground": "stopping", "reasons": "No"},
        {"reasons": WHY},
    ):
        assert "There is a problem" in site.post(address, sent, by=cast.colleague, status=200).text
    with pytest.raises(Refused) as refusal:
        actions.refuse_expression(row, ground="", reasons=WHY, by=cast.colleague, now=now)
    assert refusal.value.field == "ground"
    with pytest.raises(IntegrityError), transaction.atomic():
        ExpressionOfInterest.objects.filter(pk=row.pk).update(state="refused", ground="", reasons=WHY)
    site.post(address, {"ground": "stopping", "reasons": WHY}, by=cast.colleague)
    page = site.get(row.get_absolute_url())
    assert "has decided in writing to stop" in page.text and WHY in page.text
    assert not Plan.objects.exists()
    row.refresh_from_db()
    with pytest.raises(CannotMove):
        actions.accept_expression(
            row, reasons=WHY, quarter_date=date(2027, 4, 1), value_band=ValueBand.LARGE, by=cast.colleague, now=now
        )


def test_nobody_decides_before_the_sender_knows_when(cast, now):
    row = letter(cast, now)
    with pytest.raises(Refused, match="Tell the sender first"):
        actions.refuse_expression(row, ground="stopping", reasons=WHY, by=cast.colleague, now=now)
    with pytest.raises(CannotMove), transaction.atomic():
        actions.accept_expression(
            row, reasons=WHY, quarter_date=date(2027, 4, 1), value_band=ValueBand.LARGE, by=cast.colleague, now=now
        )
    assert not Plan.objects.exists()


def test_whoever_has_a_tie_to_the_sender_does_not_decide(cast, now):
    row = being_decided(cast, now)
    give_role(cast.colleague, RoleKind.VCO_WORKER, at=cast.bodies.riverside, by=cast.admin, now=now)
    cast.colleague.__dict__.pop("_roles_held", None)
    for person in (cast.colleague, cast.vco, cast.nhs, cast.councillor, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.refuse_expression(row, ground="stopping", reasons=WHY, by=person, now=now)
    declare_interest(cast.bodies.riverside, nature="My sister works there.", by=cast.lead, now=now)
    with pytest.raises(NotAllowed, match="tie"):
        actions.refuse_expression(row, ground="stopping", reasons=WHY, by=cast.lead, now=now)


def test_an_employee_does_not_decide_on_their_own_letter(cast, now):
    row = letter(cast, now, organisation=None, by=cast.lead, second_email=cast.finance.email)
    row = actions.sign_second(row, by=cast.finance, now=now)
    row = actions.tell_decision_date(row, decides_date=date(2027, 2, 1), by=cast.colleague, now=now)
    with pytest.raises(NotAllowed, match="You sent this letter"):
        actions.refuse_expression(row, ground="stopping", reasons=WHY, by=cast.lead, now=now)
    assert actions.refuse_expression(row, ground="stopping", reasons=WHY, by=cast.colleague, now=now)


def test_money_and_people_are_read_by_sender_and_authority_alone(site, cast, now):
    row = letter(cast, now)
    for person in (cast.vco, cast.lead):
        assert "£40,000 put by" in site.get(row.get_absolute_url(), by=person, most=20).text
    for person in (cast.stranger, cast.rival, cast.nhs, cast.resident):
        page = site.get(row.get_absolute_url(), by=person, most=20)
        assert "£40,000 put by" not in page.html and "three halls" in page.text


@pytest.mark.parametrize("field", list(LETTER))
def test_a_letter_without_what_the_regulations_ask_for_is_sent_back(cast, now, field):
    with pytest.raises(Refused) as refusal:
        letter(cast, now, **{field: " "})
    assert refusal.value.field == field


def test_a_letter_can_be_taken_back_until_it_is_decided(site, cast, now):
    row = being_decided(cast, now)
    address = f"/funding/letter/{row.pk}/take-back/"
    site.refuses(address, cast.stranger, method="post")
    with pytest.raises(NotAllowed):
        actions.take_back_expression(row, by=cast.rival, now=now)
    site.post(address, by=cast.vco)
    row.refresh_from_db()
    assert row.state == ExpressionState.WITHDRAWN
    with pytest.raises(CannotMove):
        actions.take_back_expression(row, by=cast.vco, now=now)
