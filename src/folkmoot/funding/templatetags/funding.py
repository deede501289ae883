from decimal import Decimal

from django.template import Library
from django.utils.translation import gettext as _

from folkmoot.design.tags.words import money, number

register = Library()


@register.filter
def in_words(value: Decimal | None, currency: str = "GBP") -> str:
    """A value of the register: pounds, another currency by its code, or that none is stated."""
    if value is None:
        return _("not stated")
    return money(value) if currency == "GBP" else f"{number(value)} {currency}"
