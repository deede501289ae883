"""How far the panel is: who has still to score, what is agreed, what each bid comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.funding.models import Bid, Criterion, InterestDeclaration, Moderation, Opportunity, PanelMember, Score
from folkmoot.funding.policy.conflicts import declared_by
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.queries.blind import names_for
from folkmoot.funding.scoring import Spread, weighted_total
from folkmoot.funding.states import BidState

SENT = (BidState.SUBMITTED, BidState.AWARDED, BidState.REFUSED)


def bids_sent(opportunity: Opportunity) -> list[Bid]:
    """The bids that were submitted, by the bidder's name."""
    return list(
        opportunity.bids.filter(state__in=SENT)
        .select_related("organisation", "opportunity", "lot")
        .order_by("organisation__name", "pk")
    )


def sitting(opportunity: Opportunity) -> list[PanelMember]:
    """The members who hold a seat now, in the order they joined."""
    return list(opportunity.panel.filter(left_at=None).select_related("person").order_by("joined_at", "pk"))


def not_locked(opportunity: Opportunity) -> list[PanelMember]:
    return [seat for seat in sitting(opportunity) if seat.locked_at is None]


@dataclass(frozen=True)
class Desk:
    """What lies before one member: every bid as they may call it, what keeps them out, which scores are whole."""

    bids: list[Bid]
    called: dict[int, str]
    kept_out: dict[int, bool]
    whole: dict[int, set[int]]
    criteria: set[int]
    is_blind: bool

    def left(self, bid: Bid) -> int:
        return len(self.criteria - self.whole.get(bid.pk, set()))

    @property
    def undeclared(self) -> list[Bid]:
        return [bid for bid in self.bids if bid.pk not in self.kept_out]

    @property
    def missing(self) -> list[str]:
        """What keeps the member from locking, in words for the member."""
        words = [_("declare your interests in %(bidder)s") % {"bidder": bid.organisation} for bid in self.undeclared]
        return words + [
            _("finish scoring %(bidder)s") % {"bidder": self.called[bid.pk]}
            for bid in self.bids
            if not self.kept_out.get(bid.pk, True) and self.left(bid)
        ]


def desk_of(seat: PanelMember) -> Desk:
    """Five queries, and two more where the panel scores without names."""
    bids = bids_sent(seat.opportunity)
    called = names_for(seat, bids)
    whole: dict[int, set[int]] = {}
    scores = seat.scores.filter(score__isnull=False).exclude(comment="")
    for bid_id, criterion_id in scores.values_list("bid_id", "criterion_id"):
        whole.setdefault(bid_id, set()).add(criterion_id)
    criteria = set(scored_criteria(seat.opportunity).values_list("pk", flat=True))
    is_blind = any(called[bid.pk] != bid.organisation.name for bid in bids)
    return Desk(bids, called, declared_by(seat, bids), whole, criteria, is_blind)


def still_to_score(seat: PanelMember) -> list[str]:
    """What keeps a member from locking, in words for the member."""
    return desk_of(seat).missing


def citizens_missing(opportunity: Opportunity, bids: Sequence[Bid] | None = None) -> list[Bid]:
    """The bids that no trained citizen on the panel has scored and locked (ledger FT-13)."""
    scored = set(
        Score.objects.filter(
            bid__opportunity=opportunity, locked_at__isnull=False,
            member__is_citizen=True, member__was_trained=True, member__left_at=None,
        ).values_list("bid_id", flat=True)
    )  # fmt: skip
    return [bid for bid in (bids_sent(opportunity) if bids is None else bids) if bid.pk not in scored]


def not_moderated(opportunity: Opportunity) -> list[Bid]:
    """The bids that lack an agreed score on some criterion."""
    criteria = scored_criteria(opportunity).count()
    agreed: dict[int, int] = {}
    for bid_id in Moderation.objects.filter(bid__opportunity=opportunity).values_list("bid_id", flat=True):
        agreed[bid_id] = agreed.get(bid_id, 0) + 1
    return [bid for bid in bids_sent(opportunity) if agreed.get(bid.pk, 0) < criteria]


def totals(opportunity: Opportunity) -> dict[int, Decimal]:
    """The weighted total out of 100 of each bid, by its id, from the scores the panel agreed."""
    parts: dict[int, list[tuple[int, Decimal]]] = {bid.pk: [] for bid in bids_sent(opportunity)}
    rows = Moderation.objects.filter(bid__opportunity=opportunity).values_list(
        "bid_id", "criterion__weight", "agreed_score"
    )
    for bid_id, weight, score in rows:
        parts.setdefault(bid_id, []).append((weight, score))
    return {bid_id: weighted_total(found) for bid_id, found in parts.items()}


@dataclass
class Line:
    """One criterion of one bid as the panel sees it when it agrees a score."""

    criterion: Criterion
    scores: list[Score] = field(default_factory=list)
    agreed: Moderation | None = None

    @property
    def spread(self) -> Spread:
        return Spread([row.score for row in self.scores if row.score is not None])


def lines_of(bid: Bid) -> list[Line]:
    """Each criterion of a bid with the locked scores of those who sit, and what was agreed. Three queries."""
    return sheets_of(bid.opportunity, [bid])[bid.pk]


def agreed_of(opportunity: Opportunity, bids: Sequence[Bid]) -> dict[int, list[Line]]:
    """As `sheets_of`, with what was agreed and without the members' own scores. Two queries."""
    criteria = list(scored_criteria(opportunity))
    sheets = {bid.pk: {row.pk: Line(row) for row in criteria} for bid in bids}
    for row in Moderation.objects.filter(bid__in=bids):
        sheets[row.bid_id][row.criterion_id].agreed = row
    return {key: list(lines.values()) for key, lines in sheets.items()}


def sheets_of(
    opportunity: Opportunity, bids: Sequence[Bid], criteria: Sequence[Criterion] | None = None, *, words: bool = True
) -> dict[int, list[Line]]:
    """`lines_of` for several bids of one opportunity, still in three queries. Pages that show numbers alone leave out
    the `words`: there may be a thousand reasons."""
    criteria = list(scored_criteria(opportunity)) if criteria is None else criteria
    sheets = {bid.pk: {row.pk: Line(row) for row in criteria} for bid in bids}
    scores = Score.objects.filter(bid__in=bids, member__left_at=None, locked_at__isnull=False)
    agreed = Moderation.objects.filter(bid__in=bids)
    if words:
        scores = scores.select_related("member")
    else:
        scores, agreed = scores.only("bid_id", "criterion_id", "score"), agreed.defer("reasons")
    for score in scores.order_by("member__joined_at", "pk"):
        sheets[score.bid_id][score.criterion_id].scores.append(score)
    for row in agreed:
        sheets[row.bid_id][row.criterion_id].agreed = row
    return {key: list(lines.values()) for key, lines in sheets.items()}


def conflicts_on(opportunity: Opportunity) -> int:
    """How many conflicts of interest the panel declared."""
    return InterestDeclaration.objects.filter(member__opportunity=opportunity, is_conflict=True).count()
