"""What a board may be asked about next."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from folkmoot.core.models import PendingTurn
from folkmoot.core.subjects import refer
from folkmoot.needs.models import Board, Need, NeedScore, PrioritisationRound
from folkmoot.needs.queries.boards import needs_within
from folkmoot.needs.states import NeedState, RoundState

LIVE = (RoundState.OPEN, RoundState.CLOSED)
MOST = 100


def candidates(board: Board) -> QuerySet[Need]:
    """Needs of the board's area that no round has before it, the most supported first."""
    open_to = (NeedState.RAISED, NeedState.CONSIDERED, NeedState.DECLINED)
    busy = PrioritisationRound.objects.filter(state__in=LIVE).values("needs")
    rows = needs_within(board.area).filter(state__in=open_to).exclude(pk__in=busy)
    return rows.select_related("area").order_by("-support_count", "raised_at", "pk")


def scores_of(person: Any, round: PrioritisationRound) -> dict[int, int]:
    """What a member has given so far, by need. Nobody else may see it."""
    return dict(NeedScore.objects.filter(round=round, member__person=person).values_list("need_id", "score"))


def turns_of_its_rounds(board: Board) -> list[PendingTurn]:
    """Who has to do what in the rounds under way, each holder once."""
    live = board.rounds.filter(state__in=LIVE)
    return each_holder_once(PendingTurn.objects.filter(subject__in=[refer(round) for round in live]).order_by("pk"))


def each_holder_once(turns: Iterable[PendingTurn], person: Any = None) -> list[PendingTurn]:
    """Ten members who have not scored are one line, not ten; a person's own turn stands for the others."""
    own = f"person:{getattr(person, 'pk', None)}"
    ordered = sorted(turns, key=lambda turn: turn.holder == own)
    return list({turn.holder_name: turn for turn in ordered}.values())
