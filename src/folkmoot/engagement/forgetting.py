"""What assemblies, panels and events forget of somebody whose account is erased, and what must be handed over first."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.engagement.actions.panels.pool import forget_entry
from folkmoot.engagement.models import Event, Panellist, PoolEntry, SeedPart
from folkmoot.engagement.states import EventState, SeatState
from folkmoot.people.erasing import erases, hinders_erasure
from folkmoot.people.models import Person


@hinders_erasure
def who_keeps_children_safe(person: Person, now: datetime) -> Iterator[str]:
    event = Event.objects.filter(safeguarding_lead=person, state=EventState.PUBLISHED).first()
    if event:
        yield _("You are the safeguarding lead of “%(event)s”. Somebody else has to be named first.") % {"event": event}
    if SeedPart.objects.filter(person=person, words="", lottery__drawn_at=None).exists():
        yield _("You are a witness of a draw that has not been made. Somebody else has to be named first.")


@erases
def what_was_told_of_oneself(person: Person, now: datetime) -> None:
    """The seat stays, without a name, so that the draw can still be checked; everything else that was told goes."""
    for entry in PoolEntry.objects.filter(person=person):
        seat = getattr(entry, "seat", None)
        if seat is None:
            forget_entry(entry, now)
            continue
        entry.name = entry.reach = entry.access_needs = ""
        entry.save(update_fields=["name", "reach", "access_needs"])
        if seat.state != SeatState.LEFT:
            seat.state, seat.left_because, seat.left_at = SeatState.LEFT, "other", now
            seat.save(update_fields=["state", "left_because", "left_at"])
    Panellist.objects.filter(person=person).update(values={})
