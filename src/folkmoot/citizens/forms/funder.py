from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.design.forms import DateField


class ReportPeriodForm(forms.Form):
    first = DateField(label=_("First day"))
    last = DateField(label=_("Last day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if last and last > self.today:
            self.add_error("last", _("Give a last day that has come."))
        if first and last and first > last:
            self.add_error("first", _("The first day cannot come after the last."))
        return given
