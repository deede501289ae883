"""A day in three boxes, and which of the boxes is wrong."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PARTS = ("day", "month", "year")
NAMES = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class DateWidget(forms.Widget):
    kind = "date"
    template_name = "design/forms/date.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> dict[str, str]:
        parts = {part: str(data.get(f"{name}_{part}", "")).strip() for part in PARTS}
        # A whole day under the field's own name: addresses, imports and scripts write it so.
        if not any(parts.values()) and (whole := ISO.fullmatch(str(data.get(name) or "").strip())):
            parts = dict(zip(("year", "month", "day"), whole.groups(), strict=True))
        return parts

    def value_omitted_from_data(self, data: Mapping, files: Mapping, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}_{part}" for part in PARTS)))

    def format_value(self, value: object) -> dict[str, str]:
        if isinstance(value, str) and (whole := ISO.fullmatch(value)):
            value = dict(zip(("year", "month", "day"), whole.groups(), strict=True))
        if isinstance(value, date | datetime):
            return {part: str(getattr(value, part)) for part in PARTS}
        return {part: value.get(part, "") for part in PARTS} if isinstance(value, Mapping) else dict.fromkeys(PARTS, "")

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        values, id_ = self.format_value(value), (attrs or {}).get("id", name)
        context["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{id_}_{part}",
                "label": NAMES[part],
                "value": values[part],
                "width": 4 if part == "year" else 2,
                "part": part,
            }
            for part in PARTS
        ]
        return context

    def first_id(self, auto_id: str, wrong: set[str]) -> str:
        return f"{auto_id}_{next((part for part in PARTS if part in wrong), 'day')}"

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_


class DateField(forms.Field):
    """A `date` from three boxes; a month may be typed as a word."""

    widget = DateWidget
    default_error_messages = {
        "missing": _("%(label)s must include a %(missing)s"),
        "invalid": _("%(label)s must be a real date"),
        "year": _("The year must have four figures, like 2026"),
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        if isinstance(value, str):
            value = (
                DateWidget().format_value(value) if ISO.fullmatch(value) else {"day": value, "month": "", "year": ""}
            )
        if not any(value.values()):
            return None
        if missing := [part for part in PARTS if not value[part]]:
            names = _(" and ").join(str(NAMES[part]).lower() for part in missing)
            raise self._wrong("missing", missing, missing=names)
        return self._day(value)

    def _day(self, value: Mapping[str, str]) -> date:
        day, month, year = _whole(value["day"]), _month(value["month"]), _whole(value["year"])
        if year is not None and not 1000 <= year <= 9999:
            raise self._wrong("year", ["year"])
        read = {"day": (day, 31), "month": (month, 12), "year": (year, 9999)}
        wrong = [part for part, (number, most) in read.items() if number is None or not 1 <= number <= most]
        if wrong or day is None or month is None or year is None:
            raise self._wrong("invalid", wrong)
        try:
            return date(year, month, day)
        except ValueError:
            raise self._wrong("invalid", ["day"]) from None

    def _wrong(self, code: str, parts: list[str], **words: str) -> ValidationError:
        params = {"label": self.label or _("The date"), "parts": parts, **words}
        return ValidationError(self.error_messages[code], code=code, params=params)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(data) != (initial or None)
        except ValidationError:
            return True


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _month(text: str) -> int | None:
    word = text.lower()[:3]
    return MONTHS.index(word) + 1 if word in MONTHS else _whole(text)
