"""Interests declared, looked at by somebody else, and what each means for reading and scoring."""

from collections.abc import Sequence
from typing import Any

from folkmoot.funding.models import Bid, InterestDeclaration, PanelMember, ReviewOutcome


def declared_by(seat: PanelMember, bids: Sequence[Bid]) -> dict[int, bool]:
    """By bid, whether what the member declared keeps them out. Missing where they declared nothing yet.

    An interest keeps them out from the moment it is declared, until somebody else has found that safeguards are enough.
    """
    rows = seat.declarations.filter(bid__in=bids).values_list("bid_id", "is_conflict", "review__outcome")
    return {bid: is_conflict and outcome != ReviewOutcome.MITIGATED for bid, is_conflict, outcome in rows}


def kept_out(person: Any, bids: Sequence[Bid]) -> set[int]:
    """The bids that an interest somebody declared on a panel keeps them out of, even after they left it."""
    declared = InterestDeclaration.objects.filter(member__person=person, bid__in=bids, is_conflict=True)
    return set(declared.exclude(review__outcome=ReviewOutcome.MITIGATED).values_list("bid_id", flat=True))
