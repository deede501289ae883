from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.core.subjects import refer
from folkmoot.needs import policy
from folkmoot.needs.models import Board, BoardMember, Sector
from folkmoot.needs.queries.boards import needs_within
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area


@transaction.atomic
def open_board(
    *,
    name: str,
    purpose: str,
    area: Area,
    host: Organisation,
    quorum: int,
    residents_needed: int = 1,
    by: Person,
    now: datetime,
) -> Board:
    """Found a joint action board for an area (ledger AG-03).

    Raises NotAllowed unless `by` runs the host or the site; Refused when no resident would be needed, or more
    residents than members.
    """
    capacity = allow(policy.may_host_board(by, host, now=now))
    if residents_needed < 1:
        raise Refused(
            _("At least one resident must take part in everything the board agrees."), field="residents_needed"
        )
    if quorum < residents_needed:
        raise Refused(_("The members needed include the residents, so there must be as many or more."), field="quorum")
    board = Board.objects.create(
        name=name, purpose=purpose, area=area, host=host, quorum=quorum, residents_needed=residents_needed
    )
    record(
        by, "needs.board.opened", board, capacity=capacity, now=now, touching=[host],
        facts={"area": area.code, "quorum": quorum, "residents_needed": residents_needed},
    )  # fmt: skip
    refresh(needs_within(area).filter(state=NeedState.RAISED).select_related("area"), now)
    return board


@transaction.atomic
def seat_member(
    board: Board, person: Person, *, sector: Sector, is_chair: bool = False, by: Person, now: datetime
) -> BoardMember:
    """Give a person a seat, for a sector. Raises NotAllowed unless `by` runs the board's host or the site."""
    capacity = allow(policy.may_host_board(by, board.host, now=now))
    board, today = locked(board), day_of(now)
    if board.members.on(today).filter(person=person).exists():
        raise Refused(_("This person has a seat on the board already."), field="person")
    if is_chair and board.members.on(today).filter(is_chair=True).exists():
        raise Refused(_("The board has a chair. End that seat first."), field="is_chair")
    seat, _created = BoardMember.objects.update_or_create(
        board=board,
        person=person,
        defaults={"sector": sector, "is_chair": is_chair, "start_date": today, "end_date": None},
    )
    record(
        by, "needs.board.seated", board, capacity=capacity, now=now, words={"seat": f"{refer(person)} {sector}"},
        facts={"sector": sector, "chair": is_chair},
    )  # fmt: skip
    return seat


@transaction.atomic
def end_seat(seat: BoardMember, *, by: Person, now: datetime) -> BoardMember:
    """End a seat today. What its holder scored stays."""
    capacity = allow(policy.may_host_board(by, seat.board.host, now=now))
    seat = locked(seat)
    seat.end_date, seat.is_chair = day_of(now), False
    seat.save(update_fields=["end_date", "is_chair"])
    record(by, "needs.board.unseated", seat.board, capacity=capacity, now=now, facts={"sector": seat.sector})
    return seat
