from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.models import Event, EventBooking, Sector
from folkmoot.people.models import Person


@transaction.atomic
def book_place(event: Event, *, sector: Sector, access_needs: str = "", by: Person, now: datetime) -> EventBooking:
    """Book a place, or one on the waiting list where all are taken. Raises Refused a second time."""
    capacity = allow(policy.may_book(by, event, now=now))
    event = locked(event)
    if event.bookings.filter(person=by, cancelled_at=None).exists():
        raise Refused(_("You have booked a place already."))
    taken = event.bookings.filter(cancelled_at=None, is_waiting=False).count()
    booking = EventBooking.objects.create(
        event=event, person=by, sector=sector, access_needs=access_needs.strip(), booked_at=now,
        is_waiting=event.places is not None and taken >= event.places,
    )  # fmt: skip
    record(by, "engagement.event.booked", booking, capacity=capacity, now=now, touching=[event])
    return booking


@transaction.atomic
def give_place_back(booking: EventBooking, *, by: Person, now: datetime) -> EventBooking:
    """Give a place back; whoever waits longest has it. What was said of one's needs goes."""
    if booking.person_id != by.pk:
        raise NotAllowed(_("This is somebody else’s place."))
    event, booking = locked(booking.event), locked(booking)
    if booking.cancelled_at:
        raise Refused(_("You have given it back already."))
    was_waiting = booking.is_waiting
    booking.cancelled_at, booking.access_needs = now, ""
    booking.save(update_fields=["cancelled_at", "access_needs"])
    waiting = event.bookings.filter(cancelled_at=None, is_waiting=True).order_by("booked_at", "pk").first()
    if waiting is not None and not was_waiting:
        waiting.is_waiting = False
        waiting.save(update_fields=["is_waiting"])
    record(by, "engagement.event.unbooked", booking, capacity=_("resident"), now=now, touching=[event])
    return booking
