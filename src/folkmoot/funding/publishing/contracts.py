"""What was signed from an award. Agreements live in a higher room, which tells it here when it is loaded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from folkmoot.funding.models import FundingDecision


@dataclass(frozen=True)
class Contract:
    """A signed agreement, as notices and open data tell it. The end is exclusive."""

    identifier: str
    bid: int
    title: str
    signed_date: date
    start_date: date
    end_date: date
    value: Decimal


Teller = Callable[[FundingDecision], Contract | None]
_tellers: list[Teller] = []


def tells_contract(function: Teller) -> Teller:
    """Register a function that knows what was signed from an award, or None while nothing is."""
    _tellers.append(function)
    return function


def contracts_of(decisions: Sequence[FundingDecision]) -> list[Contract]:
    told = (teller(decision) for decision in decisions for teller in _tellers)
    return [one for one in told if one is not None]
