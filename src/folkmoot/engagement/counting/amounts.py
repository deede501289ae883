"""Pounds as people write them, and whole pence as we count them."""

import re
from fractions import Fraction

WRITTEN = re.compile(r"£?\s*(?P<pounds>[0-9]+)(?:[.,](?P<pence>[0-9]+))?")


def pence_of(text: str) -> int:
    """Whole pence from `1200`, `1200.5`, `1200,50` or `£1200.50`. Raises ValueError with a sentence."""
    match = WRITTEN.fullmatch(text.strip())
    if not match:
        raise ValueError(f"“{text}” is not an amount of money such as 1200 or 1200.50.")
    pence = (match["pence"] or "").rstrip("0")
    if len(pence) > 2:
        raise ValueError(f"“{text}” has part of a penny; amounts are in whole pence.")
    return int(match["pounds"]) * 100 + int(pence.ljust(2, "0") or 0)


def as_pounds(pence: int) -> str:
    """For files: `1200` or `1200.50`."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds}.{rest:02}" if rest else str(pounds)


def money(pence: int | Fraction) -> str:
    """For people: `£1,200` or `£1,200.50`; a part of a penny is rounded to the nearest hundredth of one, and said so."""
    if isinstance(pence, Fraction) and pence.denominator != 1:
        hundredths = round(pence * 100)
        pounds, rest = divmod(hundredths, 10_000)
        return f"about £{pounds:,}.{rest:04}"
    pounds, rest = divmod(int(pence), 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
