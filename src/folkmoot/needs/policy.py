"""Who may raise a need, sit on a board, put needs to it, score them and say what was agreed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.needs.models import Board, BoardMember, CommitteeArea, Need, Origin
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, is_signed_in, may_administer, may_note_members, may_take_part

BRIEFERS = (RoleKind.CLERK, RoleKind.OFFICER, RoleKind.COMMISSIONER)
OFFICIAL = (RoleKind.COMMISSIONER, RoleKind.OFFICER)
BOARD_HOSTS = (RoleKind.COMPACT_HOST, RoleKind.SCHEME_MANAGER)
OF_AN_ORGANISATION = (RoleKind.VCO_WORKER, RoleKind.PROVIDER, RoleKind.SCHEME_MANAGER)


def may_raise_need(person: Any, *, origin: Origin, on_behalf_of: Organisation | None = None, now: datetime) -> Answer:
    """Any resident, young people too. What an officer says is never counted as residents' words (ledger NE-07)."""
    if on_behalf_of is not None:
        return acts_as(person, *OF_AN_ORGANISATION, at=on_behalf_of, now=now)
    official = acts_as(person, *OFFICIAL, now=now)
    if origin in (Origin.OFFICER, Origin.REVIEW):
        return official
    if origin == Origin.VCO:
        return no(_("Say which organisation you speak for."))
    if official:
        return no(_("You work for a public body, so this cannot be counted as a resident's words."))
    return may_take_part(person, now=now)


def may_support_need(person: Any, need: Need, *, now: datetime) -> Answer:
    """Anybody who takes part, but whoever raised it has said so already."""
    if need.raised_by_id is not None and need.raised_by_id == getattr(person, "pk", None):
        return no(_("You raised this need, so you are counted already."))
    return may_take_part(person, now=now)


def may_withdraw_need(person: Any, need: Need, *, now: datetime) -> Answer:
    """Whoever raised it."""
    if need.raised_by_id is not None and need.raised_by_id == getattr(person, "pk", None):
        return is_signed_in(person, now=now)
    return no(_("Only the person who raised this need may withdraw it."))


def may_host_board(person: Any, host: Organisation, *, now: datetime) -> Answer:
    """An administrator, or the Compact host or scheme manager of the body that hosts the board."""
    own = acts_as(person, *BOARD_HOSTS, at=host, now=now)
    return own or may_administer(person, now=now) or own


def may_chair(person: Any, board: Board, *, now: datetime) -> Answer:
    seat = board.seat_of(person, day_of(now))
    if seat is not None and seat.is_chair:
        return yes(_("chair, %(board)s") % {"board": board.name})
    return no(_("Only the chair of %(board)s may do this.") % {"board": board.name})


def may_open_round(person: Any, board: Board, *, now: datetime) -> Answer:
    """The chair, or a commissioner who sits on the board."""
    chair = may_chair(person, board, now=now)
    if not chair and board.seat_of(person, day_of(now)) is not None:
        return acts_as(person, RoleKind.COMMISSIONER, now=now)
    return chair


def may_score(person: Any, board: Board, *, now: datetime) -> Answer:
    seat = board.seat_of(person, day_of(now))
    if seat is None:
        return no(_("Only members of %(board)s may score.") % {"board": board.name})
    return yes(capacity_of(seat, board))


def capacity_of(seat: BoardMember, board: Board) -> str:
    return _("member (%(sector)s), %(board)s") % {"sector": seat.get_sector_display(), "board": board.name}


def may_answer_need(person: Any, need: Need, *, now: datetime) -> Answer:
    """The chair of the board that looks after the need's area."""
    board = Board.objects.looking_after(need.area)
    if board is None:
        return no(_("No board looks after this area yet, so nobody can answer for one."))
    return may_chair(person, board, now=now)


def may_add_asset(person: Any, *, now: datetime) -> Answer:
    return may_take_part(person, now=now)


def may_form_committee(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """Who keeps the list of the body's elected members says which wards meet together."""
    return may_note_members(person, body, now=now)


def may_write_briefing(person: Any, committee: CommitteeArea, *, now: datetime) -> Answer:
    """The clerk or an officer of the council: a briefing is advice to councillors, so they do not write it."""
    return acts_as(person, *BRIEFERS, at=committee.body, now=now)
