"""What must have come first before a body decides on a project. Higher rooms register what they know of."""

from collections.abc import Callable
from datetime import date

from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Refused

# Says why it is too early to have decided on this day, or nothing.
Guard = Callable[[Project, date], str]
_guards: list[Guard] = []


def before_deciding(guard: Guard) -> Guard:
    """Register a reason why a decision may be too early."""
    _guards.append(guard)
    return guard


def refuse_too_early(project: Project, decided_date: date) -> None:
    """Raise Refused with the first reason there is."""
    for guard in _guards:
        sentence = guard(project, decided_date)
        if sentence:
            raise Refused(sentence, field="decided_date")
