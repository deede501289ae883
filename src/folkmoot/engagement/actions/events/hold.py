from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Event, EventOrganiser, EventOutput, LedBy, Sector, SignIn
from folkmoot.engagement.states import EVENT, EventState
from folkmoot.people.models import Organisation, Person

WORDS = (
    "title", "kind", "led_by", "summary", "starts_at", "ends_at", "venue", "access", "places", "contact", "area",
    "project", "with_under_18", "with_children_in_care", "safeguarding_lead", "level",
)  # fmt: skip


@transaction.atomic
def prepare_event(*, body: Organisation, by: Person, now: datetime, **words: Any) -> Event:
    """Begin an event; only those who run it see it until it is published."""
    capacity = allow(policy.may_begin_event(by, body, now=now))
    check_words(words, now)
    event = Event.objects.create(body=body, **words)
    record(
        by,
        "engagement.event.prepared",
        event,
        capacity=capacity,
        now=now,
        touching=[event.project] if event.project else [],
    )
    return event


@transaction.atomic
def revise_event(event: Event, *, seen_version: int, by: Person, now: datetime, **words: Any) -> Event:
    """Change an event before it is held. One that is published stays as safe as it had to be when it was."""
    capacity = allow(policy.may_run_event(by, event, now=now))
    event = locked(event)
    if event.state not in (EventState.DRAFT, EventState.PUBLISHED):
        raise Refused(_("It is over."))
    refuse_if_changed(event, seen_version=seen_version, yours=words)
    for name, value in words.items():
        setattr(event, name, value)
    check_words({name: getattr(event, name) for name in WORDS}, now)
    if event.state == EventState.PUBLISHED:
        refuse_what_is_missing(event, now)
    event.save()
    record(by, "engagement.event.revised", event, capacity=capacity, now=now)
    return event


@transaction.atomic
def add_organiser(event: Event, *, person: Person, by: Person, now: datetime) -> EventOrganiser:
    """Name somebody who leads the event. Their name is not published."""
    capacity = allow(policy.may_run_event(by, event, now=now))
    if event.organisers.filter(person=person).exists():
        raise Refused(_("They lead it already."), field="email")
    row = EventOrganiser.objects.create(event=event, person=person)
    facts = {"young": policy.is_young(person, day_of(now))}
    record(by, "engagement.event.organiser_named", event, capacity=capacity, now=now, facts=facts)
    return row


@transaction.atomic
def publish_event(event: Event, *, by: Person, now: datetime) -> Event:
    """Publish an event, and open it for booking.

    Raises Refused where children are meant to come and nobody named keeps them safe (ledger EN-20), where it is said
    to be led by young people and none of its organisers is young (EN-21), and where it has no participation level
    though it is for young people (EN-23).
    """
    capacity = allow(policy.may_run_event(by, event, now=now))
    event = locked(event)
    refuse_what_is_missing(event, now)
    move(event, EVENT, to=EventState.PUBLISHED)
    record(
        by, "engagement.event.published", event, capacity=capacity, now=now,
        facts={"kind": event.kind, "led_by": event.led_by, "starts": event.starts_at},
        touching=[event.project] if event.project else [],
    )  # fmt: skip
    return event


@transaction.atomic
def sign_in(event: Event, *, people: Mapping[Sector, int], by: Person, now: datetime) -> Event:
    """Write down how many came from each sector, as they signed in at the door. It can be mended until the report."""
    capacity = allow(policy.may_run_event(by, event, now=now))
    event = locked(event)
    if event.state != EventState.PUBLISHED or now < event.starts_at:
        raise Refused(_("People are counted when the event has begun, and until it is reported."))
    for sector, count in people.items():
        SignIn.objects.update_or_create(event=event, sector=sector, defaults={"people": count})
    record(by, "engagement.event.signed_in", event, capacity=capacity, now=now)
    return event


@transaction.atomic
def add_output(event: Event, *, title: str, words: str, link: str = "", by: Person, now: datetime) -> EventOutput:
    """Publish something that came out of an event."""
    capacity = allow(policy.may_run_event(by, event, now=now))
    if event.state not in (EventState.PUBLISHED, EventState.HELD):
        raise Refused(_("Nothing can come out of an event that was not published."))
    row = EventOutput.objects.create(event=event, title=title, words=words, link=link)
    record(by, "engagement.event.output_added", event, capacity=capacity, now=now, facts={"title": title})
    return row


@transaction.atomic
def report_event(event: Event, *, learnt: str, follows: str, by: Person, now: datetime) -> Event:
    """Say what was learnt, and what happens because of it (ledger EN-22). Raises Refused before it is over."""
    capacity = allow(policy.may_run_event(by, event, now=now))
    event = locked(event)
    if now < event.ends_at:
        raise Refused(_("It is not over yet."))
    if not (learnt.strip() and follows.strip()):
        raise Refused(_("Say what was learnt, and what happens because of it."), field="learnt")
    if not event.sign_ins.exists():
        raise Refused(_("Say first how many came from each sector."))
    event.learnt, event.follows, event.held_at = learnt, follows, now
    event.save(update_fields=["learnt", "follows", "held_at"])
    move(event, EVENT, to=EventState.HELD)
    record(
        by, "engagement.event.held", event, capacity=capacity, now=now,
        touching=[event.project] if event.project else [],
    )  # fmt: skip
    return event


@transaction.atomic
def call_off_event(event: Event, *, reason: str, by: Person, now: datetime) -> Event:
    """Call an event off, with the reason."""
    capacity = allow(policy.may_run_event(by, event, now=now))
    event = locked(event)
    if not reason.strip():
        raise Refused(_("Say why it is called off."), field="reason")
    event.cancelled_reason = reason
    event.save(update_fields=["cancelled_reason"])
    move(event, EVENT, to=EventState.CANCELLED)
    record(by, "engagement.event.called_off", event, capacity=capacity, now=now, reasons=reason)
    return event


def check_words(words: Mapping[str, Any], now: datetime) -> None:
    if words["ends_at"] <= words["starts_at"]:
        raise Refused(_("It must end after it begins."), field="ends_at")
    lead = words.get("safeguarding_lead")
    if lead is not None and not policy.is_safeguarding_lead(lead, day_of(now)):
        raise Refused(_("Choose somebody who is a safeguarding lead."), field="safeguarding_lead")


def refuse_what_is_missing(event: Event, now: datetime) -> None:
    for sentence, field in lacks_of_event(event, now):
        raise Refused(sentence, field=field)


def lacks_of_event(event: Event, now: datetime) -> list[tuple[str, str]]:
    """What keeps an event from being published: sentences, each with the field to mend."""
    found = []
    today = day_of(now)
    if event.state == EventState.DRAFT and event.starts_at <= now:
        found.append((_("It must begin later than now."), "starts_at"))
    lead = event.safeguarding_lead
    if event.is_with_children and (lead is None or not policy.is_safeguarding_lead(lead, today)):
        found.append((_("Name a safeguarding lead: children are meant to come."), "safeguarding_lead"))
    young = event.led_by == LedBy.YOUNG
    if young and not any(policy.is_young(row.person, today) for row in event.organisers.select_related("person")):
        found.append((_("It is led by young people, so at least one organiser must be young. Name one."), "led_by"))
    if (young or event.is_with_children) and event.level_id is None:
        found.append((_("Say at which level of the participation framework young people take part."), "level"))
    return found
