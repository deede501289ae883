from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.design.tags.words import day
from folkmoot.engagement import policy
from folkmoot.engagement.models import (
    Assembly,
    AssemblySeat,
    AssemblySession,
    Attendance,
    CostKind,
    Evaluation,
    MemberCost,
    SessionMaterial,
    statements,
)  # fmt: skip
from folkmoot.engagement.notices import ASSEMBLIES
from folkmoot.engagement.states import AssemblyState, SeatState
from folkmoot.people.models import Person
from folkmoot.people.notices import tell_all


@transaction.atomic
def plan_session(
    assembly: Assembly, *, title: str, starts_at: datetime, ends_at: datetime, venue: str, access: str, by: Person,
    now: datetime,
) -> AssemblySession:  # fmt: skip
    """Plan a day or evening on which the assembly meets. Raises Refused when it ends before it begins."""
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    if assembly.state in (AssemblyState.REPORTED, AssemblyState.ANSWERED, AssemblyState.CANCELLED):
        raise Refused(_("The assembly has ended."))
    if ends_at <= starts_at:
        raise Refused(_("It must end after it begins."), field="ends_at")
    session = AssemblySession.objects.create(
        assembly=assembly, number=assembly.sessions.count() + 1, title=title, starts_at=starts_at, ends_at=ends_at,
        venue=venue, access=access,
    )  # fmt: skip
    record(
        by, "engagement.assembly_session.planned", session, capacity=capacity, now=now, touching=[assembly],
        facts={"number": session.number, "starts": starts_at},
    )  # fmt: skip
    return session


@transaction.atomic
def add_material(
    session: AssemblySession, *, title: str, given_by: str, words: str, link: str = "", by: Person, now: datetime
) -> SessionMaterial:
    """Publish what members are shown or told, and by whom, so that anybody can see whether it was balanced."""
    capacity = allow(policy.may_run_assembly(by, session.assembly, now=now))
    row = SessionMaterial.objects.create(session=session, title=title, given_by=given_by, words=words, link=link)
    record(
        by, "engagement.material.added", session, capacity=capacity, now=now, touching=[session.assembly],
        facts={"title": title, "given_by": given_by},
    )  # fmt: skip
    return row


@transaction.atomic
def hold_session(
    session: AssemblySession, *, came: Iterable[AssemblySeat], happened: str, by: Person, now: datetime
) -> AssemblySession:
    """Say who came and what happened. Each who came is paid what was promised; the payment is noted with it.

    Raises Refused before it has begun, a second time, or while the assembly is not at work.
    """
    capacity = allow(policy.may_run_assembly(by, session.assembly, now=now))
    session = locked(session)
    assembly = session.assembly
    if assembly.state != AssemblyState.MEETING:
        raise Refused(_("The assembly is not at work yet."))
    refuse_if_called_off(session)
    if session.held_at or now < session.starts_at:
        raise Refused(_("Attendance is taken once, when the session has begun."))
    present = {seat.pk for seat in came}
    seats = list(AssemblySeat.objects.filter(lottery__assembly=assembly, state=SeatState.TAKEN))
    Attendance.objects.bulk_create(Attendance(session=session, seat=seat, came=seat.pk in present) for seat in seats)
    if assembly.day_payment:
        MemberCost.objects.bulk_create(
            MemberCost(
                session=session, seat=seat, kind=CostKind.PAYMENT, amount=assembly.day_payment, paid_date=day_of(now)
            )
            for seat in seats
            if seat.pk in present
        )
    session.held_at, session.record = now, happened
    session.save(update_fields=["held_at", "record"])
    record(
        by, "engagement.assembly_session.held", session, capacity=capacity, now=now, touching=[assembly],
        facts={"number": session.number, "came": len(present), "members": len(seats)},
    )  # fmt: skip
    return session


@transaction.atomic
def call_off_session(session: AssemblySession, *, reason: str, by: Person, now: datetime) -> AssemblySession:
    """Call one session off, with the reason in public. Members with an account are told.

    Raises Refused without a reason, and for a session that was held or called off before.
    """
    assembly = session.assembly
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    session = locked(session)
    refuse_if_called_off(session)
    if session.held_at:
        raise Refused(_("This session was held."))
    if not reason.strip():
        raise Refused(_("Say why it is called off."), field="reason")
    session.called_off_reason = reason.strip()
    session.save(update_fields=["called_off_reason"])
    seats = AssemblySeat.objects.filter(lottery__assembly=assembly, entry__person__isnull=False)
    tell_all(
        [seat.entry.person for seat in seats.exclude(state=SeatState.LEFT).select_related("entry__person")],  # type: ignore[misc]
        _("A session of the assembly is called off"), topic=ASSEMBLIES, now=now, about=assembly, must=True,
        words=_("“%(session)s” on %(day)s does not take place: %(reason)s")
        % {"session": session.title, "day": day(session.starts_at), "reason": session.called_off_reason},
        path=assembly.get_absolute_url(),
    )  # fmt: skip
    record(
        by, "engagement.assembly_session.called_off", session, capacity=capacity, now=now, touching=[assembly],
        reasons=session.called_off_reason, facts={"number": session.number},
    )  # fmt: skip
    return session


def refuse_if_called_off(session: AssemblySession) -> None:
    if session.called_off_reason:
        raise Refused(_("This session was called off."))


@transaction.atomic
def pay_member(
    session: AssemblySession, *, seat: AssemblySeat, kind: CostKind, amount: Decimal, by: Person, now: datetime
) -> MemberCost:
    """Note travel, care or help that was paid for, so that taking part costs nobody anything."""
    capacity = allow(policy.may_run_assembly(by, session.assembly, now=now))
    if MemberCost.objects.filter(session=session, seat=seat, kind=kind).exists():
        raise Refused(_("That was paid to this member for this session already."), field="kind")
    cost = MemberCost.objects.create(session=session, seat=seat, kind=kind, amount=amount, paid_date=day_of(now))
    record(
        by, "engagement.member.paid", session, capacity=capacity, now=now, facts={"kind": kind, "amount": amount},
        touching=[session.assembly],
    )  # fmt: skip
    return cost


@transaction.atomic
def evaluate_assembly(
    seat: AssemblySeat, *, marks: Mapping[str, int], words: str = "", by: Person, now: datetime
) -> AssemblySeat:
    """A member says how it was. What they say is kept apart from who they are; only that they have is noted."""
    capacity = allow(policy.may_speak_for_seat(by, seat, now=now))
    seat = locked(seat)
    if seat.evaluated:
        raise Refused(_("This member has said how it was already."))
    if seat.state != SeatState.TAKEN or set(marks) != set(statements()) or not all(1 <= m <= 5 for m in marks.values()):
        raise Refused(_("Give each statement a mark from 1 to 5."))
    Evaluation.objects.create(assembly=seat.lottery.assembly, marks=dict(marks), words=words.strip())
    seat.evaluated = True
    seat.save(update_fields=["evaluated"])
    record(by, "engagement.assembly.evaluated", seat, capacity=capacity, now=now)
    return seat
