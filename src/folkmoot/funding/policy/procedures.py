"""Who may add to the table of procedures. Everyone may read it."""

from datetime import datetime
from typing import Any

from folkmoot.core.policy import Answer
from folkmoot.people.policy import may_administer


def may_change_law(person: Any, *, now: datetime) -> Answer:
    """An administrator: a row binds everybody who prepares an opportunity after its first day."""
    return may_administer(person, now=now)
