"""The files of a bid, unsealed. Whoever calls this has asked the policy first."""

from django.core.files.storage import default_storage

from folkmoot.funding import sealing
from folkmoot.funding.models import Bid, BidDocument
from folkmoot.funding.queries.parts import data_key
from folkmoot.funding.states.documents import DocumentState


def file_place(document: BidDocument) -> str:
    return f"bid {document.bid_id}, file {document.key}"


def name_place(document: BidDocument) -> str:
    return f"bid {document.bid_id}, name {document.key}"


def names_of(documents: list[BidDocument], opportunity_id: int) -> list[tuple[BidDocument, str]]:
    """Each document with its name. One query for all of one opportunity."""
    key = data_key(opportunity_id) if documents else b""
    return [(row, sealing.unseal(key, bytes(row.sealed_name), place=name_place(row)).decode()) for row in documents]


def documents_of(bid: Bid) -> list[tuple[BidDocument, str]]:
    """Every document of a bid with its name, in the order they were added; those held back too."""
    return names_of(list(bid.documents.select_related("asked").order_by("added_at", "pk")), bid.opportunity_id)


def bytes_of(document: BidDocument) -> bytes:
    with default_storage.open(document.path) as handle:
        return sealing.unseal(data_key(document.bid.opportunity_id), handle.read(), place=file_place(document))


def documents_missing(bid: Bid) -> list[str]:
    """The documents that were called needed and have not come. They never keep a bid from being sent."""
    sent = bid.documents.filter(state=DocumentState.KEPT, asked__isnull=False).values("asked")
    needed = bid.opportunity.documents_asked.filter(is_needed=True).exclude(pk__in=sent)
    return list(needed.order_by("pk").values_list("title", flat=True))
