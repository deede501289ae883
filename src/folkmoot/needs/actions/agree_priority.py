from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core.clock import day_of
from folkmoot.core.listings import tie
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.evidence.models import Indicator, Theme
from folkmoot.needs import policy
from folkmoot.needs.models import Need, Origin, Outcome, PrioritisationRound, Priority
from folkmoot.needs.models.priority import Scope
from folkmoot.needs.notices import tell_behind
from folkmoot.needs.queries.boards import TakingPart, taking_part
from folkmoot.needs.states import NEED, ROUND, NeedState, RoundState
from folkmoot.people.models import Person

LONGEST_HORIZON = 120


@transaction.atomic
def agree_priority(
    round: PrioritisationRound,
    *,
    needs: Sequence[Need],
    title: str,
    reasons: str,
    outcome_title: str,
    outcome_theme: Theme,
    outcome_scope: Scope,
    effect_elsewhere: str,
    horizon_months: int,
    indicator: Indicator | None = None,
    disagreement: str = "",
    by: Person,
    now: datetime,
) -> Priority:
    """Agree what matters most from a scored round, and the outcome it should bring (ledger AG-03, NE-07).

    Raises NotAllowed unless `by` is the chair; Refused without the board's quorum, without the residents it needs
    among those who scored, or when none of the needs taken up was said by a resident.
    """
    capacity = allow(policy.may_chair(by, round.board, now=now))
    round = locked(round)
    if round.state != RoundState.CLOSED:
        raise Refused(_("Members' scores come first: close the round before you agree anything from it."))
    part = taking_part(round, day_of(now))
    _refuse_without_quorum(round, part)
    chosen = _chosen(round, needs)
    if outcome_scope == Scope.AREA and not effect_elsewhere.strip():
        raise Refused(_("Say what this means for the rest of the borough."), field="effect_elsewhere")
    if not 1 <= horizon_months <= LONGEST_HORIZON:
        raise Refused(
            _("Give a number of months from 1 to %(most)s.") % {"most": LONGEST_HORIZON}, field="horizon_months"
        )
    for field, said in (("title", title), ("reasons", reasons), ("outcome_title", outcome_title)):
        if not said.strip():
            raise Refused(_("This cannot be empty."), field=field)
    priority = Priority.objects.create(
        board=round.board, round=round, title=title.strip(), reasons=reasons.strip(), agreed_at=now,
        members_taking_part=len(part.members), residents_taking_part=part.residents, disagreement=disagreement.strip(),
    )  # fmt: skip
    priority.needs.set(chosen)
    outcome = Outcome.objects.create(
        priority=priority, title=outcome_title.strip(), theme=outcome_theme, scope=outcome_scope,
        effect_elsewhere=effect_elsewhere.strip(), horizon_months=horizon_months, indicator=indicator,
    )  # fmt: skip
    for need in chosen:
        move(need, NEED, to=NeedState.AGREED)
    move(round, ROUND, to=RoundState.AGREED)
    record(
        by, "needs.priority.agreed", priority, capacity=capacity, now=now, reasons=priority.reasons,
        touching=[outcome, round, round.board, *round.needs.all()],
        facts={"needs": [need.pk for need in chosen], "members": len(part.members), "residents": part.residents},
    )  # fmt: skip
    for need in chosen:
        tell_behind(need, _("Agreed as a priority: %(need)s"), now=now, words=priority.reasons)
        tie(earlier=need, later=priority, now=now)
    tie(earlier=priority, later=outcome, now=now)
    return priority


def _refuse_without_quorum(round: PrioritisationRound, part: TakingPart) -> None:
    board = round.board
    if len(part.members) < board.quorum:
        raise Refused(
            ngettext(
                "One member scored every need; the board needs %(quorum)s.",
                "%(count)s members scored every need; the board needs %(quorum)s.",
                len(part.members),
            )
            % {"count": len(part.members), "quorum": board.quorum}
        )
    if part.residents < board.residents_needed:
        raise Refused(
            ngettext(
                "No priority is agreed without residents: at least one must have scored.",
                "No priority is agreed without residents: at least %(count)s must have scored.",
                board.residents_needed,
            )
            % {"count": board.residents_needed}
        )


def _chosen(round: PrioritisationRound, needs: Sequence[Need]) -> list[Need]:
    wanted = {need.pk for need in needs}
    chosen = [need for need in round.needs.select_for_update(of=("self",)) if need.pk in wanted]
    if not chosen or len(chosen) != len(wanted):
        raise Refused(_("Choose at least one of the needs in this round."), field="needs")
    if all(need.origin != Origin.RESIDENT for need in chosen):
        raise Refused(
            _("A priority comes from what residents said: choose at least one need raised by a resident."),
            field="needs",
        )
    return chosen
