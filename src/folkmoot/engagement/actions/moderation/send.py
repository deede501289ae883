"""What every contribution goes through on its way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.engagement.models import Contribution, Regime
from folkmoot.engagement.moderation import ALIKE, fingerprint, likeness, why_held
from folkmoot.engagement.states import Moderation
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

MOST_AN_HOUR = 10  # of one author
COMPARED = 500  # the latest of the same place, to find a near double


@dataclass(frozen=True)
class Visitor:
    """Somebody without an account, known by a random key in their browser and by nothing else."""

    reference: str
    is_authenticated: bool = False
    pk: None = None


def known_names() -> list[str]:
    """Names of places and bodies: they look like names of people and are not."""
    return [
        *Organisation.objects.values_list("name", flat=True)[:2000],
        *Area.objects.values_list("name", flat=True)[:2000],
    ]


def sent_words(
    text: str, *, kind: str, body: Organisation, regime: str, beside: Iterable[Contribution], by: Any, now: datetime
) -> dict[str, Any]:
    """The fields of a new contribution. `beside` are the others of the same place.

    Raises Refused for empty words and for somebody who sends more than ten an hour. Words that seem to name a person
    wait for a moderator whatever the regime, with the reason; what is nearly the same is pointed out to the moderator.
    """
    text = " ".join(text.split()) if kind == "statement" else text.strip()
    if not text or not any(letter.isalnum() for letter in text):
        raise Refused(_("Write it in words."), field="text")
    is_person = isinstance(by, Person)
    own = Contribution.objects.filter(sent_at__gt=now - timedelta(hours=1))
    own = own.filter(author=by) if is_person else own.filter(author_key=by.reference)
    if own.count() >= MOST_AN_HOUR:
        raise Refused(_("You have sent %(most)s in the last hour. Please go on later.") % {"most": MOST_AN_HOUR})
    held = why_held(text, known_names())
    print_ = fingerprint(text)
    return {
        "kind": kind,
        "body": body,
        "text": text,
        "author": by if is_person else None,
        "author_key": "" if is_person else by.reference,
        "sent_at": now,
        "fingerprint": print_,
        "held_because": held[:200],
        "near_to": nearest(text, print_, beside),
        "moderation": Moderation.WAITING if held or regime == Regime.BEFORE else Moderation.SHOWN,
    }


def nearest(text: str, print_: str, beside: Any) -> Contribution | None:
    """The earlier contribution of the same place that says the same, or nearly."""
    same = beside.filter(fingerprint=print_).order_by("pk").first()
    if same is not None:
        return Contribution.objects.get(pk=same.pk)
    latest = beside.exclude(moderation=Moderation.REFUSED).order_by("-pk").values_list("pk", "text")[:COMPARED]
    best = max(((likeness(text, other), -pk) for pk, other in latest), default=(0.0, 0))
    return Contribution.objects.get(pk=-best[1]) if best[0] >= ALIKE else None
