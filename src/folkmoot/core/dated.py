"""What has a time: each room says in its `dates.py` what a person may want in their calendar; found at start-up."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from folkmoot.core.ical import CalendarEvent

Source = Callable[[Any, date], Iterable[CalendarEvent]]
_sources: list[Source] = []


def dated(function: Source) -> Source:
    """Register a function (person, today) -> events: those of the person's own, and public ones anybody may come to."""
    _sources.append(function)
    return function


def dates_of(person: Any, today: date) -> Iterator[CalendarEvent]:
    """Everything with a time for one person, each once."""
    seen = set()
    for source in _sources:
        for event in source(person, today):
            if event.uid not in seen:
                seen.add(event.uid)
                yield event
