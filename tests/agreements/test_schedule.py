"""The arithmetic of an agreement, for every term, every sum and every rhythm."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.agreements import schedule
from folkmoot.core.clock import add_months, months_between

starts = st.dates(date(2000, 1, 1), date(2090, 1, 1))
terms = st.integers(1, 4000)
rhythms = st.lists(st.integers(1, 36), min_size=1, max_size=5)
sums = st.decimals("0.01", "99999999.99", places=2)


def test_it_works():
    assert schedule.split(Decimal("100"), [1, 1, 1]) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    two_years = schedule.periods(date(2026, 4, 1), date(2028, 4, 1), 3)
    assert len(two_years) == 8
    assert two_years[0] == (date(2026, 4, 1), date(2026, 7, 1))
    assert schedule.weights(two_years, date(2026, 4, 1)) == [3] * 8
    assert len(schedule.reporting_periods(date(2026, 4, 1), date(2028, 4, 1), [6, 12])) == 4
    assert schedule.periods(date(2026, 4, 1), date(2028, 4, 1), 0) == [(date(2026, 4, 1), date(2028, 4, 1))]


def test_a_last_period_of_twenty_days_gets_twenty_days_of_money():
    """Six months and 20 days of June's 30, paid every three months: not a third for the last three weeks."""
    start, end = date(2025, 12, 1), date(2026, 6, 21)
    times = schedule.periods(start, end, 3)
    assert schedule.weights(times, start) == [3, 3, Fraction(2, 3)]
    assert schedule.split(Decimal(20_000), schedule.weights(times, start)) == [
        Decimal(9_000),
        Decimal(9_000),
        Decimal(2_000),
    ]


@given(value=sums, parts=st.lists(st.fractions(Fraction(1, 31), 36, max_denominator=31), min_size=1, max_size=120))
def test_the_parts_are_the_whole_to_the_penny_and_as_long_as_their_periods(value, parts):
    split = schedule.split(value, parts)
    assert sum(split) == value and len(split) == len(parts)
    for part, amount in zip(parts, split, strict=True):
        assert amount >= 0
        assert abs(Fraction(amount) - Fraction(value) * part / sum(parts)) < Fraction(schedule.PENNY)


@given(start=starts, days=terms, every=st.integers(0, 36))
def test_the_lengths_of_the_periods_come_to_the_term(start, days, every):
    end = start + timedelta(days=days)
    times = schedule.periods(start, end, every)
    lengths = schedule.weights(times, start)
    assert all(length > 0 for length in lengths)
    assert all(length == every for length in lengths[:-1])
    assert months_between(start, end) <= sum(lengths) < months_between(start, end) + 1


@given(start=starts, days=terms, every=rhythms)
def test_periods_cover_the_term_without_gap_or_overlap(start, days, every):
    end = start + timedelta(days=days)
    for cut in (schedule.reporting_periods(start, end, every), schedule.periods(start, end, every[0])):
        assert cut[0].start == start and cut[-1].end == end
        assert all(before.end == after.start for before, after in pairwise(cut))
        assert all(period.start < period.end for period in cut)


@given(start=starts, days=terms, every=rhythms)
def test_each_measure_is_asked_in_its_own_rhythm_and_at_the_end(start, days, every):
    end = start + timedelta(days=days)
    cut = schedule.reporting_periods(start, end, every)
    for months in every:
        asked = [p.end for p in cut if schedule.is_asked(months, start=start, end=end, until=p.end)]
        expected = [add_months(start, months * n) for n in range(1, 5000 // 28) if add_months(start, months * n) < end]
        assert asked == [*expected, end]
    assert all(any(schedule.is_asked(m, start=start, end=end, until=p.end) for m in every) for p in cut)


def test_the_end_of_a_month_does_not_drift():
    ends = [period.end for period in schedule.periods(date(2026, 1, 31), date(2026, 6, 30), 1)]
    assert ends[:3] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
