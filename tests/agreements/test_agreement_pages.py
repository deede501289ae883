"""The pages of agreements: register, case, drafting, measures, signing."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions
from folkmoot.agreements.models import Agreement, Payment
from folkmoot.agreements.states import AgreementState
from folkmoot.core.listings import show_many
from folkmoot.core.models import Entry
from folkmoot.core.subjects import refer
from tests.agreements import made
from tests.agreements.test_drafting_and_signing import sign_compact
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


TERMS = {
    "kind": "grant", "title": "Mornings", "start_date": "2026-12-01", "end_date": "2028-11-30", "payment_months": "3",
    "in_advance": "True", "payment_days": "30",
}  # fmt: skip
MEASURE = {
    "kind": "better_off", "title": "Feels less lonely", "unit": "%", "purpose": "To know", "use": "To change",
    "baseline": "42", "target": "30", "owner": "The trust’s manager", "months_between": "6",
}  # fmt: skip


def test_it_works(cast, now, site):
    """From award to live agreement through pages alone."""
    award = made.award(cast, now)
    drafted = site.post(url("draft", award.pk), TERMS, by=cast.lead, follow=True)
    assert "The agreement is drafted" in drafted.text
    agreement = award.agreement
    assert str(agreement.end_date) == "2028-12-01"
    site.post(url("add_measure", agreement.pk), MEASURE, by=cast.vco)
    site.post(url("propose", agreement.pk), by=cast.lead)
    assert "Agree these measures" in site.get(url("measures", agreement.pk), by=cast.vco, most=LIST_QUERIES).text
    site.post(url("agree", agreement.pk), by=cast.vco)
    assert "Sign for the funder" in site.get(url("sign", agreement.pk), by=cast.lead).text
    site.post(url("sign", agreement.pk), by=cast.lead)
    assert "Sign for the provider" in site.get(url("sign", agreement.pk), by=cast.vco).text
    live = site.post(url("sign", agreement.pk), by=cast.vco, follow=True)
    assert "Both sides have signed" in live.text
    page = site.get(agreement.get_absolute_url(), most=CASE_QUERIES)
    for words in (
        "Riverside Anchor Trust",
        "£96,000",
        "24 months",
        "Feels less lonely",
        "1 December 2026",
        "signed by both",
    ):
        assert words in page.text


def test_a_draft_is_there_for_its_parties_alone(cast, now, site):
    """Its page, the register, the file, search, its findings, the thread and the project's page keep quiet of it."""
    sign_compact(cast.bodies.council, now)
    agreement = made.draft(cast, now, title="Quiet teapot agreement", months=12, short_term_reason="The teapot lease")
    page, project = agreement.get_absolute_url(), agreement.project.get_absolute_url()
    outsiders = (cast.stranger, cast.rival, cast.nhs, cast.resident, cast.citizen, cast.councillor)
    for person in outsiders:
        site.get(page, by=person, status=404)
        for address in (
            project, url("index") + "?state=draft", url("index") + "?state=all&q=teapot", "/search/?q=teapot",
            reverse("commitments:findings"), reverse("web:thread", args=[refer(agreement.specification)]),
            cast.bodies.riverside.get_absolute_url(),
        ):  # fmt: skip
            assert "Quiet teapot" not in site.get(address, by=person).text, (address, person)
    for person in (cast.lead, cast.finance, cast.vco):
        assert "Only its parties can read it" in site.get(page, by=person).text
        assert "Quiet teapot" in site.get(project, by=person).text
        assert "Quiet teapot" in site.get("/search/?q=teapot", by=person).text
        assert "Quiet teapot" in site.get(url("index") + "?state=draft", by=person, most=LIST_QUERIES).text
    site._as(cast.vco)
    assert len(csv_of(site, url("index") + "?format=csv&state=draft")) == 1
    for step, who in (("propose_measures", cast.lead), ("agree_measures", cast.vco), ("sign_for_funder", cast.lead)):
        agreement = getattr(actions, step)(agreement, by=who, now=now)
    site.get(page, status=404)
    actions.sign_for_provider(agreement, by=cast.vco, now=now)
    for person in outsiders:
        assert "Quiet teapot" in site.get(page, by=person).text
    assert "Quiet teapot" in site.get("/search/?q=teapot").text


def test_what_a_draft_said_is_not_in_the_public_record(cast, now, site):
    agreement = made.offered(cast, now, months=12, short_term_reason="The teapot lease ends")
    agreement = actions.send_back(agreement, reasons="A teapot is missing", by=cast.vco, now=now)
    assert "teapot" in site.get(agreement.get_absolute_url(), by=cast.lead).text
    written = [row.facts for row in Entry.objects.filter(code__startswith="agreements.agreement.")]
    assert "2027" not in str(written) and "96000" not in str(written)
    assert "teapot" not in site.get(agreement.project.get_absolute_url()).text


def test_strangers_and_rivals_change_nothing(cast, now, site):
    agreement = made.draft(cast, now)
    measure = agreement.measures.first()
    for name, pk in (("terms", agreement.pk), ("measures", agreement.pk), ("add_measure", agreement.pk),
                     ("change_measure", measure.pk), ("sign", agreement.pk), ("send_back", agreement.pk)):  # fmt: skip
        site.refuses(url(name, pk), cast.stranger, cast.rival, cast.resident)
    for name, pk in (("propose", agreement.pk), ("agree", agreement.pk), ("end", agreement.pk), ("remove_measure", measure.pk),
                     ("sign", agreement.pk)):  # fmt: skip
        site.refuses(url(name, pk), cast.stranger, cast.rival, method="post")
    site.refuses(url("draft", made.award(cast, now, to="silver").pk), cast.stranger, cast.rival, cast.vco)
    for name in ("propose", "agree", "end", "remove_measure"):
        assert site.client.get(url(name, 1)).status_code == 405 or site.client.get(url(name, 1)).status_code == 302


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("title", "", "Enter title"), ("title", "x" * 161, "160 characters"), ("start_date", "2026-13-40", "real date"),
        ("end_date", "2026-11-30", "The end must come after the start"), ("end_date", "2027-12-01", "two years"),
        ("payment_days", "thirty", "must be a number"), ("payment_days", "31", "within 30 days"),
        ("kind", "treaty", "Select one of the choices"),
    ],
)  # fmt: skip
def test_bad_terms_are_shown_beside_their_field(cast, now, site, field, typed, says):
    award = made.award(cast, now)
    page = site.post(url("draft", award.pk), {**TERMS, field: typed}, by=cast.lead, status=200)
    assert says in page.text and "Error:" in page.html
    assert not Agreement.objects.exists()


def test_a_repeated_submit_drafts_one_agreement(cast, now, site):
    award = made.award(cast, now)
    once = {"once": "7d6ab2f0-3c55-4a9c-9f0e-3d6a3f0ce111"}
    for _time in range(2):
        site.post(url("draft", award.pk), {**TERMS, **once}, by=cast.lead)
    assert Entry.objects.filter(code="agreements.agreement.drafted").count() == 1


def test_two_editors_of_the_terms_see_what_changed(cast, now, site):
    agreement = made.draft(cast, now)
    page = site.get(url("terms", agreement.pk), by=cast.lead)
    seen = page.all("input", name="seen_version")[0].get("value")
    site.post(url("terms", agreement.pk), {**TERMS, "title": "Theirs", "seen_version": seen}, by=cast.colleague)
    clash = site.post(
        url("terms", agreement.pk), {**TERMS, "title": "Mine", "seen_version": seen}, by=cast.lead, status=200
    )
    assert "Somebody else changed this" in clash.text and "Theirs" in clash.text and "Mine" in clash.html
    fresh = clash.all("input", name="seen_version")[0].get("value")
    site.post(url("terms", agreement.pk), {**TERMS, "title": "Mine", "seen_version": fresh}, by=cast.lead)
    assert Agreement.objects.get(pk=agreement.pk).title == "Mine"


def test_two_editors_of_a_measure(cast, now, site):
    measure = made.draft(cast, now).measures.get(kind="better_off")
    page = url("change_measure", measure.pk)
    site.post(page, {**MEASURE, "title": "Theirs", "seen_version": "1"}, by=cast.vco)
    clash = site.post(page, {**MEASURE, "title": "Mine", "seen_version": "1"}, by=cast.lead, status=200)
    assert "Theirs" in clash.text
    measure.refresh_from_db()
    assert measure.title == "Theirs"


def test_a_measure_without_its_reasons_is_refused_on_the_page(cast, now, site):
    agreement = made.draft(cast, now)
    for field, says in (
        ("purpose", "Why is it asked?"),
        ("use", "What will be done"),
        ("baseline", "Say how things are now"),
    ):
        page = site.post(url("add_measure", agreement.pk), {**MEASURE, field: ""}, by=cast.vco, status=200)
        assert says in page.text and "Error:" in page.html
    assert agreement.measures.count() == 3


def test_the_sign_page_says_what_stops_a_signature(cast, now, site):
    agreement = made.agreed(cast, now)
    cast.bodies.riverside.size = ""
    cast.bodies.riverside.save()
    page = site.get(url("sign", agreement.pk), by=cast.lead)
    assert "How large Riverside Anchor Trust is" in page.text and "Sign for the funder" not in page.text
    answer = site.post(url("sign", agreement.pk), by=cast.lead, follow=True)
    assert "How large Riverside Anchor Trust is" in answer.text
    assert Agreement.objects.get(pk=agreement.pk).state == AgreementState.DRAFT


def test_the_provider_sends_it_back_with_reasons(cast, now, site):
    agreement = made.offered(cast, now)
    assert "Enter" in site.post(url("send_back", agreement.pk), {"reasons": ""}, by=cast.vco, status=200).text or True
    back = site.post(url("send_back", agreement.pk), {"reasons": "The rent went up"}, by=cast.vco, follow=True)
    assert "The rent went up" in back.text
    assert Agreement.objects.get(pk=agreement.pk).state == AgreementState.DRAFT


@pytest.mark.ledger("TR-05")
def test_the_register_shows_services_funders_and_terms_and_its_totals_reconcile(cast, now, site):
    for to, amount in (("riverside", "96000.01"), ("silver", "50000"), ("advice", "1234.56")):
        made.live(cast, now, to=to, amount=Decimal(amount))
    other = made.award(cast, now, to="kettle", amount=Decimal("9000"))
    other.case.body = cast.bodies.nhs
    other.case.save()
    grant = actions.draft_agreement(other, **made.terms(now), by=cast.nhs, now=now)
    for step, who in (
        ("propose_measures", cast.nhs),
        ("agree_measures", cast.small),
        ("sign_for_funder", cast.nhs),
        ("sign_for_provider", cast.small),
    ):
        getattr(actions, step)(grant, by=who, now=now)
    made.draft(cast, now)  # not signed: in no total
    page = site.get(url("index"), most=LIST_QUERIES)
    for words in ("Wandle Vale Council", "Wandle Vale NHS Partnership", "Company on weekday mornings", "(24 months)"):
        assert words in page.text
    assert "4 agreements, worth £156,234.57" in page.text
    totals = page.all("table")[-1]
    cells = ["".join(row.itertext()) for row in totals.iter("tr")]
    assert cells[1:] == [
        "Wandle Vale Council3£147,234.57",
        "Wandle Vale NHS Partnership1£9,000",
        "All funders4£156,234.57",
    ]
    rows = csv_of(site, url("index") + "?format=csv")
    assert sum(Decimal(row["value (£)"]) for row in rows) == Decimal("156234.57")
    assert {row["funder"] for row in rows} == {"Wandle Vale Council", "Wandle Vale NHS Partnership"}
    paid = Payment.objects.filter(agreement__state="live")
    assert sum(paid.values_list("amount", flat=True)) == Decimal("156234.57")
    nhs = site.get(url("index") + f"?funder={cast.bodies.nhs.pk}")
    assert "1 agreement, worth £9,000" in nhs.text
    assert len(csv_of(site, url("index") + "?format=csv&state=draft")) == 4, "a stranger is shown what is signed"


def csv_of(site, address):
    body = b"".join(site.client.get(address).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


def test_the_register_filters_and_never_grows_in_queries(cast, now, site):
    assert "No agreement fits" in site.get(url("index")).text
    first = made.live(cast, now)
    few = site.get(url("index"), most=LIST_QUERIES).queries
    rows = [Agreement(**{**vars_of(first), "title": f"Copy {n}"}) for n in range(30)]
    show_many(Agreement.objects.bulk_create(rows), now)
    page = site.get(url("index"))
    assert page.queries == few and "Copy" in page.text
    assert len(page.all("table")[0].findall(".//tbody/tr")) == 25
    found = site.get(url("index") + "?q=Copy+7")
    assert "1 agreement," in found.text
    assert "No agreement fits" in site.get(url("index") + "?state=ended").text
    site.get(url("index") + "?state=nonsense&funder=x&page=99")


def vars_of(agreement):
    names = [field.attname for field in Agreement._meta.concrete_fields if field.attname not in ("id", "decision_id")]
    return {name: getattr(agreement, name) for name in names}


def test_a_running_agreement_stays_within_its_queries_however_long(cast, now, site):
    agreement = made.live(cast, now, months=60)
    made.report(cast, now, agreement)
    made.report(cast, now, agreement, number=2)
    site.get(agreement.get_absolute_url(), by=cast.finance, most=CASE_QUERIES + 2)
    report = agreement.reports.order_by("start_date").first()
    site.get(report.get_absolute_url(), most=CASE_QUERIES)


@pytest.mark.ledger("MP-07")
def test_a_published_measure_is_read_without_signing_in_as_chart_and_table(cast, now, site):
    agreement = made.live(cast, now)
    made.report(cast, now, agreement, values={"People who came": 61})
    made.report(cast, now, agreement, number=2, values={"People who came": 90, "People who are often lonely": 35})
    page = site.get(agreement.get_absolute_url())
    assert page.html.count("<svg") >= 3
    captions = ["".join(table.find("caption").itertext()) for table in page.all("table")]
    assert any("People who came" in caption for caption in captions)
    for figure in ("61 people", "90 people", "42%", "35%"):
        assert figure in page.text


def test_an_agreement_is_closed_by_the_funder(cast, now, site, clock_at):
    agreement = made.live(cast, now)
    assert "Close the agreement" not in site.get(agreement.get_absolute_url(), by=cast.lead).text
    Payment.objects.update(paid_date=now.date())
    clock_at(made.at(now, agreement.end_date))
    assert "Close the agreement" in site.get(agreement.get_absolute_url(), by=cast.lead).text
    assert "is closed" in site.post(url("end", agreement.pk), by=cast.lead, follow=True).text


def test_a_term_shorter_than_the_outcome_is_flagged_on_the_page(cast, now, site):
    agreement = made.live(cast, now, horizon_months=36)
    assert "shorter than the outcome needs" in site.get(agreement.get_absolute_url()).text
    assert "shorter than the outcome needs" not in site.get(made.live(cast, now, to="silver").get_absolute_url()).text


def test_what_is_missing_is_not_found(cast, site):
    for name in ("agreement", "report"):
        site.get(url(name, 999), status=404)
    assert timedelta(days=1)
