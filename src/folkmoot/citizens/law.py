"""What the law and the national practice on checks say, as dated rows with their source. A page names the row it used."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Rule:
    """`value` is what the rule sets; it holds from a day, and until one if that is known."""

    key: str
    value: Any
    words: Any
    source: str
    valid_from: date
    valid_until: date | None = None


VOLUNTEERS = "gov.uk, DBS check application process for volunteers (April 2022)"
RULES = (
    Rule(
        "youngest_for_enhanced", 16, _("An enhanced check can be asked for from the age of 16, where the role allows it."),
        "methodistlondon.org.uk, Volunteers under the age of 18", date(2022, 4, 1),
    ),
    Rule(
        "free_for_volunteers", ("standard", "enhanced", "barred"),
        _("Standard and enhanced checks carry no fee for a volunteer. A basic check does, and the body that asks pays it."),
        VOLUNTEERS, date(2022, 4, 1),
    ),
    Rule(
        "paid_ends_free", True,
        _("A check is not free for somebody who is paid more than expenses, gains money by the role, or is on a placement."),
        VOLUNTEERS, date(2022, 4, 1),
    ),
)  # fmt: skip


def rule(key: str, on: date) -> Rule:
    """The row that holds on a day; the earliest one for a day before our sources begin."""
    rows = sorted((row for row in RULES if row.key == key), key=lambda row: row.valid_from)
    held = [row for row in rows if row.valid_from <= on and (row.valid_until is None or on < row.valid_until)]
    return (held or rows)[-1 if held else 0]
