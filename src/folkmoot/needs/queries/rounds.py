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


def turns_of_rounds(rounds: Iterable[PrioritisationRound], tokens: Iterable[str]) -> list[tuple[PendingTurn, bool]]:
    """Who has to do what in the rounds under way, each holder once; and whether that is who has these tokens."""
    live = [refer(round) for round in rounds if round.state in LIVE]
    turns = PendingTurn.objects.filter(subject__in=live).order_by("pk")
    return each_holder_once((turn, turn.is_for(tokens)) for turn in turns)


def each_holder_once(turns: Iterable[tuple[PendingTurn, bool]]) -> list[tuple[PendingTurn, bool]]:
    """Ten members who have not scored are one line, not ten; the reader's own turn stands for the others."""
    ordered = sorted(turns, key=lambda pair: pair[1])
    return list({turn.holder_name: (turn, is_mine) for turn, is_mine in ordered}.values())
