from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement.models import BoardDecision, BoardVoice, DecisionMethod
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.voting.deciding import decide
from folkmoot.needs.models import Board
from folkmoot.needs.models.board import Sector
from folkmoot.people.models import Person


@transaction.atomic
def put_decision(
    board: Board,
    *,
    question: str,
    words: str,
    method: DecisionMethod,
    options: Sequence[str] = (),
    closes_date: date,
    by: Person,
    now: datetime,
) -> BoardDecision:
    """Put a question to a board: by consent (one proposal), or with options to score or to rank."""
    capacity = allow(policy.may_put_decision(by, board, now=now))
    names = [name.strip() for name in options if name.strip()]
    if method == DecisionMethod.CONSENT:
        names = []
    elif not 2 <= len(set(names)) <= 20 or len(set(names)) < len(names):
        raise Refused(_("Give two to twenty different options, each on a line of its own."), field="options")
    if closes_date < day_of(now):
        raise Refused(_("Choose a last day that has not passed."), field="closes_date")
    decision = BoardDecision.objects.create(
        board=board, question=question, words=words, method=method, options=names, closes_date=closes_date, asked_at=now
    )
    record(by, "engagement.decision.put", decision, capacity=capacity, now=now, facts={"method": method})
    return decision


@transaction.atomic
def give_voice(
    decision: BoardDecision, *, given: Sequence[int], reasons: str = "", by: Person, now: datetime
) -> BoardVoice:
    """Say one's part, or change it. `given`: consent [1] or [0]; a score 0 to 5 for each option; or options, best first.

    Raises Refused for an objection without a reason: there is nothing to answer in it.
    """
    capacity = allow(policy.may_voice(by, decision, now=now))
    decision = locked(decision)
    if decision.closed_at is not None or day_of(now) > decision.closes_date:
        raise Refused(_("The last day to decide has passed."))
    given, count = list(given), len(decision.options)
    if decision.method == DecisionMethod.CONSENT:
        if given not in ([0], [1]):
            raise Refused(_("Say whether you consent or object."), field="given")
        if given == [0] and not reasons.strip():
            raise Refused(_("An objection needs its reason, so that it can be answered."), field="reasons")
    elif decision.method == DecisionMethod.SCORE:
        if len(given) != count or any(not 0 <= score <= 5 for score in given):
            raise Refused(_("Give each option a score from 0 to 5."))
    elif not given or len(set(given)) < len(given) or set(given) - set(range(count)):
        raise Refused(_("Give each place once, and rank at least one option."))
    seat = decision.board.seat_of(by, day_of(now))
    voice, _made = BoardVoice.objects.update_or_create(
        decision=decision, member=seat, defaults={"given": given, "reasons": reasons.strip()}
    )
    record(by, "engagement.decision.voiced", decision, capacity=capacity, now=now)
    return voice


@transaction.atomic
def close_decision(decision: BoardDecision, *, by: Person, now: datetime) -> BoardDecision:
    """Say what the board decided. Raises Refused before its last day unless all have spoken, and without its quorum."""
    capacity = allow(policy.may_put_decision(by, decision.board, now=now))
    decision = locked(decision)
    if decision.closed_at is not None:
        raise Refused(_("It is decided already."))
    board = decision.board
    voices = list(decision.voices.select_related("member").order_by("pk"))
    if day_of(now) <= decision.closes_date and len(voices) < board.members.on(day_of(now)).count():
        raise Refused(_("Not every member has spoken, and the last day is not over."))
    residents = sum(voice.member.sector == Sector.RESIDENT for voice in voices)
    if len(voices) < board.quorum or residents < board.residents_needed:
        raise Refused(
            _("Too few have spoken: %(count)s of the %(quorum)s members needed, %(residents)s of %(needed)s residents.")
            % {"count": len(voices), "quorum": board.quorum, "residents": residents, "needed": board.residents_needed}
        )
    decision.result, decision.outcome = decide(decision, [voice.given for voice in voices])
    decision.closed_at = now
    decision.save(update_fields=["result", "outcome", "closed_at"])
    record(
        by, "engagement.decision.decided", decision, capacity=capacity, now=now, reasons=decision.outcome,
        facts={"voices": len(voices)}, touching=[board],
    )  # fmt: skip
    return decision
