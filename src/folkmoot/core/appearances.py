"""How a noun appears elsewhere: in search, on the thread, in lists of whose turn it is.

Each room's `appearances.py` says so once per noun; every record entry brings it up to date.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Model

from folkmoot.core.audiences import PUBLIC


class Knot(StrEnum):
    """The eight knots of the thread, in order (house: one thread)."""

    NEED = "need"
    PRIORITY = "priority"
    OUTCOME = "outcome"
    SPECIFICATION = "specification"
    AGREEMENT = "agreement"
    MEASURE = "measure"
    RESULT = "result"
    LESSON = "lesson"


@dataclass(frozen=True)
class Turn:
    """Something somebody has to do. `holder` is an audience token, `what` a short command. `but_not` are the tokens of
    those who hold it and may not act all the same, such as the author of what is to be decided."""

    holder: str
    what: str
    url: str
    due_date: date | None = None
    holder_name: str = ""
    but_not: Sequence[str] = ()


@dataclass(frozen=True)
class Appearance:
    """What the rest of the site may know of one row. `audience` is the token that may find it."""

    title: str
    url: str
    kind: str
    body: str = ""
    audience: str = PUBLIC
    knot: Knot | None = None
    turns: Iterable[Turn] = field(default_factory=tuple)


Describer = Callable[[Any], Appearance | None]
_describers: dict[type[Model], Describer] = {}


def appears(model: type[Model]) -> Callable[[Describer], Describer]:
    """Register how rows of `model` appear. The function may return None: then the row appears nowhere."""

    def keep(function: Describer) -> Describer:
        _describers[model] = function
        return function

    return keep


def appearance_of(thing: Model) -> Appearance | None:
    """How this row appears now, or None when it appears nowhere."""
    describer = _describers.get(type(thing))
    return describer(thing) if describer else None


def described_models() -> list[type[Model]]:
    return list(_describers)
