"""Whether a business is small or medium-sized. Sizes are kept in a higher room, which tells of them here when it is loaded."""

from collections.abc import Callable
from datetime import date

from folkmoot.people.models import Organisation

Teller = Callable[[Organisation, date], bool | None]
_tellers: list[Teller] = []


def tells_of_size(function: Teller) -> Teller:
    """Register a function that knows whether an organisation is small or medium-sized on a day; None: not known."""
    _tellers.append(function)
    return function


def is_known_to_be_larger(organisation: Organisation, on: date) -> bool:
    """True only where what is known settles it; nobody is taken for large because nothing is known."""
    return any(teller(organisation, on) is False for teller in _tellers)
