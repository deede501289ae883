"""From agreed scores to letters: the ranking, what each bidder is told, and what is still to write."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from folkmoot.funding.models import AssessmentSummary, Bid, ConflictStep, Criterion, Lot, Opportunity
from folkmoot.funding.queries.conflicts import lacks_assessment
from folkmoot.funding.queries.panel import Line, agreed_of, bids_sent, citizens_missing
from folkmoot.funding.queries.passing import Passing, passing_of
from folkmoot.funding.scoring import weighted_total


@dataclass
class Told:
    """One bidder: its agreed scores, what it comes to, what is proposed, and what it will read."""

    bid: Bid
    lines: list[Line]
    summary: AssessmentSummary | None
    better: dict[int, str] = field(default_factory=dict)
    winner: "Told | None" = None

    @property
    def total(self) -> Decimal:
        return weighted_total((line.criterion.weight, line.agreed.agreed_score) for line in self.lines if line.agreed)

    @property
    def is_moderated(self) -> bool:
        return bool(self.lines) and all(line.agreed for line in self.lines)

    @property
    def awarded(self) -> bool:
        return self.summary is not None and self.summary.awarded

    @property
    def outdone(self) -> list[Criterion]:
        """The criteria on which the winner of its lot scored higher: there it is told what the winner did better."""
        if self.awarded or self.winner is None:
            return []
        return [
            own.criterion for own, best in zip(self.lines, self.winner.lines, strict=True) if _score(best) > _score(own)
        ]

    @property
    def missing(self) -> list[str]:
        """What its summary still lacks, in words for whoever writes it."""
        found = []
        if self.summary is None or not self.summary.reasons.strip():
            found.append(_("the reasons"))
        if self.summary is None or not self.summary.feedback.strip():
            found.append(_("the feedback"))
        found += [
            _("what the winner did better on “%(criterion)s”") % {"criterion": criterion.title}
            for criterion in self.outdone
            if not self.better.get(criterion.pk, "").strip()
        ]
        return found


def _score(line: Line) -> Decimal:
    return line.agreed.agreed_score if line.agreed else Decimal(0)


@dataclass
class LotTold:
    """The bidders of one lot, the highest total first."""

    lot: Lot
    bidders: list[Told]

    @property
    def winners(self) -> list[Told]:
        return [each for each in self.bidders if each.awarded]


def told_by_lot(opportunity: Opportunity) -> list[LotTold]:
    """Every bidder of every lot with what it will be told. Seven queries however many bid."""
    bids = bids_sent(opportunity)
    sheets = agreed_of(opportunity, bids)
    summaries = {
        row.bid_id: row for row in AssessmentSummary.objects.filter(bid__in=bids).prefetch_related("lines__criterion")
    }
    lots = [LotTold(lot, []) for lot in opportunity.lots.order_by("number")]
    opportunity.is_divided = len(lots) > 1  # so that its page need not count them again
    by_lot = {each.lot.pk: each for each in lots}
    for bid in bids:
        summary = summaries.get(bid.pk)
        better = {line.criterion_id: line.better for line in summary.lines.all()} if summary else {}
        by_lot[bid.lot_id].bidders.append(Told(bid, sheets[bid.pk], summary, better))
    for each in lots:
        each.bidders.sort(key=lambda told: (-told.total, told.bid.organisation.name))
        winners = each.winners
        for told in each.bidders:
            told.winner = winners[0] if winners and not told.awarded else None
    return [each for each in lots if each.bidders]


def everyone(lots: Sequence[LotTold]) -> list[Told]:
    return [told for each in lots for told in each.bidders]


@dataclass(frozen=True)
class Readiness:
    """What keeps a recommendation from being made, in words."""

    unmoderated: int
    no_citizen: int
    no_assessment: bool
    unchosen: int
    unwritten: list[Bid]
    bids: int
    unjudged: int = 0
    failed: tuple[Bid, ...] = ()

    @property
    def words(self) -> list[str]:
        found = []
        if not self.bids:
            found.append(_("Nobody bid. Withdraw the opportunity and say why, so that people know."))
        if self.unmoderated:
            found.append(_("%(count)s bids have no agreed score on every criterion yet.") % {"count": self.unmoderated})
        if self.unjudged:
            found.append(
                _("%(count)s bids wait to hear whether they pass the questions that get no score.")
                % {"count": self.unjudged}
            )
        if self.failed:
            names = "; ".join(str(bid.organisation) for bid in self.failed)
            found.append(
                _("Does not pass a question, so rule it out or look at it again: %(bidders)s") % {"bidders": names}
            )
        if self.no_citizen:
            found.append(_("A trained citizen commissioner was promised, and not every bid was scored by one."))
        if self.no_assessment:
            found.append(
                _("Make the conflicts assessment first: %(step)s. The law asks for it.")
                % {"step": ConflictStep.AWARD.label}
            )
        if self.unchosen and not self.unmoderated:
            found.append(_("Choose who is awarded, or that nobody is."))
        if self.unwritten:
            names = "; ".join(str(bid.organisation) for bid in self.unwritten)
            found.append(_("Still to write: the summary for %(bidders)s") % {"bidders": names})
        return found


def readiness_of(opportunity: Opportunity, lots: Sequence[LotTold]) -> Readiness:
    told = everyone(lots)
    passing = passing_of(opportunity, [each.bid for each in told])
    return Readiness(
        unmoderated=sum(not each.is_moderated for each in told),
        no_citizen=len(citizens_missing(opportunity, [each.bid for each in told])) if opportunity.needs_citizen else 0,
        no_assessment=lacks_assessment(opportunity, ConflictStep.AWARD),
        unchosen=sum(each.summary is None for each in told),
        unwritten=[each.bid for each in told if each.summary is not None and each.missing],
        bids=len(told),
        unjudged=sum(found == Passing.WAITS for found in passing.values()),
        failed=tuple(each.bid for each in told if passing.get(each.bid.pk) == Passing.FAILS),
    )


def draft_feedback(told: Told) -> str:
    """A first draft from what the panel agreed, so that nobody types it twice."""
    return "\n\n".join(
        f"{line.criterion.title}: {line.agreed.agreed_score.normalize():f} / 5. {line.agreed.reasons}"
        for line in told.lines
        if line.agreed
    )


def draft_better(told: Told) -> dict[int, str]:
    """For each criterion on which the winner scored higher, the panel's own reasons for the winner's score."""
    if told.winner is None:
        return {}
    reasons = {line.criterion.pk: line.agreed.reasons for line in told.winner.lines if line.agreed}
    return {criterion.pk: reasons.get(criterion.pk, "") for criterion in told.outdone}


def told_to(bid: Bid) -> Told:
    """One bid with what its bidder was told, for its letter. Five queries."""
    summary = AssessmentSummary.objects.filter(bid=bid).prefetch_related("lines").first()
    better = {line.criterion_id: line.better for line in summary.lines.all()} if summary else {}
    first = None
    if not (summary and summary.awarded):
        rivals = AssessmentSummary.objects.filter(bid__lot=bid.lot_id, awarded=True).select_related("bid__organisation")
        first = rivals.order_by("pk").first()
    sheets = agreed_of(bid.opportunity, [bid, first.bid] if first else [bid])
    told = Told(bid, sheets[bid.pk], summary, better)
    if first:
        told.winner = Told(first.bid, sheets[first.bid_id], first)
    return told
