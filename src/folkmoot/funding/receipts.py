"""What a receipt is made from: the whole content of a bid, written one way only, so that anyone who has it can check."""

import hashlib
import json

from folkmoot.funding.models import Bid


def content_of(bid: Bid) -> str:
    """Everything the bidder sent, as JSON with sorted names."""
    answers = bid.answers.select_related("criterion").order_by("criterion__position")
    content = {
        "bid": bid.reference,
        "opportunity": bid.opportunity.reference,
        "bidder": bid.organisation.name,
        "conditions met": bid.meets,
        "price": str(bid.price),
        "how the outcome will be brought about": bid.outcome_plan,
        "answers": {str(answer.criterion.position): answer.text for answer in answers},
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1)


def receipt_for(bid: Bid) -> str:
    """The SHA-256 of the content, as 64 hexadecimal figures."""
    return hashlib.sha256(content_of(bid).encode()).hexdigest()
