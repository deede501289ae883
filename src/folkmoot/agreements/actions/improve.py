from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement, ImprovementPlan, PlanStep, TroubleNotice
from folkmoot.agreements.notices import tell_acknowledged, tell_plan_closed
from folkmoot.agreements.states import IMPROVEMENT, AgreementState, ImprovementState
from folkmoot.core.clock import add_working_days, day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

RULE = "sutton-compact 3.4.1"
ACKNOWLEDGE_DAYS = 5  # working days: this site's own choice, said to whoever sends the notice


@transaction.atomic
def propose_plan(
    agreement: Agreement, *, trouble: str, help_offered: str, until_date: date, by: Person, now: datetime
) -> ImprovementPlan:
    """Say what is not going well, what help is given, and when you look again (ledger CE-01)."""
    capacity = allow(policy.may_propose_plan(by, agreement, now=now))
    agreement = locked(agreement)
    if agreement.state != AgreementState.LIVE:
        raise Refused(_("Only a running agreement has an improvement plan."))
    open_states = (ImprovementState.PROPOSED, ImprovementState.AGREED)
    if agreement.improvement_plans.filter(state__in=open_states).exists():
        raise Refused(_("There is a plan under way already."))
    for field, words, sentence in (
        ("trouble", trouble, _("Say what is not going well.")),
        ("help_offered", help_offered, _("Say what help you give.")),
    ):
        if not words.strip():
            raise Refused(sentence, field=field)
    if until_date <= day_of(now):
        raise Refused(_("Choose a day that is still to come."), field="until_date")
    plan = ImprovementPlan.objects.create(
        agreement=agreement, trouble=trouble, help_offered=help_offered, until_date=until_date, proposed_at=now,
        proposed_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.plan.proposed", plan, capacity=capacity, now=now, rule=RULE, reasons=trouble,
        facts={"until": until_date}, touching=[agreement],
    )  # fmt: skip
    return plan


@transaction.atomic
def add_step(
    plan: ImprovementPlan, *, what: str, by_funder: bool, by_date: date, by: Person, now: datetime
) -> PlanStep:
    """Add a step with its day, while the plan is being agreed. Either side may."""
    capacity = allow(policy.may_write_plan(by, plan, now=now))
    plan = locked(plan)
    if plan.state != ImprovementState.PROPOSED:
        raise Refused(_("The timetable is agreed, so it stays as it is."))
    if not day_of(now) < by_date <= plan.until_date:
        raise Refused(_("Choose a day still to come, and before the plan is looked at again."), field="by_date")
    if not what.strip():
        raise Refused(_("Say what is done."), field="what")
    step = PlanStep.objects.create(plan=plan, what=what, by_funder=by_funder, by_date=by_date)
    record(by, "agreements.plan.step_added", plan, capacity=capacity, now=now, rule=RULE, facts={"by": by_date})
    return step


@transaction.atomic
def agree_plan(plan: ImprovementPlan, *, by: Person, now: datetime) -> ImprovementPlan:
    """The provider agrees to the timetable. Raises Refused while there is no dated step."""
    capacity = allow(policy.may_agree_plan(by, plan, now=now))
    plan = locked(plan)
    if not plan.steps.exists():
        raise Refused(_("A plan is a timetable: add at least one step with its day first."))
    move(plan, IMPROVEMENT, to=ImprovementState.AGREED)
    plan.agreed_at, plan.agreed_as = now, capacity
    plan.save(update_fields=["agreed_at", "agreed_as"])
    record(
        by, "agreements.plan.agreed", plan, capacity=capacity, now=now, rule=RULE,
        facts={"steps": plan.steps.count()}, touching=[plan.agreement],
    )  # fmt: skip
    return plan


@transaction.atomic
def note_step(step: PlanStep, *, done_date: date, note: str = "", by: Person, now: datetime) -> PlanStep:
    """Write down that a step is done, by whoever does it."""
    capacity = allow(policy.may_note_step(by, step, now=now))
    step = locked(step)
    if step.plan.state != ImprovementState.AGREED:
        raise Refused(_("Steps are done while the plan is under way."))
    if done_date > day_of(now):
        raise Refused(_("That day has not come yet."), field="done_date")
    step.done_date, step.note = done_date, note
    step.save(update_fields=["done_date", "note"])
    record(by, "agreements.plan.step_done", step.plan, capacity=capacity, now=now, rule=RULE, facts={"on": done_date})
    return step


@transaction.atomic
def close_plan(plan: ImprovementPlan, *, worked: bool, outcome: str, by: Person, now: datetime) -> ImprovementPlan:
    """Say how it turned out. That it did not work is said by the funder, once its day has come."""
    capacity = allow(policy.may_close_plan(by, plan, now=now))
    plan = locked(plan)
    if not outcome.strip():
        raise Refused(_("Say how it turned out."), field="outcome")
    if not worked:
        capacity = allow(policy.may_propose_plan(by, plan.agreement, now=now))
        if day_of(now) < plan.until_date:
            raise Refused(_("The plan runs on. Give it the time that was agreed."))
        behind = plan.steps.filter(by_funder=True, done_date=None).count()
        if behind:
            raise Refused(_("Steps of the funder's own not done yet: %s. Do your part first.") % behind)
    plan.outcome, plan.closed_at = outcome, now
    plan.save(update_fields=["outcome", "closed_at"])
    move(plan, IMPROVEMENT, to=ImprovementState.WORKED if worked else ImprovementState.DID_NOT_WORK)
    tell_plan_closed(plan, by=by, now=now)
    record(
        by, "agreements.plan.closed", plan, capacity=capacity, now=now, rule=RULE, reasons=outcome,
        facts={"worked": worked}, touching=[plan.agreement, *plan.agreement.endings.all()],
    )  # fmt: skip
    return plan


@transaction.atomic
def drop_plan(plan: ImprovementPlan, *, by: Person, now: datetime) -> ImprovementPlan:
    """The funder takes a plan back before it is agreed."""
    capacity = allow(policy.may_propose_plan(by, plan.agreement, now=now))
    plan = locked(plan)
    move(plan, IMPROVEMENT, to=ImprovementState.DROPPED)
    record(by, "agreements.plan.dropped", plan, capacity=capacity, now=now, rule=RULE, touching=[plan.agreement])
    return plan


@transaction.atomic
def warn(agreement: Agreement, *, words: str, by: Person, now: datetime) -> TroubleNotice:
    """Tell the funder early that something may go wrong. It is acknowledged within a set time (ledger AG-22)."""
    capacity = allow(policy.may_warn(by, agreement, now=now))
    if not agreement.is_signed:
        raise Refused(_("Nothing is signed yet. Say it while the terms are being settled."))
    if not words.strip():
        raise Refused(_("Say what may go wrong."), field="words")
    notice = TroubleNotice.objects.create(
        agreement=agreement, words=words, sent_at=now, sent_as=capacity,
        acknowledge_by_date=add_working_days(day_of(now), ACKNOWLEDGE_DAYS),
    )  # fmt: skip
    record(
        by, "agreements.trouble.told", notice, capacity=capacity, now=now, words={"trouble": words},
        rule="sutton-compact 3.3.9",
    )  # fmt: skip
    return notice


@transaction.atomic
def acknowledge(notice: TroubleNotice, *, words: str, by: Person, now: datetime) -> TroubleNotice:
    """The funder says that it has read the notice, thanks for it, and says what happens next."""
    capacity = allow(policy.may_acknowledge(by, notice, now=now))
    notice = locked(notice)
    if notice.acknowledged_at:
        raise Refused(_("This was acknowledged already."))
    if not words.strip():
        raise Refused(_("Say what happens next."), field="words")
    notice.answer, notice.acknowledged_at, notice.acknowledged_as = words, now, capacity
    notice.save(update_fields=["answer", "acknowledged_at", "acknowledged_as"])
    tell_acknowledged(notice, now=now)
    record(by, "agreements.trouble.acknowledged", notice, capacity=capacity, now=now, words={"answer": words})
    return notice


def did_not_work_before(agreement: Agreement, moment: datetime) -> Sequence[ImprovementPlan]:
    """Plans that were agreed, ran their time, did not work, and were closed before a moment."""
    return list(
        agreement.improvement_plans.filter(
            state=ImprovementState.DID_NOT_WORK, agreed_at__isnull=False, closed_at__lte=moment
        )
    )
