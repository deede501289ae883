from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.conflicts import refuse_unless_assessed
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.actions.take_step import refuse_unless_said
from folkmoot.funding.letters import tell_bidders
from folkmoot.funding.models import (
    AssessmentSummary,
    Award,
    Bid,
    ConflictStep,
    FundingDecision,
    NoticeCode,
    Opportunity,
    RouteStep,
    StepKind,
)
from folkmoot.funding.models.procedure import Decider
from folkmoot.funding.standstill import standstill_ends
from folkmoot.funding.states import BID, BidState, OpportunityState
from folkmoot.funding.ways import life_of, refuse_unless_step
from folkmoot.people.models import Person

CHOSEN = (OpportunityState.NAMED, OpportunityState.AGREED)


@transaction.atomic
def decide_step(
    opportunity: Opportunity,
    *,
    reasons: str,
    holds_standstill: bool = False,
    minute: str = "",
    by: Person,
    now: datetime,
) -> FundingDecision:
    """Decide on the one provider that was named, or the offer that was agreed; the standstill begins where one is owed.

    Raises NotAllowed unless `by` may decide for the body and did not name the provider; Refused without a reason that
    says something, where nothing was named, where it has been withdrawn meanwhile, while a transparency notice that the
    law asks for is not out (Procurement Act 2023 s.44), and where every funder has to agree, without where they did.
    """
    capacity = allow(policy.may_settle(by, opportunity, now=now))
    opportunity = locked(opportunity)
    refuse_unless_step(opportunity, OpportunityState.DECIDED)
    if opportunity.state not in CHOSEN:
        raise Refused(_("A decision on bids is taken on its own page, once they have been scored."))
    refuse_unless_said(reasons)
    if owes_transparency(opportunity):
        raise Refused(
            _("The law asks for a transparency notice before a direct award. Note that it is published first.")
        )
    if needs_funders(opportunity) and not minute.strip():
        raise Refused(
            _("Every funder has to agree before you decide. Say where they did, such as a minute of their board."),
            field="minute",
        )
    refuse_unless_assessed(opportunity, ConflictStep.AWARD)
    named = opportunity.steps.filter(kind__in=(StepKind.NAMED, StepKind.AGREED)).latest("pk")
    bid = Bid.objects.filter(opportunity=opportunity, organisation=named.organisation, state=BidState.SUBMITTED).first()
    if bid is None:
        raise Refused(_("The provider no longer wants it."))
    day = day_of(now)
    award = Award.objects.create(
        opportunity=opportunity, decided_by=by, decided_as=capacity, decided_at=now, minute=minute.strip(),
        standstill_ends_date=standstill_ends(opportunity, day, holds_voluntary=holds_standstill),
    )  # fmt: skip
    AssessmentSummary.objects.update_or_create(
        bid=bid,
        defaults={"awarded": True, "amount": named.amount, "reasons": named.reasons, "feedback": reasons.strip()},
    )
    move(bid, BID, to=BidState.AWARDED)
    decision, _made = FundingDecision.objects.update_or_create(
        bid=bid,
        defaults={
            "awarded": True, "amount": named.amount, "total_score": None, "reasons": f"{named.reasons}\n\n{reasons.strip()}",
            "feedback": reasons.strip(), "decided_by": by, "decided_as": capacity, "decided_at": now,
        },
    )  # fmt: skip
    RouteStep.objects.create(
        opportunity=opportunity, kind=StepKind.DECIDED, reasons=reasons.strip(), organisation=named.organisation,
        amount=named.amount, taken_by=by, taken_as=capacity, taken_at=now,
    )  # fmt: skip
    move(opportunity, life_of(opportunity), to=OpportunityState.DECIDED)
    keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.decided", opportunity, capacity=capacity, now=now, reasons=decision.reasons,
        facts={
            "bids": 1, "awarded": [bid.pk], "amount": decision.amount, "standstill_ends": award.standstill_ends_date,
            "way": opportunity.way,
        },
        touching=[opportunity.project, opportunity.specification, award, bid, decision],
    )  # fmt: skip
    tell_bidders(award, now=now)
    return decision


def needs_funders(opportunity: Opportunity) -> bool:
    """Whether its row of law lets a commissioner decide only once every funder of the agreement has agreed."""
    return opportunity.procedure is not None and opportunity.procedure.decider == Decider.FUNDERS


def owes_transparency(opportunity: Opportunity) -> bool:
    """Whether its row of law owes a transparency notice that is not out."""
    procedure = opportunity.procedure
    if procedure is None or "transparency" not in procedure.notices:
        return False
    return not opportunity.published_notices.filter(code=NoticeCode.UK5).exists()
