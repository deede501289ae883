from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record, refresh
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.needs import policy
from folkmoot.needs.models import Board, Need, NeedScore, PrioritisationRound
from folkmoot.needs.notices import tell_behind
from folkmoot.needs.queries.boards import taking_part
from folkmoot.needs.states import NEED, ROUND, NeedState, RoundState
from folkmoot.people.models import Person

HIGHEST = 3


@transaction.atomic
def open_round(
    board: Board, *, question: str, needs: Sequence[Need], closes_date: date, by: Person, now: datetime
) -> PrioritisationRound:
    """Put needs to the board's members, to be scored by a day. Each need is before one round at a time.

    Raises NotAllowed unless `by` is the chair, or a commissioner on the board; Refused when there is nothing to
    compare, the day has gone, or a need is elsewhere or settled.
    """
    capacity = allow(policy.may_open_round(by, board, now=now))
    rows = list(
        Need.objects.select_for_update(of=("self",)).filter(pk__in=[need.pk for need in needs]).select_related("area")
    )
    if len(rows) < 2:
        raise Refused(_("Choose at least two needs: a board compares them."), field="needs")
    if closes_date <= day_of(now):
        raise Refused(_("The last day for scores must be after today."), field="closes_date")
    for need in rows:
        if not _is_within(need, board):
            raise Refused(_("“%(need)s” is not about this board's area.") % {"need": need.title}, field="needs")
        if need.rounds.filter(state__in=(RoundState.OPEN, RoundState.CLOSED)).exists():
            raise Refused(_("“%(need)s” is in another round.") % {"need": need.title}, field="needs")
        if need.state != NeedState.CONSIDERED:
            move(need, NEED, to=NeedState.CONSIDERED)
            tell_behind(need, _("A board is looking at it: %(need)s"), now=now)
    round = PrioritisationRound.objects.create(board=board, question=question, closes_date=closes_date, opened_at=now)
    round.needs.set(rows)
    record(
        by, "needs.round.opened", round, capacity=capacity, now=now, touching=[board, *rows],
        facts={"needs": [need.pk for need in rows], "closes": closes_date},
    )  # fmt: skip
    return round


def _is_within(need: Need, board: Board) -> bool:
    return board.area_id in (need.area_id, need.area.ward_id, need.area.borough_id)


@transaction.atomic
def score_need(round: PrioritisationRound, need: Need, *, score: int, by: Person, now: datetime) -> NeedScore:
    """Give a need 0 to 3. It may be changed until scoring ends, and is shown to nobody before the round closes.

    The record says that a member scored, not what: the score is among its private words until then.
    """
    capacity = allow(policy.may_score(by, round.board, now=now))
    round, today = locked(round), day_of(now)
    seat = round.board.seat_of(by, today)
    if round.state != RoundState.OPEN or today > round.closes_date:
        raise Refused(_("Scoring has ended."))
    if not round.needs.filter(pk=need.pk).exists():
        raise Refused(_("This need is not part of the round."), field=f"need_{need.pk}")
    if score not in range(HIGHEST + 1):
        raise Refused(_("A score is a whole number from 0 to 3."), field=f"need_{need.pk}")
    given, _created = NeedScore.objects.update_or_create(round=round, member=seat, need=need, defaults={"score": score})
    record(
        by, "needs.round.scored", given, capacity=capacity, now=now, words={"score": str(score)},
        facts={"round": round.pk, "need": need.pk},
    )  # fmt: skip
    refresh([round], now)
    return given


@transaction.atomic
def close_round(round: PrioritisationRound, *, by: Person, now: datetime) -> PrioritisationRound:
    """End the scoring. Before its last day only when every member has scored."""
    capacity = allow(policy.may_open_round(by, round.board, now=now))
    round, today = locked(round), day_of(now)
    part = taking_part(round, today)
    if part.waiting and today <= round.closes_date:
        raise Refused(
            _("%(count)s members have not scored yet, and they have until the end of %(day)s.")
            % {"count": len(part.waiting), "day": f"{round.closes_date:%-d %B %Y}"}
        )
    move(round, ROUND, to=RoundState.CLOSED)
    round.closed_at = now
    round.save(update_fields=["closed_at"])
    record(
        by, "needs.round.closed", round, capacity=capacity, now=now, touching=[round.board, *round.needs.all()],
        facts={"members": len(part.members), "residents": part.residents},
    )  # fmt: skip
    return round


@transaction.atomic
def lapse_round(round: PrioritisationRound, *, reasons: str, by: Person, now: datetime) -> PrioritisationRound:
    """End a round without agreement, with the reason. Its needs wait to be put to the board again, or answered."""
    capacity = allow(policy.may_chair(by, round.board, now=now))
    if not reasons.strip():
        raise Refused(_("Say why the board did not agree."), field="reasons")
    round = locked(round)
    move(round, ROUND, to=RoundState.LAPSED)
    record(
        by, "needs.round.lapsed", round, capacity=capacity, now=now, reasons=reasons.strip(),
        touching=[round.board, *round.needs.all()],
    )  # fmt: skip
    return round
