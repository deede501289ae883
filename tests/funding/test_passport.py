"""The passport: typed once, confirmed from time to time, in every bid; and bank details that finance alone reads."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.funding import actions
from folkmoot.funding.models import BankDetails, PassportFact
from folkmoot.funding.models.passport import FactKind
from folkmoot.funding.queries.paid_to import bank_details_of
from folkmoot.funding.queries.reading import content_of
from tests.funding import made


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


@pytest.mark.ledger("FT-07")
def test_it_works(cast, now, site):
    """Filled once and reused in three applications."""
    own = cast.bodies.riverside
    form = {"words": "£5 million, with the mutual.", "runs_out_date": "2027-09-30", "version": "0"}
    site.post(url("passport_fact", own.pk, "insurance"), form, by=cast.vco)
    page = site.get(url("passport", own.pk), by=cast.vco, most=12)
    assert "£5 million" in page.text and "Confirmed 4 November 2026" in page.text and "Not written yet" in page.text
    project, said = made.project(cast, now), []
    for _turn in range(3):
        opened = made.opened(cast, now, for_project=project)
        during = made.while_open(opened)
        sent = actions.submit_bid(made.bid(opened, own, cast.vco, during), by=cast.vco, now=during)
        said += content_of(sent, by=cast.vco, now=during).passport
    assert [(fact.words, fact.confirmed) for fact in said] == [("£5 million, with the mutual.", now)] * 3
    assert PassportFact.objects.count() == 1


def test_what_was_sent_stays_as_it_was_sent(cast, now):
    own = cast.bodies.riverside
    actions.keep_fact(own, FactKind.DATA, words="In a locked drawer.", by=cast.vco, now=now)
    opened = made.opened(cast, now)
    during = made.while_open(opened)
    sent = actions.submit_bid(made.bid(opened, own, cast.vco, during), by=cast.vco, now=during)
    actions.keep_fact(own, FactKind.DATA, words="In a safe.", seen_version=1, by=cast.vco, now=during)
    assert content_of(sent, by=cast.vco, now=during).passport[0].words == "In a locked drawer."


def test_it_asks_for_confirmation_after_a_year_and_when_it_has_run_out(cast, now, site, clock_at):
    own = cast.bodies.riverside
    actions.keep_fact(own, FactKind.HEALTH, words="We look out.", by=cast.vco, now=now)
    clock_at(now + timedelta(days=366))
    assert "over a year ago" in site.get(url("passport", own.pk), by=cast.vco).text
    actions.keep_fact(
        own, FactKind.HEALTH, words="We look out.", runs_out_date=now.date(), seen_version=1, by=cast.vco, now=now
    )
    assert "Has run out" in site.get(url("passport", own.pk), by=cast.vco).text
    with pytest.raises(ChangedMeanwhile):
        actions.keep_fact(own, FactKind.HEALTH, words="Other.", seen_version=1, by=cast.vco, now=now)


def test_only_its_own_people_see_it(cast, now, site):
    own = cast.bodies.riverside
    for name, args in (("passport", []), ("passport_bank", []), ("read_bank", []), ("passport_fact", ["insurance"])):
        site.refuses(url(name, own.pk, *args), cast.stranger, cast.rival, cast.lead, cast.admin, cast.finance)
    site.get(url("passport_fact", own.pk, "nonsense"), by=cast.vco, status=404)
    with pytest.raises(NotAllowed):
        actions.keep_fact(own, FactKind.DATA, words="x", by=cast.rival, now=now)


def test_bank_details_are_for_finance_of_a_body_that_pays_and_for_nobody_else(cast, now, site, clock_at):
    decided = made.decided(cast, now)
    own, at = cast.bodies.riverside, clock_at(decided.now)
    form = {"holder": "Riverside Trust", "sort_code": "12-34-56", "account": "87651234"}
    site.post(url("passport_bank", own.pk), form, by=cast.vco)
    page = site.get(url("passport", own.pk), by=cast.vco)
    assert "ends in 1234" in page.text and "8765" not in page.html and "12-34-56" not in page.html
    site.refuses(url("read_bank", own.pk), cast.stranger, cast.rival, cast.vco, cast.lead, cast.nhs, cast.admin)
    read = site.post(url("read_bank", own.pk), by=cast.finance, status=200)
    assert "87651234" in read.text and "12-34-56" in read.text
    assert Entry.objects.get(code="funding.bank_details.read").capacity.startswith("finance officer")
    with pytest.raises(NotAllowed):
        actions.read_bank_details(cast.bodies.silver, by=cast.finance, now=at)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{BankDetails._meta.db_table}"')
        assert "87651234" not in str(cursor.fetchall())


def test_of_details_that_were_replaced_the_last_figures_alone_are_kept(cast, now):
    own, later = cast.bodies.riverside, now + timedelta(days=1)
    given = {"holder": "Riverside Trust", "sort_code": "123456", "account": "12345678"}
    first = actions.keep_bank_details(own, **given, by=cast.vco, now=now)
    second = actions.keep_bank_details(own, **{**given, "account": "87654321"}, by=cast.vco, now=later)
    first.refresh_from_db()
    assert (bytes(first.sealed), first.ending, first.replaced_at) == (b"", "5678", later)
    assert bank_details_of(own.pk) == second and second.ending == "4321"
    codes = list(
        Entry.objects.filter(code__startswith="funding.bank").order_by("number").values_list("code", flat=True)
    )
    assert codes == ["funding.bank_details.given", "funding.bank_details.changed"]
    with pytest.raises(IntegrityError), transaction.atomic():
        BankDetails.objects.filter(pk=first.pk).update(replaced_at=None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"sort_code": "12345"}, "sort_code"), ({"account": "12a45678"}, "account"), ({"holder": " "}, "holder")],
)
def test_wrong_details_are_refused(cast, now, changes, field):
    given = {"holder": "Riverside Trust", "sort_code": "123456", "account": "12345678", **changes}
    with pytest.raises(Refused) as refusal:
        actions.keep_bank_details(cast.bodies.riverside, **given, by=cast.vco, now=now)
    assert refusal.value.field == field
