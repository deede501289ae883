"""A bid as a panel member reads it. The one place from which judging reads what a bid says."""

from dataclasses import dataclass
from decimal import Decimal

from folkmoot.funding.models import Bid, PanelSession
from folkmoot.funding.queries.blind import without_name
from folkmoot.funding.queries.writing import Asked, questions_of


@dataclass(frozen=True)
class Said:
    """What one bid says: the plan, the price, each answer with what was asked; and what was said to the panel."""

    plan: str
    price: Decimal | None
    asked: list[Asked]
    texts: dict[int, str]
    sessions: list[PanelSession]


def what_it_says(bid: Bid, *, without_names: bool = False) -> Said:
    """With the bidder's own name taken out where the panel scores without names. Three queries."""
    asked = questions_of(bid)
    sessions = list(bid.sessions.order_by("starts_at", "pk"))
    texts = {each.criterion.pk: each.text for each in asked}
    plan = bid.outcome_plan
    if without_names:
        plan, texts = without_name(plan, bid), {key: without_name(text, bid) for key, text in texts.items()}
    return Said(plan, bid.price, asked, texts, sessions)
