"""What a bid says, for whoever may read it. Panel, officers and bidders read a bid here and nowhere else.

The seal is opened for one reader at one moment: where `policy.may_read` says no, nothing is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from folkmoot.core.policy import Answer, allow
from folkmoot.funding import policy
from folkmoot.funding.citing import Citation, citations_from
from folkmoot.funding.costing import CostLine, lines_from
from folkmoot.funding.models import Bid, BidDocument
from folkmoot.funding.models.passport import FactKind
from folkmoot.funding.queries.documents import documents_of
from folkmoot.funding.queries.parts import ANSWER, COSTS, EVIDENCE, PASSPORT, Parts, parts_of, parts_of_each
from folkmoot.funding.queries.together import Together, together_of
from folkmoot.funding.states.documents import DocumentState


@dataclass(frozen=True)
class Document:
    """A file sent with a bid. Its bytes are fetched by its own address, for the same readers."""

    key: str
    name: str
    size: int
    asks: str = ""
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of the bidder's passport as it was when the bid was sent."""

    kind: FactKind
    words: str
    runs_out: date | None
    confirmed: datetime


@dataclass(frozen=True)
class BidContent:
    """Everything a bid says. `answers` maps the id of a criterion to the text."""

    offer: str = ""
    price: Decimal | None = None
    answers: dict[int, str] = field(default_factory=dict)
    costs: tuple[CostLine, ...] = ()
    together: Together | None = None
    documents: tuple[Document, ...] = ()
    passport: tuple[Fact, ...] = ()
    evidence: tuple[Citation, ...] = ()


def content_of(bid: Bid, *, by: Any, now: datetime, answer: Answer | None = None) -> BidContent:
    """What the bid says, for this reader. Raises NotAllowed, with the sentence, where they may not read it.

    `answer` is the policy's own for this reader and bid, where it was asked already: to score a bid is to read it.
    """
    allow(policy.may_read(by, bid, now=now) if answer is None else answer)
    parts = parts_of(bid)
    return _content(parts, documents_of(bid), together_of(bid, parts))


def contents_of(bids: Iterable[Bid], *, by: Any, now: datetime) -> dict[int, BidContent]:
    """By bid, what each says, without its files and members; bids that this reader may not read are left out."""
    found = parts_of_each([bid for bid in bids if policy.may_read(by, bid, now=now)])
    return {key: _content(parts) for key, parts in found.items()}


def _content(
    parts: Parts, documents: Iterable[tuple[BidDocument, str]] = (), together: Together | None = None
) -> BidContent:
    answers = {
        int(name.removeprefix(ANSWER)): str(part.value["text"])
        for name, part in parts.by_name.items()
        if name.startswith(ANSWER)
    }
    return BidContent(
        offer=parts.plan,
        price=parts.price,
        answers=answers,
        together=together,
        passport=tuple(_fact(row) for row in parts.part(PASSPORT).value.get("facts", [])),
        evidence=tuple(citations_from(parts.part(EVIDENCE).value)),
        costs=tuple(lines_from(parts.part(COSTS).value)),
        documents=tuple(
            Document(str(row.key), name, row.size, str(row.asked or ""), row.get_absolute_url())
            for row, name in documents
            if row.state == DocumentState.KEPT
        ),
    )


def _fact(row: dict[str, Any]) -> Fact:
    runs_out = date.fromisoformat(row["runs_out"]) if row["runs_out"] else None
    return Fact(FactKind(row["kind"]), row["words"], runs_out, datetime.fromisoformat(row["confirmed"]))
