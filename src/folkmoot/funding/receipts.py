"""What a receipt is made from: the whole content of a bid, written one way only, so that anyone who has it can check."""

import hashlib
import json

from folkmoot.funding.models import Bid
from folkmoot.funding.queries.parts import COSTS, EVIDENCE, PASSPORT, TOGETHER, Parts, parts_of
from folkmoot.funding.queries.writing import questions_of
from folkmoot.funding.states.documents import DocumentState


def whole_of(bid: Bid, parts: Parts | None = None, *, passport: bool = True) -> str:
    """Everything the bidder sent, as JSON with sorted names. Members of a joint bid sign what they wrote together, which
    is all of it but the lead's passport."""
    parts = parts_of(bid) if parts is None else parts
    content = {
        "bid": bid.reference,
        "opportunity": bid.opportunity.reference,
        "lot": bid.lot.number,
        "bidder": bid.organisation.name,
        "conditions met": bid.meets,
        "price": str(parts.price),
        "how the outcome will be brought about": parts.plan,
        "answers": {str(asked.criterion.position): asked.text for asked in questions_of(bid, parts)},
        "costs": parts.part(COSTS).value,
        "together": parts.part(TOGETHER).value,
        "members": sorted(bid.members.values_list("organisation__name", flat=True)),
        "files": sorted(bid.documents.filter(state=DocumentState.KEPT).values_list("sha256", flat=True)),
    }
    if parts.part(EVIDENCE).version:
        content["evidence"] = parts.part(EVIDENCE).value
    if passport:
        content["passport"] = parts.part(PASSPORT).value
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1)


def receipt_for(bid: Bid, parts: Parts | None = None) -> str:
    """The SHA-256 of the content, as 64 hexadecimal figures."""
    return hashlib.sha256(whole_of(bid, parts).encode()).hexdigest()


def digest_to_sign(bid: Bid, parts: Parts | None = None) -> str:
    """What a member of a joint bid signs."""
    return hashlib.sha256(whole_of(bid, parts, passport=False).encode()).hexdigest()
