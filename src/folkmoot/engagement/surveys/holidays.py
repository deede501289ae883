"""Days on which people have other things to do: said before a consultation opens, so that it can be longer."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from folkmoot.core.clock import is_working_day

# Usual weeks off; schools of a place can differ by some days, so the words say "about".
AWAY = (
    ((7, 22), (8, 31), noop("the summer holidays")),
    ((12, 20), (12, 31), noop("Christmas and New Year")),
    ((1, 1), (1, 3), noop("Christmas and New Year")),
)


def days_away(first: date, last: date) -> dict[str, int]:
    """How many of the days fall in the usual holidays, by holiday; and bank holidays outside of them."""
    found: dict[str, int] = {}
    for day in days(first, last):
        name = holiday_on(day)
        if name:
            found[name] = found.get(name, 0) + 1
    return found


def days(first: date, last: date) -> Iterator[date]:
    for number in range(max(0, min(400, (last - first).days)) + 1):
        yield first + timedelta(days=number)


def holiday_on(day: date) -> str:
    for start, end, name in AWAY:
        if start <= (day.month, day.day) <= end:
            return _(name)
    return _("bank holidays") if day.weekday() < 5 and not is_working_day(day) else ""


def warnings(first: date, last: date) -> list[str]:
    """Sentences for whoever sets the days; empty when nothing stands in the way."""
    found = []
    for name, count in days_away(first, last).items():
        found.append(
            _("%(count)s of its days are in %(name)s. Fewer people answer then: think of more days.")
            % {"count": count, "name": name}
        )
    for day in (first, last):
        if holiday_on(day) or day.weekday() > 4:
            found.append(_("%(day)s is no working day: nobody can be asked.") % {"day": f"{day:%-d %B %Y}"})
    return list(dict.fromkeys(found))
