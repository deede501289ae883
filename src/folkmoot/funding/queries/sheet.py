"""A bid as a panel member reads it. The one place from which judging reads what a bid says."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from folkmoot.core.policy import Answer
from folkmoot.funding.citing import Citation
from folkmoot.funding.models import Bid, PanelSession
from folkmoot.funding.queries.asked import other_questions, scored_criteria
from folkmoot.funding.queries.blind import names_on, without_name
from folkmoot.funding.queries.reading import BidContent, content_of
from folkmoot.funding.queries.writing import Asked, asked_of


@dataclass(frozen=True)
class Said:
    """What one bid says, each answer with what was asked; and what was said to the panel.

    `unscored`: questions that are passed or not, or for information.
    `leaves_out`: partners, files or facts came with it that could tell who bids, and are not shown yet.
    """

    content: BidContent
    asked: list[Asked]
    sessions: list[PanelSession]
    leaves_out: bool = False
    unscored: tuple[Asked, ...] = ()

    @property
    def plan(self) -> str:
        return self.content.offer

    @property
    def price(self) -> Decimal | None:
        return self.content.price

    @property
    def texts(self) -> dict[int, str]:
        return {each.criterion.pk: each.text for each in self.asked}


def what_it_says(
    bid: Bid, *, by: Any, now: datetime, without_names: bool = False, answer: Answer | None = None
) -> Said:
    """For this reader; raises NotAllowed where they may not read it. Where the panel scores without names, those of the
    organisations that bid are taken out of its words, and what could tell who they are is left out."""
    whole = content_of(bid, by=by, now=now, answer=answer)
    content = _without_names(whole, bid) if without_names else whole
    together = whole.together is not None and (whole.together.is_joint or bool(whole.together.subcontractors))
    return Said(
        content,
        asked_of(scored_criteria(bid.opportunity), content.answers),
        list(bid.sessions.order_by("starts_at", "pk")),
        leaves_out=without_names and (together or bool(whole.documents) or bool(whole.passport)),
        unscored=tuple(asked_of(other_questions(bid.opportunity), content.answers)),
    )


def _without_names(content: BidContent, bid: Bid) -> BidContent:
    names = names_on(bid, content.together)
    return replace(
        content,
        offer=without_name(content.offer, names),
        answers={key: without_name(text, names) for key, text in content.answers.items()},
        costs=tuple(replace(line, label=without_name(line.label, names)) for line in content.costs),
        evidence=tuple(
            Citation(without_name(one.found, names), without_name(one.source, names)) for one in content.evidence
        ),
        together=None,
        documents=(),
        passport=(),
    )
