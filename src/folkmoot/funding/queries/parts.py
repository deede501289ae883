"""The parts of a bid, unsealed. Whoever calls this has asked the policy first: reading and writing do, pages do not."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from folkmoot.funding import sealing
from folkmoot.funding.models import Bid, DataKey, EarlierPart, SealedPart

OFFER, COSTS, TOGETHER, PASSPORT, EVIDENCE, ANSWER = "offer", "costs", "together", "passport", "evidence", "answer."


@dataclass(frozen=True)
class Part:
    """One part as its writers know it. Version 0 is a part nobody has begun."""

    value: dict[str, Any]
    version: int = 0
    saved_at: datetime | None = None


EMPTY = Part({})


@dataclass(frozen=True)
class Parts:
    """Every part of one bid by its name."""

    by_name: dict[str, Part]

    def part(self, name: str) -> Part:
        return self.by_name.get(name, EMPTY)

    def text(self, criterion_id: int) -> str:
        return str(self.part(answer_name(criterion_id)).value.get("text", ""))

    @property
    def plan(self) -> str:
        return str(self.part(OFFER).value.get("outcome_plan", ""))

    @property
    def price(self) -> Decimal | None:
        price = self.part(OFFER).value.get("price")
        return None if price is None else Decimal(price)


def answer_name(criterion_id: int) -> str:
    return f"{ANSWER}{criterion_id}"


def key_name(opportunity_id: int) -> str:
    return f"opportunity.{opportunity_id}"


def place_of(bid_id: int, name: str, version: int) -> str:
    """Where a part is at home. A sealed part that is copied to another bid, name or version does not open there."""
    return f"bid {bid_id}, {name}, {version}"


def data_key(opportunity_id: int) -> bytes:
    """The key to one opportunity's bids. Raises KeyMissing where it cannot be unwrapped here."""
    return sealing.unwrap(DataKey.objects.get(name=key_name(opportunity_id)).wrapped)


def opened(key: bytes, row: SealedPart | EarlierPart) -> Part:
    text = sealing.unseal(key, bytes(row.sealed), place=place_of(row.bid_id, row.name, row.version))
    return Part(json.loads(text), row.version, row.saved_at)


def parts_of(bid: Bid) -> Parts:
    """Two queries."""
    return parts_of_each([bid])[bid.pk]


def parts_of_each(bids: Iterable[Bid]) -> dict[int, Parts]:
    """The parts of several bids, by bid, in two queries."""
    owners = {bid.pk: bid.opportunity_id for bid in bids}
    rows = list(SealedPart.objects.filter(bid__in=owners))
    wanted = [key_name(owners[row.bid_id]) for row in rows]
    keys = {row.name: sealing.unwrap(row.wrapped) for row in DataKey.objects.filter(name__in=wanted)} if rows else {}
    found: dict[int, dict[str, Part]] = {key: {} for key in owners}
    for row in rows:
        found[row.bid_id][row.name] = opened(keys[key_name(owners[row.bid_id])], row)
    return {key: Parts(parts) for key, parts in found.items()}


def earlier_of(bid: Bid, name: str) -> list[tuple[Part, str]]:
    """What a part said before, latest first, each with the name of who saved it."""
    rows = EarlierPart.objects.filter(bid=bid, name=name).select_related("saved_by").order_by("-version")
    key = data_key(bid.opportunity_id) if rows else b""
    return [(opened(key, row), row.saved_by.name if row.saved_by else "") for row in rows]


def version_of(bid: Bid, name: str, version: int) -> Part | None:
    """A part as it was at one version; None when it never had that version."""
    if version == 0:
        return EMPTY
    for model in (SealedPart, EarlierPart):
        row = model.objects.filter(bid=bid, name=name, version=version).first()
        if row is not None:
            return opened(data_key(bid.opportunity_id), row)
    return None
