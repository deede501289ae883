from datetime import datetime

from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import refuse_if_blank, refuse_unless_open
from folkmoot.commissioning.models import GateDecision, Project
from folkmoot.commissioning.states import PROJECT, GateOutcome, Stage, stage_after, stages_before
from folkmoot.commitments.engine import find_again
from folkmoot.commitments.queries import gate_items, what_stops
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

CODES = {
    GateOutcome.APPROVE: "commissioning.gate.passed",
    GateOutcome.RETURN: "commissioning.gate.returned",
    GateOutcome.REJECT: "commissioning.gate.rejected",
    GateOutcome.GO_BACK: "commissioning.gate.gone_back",
}


class GateShut(Refused):
    """The gate's list is not finished. `items` are the undertakings that stop it."""

    def __init__(self, items: list[str]) -> None:
        self.items = items
        super().__init__(
            _("This gate cannot be passed yet. Not settled: %(items)s.") % {"items": get_text_list(items, _("and"))}
        )


@transaction.atomic
def decide_gate(project: Project, *, outcome: GateOutcome, reasons: str, by: Person, now: datetime) -> GateDecision:
    """Decide the gate the project stands before: approve, return for more work, or reject, which ends it.

    Raises NotAllowed unless `by` is a commissioner of the body who neither leads the project nor wrote its decision
    report (ledger CC-08); GateShut, naming each, while undertakings of the gate are unsettled; Refused without reasons.
    """
    capacity = allow(policy.may_decide_gate(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    reasons = refuse_if_blank(reasons, _("Give the reasons. Everyone can read them."), field="reasons")
    here = Stage(project.stage)
    after = here
    if outcome == GateOutcome.APPROVE:
        find_again(project, now)
        if stops := what_stops(gate_items(project, here)):
            raise GateShut([item.undertaking.number for item in stops])
        after = stage_after(here)
    elif outcome == GateOutcome.REJECT:
        if here == Stage.REVIEW:
            raise Refused(
                _("What was delivered cannot be rejected after the fact. Send the review back instead."),
                field="outcome",
            )
        after = Stage.STOPPED
    elif outcome != GateOutcome.RETURN:
        raise Refused(_("Choose: approve, send back, or reject."), field="outcome")
    return _decide(project, to=after, outcome=outcome, reasons=reasons, by=by, capacity=capacity, now=now)


@transaction.atomic
def go_back(project: Project, *, to: Stage, reasons: str, by: Person, now: datetime) -> GateDecision:
    """Take the project back to any earlier stage, with a reason.

    Raises NotAllowed unless `by` may decide its gates: no stage changes by its lead alone; Refused for a stage that is
    not an earlier one.
    """
    capacity = allow(policy.may_decide_gate(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    reasons = refuse_if_blank(reasons, _("Say why. Everyone can read it."), field="reasons")
    if to not in stages_before(project.stage):
        raise Refused(_("Work can only be taken back to an earlier stage."), field="to")
    return _decide(
        project, to=Stage(to), outcome=GateOutcome.GO_BACK, reasons=reasons, by=by, capacity=capacity, now=now
    )


def _decide(
    project: Project, *, to: Stage, outcome: GateOutcome, reasons: str, by: Person, capacity: str, now: datetime
) -> GateDecision:
    """Write the decision, move the project if it moves, and enter it in the record."""
    before = Stage(project.stage)
    decision = GateDecision.objects.create(
        project=project, from_stage=before, to_stage=to, outcome=outcome, reasons=reasons, decided_by=by,
        decided_as=capacity, decided_at=now,
    )  # fmt: skip
    if to != before:
        move(project, PROJECT, to=to, field="stage")
    if to == Stage.CLOSED or to == Stage.STOPPED:
        project.closed_at = now
        project.save(update_fields=["closed_at"])
    record(
        by, CODES[outcome], project, capacity=capacity, now=now, reasons=reasons,
        rule=f"{project.framework.code} C3", facts={"from": before, "to": to},
    )  # fmt: skip
    return decision
