"""The demo borough is told in chapters, each made through actions at its own moment, so its record is true."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from folkmoot.core.clock import LONDON, day_of
from folkmoot.core.record import refreshing_once

Teller = Callable[["Demo"], None]
CHAPTERS: list[tuple[int, int, Teller]] = []
NINE = time(9)


@dataclass
class Demo:
    """What chapters share: people, bodies and areas by short name, and things made so far by dotted name."""

    start: datetime
    people: dict[str, Any] = field(default_factory=dict)
    bodies: dict[str, Any] = field(default_factory=dict)
    areas: dict[str, Any] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.start

    @property
    def today(self) -> date:
        return day_of(self.now)

    def day(self, days: int) -> date:
        """The day `days` after the chapter's own."""
        return self.today + timedelta(days=days)


def chapter(*, days_ago: int, order: int = 0) -> Callable[[Teller], Teller]:
    """Tell this function's part of the story so many days before today; `order` settles one day's chapters."""

    def keep(function: Teller) -> Teller:
        CHAPTERS.append((-days_ago, order, function))
        return function

    return keep


def tell(demo: Demo) -> int:
    """Tell every chapter in order of time; return how many there were.

    Each day's chapters begin at nine in London, whatever the clock says to whoever tells them; none is still to come.
    """
    last = day_of(demo.start)
    for offset, order, teller in sorted(CHAPTERS, key=lambda row: (row[0], row[1])):
        morning = datetime.combine(last + timedelta(days=offset), NINE, LONDON)
        demo.now = min(morning + timedelta(minutes=order), demo.start)
        with refreshing_once():
            teller(demo)
    return len(CHAPTERS)
