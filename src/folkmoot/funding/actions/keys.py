from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy, sealing
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.models import Amendment, BidDocument, DataKey, EarlierPart, Opportunity, SealedPart
from folkmoot.funding.queries.parts import key_name
from folkmoot.funding.states import BID, BidState, OpportunityState
from folkmoot.funding.telling import tell_amended
from folkmoot.funding.timing import soonest_close_after_a_change


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


@transaction.atomic
def replace_lost_key(opportunity: Opportunity, *, reasons: str, by: Any, now: datetime) -> int:
    """Go on under a new key where an opportunity's own is gone for good; return how many bids have to be written again.

    What was sealed with it cannot be read by anybody any more and is taken out. Bids stay begun, bidders are asked
    to write again, and the closing time moves so that they can. Refused while the key still opens, and once bids are
    closed: then nobody could be judged fairly, and the opportunity has to be withdrawn.
    """
    capacity = allow(policy.may_keep_keys(by, now=now))
    opportunity = locked(opportunity)
    key = DataKey.objects.select_for_update().filter(name=key_name(opportunity.pk)).first()
    if key is None or sealing.can_unwrap(key.wrapped):
        raise Refused(_("The key of this opportunity opens. Nothing is lost, so nothing is replaced."))
    if opportunity.state != OpportunityState.OPEN:
        raise Refused(
            _(
                "Bids have closed. Withdraw the opportunity and say why: nobody can be judged on words that cannot be read."
            )
        )
    if len(reasons.strip()) < 20:
        raise Refused(_("Say what happened in a sentence: bidders will read it."))
    key.wrapped, key.master = sealing.wrap(sealing.new_data_key()), sealing.current_fingerprint()
    key.made_at = key.wrapped_at = now
    key.save()
    for model in (SealedPart, EarlierPart):
        model.objects.filter(bid__opportunity=opportunity).delete()
    paths = list(
        BidDocument.objects.filter(bid__opportunity=opportunity).exclude(path="").values_list("path", flat=True)
    )
    BidDocument.objects.filter(bid__opportunity=opportunity).delete()
    before = opportunity.closes_at
    opportunity.closes_at = soonest_close_after_a_change(opportunity, now)
    if opportunity.decides_date:
        opportunity.decides_date += opportunity.closes_at.date() - before.date()
    opportunity.terms_version += 1
    opportunity.save()
    amendment = Amendment.objects.create(
        opportunity=opportunity, terms_version=opportunity.terms_version, made_at=now, made_as=capacity,
        what=_("What had been written in bids was lost on our side. Please write it again, from your own copy if you have one."),
        reasons=reasons.strip(), closed_at_before=before, closes_at=opportunity.closes_at,
    )  # fmt: skip
    bids = list(opportunity.bids.select_for_update().exclude(state=BidState.WITHDRAWN).order_by("pk"))
    for bid in bids:
        if bid.state == BidState.SUBMITTED:
            move(bid, BID, to=BidState.DRAFT)
        bid.submitted_at, bid.receipt, bid.confirmed_at, bid.version = None, "", None, 1
        bid.confirmed_terms = bid.confirmed_terms or 1
        bid.save()
    keep_notice(opportunity, now=now)
    record(
        by, "funding.keys.replaced", opportunity, capacity=capacity, now=now, reasons=reasons.strip(),
        facts={"closes": opportunity.closes_at}, touching=[opportunity.project],
    )  # fmt: skip
    for path in paths:
        transaction.on_commit(partial(default_storage.delete, path))
    tell_amended(amendment, now=now)
    return len(bids)
