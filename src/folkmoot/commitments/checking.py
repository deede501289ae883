"""The engine of commitments: rooms register checks; each finding is stored where everyone can see it.

A check is a function (subject, today) -> Verdict for one or more undertakings. It runs whenever the record gains
an entry that touches a subject of its kind, and daily for verdicts that hang on a date.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from folkmoot.commitments.states import FindingState


@dataclass(frozen=True)
class Verdict:
    """What a check found: a state, a sentence that says why, and the day something is due by."""

    state: FindingState
    sentence: str
    due_date: date | None = None


def kept(sentence: str) -> Verdict:
    return Verdict(FindingState.KEPT, str(sentence))


def broken(sentence: str) -> Verdict:
    return Verdict(FindingState.BROKEN, str(sentence))


def due(sentence: str, by: date | None = None) -> Verdict:
    """Not done yet and not late. With a day, the check is run again when the day has passed."""
    return Verdict(FindingState.DUE, str(sentence), by)


def not_applicable(sentence: str) -> Verdict:
    return Verdict(FindingState.NOT_APPLICABLE, str(sentence))


CheckFunction = Callable[[Any, date], Verdict]


@dataclass(frozen=True)
class Check:
    """One registered check: which undertaking of which rulebook, on which noun."""

    rulebook: str
    number: str
    model: type[Model]
    function: CheckFunction

    @property
    def name(self) -> str:
        return f"{self.function.__module__}.{self.function.__name__}"


CHECKS: list[Check] = []


def check(rulebook: str, number: str, *, on: type[Model]) -> Callable[[CheckFunction], CheckFunction]:
    """Register a check. Stack the decorator to show several undertakings with one function."""

    def keep(function: CheckFunction) -> CheckFunction:
        CHECKS.append(Check(rulebook, number, on, function))
        return function

    return keep
