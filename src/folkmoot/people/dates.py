from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import LONDON
from folkmoot.core.dated import dated
from folkmoot.core.ical import CalendarEvent
from folkmoot.core.listings import turns_of
from folkmoot.people.notices.posting import site_address


@dated
def last_days_of_turns(person: Any, today: date) -> Iterable[CalendarEvent]:
    """The day by which it is this person's turn to do something."""
    for turn in turns_of(audiences_of(person, today)).filter(due_date__isnull=False):
        yield CalendarEvent(
            uid=f"turn-{turn.subject}-{turn.what}@folkmoot".replace(" ", "-"), title=f"{turn.what}: {turn.title}",
            starts=turn.due_date, changed_at=datetime.combine(today, time(), LONDON), url=site_address() + turn.url,
        )  # fmt: skip
