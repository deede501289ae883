"""What this room does once a day: see whose term as a councillor has ended, so that a programme lacks its champion."""

from datetime import datetime

from folkmoot.commissioning.actions import let_champion_go
from folkmoot.commissioning.queries.programmes import who_no_longer_sit
from folkmoot.core.clock import day_of
from folkmoot.core.daily import every_day
from folkmoot.people.operator import Operator


@every_day
def champions_who_left_the_council(now: datetime) -> str:
    """The programme is listed without a champion at once; this puts it on the record, and makes it the clerk's turn."""
    rows = list(who_no_longer_sit(day_of(now)))
    for row in rows:
        let_champion_go(row, by=Operator(), now=now)  # type: ignore[arg-type]
    return f"{len(rows)} champions are councillors no longer."
