"""The pages of pooled funds."""

from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions
from folkmoot.agreements.models import Contribution, Draw, Fund, InKind
from folkmoot.core.clock import add_months, day_of
from tests.agreements import made
from tests.agreements.test_agreement_pages import csv_of
from tests.agreements.test_pooled_money import fund_of, put_in
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def days(now):
    start = day_of(now)
    return {"start_date": str(start), "end_date": str(add_months(start, 60))}


def test_it_works(cast, now, site, days):
    """Opened, filled by two funders, promised to an agreement: all on pages, and everyone reads it."""
    opening = {"kind": "pooled", "title": "Company together", "purpose": "Fewer lonely people", "host": cast.bodies.council.pk,
               "area": cast.borough.pk}  # fmt: skip
    assert "The fund is open" in site.post(url("open_fund"), opening, by=cast.lead, follow=True).text
    fund = Fund.objects.get()
    put = {"partner": cast.bodies.council.pk, "amount": "60,000", **days}
    site.post(url("contribute", fund.pk), put, by=cast.lead)
    nhs = {"partner": cast.bodies.nhs.pk, "amount": "£50,000.00", "only_kind": "isolation", **days}
    site.post(url("contribute", fund.pk), nhs, by=cast.nhs)
    room = {
        "partner": cast.bodies.nhs.pk,
        "kind": "space",
        "what": "The clinic hall",
        "quantity": "4",
        "unit": "mornings",
        **days,
    }
    site.post(url("in_kind", fund.pk), room, by=cast.nhs)
    agreement = made.agreed(cast, now)
    assert "Company together" in site.get(url("choose_fund", agreement.pk), by=cast.lead).text
    offer = site.get(url("commit", fund.pk, agreement.pk), by=cast.lead)
    amounts = {
        field.get("name"): field.get("value")
        for field in offer.all("input")
        if (field.get("name") or "").startswith("amount_")
    }
    council_row, nhs_row = Contribution.objects.order_by("pk")
    assert Decimal(amounts[f"amount_{nhs_row.pk}"]) == 50_000, "the restricted money first"
    assert Decimal(amounts[f"amount_{council_row.pk}"]) == 46_000
    site.post(url("commit", fund.pk, agreement.pk), amounts, by=cast.lead)
    page = site.get(fund.get_absolute_url(), most=CASE_QUERIES)
    for words in ("The clinic hall", "£110,000", "£96,000", "£14,000", "only for: loneliness and isolation"):
        assert words in page.text
    assert "Put money in" not in page.text
    assert (
        "Wandle Vale NHS Partnership"
        in site.get(agreement.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 2).text
    )
    assert "Company together" in site.get(url("funds"), most=LIST_QUERIES).text
    rows = csv_of(site, url("contributions_file", fund.pk))
    assert rows[1]["funder"] == "Wandle Vale NHS Partnership" and rows[1]["free (£)"] == "0.00"


def test_wrong_people_are_refused(cast, now, site):
    fund, agreement = fund_of(cast, now), made.agreed(cast, now)
    row = put_in(cast, now, fund, 100)
    for name, args in (
        ("open_fund", ()), ("contribute", (fund.pk,)), ("in_kind", (fund.pk,)), ("gifts", (fund.pk,)),
        ("commit", (fund.pk, agreement.pk)), ("choose_fund", (agreement.pk,)), ("change_contribution", (row.pk,)),
        ("release", (agreement.pk,)),
    ):  # fmt: skip
        site.refuses(url(name, *args), cast.stranger, cast.rival, cast.vco, cast.resident)
    site.refuses(url("change_contribution", row.pk), cast.nhs)
    site.refuses(url("commit", fund.pk, agreement.pk), cast.nhs)
    site.refuses(url("close_fund", fund.pk), cast.stranger, cast.vco, cast.nhs, method="post")
    other = {"partner": cast.bodies.council.pk, "amount": "5", "start_date": "2026-11-04", "end_date": "2027-11-03"}
    site.post(url("contribute", fund.pk), other, by=cast.nhs, status=200)
    assert Contribution.objects.count() == 1, "nobody puts in the money of another body"


def test_bad_input_says_what_to_mend(cast, now, site, days):
    fund, agreement = fund_of(cast, now), made.agreed(cast, now)
    put = {"partner": cast.bodies.council.pk, **days}
    for typed, says in (
        ("-5", "a penny or more"),
        ("0", "a penny or more"),
        ("many", "amount of money"),
        ("1.005", "2 figures"),
    ):
        page = site.post(url("contribute", fund.pk), {**put, "amount": typed}, by=cast.lead, status=200)
        assert says in page.text, typed
    ended = {**put, "amount": "5", "end_date": "2026-11-03"}
    assert "must come after" in site.post(url("contribute", fund.pk), ended, by=cast.lead, status=200).text
    row = put_in(cast, now, fund, 10)
    page = site.post(url("commit", fund.pk, agreement.pk), {f"amount_{row.pk}": "11"}, by=cast.lead, status=200)
    assert "Only £10.00" in page.text and not Draw.objects.exists()
    assert "Say how much" in site.post(url("commit", fund.pk, agreement.pk), {}, by=cast.lead, status=200).text
    less = {"amount": "-1", "end_date": str(row.last_date), "reasons": "Less"}
    assert "cannot be less" in site.post(url("change_contribution", row.pk), less, by=cast.lead, status=200).text


def test_a_contribution_is_changed_and_a_fund_closed(cast, now, site):
    fund = fund_of(cast, now)
    row = put_in(cast, now, fund, 10)
    assert "is not promised to anybody" in site.post(url("close_fund", fund.pk), by=cast.lead, follow=True).text
    more = {"amount": "25", "end_date": str(row.last_date), "reasons": "We found more"}
    assert "We found more" in site.post(url("change_contribution", row.pk), more, by=cast.lead, follow=True).text
    agreement = made.agreed(cast, now)
    actions.commit_money(fund, agreement, amounts={row.pk: Decimal(25)}, by=cast.lead, now=now)
    assert "The fund is closed" in site.post(url("close_fund", fund.pk), by=cast.lead, follow=True).text
    site.post(url("release", agreement.pk), {"reasons": "It will not be signed"}, by=cast.lead)
    assert not Draw.objects.exists()


def test_local_giving_shows_who_carries_the_cost(cast, now, site):
    from folkmoot.people.actions import give_role
    from folkmoot.people.models.role import RoleKind

    give_role(cast.neighbour, RoleKind.COMMISSIONER, at=cast.bodies.foundation, by=cast.admin, now=now)
    fund = fund_of(
        cast, now, kind="local_giving", administrator=cast.bodies.foundation, administration_cost=Decimal(4000)
    )
    sent = {"giver": "Shops on the High Street", "amount": "250", "start_date": "2026-11-04", "end_date": "2027-11-03"}
    site.post(url("gifts", fund.pk), sent, by=cast.neighbour)
    page = site.get(fund.get_absolute_url())
    assert "£4,000 a year. No gift pays for it." in page.text and "Shops on the High Street" in page.text


def test_no_query_grows_with_what_is_in_a_fund(cast, now, site):
    fund = fund_of(cast, now)
    for number in range(12):
        put_in(cast, now, fund, 100 + number, only_area=cast.north)
        InKind.objects.create(
            fund=fund, partner=cast.bodies.nhs, kind="space", what=f"Room {number}", quantity=1, unit="rooms",
            start_date=day_of(now), end_date=add_months(day_of(now), 1), given_at=now, given_as="commissioner",
        )  # fmt: skip
        fund_of(cast, now)
    site.get(fund.get_absolute_url(), by=cast.lead, most=CASE_QUERIES + 2)
    site.get(url("funds"), by=cast.lead, most=LIST_QUERIES)
