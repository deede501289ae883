from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.clock import is_working_day
from folkmoot.funding.clocks import Clock, Unit, days_in, ends, is_over_on

DAYS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
CLOCKS = st.builds(Clock, st.integers(0, 130), st.sampled_from(Unit), st.booleans())


def test_it_works():
    eight = Clock(8, Unit.WORKING, counts_first_day=True)
    # Wednesday 23 December 2026 is day 1; 25 and 28 December and 1 January are bank holidays.
    assert ends(eight, date(2026, 12, 23)) == date(2027, 1, 6)
    assert is_over_on(eight, date(2026, 12, 23)) == date(2027, 1, 7)
    # Counted from the working day after, the same length ends one working day later.
    assert ends(Clock(8, Unit.WORKING), date(2026, 12, 23)) == date(2027, 1, 7)
    assert ends(Clock(30), date(2026, 11, 4)) == date(2026, 12, 4)
    assert ends(Clock(56, counts_first_day=True), date(2026, 4, 1)) == date(2026, 5, 26)


def test_a_first_day_that_is_no_working_day_counts_from_the_next_one():
    saturday, monday = date(2026, 11, 7), date(2026, 11, 9)
    eight = Clock(8, Unit.WORKING, counts_first_day=True)
    assert ends(eight, saturday) == ends(eight, monday) == date(2026, 11, 18)


def test_no_days_wait_for_nothing():
    nothing = Clock(0, Unit.WORKING, counts_first_day=True)
    assert ends(nothing, date(2026, 11, 7)) == is_over_on(nothing, date(2026, 11, 7)) == date(2026, 11, 7)


def test_a_clock_never_runs_backwards():
    with pytest.raises(ValueError, match="backwards"):
        Clock(-1)


def test_it_says_how_it_is_counted():
    assert str(Clock(8, Unit.WORKING, counts_first_day=True)) == "8 working days, the first day counts"
    assert str(Clock(1)) == "1 day, counted from the day after"
    assert str(Clock(0)) == "0 days"


@given(CLOCKS, DAYS)
def test_the_period_holds_exactly_as_many_days_as_the_clock_says(clock, start):
    end = ends(clock, start)
    assert end >= start
    if clock.length:
        assert days_in(clock, start, end) == clock.length
        assert days_in(clock, start, end - timedelta(days=1)) == clock.length - 1


@given(CLOCKS.filter(lambda clock: clock.unit == Unit.WORKING and clock.length), DAYS)
def test_working_days_end_on_a_working_day(clock, start):
    assert is_working_day(ends(clock, start))


@given(CLOCKS, DAYS, st.integers(0, 40))
def test_what_starts_later_never_ends_earlier(clock, start, more):
    assert ends(clock, start) <= ends(clock, start + timedelta(days=more))


@given(CLOCKS, DAYS)
def test_a_longer_clock_ends_later(clock, start):
    longer = Clock(clock.length + 1, clock.unit, clock.counts_first_day)
    assert ends(longer, start) >= ends(clock, start)
    if clock.length:
        assert ends(longer, start) > ends(clock, start)


@given(CLOCKS.filter(lambda clock: clock.length), DAYS)
def test_nothing_may_be_done_on_its_last_day(clock, start):
    assert is_over_on(clock, start) == ends(clock, start) + timedelta(days=1)
