"""Keeping one part of a bid under seal. Part of the action that writes it."""

import json
from datetime import datetime
from typing import Any

from folkmoot.funding import sealing
from folkmoot.funding.models import Bid, DataKey, EarlierPart, SealedPart
from folkmoot.funding.queries.parts import data_key, key_name, place_of
from folkmoot.people.models import Person


def make_data_key(name: str, moment: datetime) -> DataKey:
    """Make the key to one opportunity's bids, once. Raises KeyMissing where no master key is set up."""
    row = DataKey.objects.filter(name=name).first()
    if row is None:
        wrapped = sealing.wrap(sealing.new_data_key())
        master = sealing.current_fingerprint()
        row = DataKey.objects.create(name=name, wrapped=wrapped, master=master, made_at=moment, wrapped_at=moment)
    return row


def keep_part(bid: Bid, name: str, value: dict[str, Any], moment: datetime, writer: Person | None) -> int:
    """Seal a part and keep it; what it said before is kept too. Returns its version."""
    make_data_key(key_name(bid.opportunity_id), moment)
    key = data_key(bid.opportunity_id)
    row = SealedPart.objects.select_for_update().filter(bid=bid, name=name).first()
    if row is None:
        row = SealedPart(bid=bid, name=name, version=0)
    else:
        EarlierPart.objects.create(
            bid=bid, name=name, sealed=row.sealed, version=row.version, saved_at=row.saved_at, saved_by=row.saved_by
        )
    row.version += 1
    text = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
    row.sealed = sealing.seal(key, text, place=place_of(bid.pk, name, row.version))
    row.saved_at, row.saved_by = moment, writer
    row.save()
    return row.version
