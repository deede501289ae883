"""Turns that became somebody's: told once each, in their letter, and no longer once they have passed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from folkmoot.core import listings
from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import day_of
from folkmoot.core.models import PendingTurn
from folkmoot.people.models import Notice, Person, Role
from folkmoot.people.notices.tell import tell
from folkmoot.people.notices.topics import topic

TURN = topic("people.turn", _("it is your turn"))
KEY = "turn:"


def tell_of_turns(now: datetime) -> int:
    """Tell everybody of the turns that are theirs and were not told of. How many were told."""
    return sum(_tell_one(person, now) for person in _who_may_have_turns(now))


def _who_may_have_turns(now: datetime) -> Iterable[Person]:
    """Whoever is named in a turn or holds a role today, and whoever was told of a turn before."""
    named = PendingTurn.objects.filter(holder__startswith="person:").values_list("holder", flat=True)
    people = {int(holder.partition(":")[2]) for holder in named.distinct()}
    people |= set(Role.objects.on(day_of(now)).values_list("person_id", flat=True))
    people |= set(Notice.objects.filter(key__startswith=KEY).values_list("person_id", flat=True))
    return Person.objects.filter(pk__in=people, is_active=True).order_by("pk")


@transaction.atomic
def _tell_one(person: Person, now: datetime) -> int:
    turns = {
        f"{KEY}{turn.subject}:{turn.what}"[:200]: turn for turn in listings.turns_of(audiences_of(person, day_of(now)))
    }
    told = Notice.objects.filter(person=person, key__startswith=KEY)
    over = told.exclude(key__in=turns)
    over.filter(read_at=None).update(read_at=now)
    over.update(key="")  # should the turn come back, it is told again
    known = set(told.values_list("key", flat=True))
    new = [(key, turn) for key, turn in turns.items() if key not in known]
    for key, turn in new:
        tell(person, f"{turn.what}: {turn.title}", topic=TURN, now=now, path=turn.url, key=key, due_date=turn.due_date)
    return len(new)
