import hashlib
import uuid
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core import scanning
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy, sealing
from folkmoot.funding.actions.parts import make_data_key
from folkmoot.funding.actions.write_bid import refuse_unless_open
from folkmoot.funding.models import Bid, BidDocument, DocumentAsked
from folkmoot.funding.queries.documents import file_place, name_place
from folkmoot.funding.queries.parts import data_key, key_name
from folkmoot.funding.receipts import receipt_for
from folkmoot.funding.states import BidState
from folkmoot.funding.states.documents import DocumentState
from folkmoot.people.models import Person

MOST_DOCUMENTS = 30


@transaction.atomic
def add_document(
    bid: Bid, *, name: str, content: bytes, asked: DocumentAsked | None = None, by: Person, now: datetime
) -> BidDocument:
    """Add a file to a bid, sealed, until bids close; to one that was submitted too, which then has a new receipt.

    A file that a scanner knows is held back and its bytes are not kept; nothing else of the bid waits for it. Raises
    Refused for a kind we do not take, a name that lies about what is inside, and a file too large.
    """
    allow(policy.may_write(by, bid, now=now))
    bid = _held_open(bid, now)
    name = PurePath(name.replace("\\", "/")).name[:150] or "file"
    scanning.refuse_unless_sound(name, content)
    if asked is not None and asked.opportunity_id != bid.opportunity_id:
        raise Refused(_("That document was asked for by another opportunity."))
    if bid.documents.count() >= MOST_DOCUMENTS:
        raise Refused(_("This bid has as many files as it can hold. Take one out first."), field="file")
    infection = scanning.infection_in(content)
    make_data_key(key_name(bid.opportunity_id), now)
    key = data_key(bid.opportunity_id)
    row = BidDocument(
        bid=bid, key=uuid.uuid4(), asked=asked, size=len(content), sha256=hashlib.sha256(content).hexdigest(),
        state=DocumentState.HELD if infection else DocumentState.KEPT, added_at=now, added_by=by,
    )  # fmt: skip
    row.sealed_name = sealing.seal(key, name.encode(), place=name_place(row))
    if not infection:
        sealed = sealing.seal(key, content, place=file_place(row))
        row.path = default_storage.save(f"bids/{row.key.hex}", ContentFile(sealed))
    row.save()
    _written(bid, "funding.bid.document_held" if infection else "funding.bid.document_added", by, now)
    return row


@transaction.atomic
def remove_document(document: BidDocument, *, by: Person, now: datetime) -> None:
    """Take a file out of a bid until bids close."""
    allow(policy.may_write(by, document.bid, now=now))
    bid, path = _held_open(document.bid, now), document.path
    document.delete()
    if path:
        transaction.on_commit(lambda: default_storage.delete(path))
    _written(bid, "funding.bid.document_removed", by, now)


def _held_open(bid: Bid, now: datetime) -> Bid:
    bid = locked(bid)
    refuse_unless_open(bid.opportunity, now)
    if bid.state not in (BidState.DRAFT, BidState.SUBMITTED):
        raise Refused(_("This bid was withdrawn. Take it up again first."))
    return bid


def _written(bid: Bid, code: str, by: Person, now: datetime) -> None:
    facts = {}
    if bid.state == BidState.SUBMITTED:
        bid.receipt, bid.submitted_at = receipt_for(bid), now
        bid.save(update_fields=["receipt", "submitted_at"])
        facts = {"sha256": bid.receipt}
    record(by, code, bid, capacity=_("a bidder"), now=now, facts=facts)
