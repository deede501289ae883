from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement, ExitPlan
from folkmoot.agreements.personal import tells_of_a_person
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

PARTS = ("users", "telling", "redundancy", "volunteers", "data", "things", "knowledge", "small_groups")
RULE = "sutton-compact 3.4.5"


@transaction.atomic
def write_exit_plan(
    agreement: Agreement, *, seen_version: int | None = None, by: Person, now: datetime, **parts: str
) -> ExitPlan:
    """Plan how the work ends without harm (ledger CE-08, CE-11, CE-12). Every part is answered; no person is named.

    Raises NotAllowed unless `by` works for the provider; Refused where a part is empty or holds somebody's address,
    telephone or number: a plan is passed around, so a list of users never stands in it.
    """
    capacity = allow(policy.may_write_exit_plan(by, agreement, now=now))
    agreement = locked(agreement)
    if not agreement.is_signed:
        raise Refused(_("There is nothing to end before both sides have signed."))
    for name in PARTS:
        words = parts.get(name, "")
        if not words.strip():
            raise Refused(_("Write something here; “none, because …” is an answer."), field=name)
        if tells_of_a_person(words):
            raise Refused(
                _("Leave out addresses, telephone numbers and numbers of people: others read this plan."), field=name
            )
    plan = ExitPlan.objects.select_for_update().filter(agreement=agreement).first()
    if plan is None:
        plan = ExitPlan(agreement=agreement)
    elif plan.handed_over_at:
        raise Refused(_("Everything is handed over, so the plan stays as it is."))
    else:
        refuse_if_changed(plan, seen_version=plan.version if seen_version is None else seen_version, yours=parts)
    for name in PARTS:
        setattr(plan, name, parts[name])
    plan.written_at, plan.written_as = now, capacity
    plan.save()
    record(
        by, "agreements.exit_plan.written", agreement, capacity=capacity, now=now, rule=RULE,
        words={name: parts[name] for name in PARTS},
    )  # fmt: skip
    return plan


@transaction.atomic
def hand_over(agreement: Agreement, *, what: str, by: Person, now: datetime) -> ExitPlan:
    """Say what was handed over of knowledge, records and things, and to whom, without naming anybody."""
    capacity = allow(policy.may_write_exit_plan(by, agreement, now=now))
    plan = ExitPlan.objects.select_for_update().filter(agreement=agreement).first()
    if plan is None:
        raise Refused(_("Write the exit plan first."))
    if plan.handed_over_at:
        raise Refused(_("This was handed over already."))
    if not what.strip():
        raise Refused(_("Say what was handed over."), field="what")
    if tells_of_a_person(what):
        raise Refused(_("Leave out addresses, telephone numbers and numbers of people."), field="what")
    plan.handed_over, plan.handed_over_at, plan.handed_over_as = what, now, capacity
    plan.save(update_fields=["handed_over", "handed_over_at", "handed_over_as"])
    record(
        by, "agreements.exit_plan.handed_over", agreement, capacity=capacity, now=now, rule=RULE, words={"what": what}
    )
    return plan
