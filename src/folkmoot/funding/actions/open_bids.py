from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.states import Stage
from folkmoot.commitments.actions.explain import write_explanation
from folkmoot.commitments.models import Undertaking
from folkmoot.commitments.states import RulebookState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy, rules
from folkmoot.funding.actions.conflicts import refuse_unless_assessed
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.parts import make_data_key
from folkmoot.funding.actions.refusing import (
    plan_of,
    refuse_if_hard_to_read,
    refuse_unless_area_named,
    refuse_unless_weighed_up,
)
from folkmoot.funding.alerts import tell_followers
from folkmoot.funding.models import ConflictStep, Opportunity
from folkmoot.funding.queries.parts import key_name
from folkmoot.funding.queries.places import refuse_without_list
from folkmoot.funding.scoring import FULL
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.ways import life_of, refuse_unless_step
from folkmoot.people.models import Person


@transaction.atomic
def open_bids(
    opportunity: Opportunity,
    *,
    by: Person,
    now: datetime,
    no_announcement_reason: str = "",
    no_social_value_reason: str = "",
) -> Opportunity:
    """Open for bids. From here the criteria are fixed.

    Here the key is made that seals its bids. Raises Refused unless weights sum to 100 with the price under 100 (ledger CC-04), bids stay open long enough, and
    it was announced ahead or says why not (FT-02), social value is scored or says why not (FT-12), and most people can read its summary (EN-33).
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    refuse_unless_step(opportunity, OpportunityState.OPEN)
    refuse_without_list(opportunity, day_of(now))
    _refuse_unless_ready(opportunity, now)
    refuse_if_hard_to_read(opportunity)
    refuse_unless_area_named(opportunity)
    refuse_unless_weighed_up(opportunity, now)
    refuse_unless_assessed(opportunity, ConflictStep.NOTICE)
    if opportunity.criteria.filter(is_social_value=True).exists():
        no_social_value_reason = ""
    elif not no_social_value_reason.strip() and not opportunity.is_rehearsal:
        raise Refused(_("No criterion is about social value. Add one, or say why not."), field="no_social_value_reason")
    if was_announced_ahead(opportunity, now) or opportunity.is_rehearsal:
        no_announcement_reason = ""
    elif len(no_announcement_reason.strip()) < 20:
        raise Refused(
            _("It was not announced %(days)s days ahead. Say why in a sentence, for everyone to read.")
            % {"days": rules.days_ahead()},
            field="no_announcement_reason",
        )
    make_data_key(key_name(opportunity.pk), now)
    move(opportunity, life_of(opportunity), to=OpportunityState.OPEN)
    opportunity.opened_at, opportunity.opens_date = now, day_of(now)
    opportunity.no_announcement_reason = no_announcement_reason.strip()
    opportunity.no_social_value_reason = no_social_value_reason.strip()
    opportunity.save()
    if opportunity.no_announcement_reason:
        _explain(opportunity, capacity, by, now)
    keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.opened", opportunity, capacity=capacity, now=now,
        reasons="\n\n".join(filter(None, [opportunity.no_announcement_reason, opportunity.no_social_value_reason])),
        facts={"closes": opportunity.closes_at, "weights": list(opportunity.criteria.order_by("position").values_list("weight", flat=True))},
        touching=[opportunity.project, opportunity.specification],
    )  # fmt: skip
    tell_followers(plan_of(opportunity), "opened", now=now)
    return opportunity


def was_announced_ahead(opportunity: Opportunity, now: datetime) -> bool:
    """True when people heard of it at least the place's number of days before bids open."""
    if opportunity.announced_at is None:
        return False
    return day_of(now) - day_of(opportunity.announced_at) >= timedelta(days=rules.days_ahead())


def _refuse_unless_ready(opportunity: Opportunity, now: datetime) -> None:
    if opportunity.project.stage != Stage.DELIVER:
        raise Refused(_("The project was taken back to an earlier stage, so bids cannot open."))
    if opportunity.announced_at and day_of(now) < opportunity.opens_date:
        raise Refused(_("People were told that bids open later. Change the opening day first if it has to be sooner."))
    weights = sum(opportunity.criteria.values_list("weight", flat=True))
    if weights != FULL:
        raise Refused(_("The weights come to %(sum)s. They must come to 100 before bids can open.") % {"sum": weights})
    values = list(opportunity.lots.values_list("value", flat=True))
    if sum(values) != opportunity.value:
        raise Refused(
            _("The lots come to £%(sum)s and the whole to £%(whole)s. They must be the same before bids can open.")
            % {"sum": f"{sum(values):,.2f}", "whole": f"{opportunity.value:,.2f}"}
        )
    if opportunity.is_rehearsal:
        return
    days = (day_of(opportunity.closes_at) - day_of(now)).days
    if days < rules.days_open():
        raise Refused(
            _("Bids would be open for %(days)s days. Give people at least %(least)s days: change the closing day.")
            % {"days": max(days, 0), "least": rules.days_open()}
        )


def _explain(opportunity: Opportunity, capacity: str, by: Person, now: datetime) -> None:
    undertaking = Undertaking.objects.filter(
        rulebook__code="islington", rulebook__state=RulebookState.ADOPTED, number="7"
    ).select_related("rulebook").first()  # fmt: skip
    if undertaking:
        write_explanation(
            undertaking, opportunity, words=opportunity.no_announcement_reason, by=by, capacity=capacity, now=now
        )
