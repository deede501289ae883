"""Which row of law an opportunity rests on. A part of preparing and changing it, within their transaction."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.funding.choosing import (
    SHAPED_TOGETHER,
    Answers,
    services_of,
    usual_procedure,
    why_it_does_not_fit,
    why_it_falls,
)
from folkmoot.funding.models import Opportunity, Procedure, Route
from folkmoot.funding.models.procedure import way_of

FEWEST_SIGNS = 20


def settle_route(opportunity: Opportunity, *, today: date, is_chosen: bool = True) -> None:
    """Give the opportunity the row of law it rests on, and refuse one that is not lawful for it.

    `is_chosen` says that somebody named the procedure now; one kept from before gives way when the route is changed.
    It keeps the law of the day it began. Raises Refused where the procedure is of another route, was not in force on
    that day, or does not fit; and where competition is chosen, without a reason that says something, for a service
    that partners usually shape together (ledger CC-23).
    """
    _settle_procedure(opportunity, today, is_chosen)
    opportunity.way = way_of(opportunity.route, opportunity.procedure)


def _settle_procedure(opportunity: Opportunity, today: date, is_chosen: bool) -> None:
    opportunity.law_date = opportunity.law_date or today
    kind = opportunity.project.service_kind
    if kind in SHAPED_TOGETHER and opportunity.route == Route.COMPETITIVE:
        if len(opportunity.route_reason.strip()) < FEWEST_SIGNS:
            raise Refused(
                _("Partners usually shape a service like this together. Say why you choose competition, for everyone to read."),
                field="route_reason",
            )  # fmt: skip
    rows = Procedure.objects.in_force(opportunity.law_date)
    answers = Answers.of(opportunity.route_answers)
    services = services_of(kind) if answers is None else answers.services
    chosen = opportunity.procedure
    if chosen is None or (chosen.route != opportunity.route and not is_chosen):
        opportunity.procedure = usual_procedure(
            rows, route=opportunity.route, services=services, value=opportunity.value
        )
        return
    if chosen.route != opportunity.route:
        raise Refused(
            _("“%(procedure)s” belongs to another route: %(route)s.")
            % {"procedure": chosen, "route": chosen.get_route_display()},
            field="procedure",
        )
    if chosen not in rows:
        raise Refused(_("This procedure was not in force on the day the work began."), field="procedure")
    if because := _why_not(chosen, opportunity, answers, services):
        raise Refused(" ".join([_("This procedure does not fit."), *because]), field="procedure")


def _why_not(chosen: Procedure, opportunity: Opportunity, answers: Answers | None, services: Any) -> list[str]:
    because = why_it_does_not_fit(chosen, services=services, value=opportunity.value, months=opportunity.term_months)
    if because or answers is None:
        return because
    return why_it_falls(chosen, answers)
