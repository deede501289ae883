"""Everything people can take part in, kind by kind. Each kind of engagement adds itself; the room's first page shows all.

In the `appearances/` file of a kind, which is read at start-up:

    @kind("petitions", _("Petitions"), order=60, url_name="engagement:petitions")
    def petitions(person: Any, now: datetime) -> Iterable[Invitation]:
        return [Invitation(row.title, row.get_absolute_url(), ...) for row in ...[:SHOWN]]

The function costs one query, two at most, and yields what is open to take part in now or soon, the soonest to close
first. Kinds with nothing open are left out of the page but for their link. `level` and `meant` say, for the framework of
participation, how much say people have in it and what that means or meant there; see `taking_part`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

SHOWN = 4  # open ones of each kind on the first page


@dataclass(frozen=True)
class Invitation:
    """One thing to take part in. `tone` colours the tag: good, info, soon, brand, none."""

    title: str
    url: str
    words: str = ""
    who: str = ""
    state: str = ""
    tone: str = "good"
    by: date | None = None


@dataclass(frozen=True)
class Took:
    """One engagement in the framework of participation: its level, what that meant there, whether young people led it
    or were asked in particular."""

    title: str
    url: str
    level: str
    meant: str = ""
    came_of_it: str = ""
    with_young: bool = False


Lister = Callable[[Any, datetime], Iterable[Invitation]]
Teller = Callable[[], Iterable[Took]]


@dataclass(frozen=True)
class Kind:
    code: str
    title: Any
    order: int
    url_name: str
    words: Any
    lister: Lister
    for_passers_by: bool

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_kinds: dict[str, Kind] = {}
_tellers: dict[str, Teller] = {}


def kind(
    code: str, title: Any, *, order: int, url_name: str, words: Any = "", for_passers_by: bool = False
) -> Callable[[Lister], Lister]:
    """Register what is open of one kind. `words` say in a sentence what one does there. `for_passers_by`: the front page
    names it too, because anybody may take part until a day."""

    def keep(function: Lister) -> Lister:
        _kinds[code] = Kind(code, title, order, url_name, words, function, for_passers_by)
        return function

    return keep


def taking_part(code: str) -> Callable[[Teller], Teller]:
    """Register a function that yields, newest first and at most a hundred, the engagements of a kind with their level."""

    def keep(function: Teller) -> Teller:
        _tellers[code] = function
        return function

    return keep


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda each: (each.order, each.code))


def open_now(person: Any, now: datetime) -> list[tuple[Kind, list[Invitation]]]:
    """Every kind with what is open of it."""
    return [(each, list(each.lister(person, now))[:SHOWN]) for each in kinds()]


def open_to_passers_by(now: datetime) -> list[tuple[Kind, list[Invitation]]]:
    """What the front page names: one query a kind."""
    return [(each, list(each.lister(None, now))[:SHOWN]) for each in kinds() if each.for_passers_by]


def by_level() -> dict[str, list[Took]]:
    """Every engagement by its level of participation."""
    found: dict[str, list[Took]] = {}
    for code in sorted(_tellers):
        for each in _tellers[code]():
            found.setdefault(each.level, []).append(each)
    return found
