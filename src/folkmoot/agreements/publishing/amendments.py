"""Amendments of a signed agreement, in the words of open contracting, from the changes that are kept anyway."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from folkmoot.agreements.models import Ending, Variation
from folkmoot.agreements.models.ending import Step
from folkmoot.agreements.publishing.names import moment, said
from folkmoot.agreements.states import EndingState, VariationState


@dataclass(frozen=True)
class Amendment:
    """A change that took effect: when, what and why."""

    key: str
    at: datetime
    rationale: str
    description: str = ""


def amendments_of(variations: Iterable[Variation], endings: Iterable[Ending]) -> list[Amendment]:
    """What both sides accepted, and what was cut after notice; the oldest first. Reads the rows given and no others."""
    changed = [
        Amendment(f"variation-{row.pk}", row.answered_at, row.reason, what_of(row))
        for row in variations
        if row.state == VariationState.ACCEPTED and row.answered_at
    ]
    cut = [
        Amendment(f"reduction-{row.pk}", row.closed_at, row.decision, row.what)
        for row in endings
        if row.state == EndingState.DONE and row.step == Step.REDUCE and row.closed_at
    ]
    return sorted([*changed, *cut], key=lambda one: (one.at, one.key))


def what_of(row: Variation) -> str:
    """The change in words, with the term and the money as they were and as they became."""
    words = [row.what]
    if row.new_end_date:
        words.append(f"Last day: {last(row.old_end_date)}, then {last(row.new_end_date)}.")
    if row.new_value is not None:
        words.append(f"Value: {pounds(row.old_value)}, then {pounds(row.new_value)}.")
    return " ".join(words)


def last(end: date) -> str:
    return (end - timedelta(days=1)).isoformat()


def pounds(value: Decimal) -> str:
    return f"£{value:,.2f}"


def amendment_block(row: Amendment) -> dict[str, Any]:
    return said({"id": row.key, "date": moment(row.at), "rationale": row.rationale, "description": row.description})
