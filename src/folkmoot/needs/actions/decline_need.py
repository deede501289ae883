from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.needs import policy
from folkmoot.needs.models import Need
from folkmoot.needs.notices import tell_behind
from folkmoot.needs.states import NEED, NeedState, RoundState
from folkmoot.people.models import Person

FEWEST = 20


@transaction.atomic
def decline_need(need: Need, *, answer: str, by: Person, now: datetime) -> Need:
    """Answer the people behind a need that was not taken up this time. It may be put to the board again.

    Raises NotAllowed unless `by` chairs the area's board; Refused while a round about it is under way, or when the
    answer is too short to tell anybody why.
    """
    capacity = allow(policy.may_answer_need(by, need, now=now))
    need = locked(need)
    if len(answer.strip()) < FEWEST:
        raise Refused(_("Say why, so that the people who asked can understand it."), field="answer")
    if need.rounds.filter(state__in=(RoundState.OPEN, RoundState.CLOSED)).exists():
        raise Refused(_("The board is still considering this need. Answer it when the round has ended."))
    move(need, NEED, to=NeedState.DECLINED)
    need.answer = answer.strip()
    need.save(update_fields=["answer"])
    record(by, "needs.need.declined", need, capacity=capacity, now=now, reasons=need.answer)
    tell_behind(need, _("Not taken up this time: %(need)s"), now=now, words=need.answer)
    return need
