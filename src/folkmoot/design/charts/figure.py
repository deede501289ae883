"""What every figure has: a title, a sentence for those who cannot see it, its numbers, its source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Figure:
    title: str
    unit: str
    source: str
    columns: Sequence[object]
    rows: Sequence[Sequence[object]]
    summary: str = field(default="", kw_only=True)
    template: str = field(default="", kw_only=True)

    @property
    def id(self) -> str:
        """Unlike any other figure's on the page, and the same each time the page is drawn."""
        return "f" + sha256(f"{self.title}{self.rows!r}".encode()).hexdigest()[:8]


def with_unit(value: Decimal | float | None, unit: str, note: str = "") -> str:
    """A value as it is printed: £ goes before, % close behind, a word after a space."""
    if value is None:
        return note or _("not available")
    amount = Decimal(str(value))
    sign = "−" if amount < 0 else ""
    text = f"{abs(amount):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if unit == "£":
        return f"{sign}£{text}"
    return f"{sign}{text}{unit}" if unit in {"%", ""} else f"{sign}{text} {unit}"


def linked(text: str, url: str) -> object:
    return {"text": text, "url": url} if url else text
