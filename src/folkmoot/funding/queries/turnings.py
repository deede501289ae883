"""Whether the winner would change if a weight moved, lot by lot, from the scores that were agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from folkmoot.funding.models import Bid, Criterion, Lot, Moderation, Opportunity
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.sensitivity import Turning, turnings, winner_of


@dataclass(frozen=True)
class Side:
    """The first whole weight at which another bid would lead, or draw level."""

    weight: int
    bid: Bid


@dataclass(frozen=True)
class Moved:
    criterion: Criterion
    lower: Side | None
    upper: Side | None


@dataclass(frozen=True)
class LotTurnings:
    """One lot: its winner as it stands, and for each criterion where another bid would win."""

    lot: Lot
    winner: Bid | None
    bids: int
    moved: list[Moved]

    @property
    def is_firm(self) -> bool:
        return bool(self.moved) and all(row.lower is None and row.upper is None for row in self.moved)


def turnings_of(opportunity: Opportunity, bids: Sequence[Bid]) -> list[LotTurnings]:
    """For lots whose bids all have every agreed score. Three queries."""
    criteria = list(scored_criteria(opportunity))
    weights = [row.weight for row in criteria]
    agreed: dict[int, dict[int, Decimal]] = {}
    for bid_id, criterion_id, score in Moderation.objects.filter(bid__in=bids).values_list(
        "bid_id", "criterion_id", "agreed_score"
    ):
        agreed.setdefault(bid_id, {})[criterion_id] = score
    found = []
    for lot in opportunity.lots.order_by("number"):
        own = [bid for bid in bids if bid.lot_id == lot.pk]
        if not own or any(len(agreed.get(bid.pk, {})) < len(criteria) for bid in own):
            continue
        scores = {bid: [agreed[bid.pk][row.pk] for row in criteria] for bid in own}
        moved = [_moved(criteria[turning.place], turning) for turning in turnings(weights, scores)]
        found.append(LotTurnings(lot, winner_of(weights, scores), len(own), moved))
    return found


def _moved(criterion: Criterion, turning: Turning[Bid]) -> Moved:
    lower = Side(_whole(turning.lower[0], ROUND_FLOOR), turning.lower[1]) if turning.lower else None
    upper = Side(_whole(turning.upper[0], ROUND_CEILING), turning.upper[1]) if turning.upper else None
    return Moved(criterion, lower, upper)


def _whole(at: Fraction, how: str) -> int:
    exact = Decimal(at.numerator) / Decimal(at.denominator)
    return int(exact.to_integral_value(rounding=how))
