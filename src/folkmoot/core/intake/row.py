"""One row being read: gives each value in the shape we keep, and notes what had to be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from folkmoot.core.intake.mending import LOST, mend_text
from folkmoot.core.intake.report import Report, RowProblem, Weight
from folkmoot.core.intake.values import read_day, read_flag, read_moment, read_money

T = TypeVar("T")


class RowRefused(Exception):
    """This row cannot be brought in. Already noted in the report."""


class Row:
    def __init__(self, report: Report, number: int | None, name: str = "") -> None:
        self.report, self.number, self.name = report, number, name

    def note(self, field: str, sentence: str, weight: Weight) -> None:
        self.report.note(RowProblem(self.number, self.name, field, sentence, weight))

    def mended(self, field: str, sentence: str) -> None:
        self.note(field, sentence, Weight.MENDED)

    def doubt(self, field: str, sentence: str) -> None:
        self.note(field, sentence, Weight.DOUBT)

    def left_out(self, field: str, sentence: str) -> None:
        self.note(field, sentence, Weight.LEFT_OUT)

    def refuse(self, field: str, sentence: str) -> RowRefused:
        """Note it; the caller raises what this returns, so that the flow is plain to read."""
        self.note(field, sentence, Weight.REFUSED)
        return RowRefused(sentence)

    def text(self, value: Any, field: str, most: int | None = None) -> str:
        if value is None:
            return ""
        if isinstance(value, dict | list | bool):
            self.left_out(field, _("Words were expected here and something else was found."))
            return ""
        text, how = mend_text(str(value))
        for one in how:
            note = self.doubt if one == str(LOST) else self.mended
            note(field, one[:1].upper() + one[1:] + ".")
        if most is not None and len(text) > most:
            self.mended(field, _("Cut to %(most)s letters.") % {"most": most})
            text = text[: most - 1].rstrip() + "…"
        return text

    def day(self, value: Any, field: str) -> date | None:
        return self._told(value, field, read_day)

    def moment(self, value: Any, field: str, bare: time = time.min) -> datetime | None:
        return self._told(value, field, lambda given: read_moment(given, bare))

    def money(self, value: Any, field: str) -> Decimal | None:
        return self._told(value, field, read_money)

    def flag(self, value: Any, field: str) -> bool | None:
        return self._told(value, field, lambda given: (read_flag(given), ""))

    def one(self, value: Any, field: str) -> dict[str, Any]:
        """A nested object; anything else is noted and read as empty."""
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict):
            return value
        if value not in (None, "", []):
            self.left_out(field, _("This part is not in the shape the standard gives it, so it was not read."))
        return {}

    def many(self, value: Any, field: str) -> list[dict[str, Any]]:
        """A list of nested objects; a single one is taken as a list of one, as publishers do."""
        if isinstance(value, dict):
            self.mended(field, _("One thing was given where the standard has a list."))
            return [value]
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            self.left_out(field, _("This part is not in the shape the standard gives it, so it was not read."))
            return []
        kept = [part for part in value if isinstance(part, dict)]
        if len(kept) < len(value):
            self.left_out(field, _("Some of this list is not in the shape the standard gives it."))
        return kept

    def _told(self, value: Any, field: str, read: Callable[[Any], tuple[T, str]]) -> T | None:
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            found, remark = read(value)
        except ValueError as wrong:
            self.left_out(field, str(wrong))
            return None
        if remark:
            self.mended(field, remark)
        return found
