"""The days between an award and the contract: which law asks for them, how they are counted, who ends them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.clock import day_of, is_working_day
from folkmoot.core.models import PendingTurn
from folkmoot.core.policy import Refused
from folkmoot.funding import actions, clocks
from folkmoot.funding.clocks import Clock, Unit
from folkmoot.funding.models import (
    Award,
    Route,
)
from folkmoot.funding.standstill import rows, standstill_on
from folkmoot.funding.states import AwardState
from tests.funding import made
from tests.site import CASE_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def test_the_law_is_a_dated_row_with_its_source():
    assert standstill_on("procurement", date(2025, 2, 23)) is None
    assert standstill_on("procurement", date(2026, 11, 21)).first_day_counts
    assert not standstill_on("provider-selection", date(2026, 11, 21)).first_day_counts
    assert all(row.source for row in rows())


@pytest.mark.parametrize(
    ("announced", "ends"),
    [
        (date(2026, 11, 2), date(2026, 11, 11)),  # a Monday: it counts as day one, and the eighth is a Wednesday
        (date(2026, 12, 21), date(2027, 1, 4)),  # Christmas Day, the Boxing Day substitute and New Year's Day between
        (date(2026, 11, 7), date(2026, 11, 18)),  # a Saturday: day one is the Monday after
        (date(2026, 4, 2), date(2026, 4, 15)),  # Good Friday and Easter Monday between
    ],
)
def test_eight_working_days_count_the_day_of_the_notice(announced, ends):
    assert standstill_on("procurement", announced).ends(announced) == ends


@given(st.dates(date(2025, 2, 24), date(2045, 12, 31)), st.sampled_from(rows()))
def test_a_standstill_holds_just_its_working_days(day, row):
    last = row.ends(day)
    first = day if row.first_day_counts else day + timedelta(days=1)
    counted = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(map(is_working_day, counted)) == row.working_days
    assert is_working_day(last)


def test_a_grant_waits_for_nobody_and_a_contract_until_the_last_evening(cast, now):
    panel = made.decided(cast, now)
    award = Award.objects.get()
    assert award.standstill_ends_date is None
    assert actions.finish_award(award, by=cast.lead, now=panel.now).state == AwardState.FINAL
    with pytest.raises(Refused):
        actions.finish_award(award, by=cast.lead, now=panel.now)


@pytest.mark.parametrize("holds", [True, False])
def test_a_standstill_that_the_law_leaves_to_the_body_binds_once_it_is_announced(cast, now, site, clock_at, holds):
    """A light-touch contract: none is owed; whoever decides may hold one of eight working days."""
    panel = made.recommended(cast, now, route=Route.COMPETITIVE, value=Decimal("700000"))
    assert panel.opportunity.procedure.code == "light-touch"
    clock_at(panel.now)
    page = site.get(url("award_decide", panel.opportunity.pk), by=cast.colleague)
    assert "The law leaves it to you" in page.text
    site.post(url("award_decide", panel.opportunity.pk), {"holds_standstill": "on"} if holds else {}, by=cast.colleague)
    award = Award.objects.get()
    if not holds:
        assert award.standstill_ends_date is None
        return
    eight = Clock(8, Unit.WORKING, counts_first_day=True)
    assert award.standstill_ends_date == clocks.ends(eight, day_of(panel.now))
    with pytest.raises(Refused):
        actions.finish_award(award, by=cast.lead, now=panel.now)


def test_where_the_law_settles_it_nobody_is_asked_about_a_standstill(cast, now, site, clock_at):
    panel = made.recommended(cast, now, **made.bought(cast, now))
    clock_at(panel.now)
    assert "Hold a standstill" not in site.get(url("award_decide", panel.opportunity.pk), by=cast.colleague).text
    actions.decide(panel.opportunity, holds_standstill=False, by=cast.colleague, now=panel.now)
    assert Award.objects.get().standstill_ends_date


def test_who_makes_it_final(cast, now, site, clock_at):
    panel = made.decided(cast, now, **made.bought(cast, now))
    award = Award.objects.get()
    clock_at(panel.now)
    site.refuses(award.get_absolute_url(), cast.stranger, cast.rival, cast.vco, cast.citizen, cast.nhs_colleague)
    site.refuses(url("mail_again", award.pk), cast.stranger, cast.rival, cast.nhs_colleague, method="post")
    page = site.get(award.get_absolute_url(), by=cast.lead, most=CASE_QUERIES)
    assert "Nothing is signed before" in page.text and "not yet; it can be read here" not in page.text
    early = site.post(award.get_absolute_url(), by=cast.lead, status=200)
    assert "Objections can be made until the end of" in early.text
    turn = PendingTurn.objects.get(subject=f"funding.award:{award.pk}")
    assert turn.due_date == award.standstill_ends_date + timedelta(days=1)
    clock_at(panel.now + timedelta(days=40))
    site.post(award.get_absolute_url(), by=cast.lead)
    assert Award.objects.get().final_at
