from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import ChangedMeanwhile, refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.models import Bid, BidAnswer, Criterion, Lot, Opportunity
from folkmoot.funding.states import BID, BidState, OpportunityState
from folkmoot.people.models import Organisation, Person

LONGEST = 20_000  # characters: far beyond any word limit, so that nothing written in good faith is turned away


@transaction.atomic
def start_bid(
    opportunity: Opportunity,
    organisation: Organisation,
    *,
    meets: Sequence[bool],
    by: Person,
    now: datetime,
    lot: Lot | None = None,
) -> Bid:
    """Start a bid for a lot, or start again on one that was withdrawn, once the bidder has checked that it can be funded.

    Without `lot` it is for the first: the whole of an opportunity that is not divided. `meets` answers each of the opportunity's conditions in order (ledger FT-15; Sutton Compact 3.3.8). Raises
    NotAllowed unless `by` works for the organisation; Refused when bids are closed or a condition is not met.
    """
    allow(policy.may_bid_for(by, organisation, now=now))
    refuse_unless_open(opportunity, now)
    meets = _answered(opportunity, meets)
    unmet = [text for text, met in zip(opportunity.conditions, meets, strict=True) if not met]
    if unmet:
        raise Refused(_("You cannot bid yet, because you said no to: %(unmet)s") % {"unmet": "; ".join(unmet)})
    lot = lot or opportunity.lots.earliest("number")
    if lot.opportunity_id != opportunity.pk:
        raise Refused(_("That lot belongs to another opportunity."))
    bid = Bid.objects.select_for_update().filter(lot=lot, organisation=organisation).first()
    if bid is None:
        bid = Bid(opportunity=opportunity, lot=lot, organisation=organisation, started_at=now)
    elif bid.state != BidState.WITHDRAWN:
        raise Refused(_("Your organisation has a bid already. Open that one instead."))
    else:
        move(bid, BID, to=BidState.DRAFT)
    bid.meets, bid.is_eligible, bid.written_by = meets, True, by
    bid.save()
    return _saved(bid, "funding.bid.started", by, now)


@transaction.atomic
def check_eligibility(bid: Bid, *, meets: Sequence[bool], by: Person, now: datetime) -> Bid:
    """Answer the conditions again. A bid with a no cannot be submitted."""
    bid = _to_write(bid, by, now)
    bid.meets = _answered(bid.opportunity, meets)
    bid.is_eligible = all(bid.meets)
    bid.save(update_fields=["meets", "is_eligible"])
    return _saved(bid, "funding.bid.eligibility_checked", by, now)


@transaction.atomic
def save_offer(
    bid: Bid, *, outcome_plan: str, price: Decimal | None, seen_version: int, by: Person, now: datetime
) -> Bid:
    """Keep how the outcome will be brought about, and the price. Raises ChangedMeanwhile when a colleague saved first."""
    bid = _to_write(bid, by, now)
    refuse_if_changed(bid, seen_version=seen_version, yours={"outcome_plan": outcome_plan, "price": price})
    if price is not None and price <= 0:
        raise Refused(_("The price must be more than nothing."), field="price")
    if price is not None and price > bid.opportunity.value:
        raise Refused(_("The price is more than there is to spend on this."), field="price")
    if len(outcome_plan) > LONGEST:
        raise Refused(_("This is far too long. Shorten it and save again."), field="outcome_plan")
    bid.outcome_plan, bid.price = outcome_plan, price
    bid.save(update_fields=["outcome_plan", "price", "version"])
    return _saved(bid, "funding.bid.offer_saved", by, now)


@transaction.atomic
def save_answer(
    bid: Bid, criterion: Criterion, *, text: str, seen_version: int = 0, by: Person, now: datetime
) -> BidAnswer:
    """Keep one answer as it is, even when it is still too long. `seen_version` is 0 for an answer not yet begun.

    Raises ChangedMeanwhile, with both texts, when a colleague saved first.
    """
    bid = _to_write(bid, by, now)
    if criterion.opportunity_id != bid.opportunity_id:
        raise Refused(_("That question belongs to another opportunity."))
    if len(text) > LONGEST:
        raise Refused(_("This is far too long. Shorten it and save again."), field="text")
    answer = BidAnswer.objects.select_for_update().filter(bid=bid, criterion=criterion).first()
    if answer is None:
        answer = BidAnswer(bid=bid, criterion=criterion, version=0)
    if answer.version != seen_version:
        raise ChangedMeanwhile([(criterion.title, answer.text, text)])
    answer.text, answer.version, answer.saved_at = text, answer.version + 1, now
    answer.save()
    _saved(bid, "funding.bid.answer_saved", by, now)
    return answer


def refuse_unless_open(opportunity: Opportunity, now: datetime) -> None:
    """Bids are taken from opening until the closing moment, and not at it."""
    if opportunity.state in (OpportunityState.DRAFT, OpportunityState.ANNOUNCED):
        raise Refused(_("Bids are not open yet."))
    if opportunity.state == OpportunityState.WITHDRAWN:
        raise Refused(_("This opportunity was withdrawn, so no bids are taken."))
    if opportunity.state != OpportunityState.OPEN or now >= opportunity.closes_at:
        raise Refused(
            _("Bids have closed, so nothing more can be sent or changed. What you saved is still here to read.")
        )


def _answered(opportunity: Opportunity, meets: Sequence[bool]) -> list[bool]:
    if len(meets) != len(opportunity.conditions):
        raise Refused(_("Answer yes or no to every condition."))
    return [bool(met) for met in meets]


def _to_write(bid: Bid, by: Person, now: datetime) -> Bid:
    allow(policy.may_write(by, bid, now=now))
    bid = locked(bid)
    refuse_unless_open(bid.opportunity, now)
    if bid.state != BidState.DRAFT:
        raise Refused(_("This bid has been submitted. Withdraw it first if you need to change it."))
    return bid


def _saved(bid: Bid, code: str, by: Person, now: datetime) -> Bid:
    # The record is public: until the decision it says neither who bids nor for what.
    record(by, code, bid, capacity=_("a bidder"), now=now)
    return bid
