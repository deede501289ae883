from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext as _

from folkmoot.agreements.models import Measure
from folkmoot.core.suppression import HIDDEN
from folkmoot.design.charts.figure import with_unit

register = template.Library()


@register.filter
def counted_in(value: Decimal | None, unit: str) -> str:
    """A figure as it is printed with its unit: 42%, 120 people."""
    return with_unit(value, unit, "–")


@register.filter
def shown(result: Any) -> str:
    """A result as anybody may see it: its figure, or that too few people are in it."""
    return with_unit(result.shown, result.measure.unit, str(HIDDEN))


@register.simple_tag
def measure_part(name: str) -> str:
    """The name of a part of a measure, as people say it."""
    return (
        str(_("still asked")) if name == "stop" else str(getattr(Measure._meta.get_field(name), "verbose_name", name))
    )


@register.simple_tag
def part_of(parts: dict[str, Any], name: str) -> Any:
    value = parts.get(name)
    return str(_("yes")) if name == "stop" else "–" if value in (None, "") else value
