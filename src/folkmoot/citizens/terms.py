"""Who runs the citizens' scheme on a day. Agreements live in a higher room, which tells of them here when it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from folkmoot.citizens.models import SchemeTerm


@dataclass(frozen=True)
class Contract:
    """A signed agreement, as far as the scheme needs it. The end is exclusive, and an early end counts."""

    title: str
    url: str
    provider: int
    start_date: date
    end_date: date


Teller = Callable[[str], Contract | None]
_tellers: list[Teller] = []


def tells_of_contracts(function: Teller) -> Teller:
    """Register a function that knows what a reference such as "agreements.agreement:7" stands for, once it is signed."""
    _tellers.append(function)
    return function


def contract_of(reference: str) -> Contract | None:
    told = (teller(reference) for teller in _tellers)
    return next((contract for contract in told if contract is not None), None)


def holds(term: SchemeTerm, today: date) -> bool:
    """Whether a term runs today; one that rests on an agreement runs while that does."""
    if not term.start_date <= today or (term.end_date is not None and term.end_date <= today):
        return False
    if not term.contract:
        return True
    contract = contract_of(term.contract)
    return contract is not None and contract.start_date <= today < contract.end_date


def operators_on(today: date) -> set[int]:
    """The organisations that run a scheme today, by number."""
    return {term.operator_id for term in SchemeTerm.objects.on(today) if holds(term, today)}
