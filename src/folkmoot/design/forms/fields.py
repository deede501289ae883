"""Fields whose input people write in their own way: amounts of money, long texts."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MoneyField(forms.DecimalField):
    """Pounds: "£1,250", "1250.5" and "1 250.50" are all the same amount."""

    own_wording = True
    look = {"prefix": "£", "width": 10}
    default_error_messages = {
        "invalid": _("Enter an amount of money, like 1,250 or 1,250.50"),
        "max_decimal_places": _("Enter pounds and pence, with no more than 2 figures for the pence"),
        "max_digits": _("The amount is too large"),
        "max_whole_digits": _("The amount is too large"),
    }

    def __init__(self, *, min_value: Decimal | int | None = 0, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "spellcheck": "false"}))
        super().__init__(min_value=min_value, max_digits=14, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("£", "").replace(",", "").replace(" ", "").replace("\u00a0", "")
        return super().to_python(value)


class LongTextField(forms.CharField):
    """Several lines. A new line counts as one character, as it does in the count beneath the box."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
