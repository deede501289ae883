from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Assembly, AssemblySeat, LeftBecause
from folkmoot.engagement.states import ASSEMBLY, SEAT, AssemblyState, SeatState
from folkmoot.people.models import Person


@transaction.atomic
def take_seat(seat: AssemblySeat, *, by: Person, now: datetime) -> AssemblySeat:
    """Say yes to the seat that one was drawn for; or whoever runs the assembly notes it after a call."""
    capacity = allow(policy.may_speak_for_seat(by, seat, now=now))
    seat = locked(seat)
    move(seat, SEAT, to=SeatState.TAKEN)
    seat.taken_at = now
    seat.save(update_fields=["taken_at"])
    record(by, "engagement.seat.taken", seat, capacity=capacity, now=now, touching=[seat.lottery.assembly])
    return seat


@transaction.atomic
def leave_seat(seat: AssemblySeat, *, because: LeftBecause, words: str = "", by: Person, now: datetime) -> AssemblySeat:
    """Give a seat back, with the reason. Reasons are counted in public; the words are not published."""
    capacity = allow(policy.may_speak_for_seat(by, seat, now=now))
    seat = locked(seat)
    if seat.lottery.assembly.state not in (AssemblyState.DRAWN, AssemblyState.MEETING):
        raise Refused(_("The assembly has made its report."))
    seat.left_because, seat.left_words, seat.left_at = because, words.strip(), now
    seat.save(update_fields=["left_because", "left_words", "left_at"])
    move(seat, SEAT, to=SeatState.LEFT)
    record(
        by, "engagement.seat.left", seat, capacity=capacity, now=now, facts={"because": because},
        words={"words": words}, touching=[seat.lottery.assembly],
    )  # fmt: skip
    return seat


@transaction.atomic
def begin_work_of(assembly: Assembly, *, by: Person, now: datetime) -> Assembly:
    """The assembly begins to meet. Raises Refused while somebody who was drawn has not been heard from."""
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    seats = AssemblySeat.objects.filter(lottery__assembly=assembly)
    if seats.filter(state=SeatState.OFFERED).exists():
        raise Refused(_("Somebody who was drawn has not said yes or no. Ring them first."))
    members = seats.filter(state=SeatState.TAKEN).count()
    if members < 2:
        raise Refused(_("An assembly of fewer than two people cannot meet."))
    if not assembly.sessions.exists():
        raise Refused(_("Plan at least one session first."))
    move(assembly, ASSEMBLY, to=AssemblyState.MEETING)
    record(
        by, "engagement.assembly.meets", assembly, capacity=capacity, now=now,
        facts={"members": members, "seats": assembly.seats},
    )  # fmt: skip
    return assembly
