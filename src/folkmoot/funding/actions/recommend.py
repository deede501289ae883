from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.letters import tell_ruling
from folkmoot.funding.models import (
    AssessmentSummary,
    Bid,
    Criterion,
    Opportunity,
    Recommendation,
    Route,
    RuledOut,
    SummaryLine,
)
from folkmoot.funding.queries.award import LotTold, everyone, readiness_of, told_by_lot
from folkmoot.funding.states import BID, BidState, OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def choose_winners(
    opportunity: Opportunity, *, awards: Mapping[Bid, Decimal], by: Person, now: datetime
) -> list[AssessmentSummary]:
    """Propose who is awarded and how much, lot by lot; empty for nobody. May be changed until it is handed over.

    Raises Refused unless every score is agreed, for an amount beyond what was announced, and where a bid of the same
    lot that scored higher is left out.
    """
    capacity = allow(policy.may_recommend(by, opportunity, now=now))
    opportunity = _being_prepared(opportunity)
    lots = told_by_lot(opportunity)
    if waiting := sum(not told.is_moderated for told in everyone(lots)):
        raise Refused(_("%(count)s bids have no agreed score on every criterion yet.") % {"count": waiting})
    if set(awards) - {told.bid for told in everyone(lots)}:
        raise Refused(_("That bid was not submitted for this opportunity."))
    for lot in lots:
        _refuse_awards(opportunity, lot, awards)
    kept = []
    for told in everyone(lots):
        row, _created = AssessmentSummary.objects.update_or_create(
            bid=told.bid, defaults={"awarded": told.bid in awards, "amount": awards.get(told.bid)}
        )
        kept.append(row)
    record(
        by, "funding.winners.proposed", opportunity, capacity=capacity, now=now,
        facts={"bids": len(kept), "awards": len(awards)},
    )  # fmt: skip
    return kept


def _refuse_awards(opportunity: Opportunity, lot: LotTold, awards: Mapping[Bid, Decimal]) -> None:
    chosen = {told.bid: awards[told.bid] for told in lot.bidders if told.bid in awards}
    for bid, amount in chosen.items():
        if amount is None or amount <= 0:
            raise Refused(_("Say how much is awarded."), field=f"amount_{bid.pk}")
        if amount > lot.lot.value:
            raise Refused(_("The amount is more than the value that was announced."), field=f"amount_{bid.pk}")
    # Members of a framework share one value, since each call is paid from it.
    if opportunity.route != Route.FRAMEWORK and sum(chosen.values()) > lot.lot.value:
        raise Refused(_("Together that is more than the value that was announced."))
    left_out = [told.total for told in lot.bidders if told.bid not in chosen]
    for told in lot.bidders:
        if told.bid in chosen and left_out and told.total < max(left_out):
            raise Refused(
                _("Another bid scored higher on the criteria that were published. Award to the highest, or to none."),
                field=f"amount_{told.bid.pk}",
            )


@transaction.atomic
def write_summary(
    bid: Bid,
    *,
    reasons: str,
    feedback: str,
    better: Mapping[Criterion, str],
    seen_version: int,
    by: Person,
    now: datetime,
) -> AssessmentSummary:
    """Keep what a bidder will be told, as far as it is written. Raises ChangedMeanwhile when a colleague saved first."""
    capacity = allow(policy.may_recommend(by, bid.opportunity, now=now))
    _being_prepared(bid.opportunity)
    summary = AssessmentSummary.objects.select_for_update().filter(bid=bid).first()
    if summary is None:
        raise Refused(_("Choose first who is awarded, or that nobody is."))
    if any(criterion.opportunity_id != bid.opportunity_id for criterion in better):
        raise Refused(_("That criterion belongs to another opportunity."))
    refuse_if_changed(summary, seen_version=seen_version, yours={"reasons": reasons, "feedback": feedback})
    summary.reasons, summary.feedback = reasons.strip(), feedback.strip()
    summary.save(update_fields=["reasons", "feedback", "version"])
    for criterion, words in better.items():
        if words.strip():
            SummaryLine.objects.update_or_create(
                summary=summary, criterion=criterion, defaults={"better": words.strip()}
            )
        else:
            SummaryLine.objects.filter(summary=summary, criterion=criterion).delete()
    record(by, "funding.summary.written", bid, capacity=capacity, now=now)
    return summary


@transaction.atomic
def recommend(opportunity: Opportunity, *, words: str, by: Person, now: datetime) -> Recommendation:
    """Hand the proposal to whoever decides, with why. From then on nothing in it changes, unless it is sent back.

    Raises Refused unless every score is agreed, every bidder's summary is whole, criterion by criterion (Procurement
    Act 2023 s.50), a trained citizen scored every bid where one was promised, and conflicts were assessed once more.
    """
    capacity = allow(policy.may_recommend(by, opportunity, now=now))
    opportunity = _being_prepared(opportunity)
    ready = readiness_of(opportunity, told_by_lot(opportunity))
    if ready.words:
        raise Refused(" ".join(ready.words))
    if not words.strip():
        raise Refused(_("Say why you recommend this."), field="words")
    row, _created = Recommendation.objects.update_or_create(
        opportunity=opportunity,
        defaults={"words": words.strip(), "made_by": by, "made_as": capacity, "made_at": now, "sent_back_reason": ""},
    )
    record(
        by, "funding.award.recommended", opportunity, capacity=capacity, now=now, words={"why": row.words},
        touching=[opportunity.project],
    )  # fmt: skip
    return row


@transaction.atomic
def send_back(opportunity: Opportunity, *, reasons: str, by: Person, now: datetime) -> Recommendation:
    """Give a recommendation back to those who made it, with what to mend."""
    capacity = allow(policy.may_settle(by, opportunity, now=now))
    opportunity = locked(opportunity)
    row = Recommendation.objects.select_for_update().filter(opportunity=opportunity, made_at__isnull=False).first()
    if row is None or opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("There is no recommendation to send back."))
    if not reasons.strip():
        raise Refused(_("Say what has to be mended."), field="reasons")
    row.made_at, row.sent_back_reason = None, reasons.strip()
    row.save(update_fields=["made_at", "sent_back_reason"])
    record(
        by, "funding.award.sent_back", opportunity, capacity=capacity, now=now, words={"what": row.sent_back_reason},
        touching=[opportunity.project],
    )  # fmt: skip
    return row


@transaction.atomic
def rule_out(bid: Bid, *, ground: str, reasons: str, by: Person, now: datetime) -> RuledOut:
    """Judge a bid no further, with reasons. The bidder is told at once; everyone reads it with the decision."""
    capacity = allow(policy.may_moderate(by, bid, now=now))
    opportunity, bid = _being_prepared(bid.opportunity), locked(bid)
    seat = policy.seat_of(by, opportunity)
    if seat and policy.is_blind_for(seat):
        raise Refused(_("This panel scores without names. Somebody who does not sit on it has to do this."))
    if not reasons.strip():
        raise Refused(_("Say why, in words that the bidder understands."), field="reasons")
    move(bid, BID, to=BidState.RULED_OUT)
    AssessmentSummary.objects.filter(bid=bid).delete()
    ruling = RuledOut.objects.create(
        bid=bid, ground=ground, reasons=reasons.strip(), ruled_by=by, ruled_as=capacity, ruled_at=now
    )
    record(
        by, "funding.bid.ruled_out", bid, capacity=capacity, now=now, facts={"ground": ground},
        words={"why": ruling.reasons}, touching=[opportunity],
    )  # fmt: skip
    tell_ruling(ruling, now=now)
    return ruling


def _being_prepared(opportunity: Opportunity) -> Opportunity:
    opportunity = locked(opportunity)
    if opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("A decision is prepared once bids have closed and the panel has scored them."))
    if opportunity.unsealed_at is None:
        raise Refused(_("The bids are still sealed. Two people open them first."))
    if Recommendation.objects.filter(opportunity=opportunity, made_at__isnull=False).exists():
        raise Refused(_("It has been handed to whoever decides. They can send it back to you."))
    return opportunity
