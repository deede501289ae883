"""Days, months and working days. Only pages and commands ask what time it is; actions are told."""

import calendar
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, with its time zone. For the edges (pages, commands) alone."""
    return timezone.now()


def day_of(moment: datetime) -> date:
    """The calendar day in London at a moment."""
    return moment.astimezone(LONDON).date()


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, clamped to the month's last day (31 January + 1 = 28/29 February)."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(start: date, end: date) -> int:
    """Whole months from `start` to `end` (end exclusive); negative when end is earlier."""
    months = (end.year - start.year) * 12 + end.month - start.month
    while months > 0 and add_months(start, months) > end:
        months -= 1
    return months


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Monday to Friday and not a bank holiday in England."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The `count`th working day after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
