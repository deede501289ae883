from decimal import Decimal

from django import template

from folkmoot.design.charts.figure import with_unit

register = template.Library()


@register.filter
def counted_in(value: Decimal | None, unit: str) -> str:
    """A figure as it is printed with its unit: 42%, 120 people."""
    return with_unit(value, unit, "–")
