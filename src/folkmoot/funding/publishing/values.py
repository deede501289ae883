"""The values above which something has to be published, as dated rows with their source."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Value:
    what: str
    above: Decimal
    valid_from: date
    source: str
    valid_to: date | None = None


@cache
def rows() -> tuple[Value, ...]:
    text = (Path(__file__).parents[1] / "law" / "published.toml").read_text(encoding="utf-8")
    return tuple(Value(**{**row, "above": Decimal(row["above"])}) for row in tomllib.loads(text)["values"])


def above(what: str, day: date) -> Decimal | None:
    """The value that holds on a day; None where the rule was not yet, or is no longer, in force."""
    held = (row for row in rows() if row.what == what and row.valid_from <= day)
    return next((row.above for row in held if row.valid_to is None or day < row.valid_to), None)
