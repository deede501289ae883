"""Who may vary, mend, reduce and end an agreement."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import (
    Agreement,
    Ending,
    EndingPoint,
    ImprovementPlan,
    PlanStep,
    TroubleNotice,
    Variation,
)
from folkmoot.agreements.policy.agreements import acts_for_funder, acts_for_provider, may_edit_measures
from folkmoot.agreements.policy.parties import is_party
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as

may_propose_variation = may_edit_measures


def may_answer_variation(person: Any, variation: Variation, *, now: datetime) -> Answer:
    """The other side than the one that proposed it."""
    agreement = variation.agreement
    if not variation.by_funder:
        return acts_for_funder(person, agreement.funder, now=now)
    if acts_for_funder(person, agreement.funder, now=now):
        return no(_("You act for the funder, which proposed this. The provider answers."))
    return acts_for_provider(person, agreement.provider, now=now)


def may_withdraw_variation(person: Any, variation: Variation, *, now: datetime) -> Answer:
    """The side that proposed it."""
    agreement = variation.agreement
    if variation.by_funder:
        return acts_for_funder(person, agreement.funder, now=now)
    return acts_for_provider(person, agreement.provider, now=now)


def may_add_to_review(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_provider(person, agreement.provider, now=now)


def may_hold_review(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_propose_plan(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_agree_plan(person: Any, plan: ImprovementPlan, *, now: datetime) -> Answer:
    """The provider; a plan is not agreed by whoever wrote it."""
    if acts_for_funder(person, plan.agreement.funder, now=now):
        return no(_("You act for the funder, which wrote this plan. The provider agrees to it."))
    return acts_for_provider(person, plan.agreement.provider, now=now)


def may_write_plan(person: Any, plan: ImprovementPlan, *, now: datetime) -> Answer:
    """Either side may add a step while the plan is being agreed."""
    return may_edit_measures(person, plan.agreement, now=now)


def may_note_step(person: Any, step: PlanStep, *, now: datetime) -> Answer:
    """Whoever does the step."""
    agreement = step.plan.agreement
    if step.by_funder:
        return acts_for_funder(person, agreement.funder, now=now)
    return acts_for_provider(person, agreement.provider, now=now)


may_close_plan = may_write_plan


def may_warn(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_provider(person, agreement.provider, now=now)


def may_acknowledge(person: Any, notice: TroubleNotice, *, now: datetime) -> Answer:
    return acts_for_funder(person, notice.agreement.funder, now=now)


def may_open_ending(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_run_ending(person: Any, ending: Ending, *, now: datetime) -> Answer:
    return acts_for_funder(person, ending.agreement.funder, now=now)


def may_respond(person: Any, ending: Ending, *, now: datetime) -> Answer:
    return acts_for_provider(person, ending.agreement.provider, now=now)


def may_reply(person: Any, point: EndingPoint, *, now: datetime) -> Answer:
    return may_run_ending(person, point.ending, now=now)


def may_see_ending(person: Any, ending: Ending, *, now: datetime) -> Answer:
    """The parties while it is talked about, everybody from the decision on."""
    return yes(_("reader")) if ending.decided_at else is_party(person, ending.agreement, now=now)


def may_sign_exceptional(person: Any, ending: Ending, *, now: datetime) -> Answer:
    """A second person who answers for the funder, never the one who gave the notice."""
    if ending.notice_by_id is not None and ending.notice_by_id == getattr(person, "pk", None):
        return no(_("You gave this notice, so somebody else signs that it may be short."))
    return acts_as(
        person, RoleKind.COMMISSIONER, RoleKind.COUNCILLOR, RoleKind.FINANCE, at=ending.agreement.funder, now=now
    )


def may_write_exit_plan(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_provider(person, agreement.provider, now=now)


def may_read_exit_plan(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return is_party(person, agreement, now=now)
