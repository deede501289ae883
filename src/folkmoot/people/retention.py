"""Retention by rule: how long each kind of personal data is kept, why, and what has outlived its rule today.

The rules are dated rows of law/retention.toml. A room says with `@keeps(code)` which rows a rule is about; it may answer
with a way of its own to let go of them, where the row stays and only its words go.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from folkmoot.core.clock import LONDON, add_months, day_of

Finder = Callable[[datetime], QuerySet[Any]]
_finders: dict[str, tuple[Finder, dict[str, Any]]] = {}


@dataclass(frozen=True)
class Rule:
    code: str
    what: str
    since: str
    months: int
    valid_from: date
    source: str
    valid_to: date | None = None


@dataclass(frozen=True)
class Due:
    """What a rule lets go of today: how many rows, of those last needed before `cutoff`."""

    rule: Rule
    cutoff: datetime
    count: int


def keeps(code: str, *, blank: dict[str, Any] | None = None) -> Callable[[Finder], Finder]:
    """Register the rows a rule is about: a function (cutoff) -> those last needed before. They are deleted, or, with
    `blank`, keep their place with these fields emptied."""

    def keep(function: Finder) -> Finder:
        _finders[code] = (function, blank or {})
        return function

    return keep


@cache
def rules() -> tuple[Rule, ...]:
    text = (Path(__file__).parent / "law" / "retention.toml").read_text(encoding="utf-8")
    return tuple(Rule(since=row.pop("from"), **row) for row in tomllib.loads(text)["rule"])


def rules_on(day: date) -> list[Rule]:
    return [one for one in rules() if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)]


def due(now: datetime) -> Iterator[Due]:
    """The list before anything goes: what each rule of today would let go of."""
    for rule in rules_on(day_of(now)):
        found, cutoff = _found(rule, now)
        yield Due(rule, cutoff, found.count())


@transaction.atomic
def let_go(now: datetime) -> list[Due]:
    """Carry out the rules of today. Answers with what went; run again on the same day, nothing goes."""
    gone = []
    for rule in rules_on(day_of(now)):
        found, cutoff = _found(rule, now)
        blank = _finders[rule.code][1]
        count = found.update(**blank) if blank else found.count()
        if not blank and count:
            found.delete()
        gone.append(Due(rule, cutoff, count))
    return gone


def _found(rule: Rule, now: datetime) -> tuple[QuerySet[Any], datetime]:
    cutoff = datetime.combine(add_months(day_of(now), -rule.months), time(), LONDON)
    return _finders[rule.code][0](cutoff), cutoff
