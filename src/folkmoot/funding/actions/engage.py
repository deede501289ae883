"""Talking with those who might bid, before anything is fixed: notes of talks, and meetings open to all."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.actions.refusing import refuse_if_begun
from folkmoot.funding.alerts import tell_followers
from folkmoot.funding.models import EngagementNote, EventPlace, MarketEvent, Plan
from folkmoot.people.models import Person


@transaction.atomic
def note_engagement(
    plan: Plan, *, held_date: date, who: str, heard: str, changed: str, by: Person, now: datetime
) -> EngagementNote:
    """Write down an early talk, so that nobody has an advantage from it (ledger EN-25; notice UK2).

    Raises Refused for a day ahead, and once bids are open.
    """
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    refuse_if_begun(plan)
    if held_date > day_of(now):
        raise Refused(_("It has not happened yet. Announce a meeting instead."), field="held_date")
    note = EngagementNote.objects.create(
        plan=plan, held_date=held_date, who=who, heard=heard, changed=changed, noted_at=now
    )
    record(
        by, "funding.engagement.noted", note, capacity=capacity, now=now, facts={"held": held_date},
        reasons=changed, touching=_cases(plan),
    )  # fmt: skip
    return note


@transaction.atomic
def waive_engagement(plan: Plan, *, reasons: str, by: Person, now: datetime) -> Plan:
    """Say why nobody outside was talked with first. It is published with the tender notice."""
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    refuse_if_begun(plan)
    if len(reasons.strip()) < 20:
        raise Refused(_("Say why in a sentence, for everyone to read."), field="reasons")
    plan = locked(plan)
    plan.no_engagement_reason = reasons.strip()
    plan.save(update_fields=["no_engagement_reason"])
    record(
        by, "funding.engagement.waived", plan, capacity=capacity, now=now, reasons=plan.no_engagement_reason,
        touching=_cases(plan),
    )  # fmt: skip
    return plan


@transaction.atomic
def announce_event(plan: Plan, *, by: Person, now: datetime, **terms: Any) -> MarketEvent:
    """Invite everybody who might bid to a meeting. Followers are told.

    Raises Refused for a time that is past or backwards, or without a word on how everyone can take part.
    """
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    refuse_if_begun(plan)
    if terms["starts_at"] <= now:
        raise Refused(_("It has to lie ahead."), field="starts_date")
    if terms["ends_at"] <= terms["starts_at"]:
        raise Refused(_("It has to end after it starts."), field="ends_time")
    if not terms["access"].strip():
        raise Refused(
            _("Say how everyone can take part: steps, hearing, language, travel, joining online."), field="access"
        )
    event = MarketEvent.objects.create(plan=plan, announced_at=now, **terms)
    record(
        by, "funding.event.announced", event, capacity=capacity, now=now,
        facts={"starts": event.starts_at, "places": event.places}, touching=_cases(plan),
    )  # fmt: skip
    tell_followers(plan, "event", now=now)
    return event


@transaction.atomic
def call_off_event(event: MarketEvent, *, reasons: str, by: Person, now: datetime) -> MarketEvent:
    """Call a meeting off, with a reason. Followers are told."""
    capacity = allow(policy.may_change_plan(by, event.plan, now=now))
    event = locked(event)
    if event.called_off_reason or event.is_over(now):
        raise Refused(_("It was called off already, or has begun."))
    event.called_off_reason = reasons.strip()
    event.save(update_fields=["called_off_reason"])
    record(by, "funding.event.called_off", event, capacity=capacity, now=now, reasons=reasons, touching=[event.plan])
    tell_followers(event.plan, "called_off", now=now)
    return event


@transaction.atomic
def take_place(event: MarketEvent, *, needs: str = "", by: Person, now: datetime) -> EventPlace:
    """Say that you come, and what you need for it. Raises Refused when it is full, begun or called off."""
    capacity = allow(policy.may_come(by, now=now))
    event = locked(event)
    if event.called_off_reason:
        raise Refused(_("This meeting was called off."))
    if event.is_over(now):
        raise Refused(_("This meeting has begun."))
    mine = event.taken.filter(person=by).first()
    if mine is None and event.taken.count() >= event.places:
        raise Refused(_("Every place is taken. What is said there is written down here afterwards, for everyone."))
    row, _created = EventPlace.objects.update_or_create(
        event=event, person=by, defaults={"needs": needs}, create_defaults={"needs": needs, "taken_at": now}
    )
    record(by, "funding.event.place_taken", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def give_up_place(event: MarketEvent, *, by: Person, now: datetime) -> None:
    """Leave the place to somebody else."""
    capacity = allow(policy.may_come(by, now=now))
    row = event.taken.filter(person=by).first()
    if row is None:
        raise Refused(_("You have no place at this meeting."))
    record(by, "funding.event.place_left", row, capacity=capacity, now=now)
    row.delete()


def _cases(plan: Plan) -> list[Any]:
    return [row for row in (plan, plan.opportunity) if row is not None]
