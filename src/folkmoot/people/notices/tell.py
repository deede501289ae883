"""The one verb by which every room tells a person something."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model

from folkmoot.core.clock import day_of
from folkmoot.core.subjects import refer
from folkmoot.people.models import Notice, Person
from folkmoot.people.models.notice import Often, Telling, telling_of
from folkmoot.people.notices.posting import post
from folkmoot.people.notices.topics import Topic

SOON = 7  # days before its day at which something no longer waits for the week's letter


def tell(
    person: Person | None,
    title: str,
    *,
    topic: Topic,
    now: datetime,
    words: str = "",
    path: str = "",
    about: Model | None = None,
    key: str = "",
    due_date: date | None = None,
    must: bool = False,
    stop_path: str = "",
) -> Notice | None:
    """Tell a person something. Call it inside the transaction of the act it tells of: the notice is kept or lost with it,
    and is sent afterwards, once, the way the person chose.

    `key` is told this person but once. `due_date` is a last day: within a week of it nothing waits. `must` goes at once
    and cannot be turned off. None for who has no account any more, and for a key that was told before.
    """
    if person is None or not person.is_active:
        return None
    if key and Notice.objects.filter(person=person, key=key).exists():
        return None
    path = path or (about.get_absolute_url() if about is not None and hasattr(about, "get_absolute_url") else "")
    with transaction.atomic():
        notice = Notice.objects.create(
            person=person, topic=topic.code, title=" ".join(title.split())[:300], words=words, path=path, key=key,
            about=refer(about) if about is not None else "", due_date=due_date, must=must or not topic.may_stop,
            stop_path=stop_path, told_at=now,
        )  # fmt: skip
        telling = telling_of(person)
        if is_wanted(notice, telling) and goes_now(notice, telling, day_of(now)):
            post(person, [notice], telling, now=now)
    return notice


def tell_all(people: Iterable[Person], title: str, *, topic: Topic, now: datetime, **more: object) -> int:
    """Tell each of these people once, however often they are named. How many were told."""
    told = {person.pk: person for person in people}
    return sum(tell(one, title, topic=topic, now=now, **more) is not None for one in told.values())  # type: ignore[arg-type]


def is_wanted(notice: Notice, telling: Telling) -> bool:
    """Whether it is to be sent at all; it stands on the person's page in any case."""
    return notice.must or (telling.often != Often.NEVER and notice.topic not in telling.stopped)


def goes_now(notice: Notice, telling: Telling, today: date) -> bool:
    soon = notice.due_date is not None and (notice.due_date - today).days <= SOON
    return notice.must or soon or telling.often == Often.NOW
