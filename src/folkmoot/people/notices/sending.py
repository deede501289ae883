"""Handing a message over: once, and again only when it is certain that it did not go."""

import logging
from datetime import timedelta
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django_tasks import task

from folkmoot.core import clock
from folkmoot.people.models import Message
from folkmoot.people.models.notice import Channel
from folkmoot.people.notices import notify

logger = logging.getLogger(__name__)
MOST_TRIES = 10
FIRST_WAIT = timedelta(minutes=10)


def notify_is_set() -> bool:
    return bool(settings.FOLKMOOT_NOTIFY_KEY)


@task()
def deliver(message_id: int) -> None:
    """Send one message. Whoever claims it first sends it; a second worker finds it claimed and does nothing.

    It is claimed before it is handed over and marked sent after. When the handing over fails, the claim is given up and
    it is tried again later. When the program ends in between, nobody knows whether it went: it is not sent again, and
    `folkmoot daily` says that there is such a message. Its notices stand on the person's page in any case.
    """
    moment = clock.now()
    waiting = Message.objects.filter(pk=message_id, sent_at=None, begun_at=None, tries__lt=MOST_TRIES)
    if not waiting.exclude(channel=Channel.LETTER).update(begun_at=moment):
        return
    message = Message.objects.get(pk=message_id)
    try:
        hand_over(message)
    except (OSError, ValueError) as error:
        logger.warning("a message could not be sent: %s", type(error).__name__, extra={"sent": message_id})
        Message.objects.filter(pk=message_id).update(
            begun_at=None, tries=F("tries") + 1, problem=type(error).__name__[:200]
        )
        _try_later(message_id, message.tries)
        return
    Message.objects.filter(pk=message_id).update(sent_at=clock.now(), problem="")


def hand_over(message: Message) -> None:
    if message.channel == Channel.TEXT:
        notify.send_text(message)
    elif notify_is_set():
        notify.send_email(message)
    else:
        as_email(message).send()


def as_email(message: Message) -> EmailMessage:
    """The email, with the headers that let mail programs offer "unsubscribe" in one step (RFC 2369, RFC 8058)."""
    from folkmoot.people.notices.posting import site_address

    headers = {"Message-ID": make_msgid(f"notice-{message.pk}", domain="folkmoot.invalid"), "Auto-Submitted": "auto-generated"}  # fmt: skip
    if message.stop_path:
        headers["List-Unsubscribe"] = f"<{site_address()}{message.stop_path}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        message.subject, message.body, to=[message.to], cc=message.copied.split("\n") if message.copied else [],
        headers=headers,
    )  # fmt: skip


def _try_later(message_id: int, tries: int) -> None:
    """Ten minutes later, then twenty, and so on, where the worker's queue can wait; the daily round tries too."""
    backend: Any = deliver.get_backend()
    if backend.supports_defer:
        later = clock.now() + FIRST_WAIT * 2**tries
        transaction.on_commit(lambda: deliver.using(run_after=later).enqueue(message_id))
