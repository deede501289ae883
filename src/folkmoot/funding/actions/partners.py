"""Organisations find each other before they bid."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Opportunity, PartnerCall, PartnerReply, Plan
from folkmoot.funding.states import OpportunityState, PlanState
from folkmoot.people.models import Organisation, Person

OPEN_TO_BIDS = (OpportunityState.ANNOUNCED, OpportunityState.OPEN)


@transaction.atomic
def call_for_partners(
    organisation: Organisation,
    *,
    brings: str,
    seeks: str,
    opportunity: Opportunity | None = None,
    plan: Plan | None = None,
    by: Person,
    now: datetime,
) -> PartnerCall:
    """Tell other organisations whom you look for. Raises Refused for what cannot be bid for any more."""
    capacity = allow(policy.may_ask_help(by, organisation, now=now))
    if opportunity and opportunity.state not in OPEN_TO_BIDS:
        raise Refused(_("Bids for this have closed, or it is not announced yet."))
    if plan and (plan.state != PlanState.PLANNED or plan.published_at is None):
        raise Refused(_("This is no longer planned."))
    for name, text in (("brings", brings), ("seeks", seeks)):
        if not text.strip():
            raise Refused(_("Say it in a sentence or two."), field=name)
    row = PartnerCall.objects.create(
        organisation=organisation, opportunity=opportunity, plan=plan, brings=brings, seeks=seeks, posted_by=by, posted_at=now
    )  # fmt: skip
    record(by, "funding.partner.sought", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def reply_to_call(
    call: PartnerCall, organisation: Organisation, *, text: str, by: Person, now: datetime
) -> PartnerReply:
    """Say that your organisation could join. Only the one that looks reads it. Sent again, it replaces what you wrote."""
    capacity = allow(policy.may_ask_help(by, organisation, now=now))
    call = locked(call)
    if call.closed_at:
        raise Refused(_("They have found their partners."))
    if call.organisation_id == organisation.pk:
        raise Refused(_("This is your own organisation’s."))
    if not text.strip():
        raise Refused(_("Say what you could bring."), field="text")
    row = PartnerReply.objects.filter(call=call, organisation=organisation).first()
    if row is not None and row.taken_up_at:
        raise Refused(_("They have taken up your reply already. Write to them."))
    row, _created = PartnerReply.objects.update_or_create(
        call=call, organisation=organisation, defaults={"text": text, "replied_by": by, "replied_at": now}
    )
    record(by, "funding.partner.replied", row, capacity=capacity, now=now, touching=[call])
    return row


@transaction.atomic
def take_up(reply: PartnerReply, *, by: Person, now: datetime) -> PartnerReply:
    """Take up a reply: from now on the two who wrote see each other's e-mail address."""
    capacity = allow(policy.may_run_call(by, reply.call, now=now))
    reply = locked(reply)
    if reply.taken_up_at:
        raise Refused(_("You have taken it up already."))
    reply.taken_up_at = now
    reply.save(update_fields=["taken_up_at"])
    record(by, "funding.partner.taken_up", reply, capacity=capacity, now=now, touching=[reply.call])
    return reply


@transaction.atomic
def close_call(call: PartnerCall, *, by: Person, now: datetime) -> PartnerCall:
    """Stop looking."""
    capacity = allow(policy.may_run_call(by, call, now=now))
    call = locked(call)
    if call.closed_at:
        raise Refused(_("It is closed already."))
    call.closed_at = now
    call.save(update_fields=["closed_at"])
    record(by, "funding.partner.closed", call, capacity=capacity, now=now)
    return call
