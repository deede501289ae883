"""Demand and who could meet it are looked at before the specification, or the plan gate stays shut."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from folkmoot.commissioning import actions
from folkmoot.commissioning.actions.decide_gate import GateShut
from folkmoot.commissioning.models import MarketAssessment
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.actions.explain import explain
from folkmoot.commitments.models import Finding, Undertaking
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from tests.commissioning import made
from tests.site import CASE_QUERIES


def at(name, *keys):
    return reverse(f"commissioning:{name}", args=keys)


def finding(project):
    return Finding.objects.get(subject=refer(project), undertaking__number="P10")


@pytest.fixture
def planned(cast, now, others_keep):
    """At the plan gate with everything but a market assessment; its specification was begun today."""
    project = made.in_plan(cast, now)
    made.decided(project, cast, now)
    actions.note_involvement(project, stage=Stage.PLAN, who="A task group", how="Wrote it.", by=cast.lead, now=now)
    MarketAssessment.objects.all().delete()
    return project


def stopped_by(project, cast, now):
    with pytest.raises(GateShut) as stopped:
        made.passed(project, cast, now)
    return stopped.value.items


def test_it_works(cast, now, site):
    project = made.in_plan(cast, now)
    site.get(at("market", project.pk), by=cast.lead, status=404)
    assert at("assess_market", project.pk) in site.get(project.get_absolute_url(), by=cast.lead).links()
    given = {**made.MARKET, "assessed_date": (day_of(now) - timedelta(days=3)).isoformat()}
    site.post(at("assess_market", project.pk), given, by=cast.lead)
    page = site.get(at("market", project.pk), by=cast.stranger, most=CASE_QUERIES + 2)
    for words in ("Assessed on 1 November 2026", "Written down here on 4 November 2026", *made.MARKET.values()):
        assert words in page.text
    assert "Assess the market again" not in page.text
    assert "Market assessed" in page.text and "Project opened" not in page.text, "it tells its own history alone"
    assert at("market", project.pk) in site.get(project.get_absolute_url(), by=cast.stranger).links()


@pytest.mark.ledger("NE-11")
def test_the_plan_gate_refuses_a_project_without_a_market_assessment(cast, now, site, planned):
    assert stopped_by(planned, cast, now) == ["P10"]
    shut = site.post(at("gate", planned.pk), {"outcome": "approve", "reasons": "x"}, by=cast.colleague, status=200)
    assert "Not settled: P10." in shut.text
    line = Undertaking.objects.get(rulebook=planned.framework, number="P10")
    with pytest.raises(Refused):
        explain(line, planned, words="There was no time to look at the market.", by=cast.lead, now=now)
    made.market(planned, cast, now)
    made.passed(planned, cast, now)
    assert planned.stage == Stage.DELIVER


@pytest.mark.ledger("NE-11")
def test_the_plan_gate_refuses_one_dated_after_the_specification(cast, now, site, planned):
    later = now + timedelta(days=1)
    made.market(planned, cast, later)
    assert stopped_by(planned, cast, later) == ["P10"]
    page = site.get(planned.get_absolute_url(), by=cast.colleague)
    assert (
        "The market was assessed on 5 November 2026, after the specification was begun on 4 November 2026." in page.text
    )
    assert finding(planned).state == "due"
    made.market(planned, cast, later, assessed_date=day_of(now))
    assert finding(planned).state == "kept"
    made.passed(planned, cast, later)
    assert planned.stage == Stage.DELIVER


@pytest.mark.ledger("NE-11")
def test_a_new_version_begun_after_the_assessment_mends_it(cast, now):
    project = made.in_plan(cast, now)
    first = made.specification(project, cast, now)
    later = now + timedelta(days=1)
    made.market(project, cast, later)
    assert finding(project).state == "due"
    version = actions.revise_specification(
        first, what_changed="Fridays are left out: nobody can open.", by=cast.lead, now=later
    )
    assert finding(project).state == "due"
    actions.agree_specification(version, by=cast.lead, now=later)
    assert finding(project).state == "kept"


@pytest.mark.ledger("NE-11")
@pytest.mark.parametrize("part", ["demand", "capability", "gaps"])
def test_it_has_every_part(cast, now, site, part):
    project = made.in_plan(cast, now)
    with pytest.raises(Refused) as refusal:
        made.market(project, cast, now, **{part: " \n"})
    assert refusal.value.field == part
    given = {**made.MARKET, "assessed_date": day_of(now).isoformat(), part: ""}
    assert "<title>Error:" in site.post(at("assess_market", project.pk), given, by=cast.lead, status=200).html
    with pytest.raises(IntegrityError):
        MarketAssessment.objects.create(
            project=project, assessed_date=day_of(now), noted_at=now, **{**made.MARKET, part: ""}
        )


def test_it_has_a_day_that_has_come(cast, now, site):
    project = made.in_plan(cast, now)
    for day, words in (("", "When was this assessed?"), ("2026-11-05", "It has not been done yet")):
        page = site.post(
            at("assess_market", project.pk), {**made.MARKET, "assessed_date": day}, by=cast.lead, status=200
        )
        assert words in page.text and "<title>Error:" in page.html
    assert not MarketAssessment.objects.exists()


def test_others_assess_nothing_and_not_after_the_plan(cast, now, others_keep):
    project = made.in_plan(cast, now)
    for person in (cast.nhs, cast.vco, cast.resident, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.assess_market(project, **made.MARKET, assessed_date=day_of(now), by=person, now=now)
    with pytest.raises(Refused, match="deliver"):
        made.market(made.in_deliver(cast, now), cast, now)
