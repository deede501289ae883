"""From notices to messages: one letter for all of them, written once, sent after the transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.people.models import Message, Notice, Person, Telling
from folkmoot.people.models.notice import Channel
from folkmoot.people.notices.copying import readers_of
from folkmoot.people.notices.sending import deliver, notify_is_set
from folkmoot.people.notices.topics import topic_of

SALT = "folkmoot.notices.stop"
EVERYTHING = "*"


def site_address() -> str:
    """Where this site is, for links that leave it: the first of the origins it trusts."""
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://localhost:8000").rstrip("/")


def post(person: Person, notices: Sequence[Notice], telling: Telling, *, now: datetime) -> list[Message]:
    """Put these notices into one message (to each of its readers, where a message goes to one address only) and have it
    sent after the transaction. None while nobody may be written to: they wait, and stand on the person's page."""
    readers = readers_of(person, now=now)
    if not notices or readers is None:
        return []
    young = bool(readers.copied)
    channel = Channel(telling.channel) if not young else Channel.EMAIL
    if (channel == Channel.LETTER and not telling.address) or (channel == Channel.TEXT and not telling.phone):
        channel = Channel.EMAIL
    subject, stop_path = _subject(notices), _stop_path(person, notices)
    body = written(person, notices, stop_path, channel)
    to = {Channel.LETTER: telling.address, Channel.TEXT: telling.phone}.get(channel, readers.to)
    parts = [(to, "\n".join(readers.copied))]
    if young and notify_is_set():
        parts = [(one, "") for one in (readers.to, *readers.copied)]
    made = [
        Message.objects.create(
            person=person, channel=channel, to=each, copied=copied, subject=subject, body=body, stop_path=stop_path,
            made_at=now,
        )
        for each, copied in parts
    ]  # fmt: skip
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(posted_at=now, message=made[0])
    if channel != Channel.LETTER:
        for message in made:
            transaction.on_commit(lambda pk=message.pk: deliver.enqueue(pk))  # type: ignore[misc]
    return made


def _subject(notices: Sequence[Notice]) -> str:
    """Only ever the site's name and a topic's words: nothing of what happened, or to whom."""
    topics = {one.topic for one in notices}
    about = str(topic_of(topics.pop()).words) if len(topics) == 1 else _("what is new for you")
    return f"{settings.FOLKMOOT_SITE_NAME}: {about}"[:200]


def _stop_path(person: Person, notices: Sequence[Notice]) -> str:
    """Where one step stops this: the sender's own address where there is one, else a signed one for its topic."""
    may_stop = [one for one in notices if not one.must]
    if not may_stop:
        return ""
    if len(notices) == 1 and notices[0].stop_path:
        return notices[0].stop_path
    topics = {one.topic for one in may_stop}
    return stop_path(person, topics.pop() if len(topics) == 1 else EVERYTHING)


def stop_path(person: Person, topic: str) -> str:
    return reverse("me:stop", args=[signing.dumps([person.reference, topic], salt=SALT)])


def written(person: Person, notices: Sequence[Notice], stop: str, channel: Channel) -> str:
    """The words of a message. A text message says only that there is something to read."""
    context = {
        "person": person, "notices": notices, "site": settings.FOLKMOOT_SITE_NAME, "address": site_address(),
        "stop": stop, "is_letter": channel == Channel.LETTER, "all": reverse("me:notices"),
        "how": reverse("me:telling"),
    }  # fmt: skip
    name = "text" if channel == Channel.TEXT else "message"
    return render_to_string(f"people/notices/{name}.txt", context).strip() + "\n"
