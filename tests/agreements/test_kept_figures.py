"""Figures that are kept because no page could count them: they equal the same counted anew, and say when that was."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from folkmoot.agreements import actions, daily, queries
from folkmoot.agreements.market_count import as_counted, count_market, counted_now
from folkmoot.agreements.models import Agreement, AgreementKind, Measure, PaidMonth, Payment
from folkmoot.agreements.money import paid_months
from folkmoot.agreements.publishing.payments import compliance
from folkmoot.core import search
from folkmoot.core.clock import day_of
from tests.agreements import made
from tests.agreements.test_agreement_pages import vars_of
from tests.site import LIST_QUERIES


def url(name):
    return reverse(f"agreements:{name}")


def test_it_works(cast, now, site, live, clock_at):
    """A payment made is on the page at once; the night finds nothing to put right, unless somebody broke it."""
    first, second = live.payments.order_by("number")[:2]
    for payment, days in ((first, 0), (second, 3)):
        day = payment.due_date + timedelta(days=days)
        actions.pay(payment, paid_date=day, by=cast.finance, now=made.at(now, day))
    clock_at(made.at(now, day))
    page = site.get(url("payments"), most=LIST_QUERIES).text
    since = paid_months.a_year_ago(day)
    assert since.day == 1 and f"since {since.day} {since:%B %Y}" in page and "50%" in page and "1 of 2" in page
    assert paid_months.count_anew() == 0
    PaidMonth.objects.filter(paid=1, on_time=0).update(on_time=1)
    assert ": 1 months put right" in daily.months_of_payments(now)
    assert paid_months.count_anew() == 0
    PaidMonth.objects.all().delete()
    assert paid_months.count_anew() == 2 == PaidMonth.objects.count()


@pytest.mark.parametrize("seed", [1, 2])
def test_months_kept_payment_by_payment_equal_the_payments_themselves(cast, now, live, seed):
    """In whatever order they are paid, early, late or without an invoice, under grants and under contracts."""
    chance = Random(seed)
    fields = {**vars_of(live), "kind": AgreementKind.CONTRACT, "title": "Another"}
    contract = Agreement.objects.create(**fields)
    start = date(2026, 1, 1)
    for number in range(40):
        due = start + timedelta(days=chance.randrange(150))
        row = Payment.objects.create(
            agreement=chance.choice([live, contract]), number=100 + number, purpose="Rooms", amount=Decimal(1),
            due_date=due, invoiced_date=chance.choice([None, due - timedelta(days=30)]),
            paid_date=due + timedelta(days=chance.randrange(-30, 80)),
        )  # fmt: skip
        paid_months.settle_month(row)
    rows = list(Payment.objects.filter(paid_date__isnull=False).select_related("agreement"))
    by_month = defaultdict(list)
    for row in rows:
        by_month[row.paid_date.replace(day=1)].append(row)
    for month, paid in by_month.items():
        kept = PaidMonth.objects.filter(month_date=month)
        assert sum(row.paid for row in kept) == len(paid)
        assert sum(row.on_time for row in kept) == sum(row.paid_date <= row.due_date for row in paid)
    (found,) = paid_months.how_paid(day_of(now))
    assert (found.rate.on_time, found.rate.counted) == (sum(row.paid_date <= row.due_date for row in rows), len(rows))
    assert found.speed == compliance(rows)
    assert paid_months.count_anew() == 0


def test_who_holds_the_agreements_is_counted_in_the_night_and_says_so(cast, now, site, live, clock_at):
    assert as_counted(day_of(now)).counted_date is None and "Counted on" not in site.get(url("market")).text
    assert "1 signed" in daily.who_holds_the_agreements(now)
    kept = as_counted(day_of(now))
    anew = counted_now(day_of(now))
    assert (kept.years, kept.terms, kept.smes) == (anew.years, anew.terms, anew.smes) and kept.terms.count == 1
    made.live(cast, now, to="silver")
    day = day_of(now)
    page = site.get(url("market"), most=LIST_QUERIES).text
    assert f"Counted on {day.day} {day:%B %Y}" in page and as_counted(day).terms.count == 1
    count_market(day + timedelta(days=1))
    found = as_counted(day + timedelta(days=1))
    assert (found.terms.count, found.counted_date) == (2, day + timedelta(days=1))


def test_the_borough_counts_by_perspective_what_a_count_of_its_rows_gives(cast, now, live):
    users = actions.add_perspective(cast.bodies.council, name="Users", position=1, by=cast.lead, now=now)
    actions.place_measure(live.measures.first(), perspective=users, by=cast.lead, now=now)
    draft = made.draft(cast, now, to="silver")
    draft.measures.update(perspective=users)
    beside = Agreement.objects.create(**{**vars_of(live), "title": "Beside", "reports_with_id": live.pk})
    Measure.objects.create(agreement=beside, kind="how_much", title="M", unit="visits", purpose="a", use="b")
    rows = queries.scorecard()
    assert [(row.name, row.count) for row in queries.perspectives(rows, whole=True)] == [
        (row.name, row.count) for row in queries.perspectives(rows)
    ]
    assert sum(row.count for row in queries.perspectives(rows, whole=True)) == rows.count() == 3


def test_a_whole_scorecard_as_a_file_says_what_its_pages_say_in_two_queries(cast, now, live):
    made.report(cast, now, live, values={"People who came": 3, "Would come again": 75})
    made.report(cast, now, live, number=2, values={"Would come again": 81, "People who are often lonely": 36})
    rows = queries.scorecard()
    with CaptureQueriesContext(connection) as captured:
        found = list(queries.every_line(rows))
    assert len(captured) == 2
    assert found == queries.lines_of(queries.with_figures(rows)) and {line.before for line in found} > {Decimal(75)}


def test_words_find_agreements_and_drafts_for_their_own_bodies_alone(cast, now, site, live):
    draft = made.draft(cast, now, to="silver", title="Quiet teapot")
    asked = url("index") + "?state=all&q="
    assert "Quiet teapot" in site.get(asked + "teapots", by=cast.lead, most=LIST_QUERIES).text
    for person in (cast.stranger, cast.vco):
        assert "Quiet teapot" not in site.get(asked + "teapot", by=person).text
    assert "1 agreement," in site.get(asked + "riverside").text, "by the provider's name"
    for odd in ("the", "%27%22+%26+%7C+%21", "teapot+nothing"):
        assert "No agreement fits" in site.get(asked + odd, by=cast.lead).text
    found = Agreement.objects.filter(search.found_by("teapot", ["public", f"agreement:{draft.pk}"], Agreement))
    assert list(found) == [draft]
    assert not Agreement.objects.filter(search.found_by("teapot", ["public"], Agreement)).exists()
