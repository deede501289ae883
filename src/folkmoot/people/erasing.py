"""Erasing an account: what each room does with what it holds of a person, and what has to be seen to before.

People knows nothing of tasks or bids; a higher room registers what it keeps without the name, and what it forgets.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from folkmoot.people.models import Person

Forgetter = Callable[[Person, datetime], None]
Hindrance = Callable[[Person, datetime], Iterable[str]]
_forgetters: list[Forgetter] = []
_hindrances: list[Hindrance] = []


def erases(function: Forgetter) -> Forgetter:
    """Register what a room forgets of a person (person, moment), inside the transaction of the erasure."""
    _forgetters.append(function)
    return function


def hinders_erasure(function: Hindrance) -> Hindrance:
    """Register what must be handed over first: sentences that say what, and how."""
    _hindrances.append(function)
    return function


def hindrances(person: Person, now: datetime) -> Iterator[str]:
    for function in _hindrances:
        yield from function(person, now)


def forget(person: Person, now: datetime) -> None:
    for function in _forgetters:
        function(person, now)
