"""The record holds: every action writes one entry, in its own transaction, chained to the last one."""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db import models, transaction

from folkmoot.core import chain
from folkmoot.core.models import ChainHead, Entry, EntryTouch, EntryWords
from folkmoot.core.subjects import refer

LABELS: dict[str, Any] = {}
_listeners: list[Callable[[models.Model, datetime], None]] = []


class Actor(Protocol):
    """Whoever acts. `reference` is a random token that means nothing once the account is erased."""

    reference: str


def describe(labels: Mapping[str, Any]) -> None:
    """Give entry codes their words ("needs.need.raised": _("Need raised"))."""
    LABELS.update(labels)


def after_entry(function: Callable[[models.Model, datetime], None]) -> Callable[[models.Model, datetime], None]:
    """Register what follows an entry for each subject it touches: listings, findings. Never a business rule."""
    _listeners.append(function)
    return function


def record(
    by: Actor,
    code: str,
    subject: models.Model,
    *,
    capacity: str,
    now: datetime,
    reasons: str = "",
    words: Mapping[str, str] | None = None,
    facts: Mapping[str, Any] | None = None,
    rule: str = "",
    touching: Iterable[models.Model] = (),
) -> Entry:
    """Write one entry and bring everything that shows `subject` or `touching` up to date.

    `capacity` is the role acted in, `rule` the undertaking or law acted under. `facts` are codes, numbers and
    days, published as they are; `reasons` are public words shown on the timeline; `words` are private. Of both
    only salted digests enter the public chain. Raises TransactionManagementError outside a transaction.
    """
    things = list({refer(thing): thing for thing in (subject, *touching)}.values())
    salt = secrets.token_hex(32)
    said = {**(words or {}), **({"reasons": reasons} if reasons else {})}
    head = ChainHead.objects.select_for_update().get(pk=1)
    entry = Entry(
        number=head.number + 1,
        at=now,
        code=code,
        subject=refer(subject),
        capacity=capacity,
        actor_digest=chain.digest(salt, by.reference),
        rule=rule,
        facts=plain(facts or {}),
        words_digests={name: chain.digest(salt, text) for name, text in said.items()},
        previous=head.hash,
    )
    entry.hash = chain.hash_of(chain.public_part(entry))
    entry.save(force_insert=True)
    EntryTouch.objects.bulk_create([EntryTouch(entry=entry, subject=refer(thing)) for thing in things])
    EntryWords.objects.create(
        entry=entry, salt=salt, actor_reference=by.reference, reasons=reasons, words=dict(words or {})
    )
    ChainHead.objects.filter(pk=1).update(number=entry.number, hash=entry.hash)
    refresh(things, now)
    return entry


_waiting: ContextVar[dict[str, tuple[models.Model, datetime]] | None] = ContextVar("waiting", default=None)


@contextmanager
def refreshing_once() -> Iterator[None]:
    """Bring what entries touch up to date once, at the end, instead of at each entry: for many acts at one moment."""
    token = _waiting.set({})
    try:
        yield
        catch_up()
    finally:
        _waiting.reset(token)


def catch_up() -> None:
    """Bring up to date what is waiting inside `refreshing_once`."""
    waiting = _waiting.get()
    while waiting:
        thing, now = waiting.pop(next(iter(waiting)))
        _refresh(thing, now)


def refresh(things: Iterable[models.Model], now: datetime) -> None:
    """Bring listings, turns and findings of these rows up to date."""
    waiting = _waiting.get()
    for thing in things:
        if waiting is None:
            _refresh(thing, now)
        else:
            waiting[refer(thing)] = thing, now


def _refresh(thing: models.Model, now: datetime) -> None:
    """The row is read again: whoever acts often holds a copy that other acts have left behind."""
    row = type(thing)._base_manager.filter(pk=thing.pk).first()
    if row is not None:
        for listener in _listeners:
            listener(row, now)


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON that is the same on every database: decimals and days become text."""

    def simple(value: Any) -> Any:
        if isinstance(value, datetime):
            return chain.stamp(value)
        if isinstance(value, Decimal | date):
            return str(value)
        raise TypeError(f"{type(value).__name__} is not a fact")

    return json.loads(json.dumps(dict(facts), default=simple))


MOST_ENTRIES = 50  # of a timeline on a page


def timeline(subject: models.Model, limit: int = MOST_ENTRIES) -> models.QuerySet[Entry]:
    """The entries that touch a subject, latest first, with the reasons given in public."""
    touched = EntryTouch.objects.filter(subject=refer(subject)).values("entry_id")
    return Entry.objects.filter(pk__in=touched).select_related("private").order_by("-number")[:limit]


def timeline_lines(subject: models.Model) -> list[dict[str, Any]]:
    """The timeline as pages draw it: what happened, when, in which capacity, and the reasons given in public."""
    return [
        {
            "title": LABELS.get(entry.code, entry.code),
            "at": entry.at,
            "by": entry.capacity,
            "text": entry.private.reasons,
            "number": entry.number,
        }
        for entry in timeline(subject)
    ]


@transaction.atomic
def forget_words(actor: Actor) -> int:
    """Erase the private words of everything an actor did. The chain stays whole. Returns how many entries."""
    return EntryWords.objects.filter(actor_reference=actor.reference).update(
        words={}, actor_reference="erased", salt="erased"
    )
