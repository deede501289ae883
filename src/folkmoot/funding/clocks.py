"""How long a period of law lasts: its length, in which days it is counted, and whether its first day counts.

Pure, and told everything. `ends` is the last day of a period; nothing that waits for it may be done before `is_over_on`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import add_working_days, is_working_day


class Unit(TextChoices):
    CALENDAR = "calendar", _("days")
    WORKING = "working", _("working days")


@dataclass(frozen=True)
class Clock:
    """A number of days, and how they are counted. Working days leave out weekends and bank holidays in England and
    Wales. Where the first day counts but is no working day, the count begins with the next one that is."""

    length: int
    unit: Unit = Unit.CALENDAR
    counts_first_day: bool = False

    def __post_init__(self) -> None:
        if self.length < 0:
            raise ValueError("a clock cannot run backwards")

    def __str__(self) -> str:
        if self.unit == Unit.WORKING:
            length = ngettext("%(count)s working day", "%(count)s working days", self.length) % {"count": self.length}
        else:
            length = ngettext("%(count)s day", "%(count)s days", self.length) % {"count": self.length}
        if not self.length:
            return length
        how = gettext("the first day counts") if self.counts_first_day else gettext("counted from the day after")
        return f"{length}, {how}"


def ends(clock: Clock, start: date) -> date:
    """The last day of the period that `start` sets going. A clock of no days ends on the day it starts."""
    if not clock.length:
        return start
    before = start - timedelta(days=1) if clock.counts_first_day else start
    if clock.unit == Unit.WORKING:
        return add_working_days(before, clock.length)
    return before + timedelta(days=clock.length)


def is_over_on(clock: Clock, start: date) -> date:
    """The first day on which what had to wait may be done."""
    return ends(clock, start) + timedelta(days=1) if clock.length else start


def days_in(clock: Clock, start: date, end: date) -> int:
    """How many days of the clock's kind lie between two days, counted as the clock counts them."""
    day = start if clock.counts_first_day else start + timedelta(days=1)
    if clock.unit == Unit.CALENDAR:
        return max((end - day).days + 1, 0)
    count = 0
    while day <= end:
        count += is_working_day(day)
        day += timedelta(days=1)
    return count
