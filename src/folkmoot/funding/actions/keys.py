from datetime import datetime
from typing import Any

from django.db import transaction

from folkmoot.core.policy import allow
from folkmoot.core.record import record
from folkmoot.funding import policy, sealing
from folkmoot.funding.models import DataKey


@transaction.atomic
def wrap_again(*, by: Any, now: datetime) -> int:
    """Wrap every data key with the newest master key; return how many were wrapped by an older one.

    The bids themselves are left as they are. Raises NotAllowed for anybody but the operator, KeyMissing, having
    changed nothing, where a data key opens with none of the master keys here.
    """
    capacity = allow(policy.may_keep_keys(by, now=now))
    newest = sealing.current_fingerprint()
    rows = list(DataKey.objects.select_for_update().exclude(master=newest).order_by("pk"))
    for row in rows:
        row.wrapped, row.master, row.wrapped_at = sealing.wrap(sealing.unwrap(row.wrapped)), newest, now
        row.save(update_fields=["wrapped", "master", "wrapped_at"])
    if rows:
        facts = {"keys": len(rows), "master": newest}
        record(by, "funding.keys.wrapped_again", rows[-1], capacity=capacity, now=now, facts=facts)
    return len(rows)
