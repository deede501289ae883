import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.core import cards
from folkmoot.funding.models import Notice, NoticeAward, NoticeStage
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.funding.queries import shares
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import OrganisationKind
from tests.funding import made
from tests.site import LIST_QUERIES

REGISTER, SHARE = reverse("funding:register"), reverse("funding:voluntary_share")


def notice(body, number=1, **changes):
    given = {
        "source": NoticeSource.OCDS,
        "identifier": f"ocds-{number}",
        "stage": NoticeStage.OPEN,
        "body": body,
        "title": f"Notice {number}",
        "published_date": date(2026, 1, 1) + timedelta(days=number),
        "value": Decimal(1000),
        "licence": "Open Government Licence v3.0",
        "source_url": "https://notices.example.org/1",
    }
    return Notice.objects.create(**{**given, **changes})


def award(row, recipient, value, *, identifier="A", **changes):
    given = {"awarded_date": date(2026, 3, 1), "value": None if value is None else Decimal(value)}
    return NoticeAward.objects.create(notice=row, identifier=identifier, recipient=recipient, **{**given, **changes})


@pytest.fixture
def unknown(db):
    return Organisation.objects.create(name="Nobody Knows")


@pytest.fixture
def firm(db):
    return Organisation.objects.create(name="A Firm", kind=OrganisationKind.PRIVATE)


# --- the register


def test_it_works(cast, now, site, clock_at):
    panel = made.decided(cast, now)
    clock_at(panel.now)
    imported = notice(cast.bodies.nhs, title="Talking therapies")
    page = site.get(REGISTER, most=LIST_QUERIES)
    assert (
        "Talking therapies" in page.text
        and panel.opportunity.title in page.text
        and "Riverside Anchor Trust" in page.text
    )
    shown = site.get(imported.get_absolute_url())
    for words in ("Open Government Licence v3.0", "contract notices (OCDS)", "£1,000"):
        assert words in shown.text
    ours = site.get(reverse("funding:notice", args=[panel.opportunity.notice.pk]), status=302)
    assert ours.response["Location"] == panel.opportunity.get_absolute_url()


def test_it_costs_the_same_however_long_it_is(cast, site):
    def fill(start, count):
        rows = [
            Notice(
                source=NoticeSource.OCDS, identifier=f"many-{n}", stage=NoticeStage.AWARDED, body=cast.bodies.nhs,
                title=f"Notice {n}", published_date=date(2020, 1, 1) + timedelta(days=n % 900),
            )
            for n in range(start, start + count)
        ]  # fmt: skip
        for row in Notice.objects.bulk_create(rows):
            award(row, cast.bodies.kettle, 10)

    fill(0, 30)
    few = site.get(REGISTER).queries
    fill(30, 400)
    page = site.get(REGISTER, most=LIST_QUERIES)
    assert page.queries == few and "430 notices" in page.text
    last = site.get(f"{REGISTER}?page=18", most=LIST_QUERIES)
    assert len(last.all("tr")) == 1 + 5


def test_it_is_narrowed(cast, site, now):
    notice(cast.bodies.nhs, 1, title="Warm rooms", description="for older people", suits_vco=True)
    notice(
        cast.bodies.council,
        2,
        title="Road works",
        stage=NoticeStage.AWARDED,
        source=NoticeSource.GRANTS,
        published_date=date(2024, 5, 5),
    )
    for query, found, hidden in (
        ("words=older+warm", "Warm rooms", "Road works"), ("body=council", "Road works", "Warm rooms"),
        ("stage=awarded", "Road works", "Warm rooms"), ("source=ocds", "Warm rooms", "Road works"),
        ("year=2024", "Road works", "Warm rooms"), ("vco=on", "Warm rooms", "Road works"),
        (f"organisation={cast.bodies.nhs.pk}", "Warm rooms", "Road works"),
    ):  # fmt: skip
        page = site.get(f"{REGISTER}?{query}", most=LIST_QUERIES)
        assert found in page.text and hidden not in page.text, query
    assert "Nothing in the register matches" in site.get(f"{REGISTER}?words=zzz").text
    for nonsense in (
        "year=lots",
        "stage=x&page=x",
        "organisation=1e9",
        "organisation=99999999999999999999",
        "words=" + "a" * 500,
    ):
        assert site.get(f"{REGISTER}?{nonsense}")


def test_open_data_whose_closing_day_has_passed_is_not_open(cast, site):
    notice(cast.bodies.nhs, closes_date=date(2026, 11, 3))
    assert "Notice 1" not in site.get(f"{REGISTER}?stage=open").text
    page = site.get(f"{REGISTER}?stage=closed")
    assert "Notice 1" in page.text and len([cell for cell in page.all("td") if cell.text == "closed"]) == 1


def test_it_is_taken_away_as_it_is_shown(cast, site):
    row = notice(cast.bodies.nhs, 1, title="=cmd()")
    award(row, cast.bodies.kettle, "10.50")
    award(row, cast.bodies.deaf, None)
    notice(cast.bodies.council, 2, title="Other")
    response = site.get(f"{REGISTER}?format=csv&body=NHS").response
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["awarded to"] for line in lines] == ["Kettle and Chat", "Vale Deaf Club"]
    assert lines[0]["award value"] == "10.50" and lines[1]["award value"] == ""
    assert lines[0]["title"] == "'=cmd()"


def test_a_person_given_a_grant_is_not_named(cast, site):
    row = notice(cast.bodies.foundation, source=NoticeSource.GRANTS)
    award(row, None, 500, is_to_individual=True)
    assert "an individual" in site.get(REGISTER).text
    assert "an individual, not named here" in site.get(row.get_absolute_url()).text


# --- the share


@pytest.mark.ledger("MP-11")
def test_the_share_shows_what_it_is_out_of(cast, site, firm, unknown):
    award(notice(cast.bodies.nhs, 1), cast.bodies.kettle, 100)
    award(notice(cast.bodies.nhs, 2), firm, 200)
    award(notice(cast.bodies.nhs, 3), unknown, 100)
    award(notice(cast.bodies.nhs, 4), cast.bodies.riverside, None)
    award(notice(cast.bodies.nhs, 5), cast.bodies.riverside, 999, currency="EUR")
    total = shares.together(shares.by_year())
    assert (total.awards, total.to_vcos, total.to_others, total.unknown) == (4, 2, 1, 1)
    assert (total.vco_value, total.value, total.percent_by_value) == (Decimal(100), Decimal(400), Decimal("25.0"))
    assert (total.without_value, shares.in_other_currencies()) == (1, 1)
    page = site.get(SHARE, most=LIST_QUERIES)
    for words in ("25%", "£100", "£400", "50%", "1 award is in another currency", "1 award has no stated value"):
        assert words in page.text


def test_local_means_based_in_this_borough(cast, settings):
    settings.FOLKMOOT_HOME_AREA = cast.borough.code
    Organisation.objects.filter(pk=cast.bodies.kettle.pk).update(area=cast.north)
    award(notice(cast.bodies.nhs, 1), cast.bodies.kettle, 100)
    award(notice(cast.bodies.nhs, 2), cast.bodies.riverside, 50)
    total = shares.together(shares.by_year())
    assert (total.to_vcos, total.to_local, total.local_value) == (2, 1, Decimal(100))


def test_suppliers_who_share_a_value_count_once_and_mixed_ones_are_unknown(cast, firm):
    both_voluntary, mixed = notice(cast.bodies.nhs, 1), notice(cast.bodies.nhs, 2)
    for row, suppliers in (
        (both_voluntary, (cast.bodies.kettle, cast.bodies.deaf)),
        (mixed, (cast.bodies.kettle, firm)),
    ):
        award(row, None, 300)
        for supplier in suppliers:
            award(row, supplier, None)
    total = shares.together(shares.by_year())
    assert (total.awards, total.to_vcos, total.unknown) == (2, 1, 1)
    assert (total.value, total.vco_value, total.unknown_value) == (Decimal(600), Decimal(300), Decimal(300))


def test_where_each_ones_part_is_known_it_is_counted(cast, firm):
    row = notice(cast.bodies.nhs)
    award(row, cast.bodies.kettle, 100)
    award(row, firm, 50)
    total = shares.together(shares.by_year())
    assert (total.awards, total.vco_value, total.other_value, total.unknown_value) == (1, 100, 50, 0)


def test_an_award_to_nobody_named_is_unknown_and_to_a_person_is_not_voluntary(cast):
    award(notice(cast.bodies.nhs, 1), None, 10)
    award(notice(cast.bodies.nhs, 2), None, 20, is_to_individual=True)
    total = shares.together(shares.by_year())
    assert (total.unknown, total.to_others, total.unknown_value, total.other_value) == (1, 1, 10, 20)


def test_a_merged_recipient_and_a_merged_body_count_as_what_they_became(cast, unknown):
    Organisation.objects.filter(pk=unknown.pk).update(merged_into=cast.bodies.kettle)
    award(notice(unknown), unknown, 10)
    assert shares.by_body()[0].part == cast.bodies.kettle.pk
    assert shares.together(shares.by_body()).to_vcos == 1


def test_no_awards_is_no_share(cast, site):
    assert shares.percent(0, 0) is None
    assert "No award in pounds" in site.get(SHARE).text


@pytest.mark.ledger("TR-05")
def test_totals_by_funder_reconcile_with_the_register(cast, site, firm):
    for number, (body, recipient, value) in enumerate(
        (
            (cast.bodies.nhs, cast.bodies.kettle, "10.10"),
            (cast.bodies.nhs, firm, "20.20"),
            (cast.bodies.council, firm, "0.03"),
        ),
        1,
    ):
        award(notice(body, number, value=Decimal(value)), recipient, value)
    bodies, years = shares.by_body(), shares.by_year()
    in_register = sum(row.value for row in NoticeAward.objects.all())
    assert shares.together(bodies).value == shares.together(years).value == in_register == Decimal("30.33")
    response = site.get(f"{SHARE}?format=csv").response
    lines = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert sum(Decimal(line["value (£)"]) for line in lines) == in_register
    register = site.get(REGISTER)
    assert "Wandle Vale NHS Partnership" in register.text and "Kettle and Chat" in register.text


KINDS = [
    OrganisationKind.VCO,
    OrganisationKind.INFRASTRUCTURE,
    OrganisationKind.PRIVATE,
    OrganisationKind.UNKNOWN,
    None,
]
ONE = st.lists(st.tuples(st.sampled_from(KINDS), st.none() | st.integers(0, 10**9)), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(awards=st.lists(ONE, max_size=6))
def test_the_parts_always_come_to_the_whole(cast, awards):
    Notice.objects.filter(source=NoticeSource.OCDS).delete()
    whole = Decimal(0)
    for number, rows in enumerate(awards, 1):
        row = notice(cast.bodies.nhs, number)
        for place, (kind, pence) in enumerate(rows):
            recipient = None if kind is None else Organisation.objects.create(name=f"R{number}-{place}", kind=kind)
            value = None if pence is None else Decimal(pence) / 100
            award(row, recipient, value)
            whole += value or 0
    total = shares.together(shares.by_year())
    assert total.awards == len(awards)
    assert total.to_vcos + total.to_others + total.unknown == total.awards
    assert total.value == whole
    assert total.vco_value + total.other_value + total.unknown_value == whole
    assert min(total.vco_value, total.other_value, total.unknown_value, total.unknown) >= 0


# --- on other pages


def test_cards_show_opportunities_and_awards_and_never_bids(cast, now, clock_at):
    panel = made.decided(cast, now)
    clock_at(panel.now)

    def titles(person, thing):
        return [card.title for card in cards.cards_for(person, thing) if card.template.startswith("funding/")]

    assert titles(None, panel.opportunity.project) == ["Opportunities to be funded"]
    assert titles(None, panel.opportunity.specification) == ["Opportunities to deliver it"]
    assert titles(None, cast.bodies.riverside) == ["Opportunities and awards"]
    assert titles(None, cast.bodies.silver) == []
    draft = made.prepared(cast, now)
    assert titles(None, draft.project) == []
    assert titles(cast.lead, draft.project) == ["Opportunities to be funded"]


def test_our_own_notices_cost_no_more_than_others(cast, now, site):
    first = made.announced(cast, now)
    few = site.get(REGISTER).queries
    for number in range(5):
        made.announced(cast, now, title=f"More {number}", for_project=first.project)
    assert site.get(REGISTER, most=LIST_QUERIES).queries == few
