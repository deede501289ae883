"""The pages of plans, claims and bank details, and the files that are published of payments."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions
from folkmoot.agreements.models import AgreementKind, BankCheck, Claim, Milestone, OutcomePrice, Payment
from folkmoot.agreements.money import queries
from folkmoot.agreements.publishing import payments as published
from folkmoot.core.clock import day_of
from folkmoot.funding.actions import keep_bank_details
from tests.agreements import made
from tests.agreements.test_agreement_pages import csv_of
from tests.agreements.test_payment_plans import milestone, price, sign
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def draft(cast, now):
    return made.agreed(cast, now, in_advance=False, kind=AgreementKind.CONTRACT)


def test_it_works(cast, now, site, draft, clock_at):
    """Planned, signed, claimed, disputed, answered, settled and paid, all on pages."""
    day = str(draft.start_date + timedelta(days=100))
    site.post(
        url("add_milestone", draft.pk),
        {"title": "Rooms open", "evidence": "Walk in", "amount": "£10,000", "expected_date": day},
        by=cast.lead,
    )
    tier = {"people": "People alone", "outcome": "Sees a friend", "price": "100", "most": "20"}
    site.post(url("add_price", draft.pk), tier, by=cast.lead)
    plan = site.get(url("payment_plan", draft.pk), by=cast.lead, most=CASE_QUERIES)
    assert "at least two tiers" in plan.text and "£84,000" in plan.text
    site.post(url("add_price", draft.pk), {**tier, "people": "Others", "price": "250"}, by=cast.lead)
    assert "at least two tiers" not in site.get(url("payment_plan", draft.pk), by=cast.vco).text
    live = sign(cast, now, draft)
    row = Milestone.objects.get()
    page = site.get(live.get_absolute_url(), by=cast.vco, most=CASE_QUERIES + 2)
    assert "Claim the milestone “Rooms open”" in page.text
    site.post(url("claim_milestone", row.pk), {"evidence": "They are open", "reference": "R-7"}, by=cast.vco)
    claim = Claim.objects.get()
    assert "R-7" in site.get(claim.get_absolute_url(), by=cast.lead).text
    site.post(url("dispute", claim.pk), {"amount": "500", "reasons": "One is shut"}, by=cast.lead)
    site.post(url("answer_dispute", claim.pk), {"words": "It is open on Fridays"}, by=cast.vco)
    assert "It is open on Fridays" in site.get(url("settle_dispute", claim.pk), by=cast.lead).text
    site.post(url("settle_dispute", claim.pk), {"owed": "500", "words": "So it is"}, by=cast.lead)
    for payment in Payment.objects.filter(purpose="Rooms open"):
        site.post(url("pay", payment.pk), {"paid_date": str(day_of(now))}, by=cast.finance)
    claim.refresh_from_db()
    assert claim.state == "paid"
    public = site.get(live.get_absolute_url(), most=CASE_QUERIES)
    assert "Claims for money" in public.text and "One is shut" not in public.text
    first = live.payments.get(number=1)
    clock_at(made.at(now, first.end_date))
    assert "Send the invoice for" in site.get(live.get_absolute_url(), by=cast.vco).text
    site.post(url("claim_payment", first.pk), {"reference": ""}, by=cast.vco)
    site.post(
        url("claim_outcomes", OutcomePrice.objects.get(tier=1).pk), {"count": "3", "evidence": "The card"}, by=cast.vco
    )
    assert Claim.objects.count() == 3


def test_wrong_people_are_refused(cast, now, site, draft):
    milestone(cast, now, draft, 100)
    price(cast, now, draft, 1, 1), price(cast, now, draft, 2, 1)
    for name in ("add_milestone", "add_price", "why_paid_so"):
        site.refuses(url(name, draft.pk), cast.stranger, cast.vco, cast.rival, cast.finance)
    site.refuses(url("remove_milestone", Milestone.objects.get().pk), cast.stranger, cast.vco, method="post")
    site.refuses(url("remove_price", OutcomePrice.objects.first().pk), cast.stranger, cast.vco, method="post")
    live = sign(cast, now, draft)
    row = Milestone.objects.get()
    for name, key in (
        ("claim_milestone", row.pk),
        ("claim_outcomes", OutcomePrice.objects.first().pk),
        ("claim_payment", live.payments.first().pk),
    ):
        site.refuses(url(name, key), cast.stranger, cast.lead, cast.rival, cast.finance)
    claim = actions.claim_milestone(row, evidence="Open", by=cast.vco, now=now)
    site.refuses(claim.get_absolute_url(), cast.stranger, cast.rival, cast.nhs, cast.resident)
    for name in ("dispute", "settle_dispute"):
        site.refuses(url(name, claim.pk), cast.stranger, cast.vco, cast.rival, cast.nhs)
    site.refuses(url("answer_dispute", claim.pk), cast.stranger, cast.lead, cast.rival)
    details = {"holder": "Riverside", "sort_code": "123456", "account": "12345678"}
    keep_bank_details(cast.bodies.riverside, **details, by=cast.vco, now=now)
    site.refuses(url("check_bank", live.payments.first().pk), cast.stranger, cast.vco, cast.rival, cast.nhs)


def test_a_plan_is_mended_and_approved_on_pages(cast, now, site, draft):
    price(cast, now, draft, 100, 200), price(cast, now, draft, 200, 50)
    gone = milestone(cast, now, draft, 100)
    site.post(url("remove_milestone", gone.pk), by=cast.lead)
    assert not Milestone.objects.exists()
    site.post(url("why_paid_so", draft.pk), {"outcome_reason": "They asked for it"}, by=cast.lead)
    assert "Approve paying so much" not in site.get(url("payment_plan", draft.pk), by=cast.lead).text
    page = site.get(url("payment_plan", draft.pk), by=cast.colleague)
    assert "Approve paying so much" in page.text and "They asked for it" in page.text
    plan = draft.plan
    site.refuses(url("approve_plan", plan.pk), cast.stranger, cast.vco, cast.lead, method="post")
    assert "Approved." in site.post(url("approve_plan", plan.pk), by=cast.colleague, follow=True).text
    page = site.post(
        url("add_milestone", draft.pk),
        {"title": "x", "evidence": "y", "amount": "-5", "expected_date": "2027-01-31"},
        by=cast.lead,
        status=200,
    )
    assert "a penny or more" in page.text
    site.post(url("remove_price", OutcomePrice.objects.first().pk), by=cast.lead)
    assert OutcomePrice.objects.count() == 1


def test_a_held_payment_says_who_must_do_what(cast, now, site, clock_at):
    live = made.live(cast, now)
    typed = {"holder": "Riverside Anchor Trust", "sort_code": "12-34", "account": "12345678"}
    bank = reverse("funding:passport_bank", args=[cast.bodies.riverside.pk])
    assert bank in site.get(live.get_absolute_url(), by=cast.vco).html
    assert "A sort code has six figures" in site.post(bank, typed, by=cast.vco, status=200).text
    site.post(bank, {**typed, "sort_code": "12-34-56"}, by=cast.vco)
    assert "ends in 5678" in site.get(bank, by=cast.vco).text
    payment = live.payments.get(number=1)
    clock_at(made.at(now, payment.due_date))
    paying = {"paid_date": str(payment.due_date)}
    held = site.get(url("pay", payment.pk), by=cast.finance, most=CASE_QUERIES)
    assert "must first ask the provider" in held.text and url("check_bank", payment.pk) in held.html
    assert "must first ask the provider" in site.post(url("pay", payment.pk), paying, by=cast.finance, status=200).text
    page = site.get(live.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 4)
    assert "Check the new bank details" in page.text
    assert "bank details" not in site.get(live.get_absolute_url()).text
    site.post(url("check_bank", payment.pk), {"how": "I rang the office we know"}, by=cast.lead)
    assert BankCheck.objects.count() == 1
    assert "must first ask" not in site.get(url("pay", payment.pk), by=cast.finance).text
    site.post(url("pay", payment.pk), paying, by=cast.finance)
    payment.refresh_from_db()
    assert payment.paid_date


def test_how_fast_and_how_much_as_files(cast, now, site, draft, clock_at):
    live = sign(cast, now, draft)
    assert "Nothing has been paid yet" in site.get(url("payment_files")).text
    one, two = live.payments.order_by("number")[:2]
    for row, days in ((one, 10), (two, 45)):
        actions.claim_payment(row, by=cast.vco, now=made.at(now, row.end_date))
        paid = row.end_date + timedelta(days=days)
        actions.pay(row, paid_date=paid, by=cast.finance, now=made.at(now, paid))
        row.refresh_from_db()
    clock_at(made.at(now, two.paid_date + timedelta(days=1)))
    page = site.get(url("payments"), most=LIST_QUERIES)
    assert "27.5" in page.text and "50%" in page.text
    start, end = published.half_year(one.paid_date)
    rows = csv_of(site, url("compliance_file") + f"?from={one.paid_date}")
    assert rows == [
        {
            "organisation": "Wandle Vale Council", "period": rows[0]["period"], "invoices paid": "1",
            "average days to pay": "10.0", "% within 30 days": "100.0", "% in 31 to 60 days": "0.0",
            "% in 61 days or more": "0.0", "% paid on time": "100.0", "asked for by": "Procurement Act 2023, section 69",
        }
    ]  # fmt: skip
    assert start <= one.paid_date < end
    spent = csv_of(site, url("spending_file") + f"?from={two.paid_date}")
    assert [(row["supplier"], row["amount"], row["is_voluntary"]) for row in spent] == [
        ("Riverside Anchor Trust", "12000.00", "True")
    ]
    assert csv_of(site, url("large_file") + f"?from={two.paid_date}") == []
    Payment.objects.filter(pk=two.pk).update(amount=Decimal("30000.01"))
    assert len(csv_of(site, url("large_file") + f"?from={two.paid_date}")) == 1
    Payment.objects.filter(pk=two.pk).update(amount=Decimal(30_000))
    assert csv_of(site, url("large_file") + f"?from={two.paid_date}") == []
    for wrong in ("2026-13-01", "yesterday", ""):
        site.get(url("spending_file") + f"?from={wrong}", status=404)
    assert "All spending" in site.get(url("payment_files"), most=LIST_QUERIES).text


def test_grants_and_small_sums_are_left_out_where_the_law_leaves_them_out(cast, now):
    grant = made.live(cast, now).payments.get(number=1)
    grant.paid_date = grant.due_date
    assert published.compliance([grant]).paid == 0
    assert not published.is_large(grant, date(2026, 5, 1))
    grant.agreement.kind, grant.amount = AgreementKind.CONTRACT, Decimal(40_000)
    assert published.is_large(grant, date(2026, 4, 1))
    assert not published.is_large(grant, date(2026, 3, 31)), "procured before the law's day"
    assert not published.is_large(grant, None)
    grant.amount = Decimal(500)
    assert list(published.spending([grant])) == []
    grant.amount = Decimal("500.01")
    assert [row["amount"] for row in published.spending([grant])] == [Decimal("500.01")]


@pytest.mark.parametrize(
    ("day", "half", "three"),
    [
        (date(2026, 1, 31), (date(2025, 10, 1), date(2026, 4, 1)), (date(2026, 1, 1), date(2026, 4, 1))),
        (date(2026, 4, 1), (date(2026, 4, 1), date(2026, 10, 1)), (date(2026, 4, 1), date(2026, 7, 1))),
        (date(2026, 12, 31), (date(2026, 10, 1), date(2027, 4, 1)), (date(2026, 10, 1), date(2027, 1, 1))),
    ],
)
def test_periods_of_the_files(day, half, three):
    assert published.half_year(day) == half and published.quarter(day) == three


def test_the_database_counts_days_as_the_pure_function_does(cast, now):
    live = made.live(cast, now, in_advance=False, kind=AgreementKind.CONTRACT)
    rows = list(live.payments.order_by("number"))
    for row, days in zip(rows, (0, 1, 30, 31, 60, 61, 400), strict=False):
        row.invoiced_date, row.paid_date = row.end_date, row.end_date + timedelta(days=days)
        row.save()
    rows[7].paid_date = rows[7].due_date
    rows[7].save()
    start, end = day_of(now), day_of(now) + timedelta(days=2000)
    [(name, found)] = queries.speed_by_funder(start, end)
    assert (name, found) == ("Wandle Vale Council", published.compliance(live.payments.all()))
    assert found.bands == (3, 2, 2) and found.invoiced == 7 and found.paid == 8
