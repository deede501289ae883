"""The pages of reports and payments."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.agreements import actions
from folkmoot.agreements.models import Payment, Report
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from tests.agreements import made
from tests.agreements.test_agreement_pages import csv_of
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def first(live, now, clock_at):
    """The first report, on the day it is due."""
    report = live.reports.order_by("start_date").first()
    clock_at(made.at(now, report.due_date))
    return report


@pytest.fixture
def answers(live):
    fields = {
        "story": "The hall was full.\nTwo people came back from hospital.",
        "user_voices": "14",
        "hours_spent": "2.5",
        "seen_version": "1",
    }
    for measure in live.measures.filter(months_between=6):
        fields |= {f"value_{measure.pk}": "61", f"source_{measure.pk}": "The book at the door"}
    return fields


def test_it_works(cast, site, first, answers):
    """Saved, checked, sent, accepted, all on pages; then everyone reads it."""
    write = url("write_report", first.pk)
    half = {"story": "The hall", "seen_version": "1"}
    assert "Saved. Nobody else sees it" in site.post(write, {**half, "then": "save"}, by=cast.vco, follow=True).text
    assert "The hall" not in site.get(first.get_absolute_url()).text
    assert "The hall" in site.get(write, by=cast.vco).html
    site.post(write, {**answers, "seen_version": "2", "then": "check"}, by=cast.vco)
    check = site.get(url("check_report", first.pk), by=cast.vco)
    assert "The book at the door" in check.text and "Send the report" in check.text
    assert "Your report is sent" in site.post(url("check_report", first.pk), by=cast.vco, follow=True).text
    public = site.get(first.get_absolute_url(), most=CASE_QUERIES)
    for words in ("Two people came back", "People who came", "61", "14", "Sent by voluntary organisation worker"):
        assert words in public.text
    assert "Accept it" not in public.text
    site.post(url("answer_report", first.pk), {"answer": "accept", "words": "Thank you all"}, by=cast.colleague)
    assert "Thank you all" in site.get(first.get_absolute_url()).text


def test_wrong_people_are_refused(cast, site, first):
    for name in ("write_report", "check_report"):
        site.refuses(url(name, first.pk), cast.stranger, cast.rival, cast.lead)
        site.refuses(url(name, first.pk), cast.stranger, cast.rival, cast.lead, method="post")
    site.refuses(url("answer_report", first.pk), cast.stranger, cast.rival, cast.vco)
    payment = first.agreement.payments.first()
    for name in ("pay", "invoice"):
        site.refuses(url(name, payment.pk), cast.stranger, cast.rival, cast.vco, cast.lead)
        site.refuses(url(name, payment.pk), cast.stranger, cast.vco, method="post")
    site.refuses(url("why_late", payment.pk), cast.stranger, cast.vco, cast.rival)
    site.refuses(url("to_pay"), cast.stranger, cast.vco, cast.lead)


def test_every_missing_answer_is_named_at_once(cast, site, first, answers):
    sent = dict.fromkeys(answers, "") | {"then": "check", "seen_version": "1"}
    page = site.post(url("write_report", first.pk), sent, by=cast.vco, status=200)
    for words in (
        "Enter a figure for “People who came”",
        "Say how you know the figure for “Would come again”",
        "What happened",
        "How many people",
    ):
        assert words in page.text
    for typed, says in (("many", "must be a number"), ("1e400", "digits"), ("9" * 20, "digits")):
        name = next(name for name in answers if name.startswith("value_"))
        wrong = site.post(
            url("write_report", first.pk), {**answers, name: typed, "then": "save"}, by=cast.vco, status=200
        )
        assert says in wrong.text, typed
    long = site.post(
        url("write_report", first.pk), {**answers, "story": "x" * 8001, "then": "save"}, by=cast.vco, status=200
    )
    assert "8,000 characters" in long.text


def test_it_is_not_sent_before_it_is_whole_or_its_period_over(cast, now, site, first, answers, clock_at):
    assert "Some answers are still missing" in site.post(url("check_report", first.pk), by=cast.vco, follow=True).text
    clock_at(made.at(now, first.end_date - timedelta(days=1)))
    page = site.post(url("write_report", first.pk), {**answers, "then": "check"}, by=cast.vco, follow=True)
    assert "The period is not over yet" in page.text and "Send the report" not in page.text
    answer = site.post(url("check_report", first.pk), by=cast.vco, follow=True)
    assert "This period ends on" in answer.text
    assert Report.objects.get(pk=first.pk).state == "due"


def test_two_writers_of_one_report(cast, site, first, answers):
    write = url("write_report", first.pk)
    site.post(write, {**answers, "story": "Theirs", "then": "save"}, by=cast.vco)
    clash = site.post(write, {**answers, "story": "Mine", "then": "save"}, by=cast.vco, status=200)
    assert "Somebody else changed this" in clash.text and "Theirs" in clash.text
    fresh = clash.all("input", name="seen_version")[0].get("value")
    site.post(write, {**answers, "story": "Mine", "seen_version": fresh, "then": "save"}, by=cast.vco)
    assert Report.objects.get(pk=first.pk).story == "Mine"


def test_sent_twice_is_sent_once(cast, site, first, answers):
    site.post(url("write_report", first.pk), {**answers, "then": "check"}, by=cast.vco)
    for _time in range(2):
        site.post(url("check_report", first.pk), by=cast.vco)
    assert Entry.objects.filter(code="agreements.report.submitted").count() == 1


def test_the_funder_asks_again_with_words(cast, now, site, live, clock_at):
    report = made.report(cast, now, live)
    clock_at(made.at(now, report.due_date))
    again = url("answer_report", report.pk)
    page = site.post(again, {"answer": "again", "words": ""}, by=cast.lead, status=200)
    assert "Say what is missing" in page.text
    site.post(again, {"answer": "again", "words": "Which mornings?"}, by=cast.lead)
    page = site.get(report.get_absolute_url())
    assert "Which mornings?" in page.text and "The hall was full" not in page.text


def test_finance_sees_what_is_due_and_pays_it(cast, now, site, live, clock_at):
    one, two = live.payments.order_by("number")[:2]
    clock_at(made.at(now, one.due_date))
    page = site.get(url("to_pay"), by=cast.finance, most=LIST_QUERIES)
    assert "this week" in page.text and "Company on weekday mornings, 1" in page.text
    site.post(url("pay", one.pk), {"paid_date": str(one.due_date)}, by=cast.finance)
    page = site.get(live.get_absolute_url())
    assert "1 of the 1 payments" in page.text and "paid on time" in page.text
    late = made.at(now, two.due_date + timedelta(days=23))
    clock_at(late)
    assert "late, not paid" in site.get(url("to_pay"), by=cast.finance).text
    wrong = site.post(
        url("pay", two.pk), {"paid_date": str(day_of(late) + timedelta(days=1))}, by=cast.finance, status=200
    )
    assert "has not come yet" in wrong.text
    site.post(
        url("pay", two.pk),
        {"paid_date_day": "x", "paid_date_month": "2", "paid_date_year": "2027"},
        by=cast.finance,
        status=200,
    )
    site.post(url("pay", two.pk), {"paid_date": str(day_of(late))}, by=cast.finance)
    assert "23 days late" in site.get(live.get_absolute_url()).text


@pytest.mark.ledger("FT-23")
def test_everyone_sees_who_pays_on_time_and_what_was_late(cast, now, site, live, clock_at):
    assert "No payment has been made since 1 November 2025, and none is late" in site.get(url("payments")).text
    one, two, three = live.payments.order_by("number")[:3]
    actions.pay(one, paid_date=one.due_date, by=cast.finance, now=made.at(now, one.due_date))
    late = made.at(now, three.due_date + timedelta(days=2))
    clock_at(late)
    actions.pay(two, paid_date=two.due_date + timedelta(days=9), by=cast.finance, now=late)
    page = site.get(url("payments"), most=LIST_QUERIES)
    for words in ("33.3%", "1 of 3", "9 days late", "2 days late", "No reason is published"):
        assert words in page.text, words
    site.post(url("why_late", three.pk), {"words": "The bank details had changed in June"}, by=cast.finance)
    assert "The bank details had changed" in site.get(url("payments")).text
    rows = csv_of(site, url("payments") + "?format=csv")
    assert [(row["days late"], row["reason"]) for row in rows] == [
        ("2", "The bank details had changed in June"),
        ("9", ""),
    ]
    assert "9 days late" in site.get(url("payments") + f"?funder={cast.bodies.council.pk}").text
    assert "None. Every payment" in site.get(url("payments") + f"?funder={cast.bodies.nhs.pk}").text


def test_why_late_is_asked_of_late_payments_alone(cast, now, site, live, clock_at):
    payment = live.payments.order_by("number").first()
    page = site.post(url("why_late", payment.pk), {"words": "Because of a long holiday"}, by=cast.lead, status=200)
    assert "This payment is not late" in page.text
    clock_at(made.at(now, payment.due_date + timedelta(days=1)))
    assert (
        "Say a little more" in site.post(url("why_late", payment.pk), {"words": "Oops"}, by=cast.lead, status=200).text
    )
    assert Payment.objects.get(pk=payment.pk).late_reason == ""


def test_an_invoice_sets_the_day(cast, now, site, clock_at):
    live = made.live(cast, now, in_advance=False)
    payment = live.payments.order_by("number").first()
    clock_at(made.at(now, payment.due_date))
    early = site.post(url("invoice", payment.pk), {"received_date": str(day_of(now))}, by=cast.finance, status=200)
    assert "Note the day then" in early.text
    site.post(url("invoice", payment.pk), {"received_date": str(payment.due_date)}, by=cast.finance)
    assert Payment.objects.get(pk=payment.pk).due_date == payment.due_date + timedelta(days=30)
