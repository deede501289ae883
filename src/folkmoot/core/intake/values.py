"""Read one value as it was written: a day, a moment, a sum of money, yes or no.

Each answers with the value and, where it had to be guessed at, the sentence that says so; each
raises ValueError with a sentence when it cannot be read at all.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

LONDON = ZoneInfo("Europe/London")
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LARGEST = Decimal("999999999999.99")  # what Decimal(14, 2) holds

BARE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
UK_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
MONEY = re.compile(r"[-(]?\s*£?\s*-?\s*[\d,]+(?:\.\d+)?\s*\)?")


def read_day(value: Any) -> tuple[date, str]:
    """The day in London on which the value falls."""
    if isinstance(value, datetime):
        return _sane(_in_london(value).date() if value.tzinfo else value.date()), ""
    if isinstance(value, date):
        return _sane(value), ""
    text = str(value).strip()
    if BARE_DAY.fullmatch(text):
        return _sane(_iso_day(text)), ""
    moment, remark = read_moment(text)
    return moment.date(), remark


def read_moment(value: Any, bare: time = time.min) -> tuple[datetime, str]:
    """The moment in London; a bare day is read as `bare` on that day, and said to be."""
    if isinstance(value, datetime):
        _sane(value.date())
        return _in_london(value), ""
    text = str(value).strip()
    if BARE_DAY.fullmatch(text):
        at = datetime.combine(_sane(_iso_day(text)), bare, LONDON)
        return at, _("Only a day is given, no time: read as %(time)s on that day.") % {"time": f"{bare:%H:%M}"}
    if uk := UK_DAY.fullmatch(text):
        day, month, year = (int(part) for part in uk.groups())
        try:
            written = date(year, month, day)
        except ValueError as wrong:
            raise ValueError(_no_such_day(text)) from wrong
        remark = _("Written day first; read as %(day)s. Write it as year-month-day.") % {"day": written.isoformat()}
        return datetime.combine(_sane(written), bare, LONDON), remark
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(_no_such_day(text)) from wrong
    _sane(moment.date())
    if moment.tzinfo is None:
        return moment.replace(tzinfo=LONDON), _("No time zone is given: read as London time.")
    return _in_london(moment), ""


def _in_london(moment: datetime) -> datetime:
    return moment.astimezone(LONDON) if moment.tzinfo else moment.replace(tzinfo=LONDON)


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(_no_such_day(text)) from wrong


def _no_such_day(text: str) -> str:
    return _("“%(text)s” is not a day or a time. Write it as 2025-03-31 or 2025-03-31T12:00:00Z.") % {"text": text[:40]}


def _sane(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise ValueError(_("%(day)s cannot be right. Check the year.") % {"day": day.isoformat()})
    return day


def read_money(value: Any) -> tuple[Decimal, str]:
    """Pounds and pence (or whatever the currency is), to the penny."""
    remark = ""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        raise ValueError(_("This is not an amount. Write a number, such as 1200.50."))
    if isinstance(value, str):
        text = value.strip()
        if not MONEY.fullmatch(text):
            raise ValueError(_("“%(text)s” is not an amount. Write a number, such as 1200.50.") % {"text": text[:40]})
        sign = "-" if text.startswith(("-", "(")) or "£-" in text else ""
        plain = re.sub(r"[^\d.]", "", text)
        if plain != text:
            remark = _("“%(text)s” was read as a number.") % {"text": text}
        value = sign + plain
    try:
        amount = Decimal(str(value))
    except InvalidOperation as wrong:
        raise ValueError(_("This is not an amount. Write a number, such as 1200.50.")) from wrong
    if not amount.is_finite() or abs(amount) > LARGEST:
        raise ValueError(_("%(amount)s is too large to be an amount of money.") % {"amount": f"{amount:.6g}"})
    return amount.quantize(Decimal("0.01")), remark


def read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    match str(value).strip().casefold():
        case "yes" | "true" | "y" | "1":
            return True
        case "no" | "false" | "n" | "0":
            return False
    raise ValueError(_("“%(text)s” is neither yes nor no.") % {"text": str(value)[:40]})
