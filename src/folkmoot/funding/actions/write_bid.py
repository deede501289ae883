from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import ChangedMeanwhile
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.parts import keep_part, make_data_key
from folkmoot.funding.merging import merge
from folkmoot.funding.models import Bid, Criterion, Lot, Opportunity
from folkmoot.funding.queries.parts import OFFER, Part, answer_name, data_key, key_name, parts_of, version_of
from folkmoot.funding.queries.places import has_place
from folkmoot.funding.states import BID, BidState, OpportunityState
from folkmoot.funding.timing import takes_bids
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

    Without `lot` it is for the first: the whole of an opportunity that is not divided. `meets` answers each of the
    opportunity's conditions in order (ledger FT-15; Sutton Compact 3.3.8). Raises NotAllowed unless `by` works for
    the organisation; Refused when bids are closed or a condition is not met.
    """
    allow(policy.may_start(by, organisation, opportunity, now=now))
    refuse_unless_open(opportunity, now)
    if opportunity.under and not has_place(opportunity.under, organisation):
        raise Refused(
            _("Only those with a place on “%(list)s” bid here, and your organisation has none.")
            % {"list": opportunity.under}
        )
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
    # Said now rather than when the first answer is saved: without its key nothing could be kept.
    make_data_key(key_name(opportunity.pk), now)
    data_key(opportunity.pk)
    return _saved(bid, "funding.bid.started", by, now)


@transaction.atomic
def check_eligibility(bid: Bid, *, meets: Sequence[bool], by: Person, now: datetime) -> Bid:
    """Answer the conditions again. A bid with a no cannot be submitted."""
    bid = to_write(bid, by, now)
    bid.meets = _answered(bid.opportunity, meets)
    bid.is_eligible = all(bid.meets)
    bid.save(update_fields=["meets", "is_eligible"])
    return _saved(bid, "funding.bid.eligibility_checked", by, now)


@transaction.atomic
def save_offer(
    bid: Bid, *, outcome_plan: str, price: Decimal | None, seen_version: int, by: Person, now: datetime
) -> Bid:
    """Keep how the outcome will be brought about, and the price, with what a colleague saved meanwhile.

    Raises ChangedMeanwhile where both changed the same sentence, or the price.
    """
    bid = to_write(bid, by, now)
    if bid.version != seen_version:
        plan, price = _with_theirs(bid, seen_version, outcome_plan, price)
    else:
        plan = outcome_plan
    if price is not None and price <= 0:
        raise Refused(_("The price must be more than nothing."), field="price")
    if price is not None and price > bid.lot.value:
        raise Refused(_("The price is more than there is to spend on this."), field="price")
    if len(plan) > LONGEST:
        raise Refused(_("This is far too long. Shorten it and save again."), field="outcome_plan")
    value = {"outcome_plan": plan, "price": None if price is None else str(price)}
    bid.version = keep_part(bid, OFFER, value, now, by) + 1
    bid.save(update_fields=["version"])
    return _saved(bid, "funding.bid.offer_saved", by, now)


def _with_theirs(bid: Bid, seen: int, plan: str, price: Decimal | None) -> tuple[str, Decimal | None]:
    """The offer with a colleague's changes in it. Raises ChangedMeanwhile where both changed the same."""
    now_there, before = parts_of(bid).part(OFFER).value, version_of(bid, OFFER, seen - 1)
    theirs = str(now_there.get("outcome_plan", "")), _price(now_there)
    if before is not None:
        was = str(before.value.get("outcome_plan", "")), _price(before.value)
        merged = merge(was[0], theirs[0], plan)
        if merged is not None and (was[1] in (theirs[1], price) or theirs[1] == price):
            return merged, theirs[1] if price == was[1] else price
    pairs = ((_("how you will bring about the outcome"), theirs[0], plan), (_("price (£)"), theirs[1], price))
    raise ChangedMeanwhile([(label, str(old or ""), str(new or "")) for label, old, new in pairs if old != new])


def _price(value: dict[str, Any]) -> Decimal | None:
    price = value.get("price")
    return None if price is None else Decimal(price)


@dataclass(frozen=True)
class Kept:
    """An answer as it was kept. `was_merged` when a colleague's words, saved meanwhile, are in it too."""

    text: str
    version: int
    was_merged: bool = False


@transaction.atomic
def save_answer(bid: Bid, criterion: Criterion, *, text: str, seen_version: int = 0, by: Person, now: datetime) -> Kept:
    """Keep one answer as it is, even when it is still too long. `seen_version` is 0 for an answer not yet begun.

    Where a colleague saved first and both changed different sentences, both are kept in one text. Raises
    ChangedMeanwhile, with both texts, where they changed the same one.
    """
    bid = to_write(bid, by, now)
    if criterion.opportunity_id != bid.opportunity_id:
        raise Refused(_("That question belongs to another opportunity."))
    name = answer_name(criterion.pk)
    there = parts_of(bid).part(name)
    was_merged = there.version != seen_version and bool(there.version)
    if there.version != seen_version:
        text = _merged(criterion, text, there, version_of(bid, name, seen_version))
    if len(text) > LONGEST:
        raise Refused(_("This is far too long. Shorten it and save again."), field="text")
    version = keep_part(bid, name, {"text": text}, now, by)
    _saved(bid, "funding.bid.answer_saved", by, now)
    return Kept(text, version, was_merged)


def _merged(criterion: Criterion, yours: str, there: Part, before: Part | None) -> str:
    theirs = str(there.value.get("text", ""))
    both = merge(str(before.value.get("text", "")), theirs, yours) if before is not None else None
    if both is None:
        raise ChangedMeanwhile([(criterion.title, theirs, yours)])
    return both


def refuse_unless_open(opportunity: Opportunity, now: datetime) -> None:
    """Bids are taken from opening until the closing moment, and not at it."""
    if opportunity.state in (OpportunityState.DRAFT, OpportunityState.ANNOUNCED):
        raise Refused(_("Bids are not open yet."))
    if opportunity.state == OpportunityState.WITHDRAWN:
        raise Refused(_("This opportunity was withdrawn, so no bids are taken."))
    if not takes_bids(opportunity, now):
        raise Refused(
            _("Bids have closed, so nothing more can be sent or changed. What you saved is still here to read.")
        )


def _answered(opportunity: Opportunity, meets: Sequence[bool]) -> list[bool]:
    if len(meets) != len(opportunity.conditions):
        raise Refused(_("Answer yes or no to every condition."))
    return [bool(met) for met in meets]


def to_write(bid: Bid, by: Person, now: datetime) -> Bid:
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
