"""The daily round: the week's or the day's letters, what was held back, and what did not go."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from folkmoot.core.clock import LONDON, day_of
from folkmoot.people.models import Message, Notice, Person, Telling
from folkmoot.people.models.notice import Channel, Often, telling_of
from folkmoot.people.notices.posting import post
from folkmoot.people.notices.sending import MOST_TRIES, deliver
from folkmoot.people.notices.tell import goes_now, is_wanted


def post_what_waits(now: datetime) -> int:
    """One letter for everything that waits, to each person whose day it is. Nobody gets an empty one. How many."""
    waiting: dict[int, list[Notice]] = defaultdict(list)
    for notice in Notice.objects.waiting().filter(person__is_active=True).order_by("told_at", "pk"):
        waiting[notice.person_id].append(notice)
    people = Person.objects.filter(pk__in=waiting)
    return sum(_posted(person, waiting[person.pk], now) for person in people)


@transaction.atomic
def _posted(person: Person, notices: list[Notice], now: datetime) -> int:
    telling = telling_of(person)
    wanted = [one for one in notices if is_wanted(one, telling)]
    day = bool(wanted) and is_day(telling, now, oldest=wanted[0].told_at)
    if not day:
        wanted = [one for one in wanted if goes_now(one, telling, day_of(now))]
    still = Notice.objects.waiting().select_for_update().filter(pk__in=[one.pk for one in wanted])
    letters = post(person, list(still.order_by("told_at", "pk")), telling, now=now)
    if letters and day:
        Telling.objects.update_or_create(person=person, defaults={"last_round_at": now})
    return bool(letters)


def is_day(telling: Telling, now: datetime, *, oldest: datetime) -> bool:
    """Whether the day's or the week's letter is due, for what has waited since `oldest`. Weeks begin on Mondays; a round
    that was missed is made up for."""
    if telling.often == Often.NOW:
        return True
    begins = now.astimezone(LONDON).replace(hour=0, minute=0, second=0, microsecond=0)
    if telling.often == Often.WEEKLY:
        begins -= timedelta(days=begins.weekday())
    return oldest < begins and (telling.last_round_at is None or telling.last_round_at < begins)


def try_again() -> tuple[int, int]:
    """Have what did not go tried again. How many those are, and of how many nobody knows whether they went."""
    unsent = Message.objects.filter(sent_at=None).exclude(channel=Channel.LETTER)
    unsure = unsent.filter(begun_at__isnull=False).count()
    again = list(unsent.filter(begun_at=None, tries__lt=MOST_TRIES).values_list("pk", flat=True))
    for pk in again:
        deliver.enqueue(pk)
    return len(again), unsure
