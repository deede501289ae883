from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.models import Message, Person, Telling
from folkmoot.people.models.notice import Channel, Often, new_key
from folkmoot.people.notices.posting import EVERYTHING, SALT


@transaction.atomic
def choose_telling(
    *,
    often: str,
    channel: str,
    phone: str = "",
    address: str = "",
    stopped: Sequence[str] = (),
    by: Person,
    now: datetime,
) -> Telling:
    """Choose how and how often one is told. Raises Refused for letters without an address, for texts without a number
    or where nobody sends them, and for letters or texts to somebody under 18, whose two adults could not read them."""
    capacity = allow(policy.is_signed_in(by, now=now))
    if channel != Channel.EMAIL and by.is_under_18(now.date()):
        raise Refused(
            _("Until you are 18 we write by email, because two adults read every message too."), field="channel"
        )
    if channel == Channel.LETTER and not address.strip():
        raise Refused(_("Write the address where letters go."), field="address")
    if channel == Channel.TEXT:
        if not (settings.FOLKMOOT_NOTIFY_KEY and settings.FOLKMOOT_NOTIFY_TEXT_TEMPLATE):
            raise Refused(_("This site sends no text messages."), field="channel")
        if sum(sign.isdigit() for sign in phone) < 10:
            raise Refused(_("Enter a telephone number, such as 07700 900000."), field="phone")
    telling, _made = Telling.objects.update_or_create(
        person=by,
        defaults={
            "often": Often(often), "channel": Channel(channel), "phone": phone.strip(), "address": address.strip(),
            "stopped": sorted(set(stopped)),
        },
    )  # fmt: skip
    record(by, "people.telling.chosen", telling, capacity=capacity, now=now)
    return telling


def told_by(ticket: str) -> tuple[Person, str] | None:
    """Whose message a signed address came in, and about which topic; None for one that was changed or is nobody's."""
    try:
        reference, topic = signing.loads(ticket, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = Person.objects.filter(reference=reference, is_active=True).first()
    return (person, topic) if person else None


@transaction.atomic
def stop_telling(*, topic: str, by: Person, now: datetime) -> Telling:
    """Send no more about this topic, or about anything. What must be sent still is; the person's page shows it all."""
    capacity = allow(policy.is_signed_in(by, now=now))
    telling, _made = Telling.objects.get_or_create(person=by)
    telling = locked(telling)
    if topic == EVERYTHING:
        telling.often = Often.NEVER
    else:
        telling.stopped = sorted({*telling.stopped, topic})
    telling.save(update_fields=["often", "stopped"])
    record(by, "people.telling.stopped", telling, capacity=capacity, now=now)
    return telling


@transaction.atomic
def renew_calendar(*, by: Person, now: datetime) -> Telling:
    """Give one's calendar a new secret address; the old one ends at once."""
    capacity = allow(policy.is_signed_in(by, now=now))
    telling, _made = Telling.objects.update_or_create(person=by, defaults={"calendar_key": new_key()})
    record(by, "people.calendar.renewed", telling, capacity=capacity, now=now)
    return telling


@transaction.atomic
def note_posted(letter: Message, *, by: Any, now: datetime) -> Message:
    """A letter was printed and posted. Raises Refused when it was before."""
    capacity = allow(policy.may_post_letters(by, now=now))
    letter = locked(letter)
    if letter.channel != Channel.LETTER or letter.sent_at is not None:
        raise Refused(_("This letter was posted already."))
    letter.sent_at = now
    letter.save(update_fields=["sent_at"])
    record(by, "people.letter.posted", letter, capacity=capacity, now=now)
    return letter
