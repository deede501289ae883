"""Who a person is, as a set of tokens: what they may find in search and whose turns are theirs.

A room adds tokens with `@audience`: "public", "person:7", "org:3", "org:3:commissioner", "board:2".
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

PUBLIC = "public"
_sources: list[Callable[[Any, date], Iterable[str]]] = []


def audience(function: Callable[[Any, date], Iterable[str]]) -> Callable[[Any, date], Iterable[str]]:
    """Register a function (person, today) -> tokens."""
    _sources.append(function)
    return function


def audiences_of(person: Any, today: date) -> set[str]:
    """All tokens of a person on a day; a visitor who has not signed in has "public" alone."""
    tokens = {PUBLIC}
    if getattr(person, "is_authenticated", False):
        for source in _sources:
            tokens.update(source(person, today))
    return tokens
