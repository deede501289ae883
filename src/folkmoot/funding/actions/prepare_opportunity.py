from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.plan import become
from folkmoot.funding.actions.refusing import refuse_if_hard_to_read
from folkmoot.funding.actions.settle_dates import settle_dates
from folkmoot.funding.actions.settle_route import settle_route
from folkmoot.funding.models import Lot, Opportunity, Plan, Procedure
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models import Person

PREPARING = (OpportunityState.DRAFT, OpportunityState.ANNOUNCED)


@transaction.atomic
def prepare_opportunity(
    project: Project,
    *,
    title: str,
    summary: str,
    route: str,
    route_reason: str,
    value: Decimal,
    term_months: int,
    eligibility: str,
    by: Person,
    now: datetime,
    opens_date: date | None = None,
    closes_at: datetime | None = None,
    decides_date: date | None = None,
    needs_citizen: bool = True,
    suits_vco: bool = True,
    procedure: Procedure | None = None,
    route_answers: dict[str, Any] | None = None,
    plan: Plan | None = None,
) -> Opportunity:
    """Prepare a chance to be funded, for a project that has passed its plan gate (ledger CC-33).

    Raises NotAllowed unless `by` works for the project's body or a partner; Refused in any other stage, or without
    an agreed specification, when the procedure is not lawful for it today, or without the days that its way needs. A term under 24 months is the agreement's matter (Sutton Compact 3.3.3).
    """
    capacity = allow(policy.may_prepare(by, project, now=now))
    project = locked(project)
    if project.stage != Stage.DELIVER:
        raise Refused(_("Funding is one step inside the cycle: the project first has to pass its plan gate."))
    specification = (
        Specification.objects.filter(project=project, state=DocumentState.AGREED).order_by("-number").first()
    )
    if specification is None:
        raise Refused(_("Agree the specification first: bidders need to know what is wanted."))
    opportunity = Opportunity(
        project=project, specification=specification, title=title, summary=summary, route=route,
        route_reason=route_reason, value=value, term_months=term_months, eligibility=eligibility,
        decides_date=decides_date, needs_citizen=needs_citizen, suits_vco=suits_vco, procedure=procedure, route_answers=route_answers or {},
    )  # fmt: skip
    _refuse_if_wrong(opportunity)
    settle_route(opportunity, today=day_of(now))
    settle_dates(opportunity, opens_date=opens_date, closes_at=closes_at, today=day_of(now))
    opportunity.save()
    Lot.objects.create(opportunity=opportunity, number=1, title=title, value=value)
    plan = become(plan, opportunity, now=now)
    record(
        by, "funding.opportunity.prepared", opportunity, capacity=capacity, now=now, reasons=route_reason,
        facts={"route": route, "procedure": _code(opportunity), "value": value, "months": term_months}, touching=[project, plan],
    )  # fmt: skip
    return opportunity


@transaction.atomic
def change_opportunity(
    opportunity: Opportunity, *, seen_version: int, by: Person, now: datetime, **changes: Any
) -> Opportunity:
    """Change what is offered, before bids open. `seen_version` is the one the editor saw.

    Raises Refused once bids are open (ledger TR-02); ChangedMeanwhile when somebody else saved first.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state not in PREPARING:
        raise Refused(_("Bids have opened, so nothing can be changed. It can only be withdrawn, with reasons."))
    refuse_if_changed(opportunity, seen_version=seen_version, yours=changes)
    changed = sorted(changes)
    before = opportunity.procedure
    dates = {name: changes.pop(name, getattr(opportunity, name)) for name in ("opens_date", "closes_at")}
    for name, value in changes.items():
        setattr(opportunity, name, value)
    _refuse_if_wrong(opportunity)
    if opportunity.state == OpportunityState.ANNOUNCED:
        refuse_if_hard_to_read(opportunity)
    settle_route(opportunity, today=day_of(now), is_chosen=opportunity.procedure != before)
    settle_dates(opportunity, **dates, today=day_of(now))
    opportunity.save()
    if opportunity.lots.count() == 1:
        opportunity.lots.update(title=opportunity.title, value=opportunity.value)
    if opportunity.state == OpportunityState.ANNOUNCED:
        keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.changed", opportunity, capacity=capacity, now=now,
        facts={"changed": changed, "version": opportunity.version}, touching=[opportunity.project],
    )  # fmt: skip
    return opportunity


def _code(opportunity: Opportunity) -> str:
    return opportunity.procedure.code if opportunity.procedure else ""


def _refuse_if_wrong(opportunity: Opportunity) -> None:
    if not opportunity.route_reason.strip():
        raise Refused(_("Say why this route fits this service."), field="route_reason")
    if opportunity.value <= 0:
        raise Refused(_("The value must be more than nothing."), field="value")
    if not 1 <= opportunity.term_months <= 180:
        raise Refused(_("The term must be between 1 month and 15 years."), field="term_months")
    if not opportunity.conditions:
        raise Refused(_("Say who can bid, one condition on each line."), field="eligibility")
