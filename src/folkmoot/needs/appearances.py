from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.core.appearances import Appearance, Knot, Turn, appears
from folkmoot.core.audiences import audience
from folkmoot.core.record import describe
from folkmoot.needs.models import Asset, Board, BoardMember, CommitteeArea, Need, Outcome, PrioritisationRound, Priority
from folkmoot.needs.queries.boards import taking_part
from folkmoot.needs.states import NeedState, RoundState
from folkmoot.people.models import Person
from folkmoot.people.models.role import RoleKind

describe(
    {
        "needs.need.raised": _("Need raised"),
        "needs.need.supported": _("Somebody said “me too”"),
        "needs.need.withdrawn": _("Need withdrawn by the person who raised it"),
        "needs.need.declined": _("Not taken up this time, and why"),
        "needs.board.opened": _("Board founded"),
        "needs.board.seated": _("Member given a seat"),
        "needs.board.unseated": _("Member's seat ended"),
        "needs.round.opened": _("Put to the board's members for scoring"),
        "needs.round.scored": _("A member scored a need"),
        "needs.round.closed": _("Scoring closed"),
        "needs.round.lapsed": _("Round ended without agreement"),
        "needs.priority.agreed": _("Agreed as a priority"),
        "needs.asset.added": _("Asset noted"),
        "needs.committee.formed": _("Local committee area formed"),
        "needs.committee.redrawn": _("Wards of the committee area changed"),
        "needs.briefing.written": _("Needs briefing published"),
    }
)


@audience
def boards_somebody_sits_on(person: Person, today: date) -> Iterable[str]:
    """board:3, and board:3:chair for its chair."""
    for seat in BoardMember.objects.on(today).filter(person=person):
        yield f"board:{seat.board_id}"
        if seat.is_chair:
            yield f"board:{seat.board_id}:chair"


@appears(Need)
def need(row: Need) -> Appearance:
    body = f"{row.words} {row.get_theme_display()} {row.area.name} {row.answer}"
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="need", body=body, knot=Knot.NEED, turns=_turns_of_need(row)
    )


def _turns_of_need(row: Need) -> list[Turn]:
    """The chair's: to put a new need to the board, and to answer one that was not taken up."""
    if row.state not in (NeedState.RAISED, NeedState.CONSIDERED):
        return []
    board = Board.objects.looking_after(row.area)
    if board is None or row.rounds.filter(state__in=(RoundState.OPEN, RoundState.CLOSED)).exists():
        return []
    what = (
        _now("Put it to the board")
        if row.state == NeedState.RAISED
        else _now("Put it to the board again, or say why not")
    )
    name = _now("the chair of %(board)s") % {"board": board.name}
    url = (
        f"{reverse('needs:open_round', args=[board.pk])}?need={row.pk}"
        if row.state == NeedState.RAISED
        else row.get_absolute_url()
    )
    return [Turn(f"board:{board.pk}:chair", what, url, holder_name=name)]


@appears(Board)
def board(row: Board) -> Appearance:
    return Appearance(title=row.name, url=row.get_absolute_url(), kind="board", body=f"{row.purpose} {row.area.name}")


@appears(PrioritisationRound)
def round(row: PrioritisationRound) -> Appearance:
    titles = " ".join(row.needs.values_list("title", flat=True))
    return Appearance(
        title=row.question, url=row.get_absolute_url(), kind="round", body=f"{row.board.name} {titles}",
        turns=_turns_of_round(row),
    )  # fmt: skip


def _turns_of_round(row: PrioritisationRound) -> list[Turn]:
    """Each member's who has not scored; then the chair's."""
    url, board = row.get_absolute_url(), row.board
    chair = _now("the chair of %(board)s") % {"board": board.name}
    if row.state == RoundState.CLOSED:
        return [Turn(f"board:{board.pk}:chair", _now("Say what the board agreed"), url, holder_name=chair)]
    if row.state != RoundState.OPEN:
        return []
    waiting = taking_part(row, row.closes_date).waiting
    if not waiting:
        return [Turn(f"board:{board.pk}:chair", _now("Close the scoring"), url, row.closes_date, chair)]
    name = _now("members of %(board)s who have not scored yet") % {"board": board.name}
    return [Turn(f"person:{seat.person_id}", _now("Score the needs"), url, row.closes_date, name) for seat in waiting]


@appears(Priority)
def priority(row: Priority) -> Appearance:
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="priority", knot=Knot.PRIORITY,
        body=f"{row.reasons} {row.disagreement} {row.board.name}",
    )  # fmt: skip


@appears(Outcome)
def outcome(row: Outcome) -> Appearance:
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="outcome", knot=Knot.OUTCOME,
        body=f"{row.get_theme_display()} {row.priority.title}",
    )  # fmt: skip


@appears(Asset)
def asset(row: Asset) -> Appearance | None:
    if not row.is_public:
        return None
    return Appearance(
        title=row.title, url=row.get_absolute_url(), kind="asset", body=f"{row.description} {row.shown_area.name}"
    )


@appears(CommitteeArea)
def committee_area(row: CommitteeArea) -> Appearance:
    """The clerk owes each area a briefing: at once where there is none, else before the last one is a year old."""
    latest = row.briefings.order_by("-number").first()
    what = _now("Write the next needs briefing") if latest else _now("Write its first needs briefing")
    holder, name = f"org:{row.body_id}:{RoleKind.CLERK}", _now("the clerk of %(body)s") % {"body": row.body}
    url = reverse("needs:write_briefing", args=[row.pk])
    return Appearance(
        title=_now("%(area)s: needs briefing") % {"area": row.name}, url=row.get_absolute_url(), kind="committee area",
        body=" ".join([*row.wards.values_list("name", flat=True), latest.opening if latest else ""]),
        turns=[Turn(holder, what, url, latest.due_date if latest else None, name)],
    )  # fmt: skip
