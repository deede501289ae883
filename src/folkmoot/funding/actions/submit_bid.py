from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.parts import keep_part
from folkmoot.funding.actions.passport import passport_value
from folkmoot.funding.actions.together import refuse_second_bid
from folkmoot.funding.actions.write_bid import refuse_unless_open
from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import PASSPORT, parts_of
from folkmoot.funding.queries.together import what_keeps
from folkmoot.funding.receipts import receipt_for
from folkmoot.funding.states import BID, BidState
from folkmoot.people.models import Person


@transaction.atomic
def submit_bid(bid: Bid, *, by: Person, now: datetime) -> Bid:
    """Submit a bid that is complete and eligible, before the closing moment; the receipt fixes its content.

    It stores the version of the terms that the bidder acknowledges by submitting (ledger FT-18). `now` is when the request reached us. Raises Refused with what is missing, or when bids have closed.
    """
    allow(policy.may_lead(by, bid, now=now))
    # The opportunity is held too, so that a bid and the closing cannot pass each other.
    locked(bid.opportunity)
    bid = locked(bid)
    refuse_unless_open(bid.opportunity, now)
    if bid.state == BidState.SUBMITTED:
        raise Refused(_("This bid has been submitted already."))
    parts = parts_of(bid)
    if not bid.meets and bid.opportunity.conditions:
        raise Refused(_("The conditions for bidding have changed. Answer them again first."))
    if not bid.is_eligible:
        raise Refused(_("You said no to a condition for bidding, so this bid cannot be submitted."))
    refuse_second_bid(bid, bid.organisation)
    if missing := what_keeps(bid, parts):
        raise Refused(_("The bid is not complete. Still to do: %(missing)s") % {"missing": "; ".join(missing)})
    bid.confirmed_terms = bid.opportunity.terms_version
    hand_in(bid, now, by)
    record(
        by, "funding.bid.submitted", bid, capacity=_("a bidder"), now=now,
        facts={"sha256": bid.receipt, "terms": bid.confirmed_terms},
    )  # fmt: skip
    return bid


def hand_in(bid: Bid, moment: datetime, sender: Person | None) -> None:
    """Fix the content of a bid as it stands, with the passport as it is now (ledger FT-07), and its receipt."""
    move(bid, BID, to=BidState.SUBMITTED)
    keep_part(bid, PASSPORT, passport_value(bid.organisation), moment, sender)
    bid.submitted_at, bid.receipt = moment, receipt_for(bid)
    bid.save(update_fields=["submitted_at", "receipt", "confirmed_terms"])


@transaction.atomic
def confirm_bid(bid: Bid, *, stands: bool = True, by: Person, now: datetime) -> Bid:
    """Say that the bid may stand as it is when bids close, if nobody has submitted it by then; or take that back.

    What is complete then counts as submitted at the closing moment. It stores which version of the terms the bidder
    says they have read (ledger FT-18); an amendment asks for it anew.
    """
    allow(policy.may_lead(by, bid, now=now))
    bid = locked(bid)
    refuse_unless_open(bid.opportunity, now)
    if bid.state != BidState.DRAFT:
        raise Refused(_("This bid is not being written, so there is nothing to confirm."))
    bid.confirmed_at = now if stands else None
    bid.confirmed_terms = bid.opportunity.terms_version if stands else 0
    bid.save(update_fields=["confirmed_at", "confirmed_terms"])
    record(by, "funding.bid.confirmed" if stands else "funding.bid.unconfirmed", bid, capacity=_("a bidder"), now=now)
    return bid


@transaction.atomic
def withdraw_bid(bid: Bid, *, by: Person, now: datetime) -> Bid:
    """Take a bid back. Until bids close it can be started again, with everything that was written, and sent again."""
    allow(policy.may_lead(by, bid, now=now))
    locked(bid.opportunity)
    bid = locked(bid)
    refuse_unless_open(bid.opportunity, now)
    move(bid, BID, to=BidState.WITHDRAWN)
    bid.submitted_at, bid.receipt = None, ""
    bid.save(update_fields=["submitted_at", "receipt"])
    record(by, "funding.bid.withdrawn", bid, capacity=_("a bidder"), now=now)
    return bid
