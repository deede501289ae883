"""Filters: money, days, moments, numbers and people's own words."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.template import Library
from django.utils import formats, timezone
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = Library()


@register.filter
def money(value: object) -> str:
    """£1,250 or £1,250.50: pence only where there are some."""
    amount = _decimal(value)
    if amount is None:
        return ""
    sign = "−" if amount < 0 else ""
    amount = abs(amount)
    return f"{sign}£{amount:,.0f}" if amount == amount.to_integral_value() else f"{sign}£{amount:,.2f}"


@register.filter
def number(value: object) -> str:
    amount = _decimal(value)
    if amount is None:
        return ""
    text = f"{abs(amount):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if amount < 0 else text


@register.filter
def percent(value: object, places: int = 1) -> str:
    """`value` is of a hundred: 12.5 is 12.5%."""
    amount = _decimal(value)
    return "" if amount is None else f"{number(round(amount, places))}%"


@register.filter
def day(value: date | datetime | None) -> str:
    """21 November 2026."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return formats.date_format(value, "j F Y")


@register.filter
def moment(value: datetime | None) -> str:
    """21 November 2026 at 3:05pm."""
    if not value:
        return ""
    return _("%(day)s at %(time)s") % {"day": day(value), "time": _time(value)}


@register.filter
def until(start: datetime, end: datetime) -> str:
    """21 November 2026, 10:00am to 3:05pm: the day is said again only when it is another."""
    if day(start) != day(end):
        return _("%(start)s to %(end)s") % {"start": moment(start), "end": moment(end)}
    return _("%(day)s, %(start)s to %(end)s") % {"day": day(start), "start": _time(start), "end": _time(end)}


def _time(value: datetime) -> str:
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return _("midday") if (local.hour, local.minute) == (12, 0) else f"{local:%I:%M%p}".lstrip("0").lower()


@register.filter
def prose(value: str | None) -> SafeString:
    """What a person wrote, escaped, in their own paragraphs and lines."""
    paragraphs = [p for p in (value or "").replace("\r\n", "\n").split("\n\n") if p.strip()]
    lines = ([escape(line) for line in p.strip().split("\n")] for p in paragraphs)
    return format_html_join("\n", "<p>{}</p>", ((SafeString("<br>".join(part)),) for part in lines))


def _decimal(value: object) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
