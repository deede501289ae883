"""Cards: what a higher room shows on a lower room's pages, registered at start-up, never imported upwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class Card:
    """A titled box on a case page: `template` is drawn with `context`."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


CardMaker = Callable[[Any, Any], Card | None]
_makers: list[tuple[type[Model], int, CardMaker]] = []


def card(*, on: type[Model], order: int = 50) -> Callable[[CardMaker], CardMaker]:
    """Register a function (person, thing) -> Card, or None when it has nothing to show this person."""

    def keep(function: CardMaker) -> CardMaker:
        _makers.append((on, order, function))
        return function

    return keep


def cards_for(person: Any, thing: Model) -> list[Card]:
    """The cards for one row, in order."""
    makers = sorted((entry for entry in _makers if isinstance(thing, entry[0])), key=lambda entry: entry[1])
    made = (maker(person, thing) for _model, _order, maker in makers)
    return [card for card in made if card is not None]
