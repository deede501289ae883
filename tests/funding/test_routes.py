from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.core.clock import is_working_day
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions, rules
from folkmoot.funding.actions.load_procedures import load_procedures, rows_of
from folkmoot.funding.choosing import COLLABORATIVE, SHAPED_TOGETHER, Answers, choose, usual_procedure
from folkmoot.funding.clocks import Clock, Unit, days_in, ends, is_over_on
from folkmoot.funding.models import Opportunity, Procedure, Route
from folkmoot.funding.models.procedure import Bodies, Family, Providers, Services, Special
from folkmoot.funding.owed import kinds_of_notice
from tests.funding import made

TODAY = date(2026, 11, 4)
SIX = {"kind": "isolation", "health": "no", "value": "96000", "gives": "no", "providers": "many", "special": ""}


def in_force(day=TODAY):
    return Procedure.objects.in_force(day)


def row(code, day=TODAY):
    return next(one for one in in_force(day) if one.code == code)


def answers(**changes):
    given = {"kind": ServiceKind.ENVIRONMENT, "is_health": False, "value": Decimal("96000"), "gives": False}
    return Answers(**{**given, **changes})


def codes(rows):
    return {one.code for one in rows}


def test_it_works(site, cast):
    page = site.get("/funding/routes/", most=12)
    for one in in_force():
        assert one.title in page.text
    page = site.get(row("light-touch").get_absolute_url(), most=12)
    assert (
        "120 days" in page.text
        and "UK7" in page.text
        and "8 working days, the first day counts (voluntary)" in page.text
    )


def test_where_no_figure_is_held_the_page_says_so(site, db):
    assert "We hold no figure" in site.get(row("full").get_absolute_url()).text
    assert "We hold no figure" not in site.get(row("light-touch").get_absolute_url()).text
    assert "The law asks for none" in site.get(row("light-touch").get_absolute_url()).text


def test_every_family_has_a_row(db):
    assert set(Procedure.objects.values_list("family", flat=True)) == set(Family.values)
    today = {one.family for one in in_force()}
    assert today == set(Family.values) - {Family.EARLIER}


def test_set_up_adds_what_is_missing_and_changes_nothing(db):
    before = list(Procedure.objects.order_by("pk").values())
    assert load_procedures() == 0
    assert list(Procedure.objects.order_by("pk").values()) == before
    Procedure.objects.filter(code="health-b").delete()
    assert load_procedures() == 1


@pytest.mark.ledger("FT-11")
def test_thresholds_are_looked_up_by_the_day(db):
    assert row("full", date(2025, 12, 31)).value_from == Decimal("214904")
    assert row("full", date(2026, 1, 1)).value_from == Decimal("207720")
    assert row("full-central").value_from == Decimal("135018")
    assert row("light-touch").value_from == Decimal("663540")
    assert "local" not in codes(in_force(date(2026, 2, 3))) and "local" in codes(in_force(date(2026, 2, 4)))
    # What the law of 2014 asked to be advertised, in its own money.
    old = row("earlier-people", date(2014, 6, 1))
    assert (old.value_from, old.currency) == (Decimal("750000"), "EUR")
    # At the threshold of the day a contract cannot go the way below it, and must be advertised by a tender notice.
    at, under = answers(value=Decimal("207720")), answers(value=Decimal("207719.99"))
    assert "notifiable" not in codes(choose(in_force(), at).lawful)
    assert "tender" in next(one for one in choose(in_force(), at).lawful if one.code == "full").notices
    assert "full" not in codes(choose(in_force(), under).lawful)
    assert "full" not in codes(choose(in_force(date(2025, 12, 1)), at).lawful)


def test_the_figures_of_the_social_value_act_are_kept_by_day_and_kind_of_body(db):
    day = date(2014, 6, 1)
    assert rules.social_value_threshold(day).pounds == Decimal("172514")
    assert rules.social_value_threshold(day, bodies=Bodies.CENTRAL).pounds == Decimal("111676")


def test_no_row_is_without_its_source_or_its_notices_unknown(db):
    for one in Procedure.objects.all():
        assert one.source and one.plain and one.services
        assert set(one.notices) <= set(kinds_of_notice())


def test_of_each_code_one_row_holds_on_any_day(db):
    for day in (date(2014, 1, 1), date(2020, 5, 5), date(2025, 2, 24), date(2026, 1, 1), TODAY, date(2030, 1, 1)):
        found = [one.code for one in in_force(day)]
        assert len(found) == len(set(found))


CLOCKS = sorted(
    {(said["length"], said["unit"], said.get("first", False)) for one in rows_of() for said in one["clocks"].values()}
)


@given(st.sampled_from(CLOCKS), st.dates(date(2014, 1, 1), date(2040, 12, 31)))
def test_every_clock_of_the_table_is_kept_to_the_day(said, start):
    clock = Clock(said[0], Unit(said[1]), said[2])
    end = ends(clock, start)
    if not clock.length:
        assert end == start
        return
    assert days_in(clock, start, end) == clock.length and is_over_on(clock, start) == end + timedelta(days=1)
    if clock.unit == Unit.WORKING:
        assert is_working_day(end)
        counted = [start + timedelta(days=n) for n in range((end - start).days + 1)][
            0 if clock.counts_first_day else 1 :
        ]
        assert sum(map(is_working_day, counted)) == clock.length


def test_the_two_standstills_differ_by_a_day(db):
    ours, health = row("full").standstill(), row("health-c").standstill()
    assert ends(ours, date(2026, 11, 4)) == date(2026, 11, 13)
    assert ends(health, date(2026, 11, 4)) == date(2026, 11, 16)
    assert row("light-touch").standstill() is None
    assert row("light-touch").clock("standstill") == ours


# --- the chooser


@pytest.mark.ledger("CC-23")
@pytest.mark.parametrize("kind", SHAPED_TOGETHER)
@pytest.mark.parametrize("value", ["9000", "96000", "700000"])
@pytest.mark.parametrize("gives", [True, False])
def test_services_that_partners_shape_begin_with_a_collaborative_route(db, kind, value, gives):
    found = choose(in_force(), answers(kind=kind, value=Decimal(value), gives=gives))
    assert found.usual.route in COLLABORATIVE
    assert all(found.needs_reason(one) == (one.route == Route.COMPETITIVE) for one in found.lawful)


def test_waste_is_competed_for(db):
    found = choose(in_force(), answers())
    assert found.usual.code == "notifiable" and not found.needs_reason(found.usual)


@given(st.data())
def test_every_row_is_lawful_or_says_why_it_is_not(db_rows, data):
    given_answers = Answers(
        kind=data.draw(st.sampled_from(ServiceKind.values)), is_health=data.draw(st.booleans()),
        value=Decimal(data.draw(st.integers(1, 6_000_000))), gives=data.draw(st.booleans()),
        providers=data.draw(st.sampled_from(Providers.values)), special=data.draw(st.sampled_from(Special.values)),
    )  # fmt: skip
    found = choose(db_rows, given_answers)
    ours = [one for one in db_rows if one.bodies != Bodies.CENTRAL]
    assert codes(found.lawful) | {one.procedure.code for one in found.fallen} == codes(ours)
    assert not codes(found.lawful) & {one.procedure.code for one in found.fallen}
    assert all(one.because for one in found.fallen)
    # Some way is always open, and health care is never bought another way.
    assert found.lawful
    if given_answers.is_health and not given_answers.gives:
        assert all(one.services == [Services.HEALTH] for one in found.lawful)


@pytest.fixture(scope="module")
def db_rows(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return in_force()


def test_each_special_wish_opens_its_row(db):
    for special, code in (
        (Special.LOCAL, "local"), (Special.SMALL, "small-or-voluntary"), (Special.SUPPORTED, "supported-employment"),
        (Special.CALL_OFF, "call-off"), (Special.SET_UP, "framework"), (Special.MARKET, "dynamic-market"),
    ):  # fmt: skip
        assert choose(in_force(), answers(special=special)).usual.code == code
        assert code not in codes(choose(in_force(), answers()).lawful)
    people = answers(kind=ServiceKind.CARE, special=Special.MUTUAL)
    assert "mutual" in codes(choose(in_force(), people).lawful)
    assert "mutual" not in codes(choose(in_force(), answers(special=Special.MUTUAL)).lawful)


def test_health_care_goes_its_own_way(db):
    for providers, code in (
        (Providers.ONLY_ONE, "health-a"), (Providers.PEOPLE_CHOOSE, "health-b"), (Providers.DOES_IT_WELL, "health-c"),
        (Providers.FEW, "health-suitable"), (Providers.MANY, "health-competitive"),
    ):  # fmt: skip
        assert code in codes(choose(in_force(), answers(is_health=True, providers=providers)).lawful)


def test_the_chooser_asks_six_questions_and_says_why_the_others_fall(site, cast, now):
    page = site.get("/funding/routes/choose/", most=12)
    assert all(f"{number}. " in page.text for number in range(1, 7))
    page = site.get(f"/funding/routes/choose/?{urlencode(SIX)}", most=12)
    assert (
        "Ways that are open" in page.text
        and "Single outcome agreement, below the threshold is where to start" in page.text
    )
    assert "It is for values from £663,540" in page.text
    assert "To choose competition here, you publish why" in page.text
    site.get("/funding/routes/choose/?kind=isolation")
    project = made.project(cast, now)
    address = f"/funding/project/{project.pk}/route/"
    site.refuses(address, cast.stranger, cast.rival, cast.citizen, cast.nhs)
    page = site.get(f"{address}?{urlencode(SIX)}", by=cast.lead, most=20)
    assert any("procedure=" in link for link in page.links())


# --- the table is kept by an administrator


NEXT_YEAR = {
    "valid_from": "2028-01-01", "value_from": "210000", "source": "Thresholds from 1 January 2028",
}  # fmt: skip


def posted(one, **changes):
    """What the form for the row after `one` sends."""
    from folkmoot.funding.forms.procedures import ProcedureForm

    sent = {name: value for name, value in ProcedureForm.initial_for(one).items() if value not in (None, False, "")}
    return {**sent, **changes}


def test_an_administrator_adds_next_years_row_without_code(site, cast, now):
    old = row("full")
    address = f"/funding/routes/new/?like={old.pk}"
    site.refuses(address, cast.stranger, cast.rival, cast.lead, cast.resident)
    site.get(address, by=cast.admin, most=20)
    entries = Entry.objects.count()
    site.post(address, posted(old, **NEXT_YEAR), by=cast.admin)
    assert Entry.objects.count() == entries + 1
    new = row("full", date(2028, 1, 1))
    assert new.value_from == Decimal("210000") and new.clock("standstill") == old.clock("standstill")
    assert row("full", date(2027, 12, 31)) == old
    assert rules.social_value_threshold(date(2028, 6, 1)).pounds == Decimal("210000")
    assert "2028" in site.get("/funding/routes/?all=1", most=12).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("valid_from", "2026-01-01"),
        ("valid_to", "2027-01-01"),
        ("value_under", "100"),
        ("source", ""),
        ("services", []),
    ],
)
def test_a_row_that_makes_no_sense_is_sent_back(site, cast, field, value):
    old, count = row("full"), Procedure.objects.count()
    sent = posted(old, **{**NEXT_YEAR, field: value})
    page = site.post(f"/funding/routes/new/?like={old.pk}", sent, by=cast.admin, status=200)
    assert "There is a problem" in page.text
    assert Procedure.objects.count() == count


def test_a_clock_needs_both_a_number_and_a_unit(site, cast):
    old = row("full")
    sent = posted(old, **NEXT_YEAR, tender_length="25")
    page = site.post(f"/funding/routes/new/?like={old.pk}", sent, by=cast.admin, status=200)
    assert "Give both how many" in page.text


def test_a_row_is_never_changed(cast):
    one = row("grant")
    one.title = "Gift"
    with pytest.raises(Refused, match="never changed"):
        one.save()
    with pytest.raises(Refused, match="never changed"):
        one.save(update_fields=["title"])


def test_a_row_is_closed_from_a_day_unless_something_later_rests_on_it(site, cast, now):
    one = row("grant")
    address = f"/funding/routes/{one.pk}/close/"
    site.refuses(address, cast.stranger, cast.rival, cast.lead)
    opportunity = made.prepared(cast, now)
    assert opportunity.procedure == one
    page = site.post(address, by=cast.admin, status=200, valid_to="2026-11-01")
    assert "rests on this row" in page.text
    site.post(address, by=cast.admin, valid_to="2026-12-01")
    assert "grant" not in codes(in_force(date(2026, 12, 1)))
    opportunity.refresh_from_db()
    assert opportunity.procedure == one
    with pytest.raises(NotAllowed):
        actions.close_procedure(one, valid_to=date(2027, 1, 1), by=cast.lead, now=now)


# --- opportunities rest on a row


def test_an_opportunity_keeps_the_law_of_the_day_it_began(cast, now, site):
    large = made.prepared(
        cast, now, route=Route.COMPETITIVE, value=Decimal("700000"), route_reason="Many could do this, and we want to compare them.",
    )  # fmt: skip
    first = row("light-touch")
    assert large.procedure == first and large.law_date == now.date()
    actions.add_procedure(
        **{name: getattr(first, name) for name in ("code", "family", "route", "title", "law", "plain", "services", "notices")},
        value_from=Decimal("800000"), valid_from=date(2026, 11, 20), source="A later Act", clocks={}, by=cast.admin, now=now,
    )  # fmt: skip
    later = now + timedelta(days=20)
    changed = actions.change_opportunity(
        large, value=Decimal("750000"), opens_date=large.opens_date, seen_version=1, by=cast.lead, now=later
    )
    assert changed.procedure == first and changed.law_date == now.date()
    page = site.get(f"/funding/opportunity/{large.pk}/route/", by=cast.lead, most=20)
    assert "It keeps the law of the day it began: 4 November 2026" in page.text


def test_a_change_of_route_brings_its_own_procedure_and_a_wrong_one_is_refused(cast, now):
    row_ = made.prepared(cast, now)
    changed = actions.change_opportunity(
        row_, route=Route.NEGOTIATED, procedure=row_.procedure, seen_version=1, by=cast.lead, now=now
    )
    assert changed.procedure.code == "single-outcome"
    with pytest.raises(Refused, match="another route"):
        actions.change_opportunity(
            changed, procedure=row("health-a"), route=Route.GRANT, seen_version=2, by=cast.lead, now=now
        )


def test_a_small_contract_for_other_services_may_be_talked_over(db):
    assert "direct-below" in codes(choose(in_force(), answers(value=Decimal("90000"))).lawful)
    assert "direct-below" not in codes(choose(in_force(), answers(value=Decimal("300000"))).lawful)
    found = usual_procedure(in_force(), route=Route.NEGOTIATED, services=Services.ORDINARY, value=Decimal("90000"))
    assert found.code == "direct-below"


@pytest.mark.parametrize(
    ("code", "changes", "why"),
    [
        ("full", {"value": Decimal("300000")}, "only for other services"),
        ("light-touch", {}, "values from £663,540"),
        ("grant", {}, "another route"),
    ],
)
def test_a_procedure_that_is_not_lawful_is_refused(cast, now, code, changes, why):
    project = made.project(cast, now)
    made.specification(project, now)
    terms = made.terms(now, route=Route.COMPETITIVE, procedure=row(code), **changes)
    with pytest.raises(Refused, match=why) as refusal:
        actions.prepare_opportunity(project, **terms, by=cast.lead, now=now)
    assert refusal.value.field == "procedure"
    assert not Opportunity.objects.exists()


def test_a_row_that_has_ended_cannot_be_chosen(cast, now):
    project = made.project(cast, now, service_kind=ServiceKind.ENVIRONMENT)
    made.specification(project, now)
    old = row("full", date(2025, 6, 1))
    with pytest.raises(Refused, match="not in force"):
        actions.prepare_opportunity(
            project,
            **made.terms(now, route=Route.COMPETITIVE, procedure=old, value=Decimal("300000")),
            by=cast.lead,
            now=now,
        )


def test_a_mutuals_contract_runs_five_years_at_most(cast, now):
    project = made.project(cast, now)
    made.specification(project, now)
    terms = made.terms(now, route=Route.RESERVED, procedure=row("mutual"), term_months=61)
    with pytest.raises(Refused, match="60 months"):
        actions.prepare_opportunity(project, **terms, by=cast.lead, now=now)
    assert actions.prepare_opportunity(project, **{**terms, "term_months": 60}, by=cast.lead, now=now)


@pytest.mark.ledger("CC-23")
def test_choosing_competition_for_lonely_people_takes_a_reason_that_everyone_reads(site, cast, now):
    project = made.project(cast, now)
    made.specification(project, now)
    with pytest.raises(Refused, match="Partners usually shape") as refusal:
        actions.prepare_opportunity(
            project, **made.terms(now, route=Route.COMPETITIVE, route_reason="Quicker."), by=cast.lead, now=now
        )
    assert refusal.value.field == "route_reason"
    why = "Three national providers asked to be compared, and none of our groups can open before spring."
    row_ = actions.prepare_opportunity(
        project, **made.terms(now, route=Route.COMPETITIVE, route_reason=why), by=cast.lead, now=now
    )
    actions.announce(row_, by=cast.lead, now=now)
    assert why in site.get(f"/funding/opportunity/{row_.pk}/route/").text


def test_the_chooser_leads_on_to_preparing_and_its_answers_are_kept(site, cast, now):
    project = made.project(cast, now)
    made.specification(project, now)
    query = urlencode({**SIX, "providers": "few", "procedure": row("single-outcome").pk})
    address = f"/funding/project/{project.pk}/prepare/?{query}"
    site.get(address, by=cast.lead, most=20)
    opens = now.date() + timedelta(days=30)
    sent = {
        "title": "Company", "summary": "A warm room.", "route": "negotiated", "route_reason": "The anchor knows the groups.",
        "procedure": row("single-outcome").pk, "value": "96000", "term_months": "24", "eligibility": "You work here.",
        "opens_date": str(opens), "closes_date": str(opens + timedelta(days=30)), "closes_time": "12:00",
        "decides_date": str(opens + timedelta(days=60)), "needs_citizen": "on", "suits_vco": "on",
    }  # fmt: skip
    site.post(address, sent, by=cast.lead)
    opportunity = Opportunity.objects.get()
    assert opportunity.procedure.code == "single-outcome" and opportunity.route_answers["providers"] == "few"
    page = site.get(f"/funding/opportunity/{opportunity.pk}/route/", by=cast.lead, most=20)
    assert "a few partners together" in page.text and "Why the others fall" in page.text
    site.refuses(f"/funding/opportunity/{opportunity.pk}/route/", cast.stranger, cast.rival)


def test_what_is_kept_for_some_is_a_condition_that_every_bidder_answers(site, cast, now):
    opportunity = made.opened(cast, now, route=Route.RESERVED)
    assert opportunity.procedure.code == "small-or-voluntary-people"
    assert opportunity.conditions[-1].startswith("You are a small or medium business")
    assert opportunity.conditions[-1] in site.get(opportunity.get_absolute_url(), most=20).text
    meets = [True] * (len(opportunity.conditions) - 1)
    with pytest.raises(Refused):
        actions.start_bid(
            opportunity, cast.bodies.silver, meets=[*meets, False], by=cast.rival, now=made.while_open(opportunity)
        )
    assert actions.start_bid(
        opportunity, cast.bodies.silver, meets=[*meets, True], by=cast.rival, now=made.while_open(opportunity)
    )


def test_what_is_kept_for_local_suppliers_says_for_which_area(cast, now):
    row = made.prepared(cast, now, route=Route.RESERVED, procedure=Procedure.objects.get(code="local-people"))
    with pytest.raises(Refused, match="for which area") as refusal:
        actions.announce(row, by=cast.lead, now=now)
    assert refusal.value.field == "eligibility"
    named = f"{row.eligibility}\nYou work in {cast.borough.name} or beside it."
    row = actions.change_opportunity(row, eligibility=named, seen_version=1, by=cast.lead, now=now)
    assert actions.announce(row, by=cast.lead, now=now).announced_at == now


def test_the_table_can_be_downloaded(site, db):
    answer = site.get("/funding/routes/?format=csv", most=12)
    text = b"".join(answer.response.streaming_content).decode()
    assert "663540" in text and "750000" in text and text.count("\n") >= Procedure.objects.count()
