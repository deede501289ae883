from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.keep_measure import check_aim
from folkmoot.agreements.models import Measure, MeasureChange
from folkmoot.agreements.notices import tell_measure_change_answered
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import plain, record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.5"
CHANGEABLE = ("title", "unit", "purpose", "use", "target", "owner")


@transaction.atomic
def propose_measure_change(
    measure: Measure, *, reason: str, stop: bool = False, by: Person, now: datetime, **fields: Any
) -> MeasureChange:
    """Propose to change a measure of a signed agreement, or to stop asking it. Nothing changes until the other side
    agrees (ledger AG-14). How often it is asked stays: a variation changes that.
    """
    capacity = allow(policy.may_change_signed_measure(by, measure.agreement, now=now))
    measure = locked(measure)
    if measure.agreement.state != AgreementState.LIVE:
        raise Refused(_("This agreement is not running, so its measures are changed elsewhere or not at all."))
    if measure.agreement.reports_with_id:
        raise Refused(_("Linked contracts ask for the same. Change it in the first agreement; this one follows."))
    if not reason.strip():
        raise Refused(_("Say why it must change. Measures stay as they are unless they have to."), field="reason")
    if measure.changes.filter(answered_at=None).exists():
        raise Refused(_("A change to this measure waits for an answer already."))
    after = plain({name: fields[name] for name in CHANGEABLE if name in fields})
    before = plain({name: getattr(measure, name) for name in after})
    after = {name: value for name, value in after.items() if value != before[name]}
    if not (after or stop):
        raise Refused(_("Nothing is different yet. Change something first."))
    if any(after.get(name, "x") == "" for name in ("purpose", "use", "title")):
        raise Refused(_("A measure says what it is, why it is asked and how it is used."))
    check_aim({name: fields.get(name, getattr(measure, name)) for name in CHANGEABLE})
    change = MeasureChange.objects.create(
        measure=measure, before={name: before[name] for name in after}, after={**after, **({"stop": True} if stop else {})},
        reason=reason, by_funder=bool(policy.acts_for_funder(by, measure.agreement.funder, now=now)), proposed_at=now,
        proposed_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.measure.change_proposed", measure.agreement, capacity=capacity, now=now, rule=RULE,
        reasons=reason, facts={"measure": measure.pk}, touching=[measure, change],
    )  # fmt: skip
    return change


@transaction.atomic
def answer_measure_change(
    change: MeasureChange, *, agrees: bool, words: str = "", by: Person, now: datetime
) -> MeasureChange:
    """The other side agrees, and the measure changes; or not, and it stays.

    Raises NotAllowed for the side that proposed it: a measure is never changed by the funder alone.
    """
    capacity = allow(policy.may_answer_change(by, change, now=now))
    change = locked(change)
    if change.answered_at:
        raise Refused(_("This was answered already."))
    if not agrees and not words.strip():
        raise Refused(_("Say why not, so that it can be talked about."), field="words")
    change.agreed, change.answered_at, change.answered_as, change.answer = agrees, now, capacity, words
    change.save()
    measure = locked(change.measure)
    if agrees:
        for name, value in change.after.items():
            if name == "stop":
                measure.stopped_date = day_of(now)
            else:
                setattr(measure, name, value)
        measure.version += 1
        measure.save()
        _follow(measure, change.before.get("title", measure.title))
    tell_measure_change_answered(change, now=now)
    record(
        by, "agreements.measure.change_answered", measure.agreement, capacity=capacity, now=now, rule=RULE,
        reasons=words, facts={"measure": measure.pk, "agreed": agrees}, touching=[measure, change],
    )  # fmt: skip
    return change


def _follow(measure: Measure, known_as: str) -> None:
    """The same measure in the contracts linked to this one, which ask for the same (AG-06)."""
    linked = Measure.objects.filter(agreement__reports_with=measure.agreement_id, title=known_as, kind=measure.kind)
    same = {name: getattr(measure, name) for name in (*CHANGEABLE, "stopped_date")}
    linked.update(**same)
