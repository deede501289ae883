"""Life cycles as tables: which state may follow which. The diagrams in docs/ are drawn from these."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused

LIVES: dict[str, "Life"] = {}


class CannotMove(Refused):
    """The thing is not in a state from which this may happen."""


@dataclass(frozen=True)
class Life:
    """One life cycle. `moves` maps each state to the states that may follow; a state with none is an end.

    Several lives may share one enum, each with the states that it lives through: those in its table. `turn` says, for each state, who holds the pen.
    """

    name: str
    states: type[TextChoices]
    start: TextChoices
    moves: Mapping[Any, tuple[Any, ...]]
    turn: Mapping[Any, str | Promise]

    def __post_init__(self) -> None:
        LIVES[self.name] = self

    def may(self, before: str, after: str) -> bool:
        return after in {str(state) for state in self.moves.get(self.states(before), ())}

    def lived(self) -> list[TextChoices]:
        """Its states, in the order of the enum."""
        return [state for state in self.states if state in self.moves]

    def ends(self) -> set[TextChoices]:
        return {state for state in self.lived() if not self.moves[state]}


def move(thing: Any, life: Life, *, to: TextChoices, field: str = "state") -> None:
    """Move `thing` to a state and save it. Raises CannotMove, with a sentence, when the table forbids it."""
    before = getattr(thing, field)
    if not life.may(before, to):
        raise CannotMove(
            _("This is “%(before)s”; it cannot become “%(after)s” from there.")
            % {"before": life.states(before).label, "after": life.states(to).label}
        )
    setattr(thing, field, to)
    thing.save(update_fields=[field])
