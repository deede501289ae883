"""What a bid says, for whoever may read it. Panel, officers and bidders read a bid here and nowhere else.

The seal is opened for one reader at one moment: where `policy.may_read` says no, nothing is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from folkmoot.core.policy import allow
from folkmoot.funding import policy
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import ANSWER, Parts, parts_of, parts_of_each


@dataclass(frozen=True)
class Cost:
    """One line of what the price pays for. `is_overhead` marks training, volunteers and the cost of running."""

    kind: str
    label: str
    amount: Decimal
    is_overhead: bool = False


@dataclass(frozen=True)
class Document:
    """A file sent with a bid. Its bytes are fetched by its own address, for the same readers."""

    key: str
    name: str
    size: int
    asks: str = ""


@dataclass(frozen=True)
class BidContent:
    """Everything a bid says. `answers` maps the id of a criterion to the text."""

    offer: str = ""
    price: Decimal | None = None
    answers: dict[int, str] = field(default_factory=dict)
    costs: tuple[Cost, ...] = ()
    documents: tuple[Document, ...] = ()


def content_of(bid: Bid, *, by: Any, now: datetime) -> BidContent:
    """What the bid says, for this reader. Raises NotAllowed, with the sentence, where they may not read it."""
    allow(policy.may_read(by, bid, now=now))
    return _content(parts_of(bid))


def contents_of(bids: Iterable[Bid], *, by: Any, now: datetime) -> dict[int, BidContent]:
    """By bid, what each says; bids that this reader may not read are left out."""
    found = parts_of_each([bid for bid in bids if policy.may_read(by, bid, now=now)])
    return {key: _content(parts) for key, parts in found.items()}


def _content(parts: Parts) -> BidContent:
    answers = {
        int(name.removeprefix(ANSWER)): str(part.value["text"])
        for name, part in parts.by_name.items()
        if name.startswith(ANSWER)
    }
    return BidContent(offer=parts.plan, price=parts.price, answers=answers)
