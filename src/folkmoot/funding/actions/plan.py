from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.alerts import tell_followers
from folkmoot.funding.caps import bands
from folkmoot.funding.models import Follow, Opportunity, Plan, ValueBand
from folkmoot.funding.states import PLAN, PlanState
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def publish_plan(
    body: Organisation, *, project: Project | None = None, by: Person, now: datetime, **terms: Any
) -> Plan:
    """Tell everyone months ahead what a body means to fund (ledger FT-02). Those who follow are told by e-mail.

    Raises NotAllowed unless `by` works for the body; Refused for a quarter that is over, or another body's project.
    """
    capacity = allow(policy.may_prepare(by, project, now=now) if project else policy.may_plan(by, body, now=now))
    if project and project.body_id != body.pk:
        raise Refused(_("The project belongs to another body."), field="project")
    plan = Plan(body=body, project=project, published_at=now, changed_at=now, **terms)
    _refuse_if_wrong(plan, now)
    plan.save()
    touching = [project] if project else []
    record(by, "funding.plan.published", plan, capacity=capacity, now=now, facts=_facts(plan), touching=touching)
    tell_followers(plan, "new", now=now)
    return plan


@transaction.atomic
def change_plan(plan: Plan, *, seen_version: int, by: Person, now: datetime, **changes: Any) -> Plan:
    """Change a plan that is still one. Raises Refused once it became an opportunity or was dropped."""
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    plan = locked(plan)
    if plan.state != PlanState.PLANNED:
        raise Refused(_("It is no longer a plan, so it cannot be changed here."))
    refuse_if_changed(plan, seen_version=seen_version, yours=changes)
    for name, value in changes.items():
        setattr(plan, name, value)
    _refuse_if_wrong(plan, now)
    plan.changed_at = now
    plan.save()
    record(
        by, "funding.plan.changed", plan, capacity=capacity, now=now,
        facts={"changed": sorted(changes), **_facts(plan)},
    )  # fmt: skip
    tell_followers(plan, "changed", now=now)
    return plan


@transaction.atomic
def drop_plan(plan: Plan, *, reasons: str, by: Person, now: datetime) -> Plan:
    """Say that it will not come after all, and why."""
    capacity = allow(policy.may_change_plan(by, plan, now=now))
    plan = locked(plan)
    if not reasons.strip():
        raise Refused(_("Say why. People may have begun to plan around it."), field="reasons")
    plan.dropped_reason, plan.changed_at = reasons.strip(), now
    plan.save(update_fields=["dropped_reason", "changed_at"])
    move(plan, PLAN, to=PlanState.DROPPED)
    record(by, "funding.plan.dropped", plan, capacity=capacity, now=now, reasons=plan.dropped_reason)
    tell_followers(plan, "dropped", now=now)
    return plan


def become(plan: Plan | None, opportunity: Opportunity, *, now: datetime) -> Plan:
    """Join an opportunity to the plan it came from, or to one that was never published. A part of preparing it."""
    if plan is None:
        return Plan.objects.create(
            body=opportunity.project.body, project=opportunity.project, title=opportunity.title, summary=opportunity.summary,
            service_kind=opportunity.project.service_kind, quarter_date=quarter_of(opportunity.opens_date),
            value_band=band_of(opportunity), route=opportunity.route, suits_vco=opportunity.suits_vco,
            state=PlanState.BECAME, opportunity=opportunity, changed_at=now,
        )  # fmt: skip
    plan = locked(plan)
    if plan.body_id != opportunity.project.body_id or plan.project_id not in (None, opportunity.project_id):
        raise Refused(_("This plan belongs to another project."))
    if not PLAN.may(plan.state, PlanState.BECAME):
        raise Refused(_("This plan became an opportunity already, or was dropped."))
    plan.project, plan.opportunity, plan.state, plan.changed_at = (
        opportunity.project,
        opportunity,
        PlanState.BECAME,
        now,
    )
    plan.save(update_fields=["project", "opportunity", "state", "changed_at"])
    tell_followers(plan, "became", now=now)
    return plan


@transaction.atomic
def follow(plan: Plan | None, *, by: Person, now: datetime) -> Follow:
    """Hear by e-mail of one plan, or of every new one. Asked twice, it is once."""
    capacity = allow(policy.may_follow(by, now=now))
    row, is_new = Follow.objects.get_or_create(person=by, plan=plan, defaults={"since_at": now})
    if is_new:
        record(by, "funding.plan.followed", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def unfollow(row: Follow, *, by: Person, now: datetime) -> None:
    """Stop. Whoever holds the address in the e-mail may, signed in or not: it stands for the person it was sent to."""
    record(by, "funding.plan.unfollowed", row, capacity=_("resident"), now=now)
    row.delete()


def quarter_of(day: date) -> date:
    """The first day of a day's quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def band_of(opportunity: Opportunity) -> ValueBand:
    places = enumerate(bands())
    return list(ValueBand)[next(n for n, band in places if band.under is None or opportunity.value < band.under)]


def _refuse_if_wrong(plan: Plan, now: datetime) -> None:
    if quarter_of(plan.quarter_date) != plan.quarter_date:
        raise Refused(_("Choose a quarter."), field="quarter_date")
    if plan.quarter_date < quarter_of(day_of(now)):
        raise Refused(_("That quarter is over. Choose this one or a later one."), field="quarter_date")
    if not plan.summary.strip():
        raise Refused(_("Say what will be wanted."), field="summary")


def _facts(plan: Plan) -> dict[str, Any]:
    return {"quarter": plan.quarter_date, "value": plan.value_band, "route": plan.route}
