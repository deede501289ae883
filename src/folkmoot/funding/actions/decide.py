from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.letters import tell_bidders
from folkmoot.funding.models import Award, Bid, FundingDecision, Opportunity, Recommendation, RuledOut
from folkmoot.funding.queries.award import Told, everyone, readiness_of, told_by_lot
from folkmoot.funding.standstill import standstill_ends
from folkmoot.funding.states import AWARD, BID, AwardState, BidState, ChallengeState, OpportunityState
from folkmoot.funding.ways import life_of
from folkmoot.people.models import Person


@transaction.atomic
def decide(
    opportunity: Opportunity,
    *,
    body_name: str = "",
    minute: str = "",
    holds_standstill: bool = False,
    by: Person,
    now: datetime,
) -> list[FundingDecision]:
    """Decide as was recommended, or record that a committee did. Reasons are published and every bidder gets its letter;
    the standstill begins, where the law asks for one, or leaves it to the body and `holds_standstill` says that it is held.

    Raises NotAllowed unless `by` is a commissioner of the body, or its clerk for a committee, who neither sat on the
    panel nor recommended (ledger FT-03; Sutton Compact 3.3.2); Refused without a whole recommendation.
    """
    capacity = allow(policy.may_settle(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("A decision is taken once bids have closed and the panel has scored them."))
    if not Recommendation.objects.filter(opportunity=opportunity, made_at__isnull=False).exists():
        raise Refused(_("Nothing has been recommended yet."))
    if policy.is_clerk_alone(by, opportunity, now=now) and not body_name.strip():
        raise Refused(_("Name the committee that decided. A clerk records what it decided."), field="body_name")
    lots = told_by_lot(opportunity)
    if not_ready := readiness_of(opportunity, lots).words:
        raise Refused(" ".join(not_ready))
    decided_as = (
        _("%(body)s, recorded by %(role)s") % {"body": body_name.strip(), "role": capacity}
        if body_name.strip()
        else capacity
    )
    day = day_of(now)
    award = Award.objects.create(
        opportunity=opportunity, body_name=body_name.strip(), minute=minute.strip(), decided_by=by,
        decided_as=decided_as, decided_at=now,
        standstill_ends_date=standstill_ends(opportunity, day, holds_voluntary=holds_standstill),
    )  # fmt: skip
    told = everyone(lots)
    decisions = [_decided(each, by, decided_as, now) for each in told] + _ruled_out(opportunity, by, decided_as, now)
    move(opportunity, life_of(opportunity), to=OpportunityState.DECIDED)
    keep_notice(opportunity, now=now)
    won = [decision for decision in decisions if decision.awarded]
    record(
        by, "funding.opportunity.decided", opportunity, capacity=capacity, now=now,
        reasons="\n\n".join(_line(decision) for decision in decisions),
        words={f"feedback on bid {decision.bid_id}": decision.feedback for decision in decisions},
        facts={
            "bids": len(decisions), "awarded": [decision.bid_id for decision in won],
            "amount": sum(decision.amount or 0 for decision in won), "standstill_ends": award.standstill_ends_date,
        },
        touching=[opportunity.project, opportunity.specification, award, *(each.bid for each in told), *decisions],
    )  # fmt: skip
    tell_bidders(award, now=now)
    return decisions


def _decided(told: Told, by: Person, decided_as: str, now: datetime) -> FundingDecision:
    summary = told.summary
    if summary is None:
        raise Refused(_("Choose who is awarded, or that nobody is."))
    move(told.bid, BID, to=BidState.AWARDED if summary.awarded else BidState.REFUSED)
    return _keep(
        told.bid, awarded=summary.awarded, amount=summary.amount if summary.awarded else None, total_score=told.total,
        reasons=summary.reasons, feedback=summary.feedback, decided_by=by, decided_as=decided_as, decided_at=now,
    )  # fmt: skip


def _ruled_out(opportunity: Opportunity, by: Person, decided_as: str, now: datetime) -> list[FundingDecision]:
    """Refusals are as reasoned as awards, of bids that were ruled out too."""
    rulings = RuledOut.objects.filter(bid__opportunity=opportunity).select_related("bid__organisation").order_by("pk")
    return [
        _keep(
            ruling.bid, awarded=False, amount=None, total_score=None, reasons=ruling.reasons, feedback=ruling.reasons,
            decided_by=by, decided_as=decided_as, decided_at=now,
        )
        for ruling in rulings
    ]  # fmt: skip


def _keep(bid: Bid, **given: object) -> FundingDecision:
    """One row for each bid: a decision that was set aside is kept as a past one, and its row used again."""
    decision, _created = FundingDecision.objects.update_or_create(bid=bid, defaults=given)
    return decision


def _line(decision: FundingDecision) -> str:
    outcome = _("awarded") if decision.awarded else _("not awarded")
    return f"{decision.bid.organisation} ({outcome}): {decision.reasons}"


@transaction.atomic
def finish_award(award: Award, *, by: Person, now: datetime) -> Award:
    """Make an award final. From then on it can be signed, and no longer be challenged here.

    Raises Refused until the standstill has ended, every objection is answered and every bidder has its assessment summary
    (Procurement Act 2023 ss.50-51).
    """
    capacity = allow(policy.may_finish(by, award, now=now))
    award = locked(award)
    if award.standstill_ends_date and day_of(now) <= award.standstill_ends_date:
        raise Refused(
            _("Objections can be made until the end of %(day)s. Nothing is final before.")
            % {"day": f"{award.standstill_ends_date:%-d %B %Y}"}
        )
    if award.challenges.filter(state=ChallengeState.RAISED).exists():
        raise Refused(_("An objection has no answer yet."))
    silent = [told.bid for told in everyone(told_by_lot(award.opportunity)) if told.missing]
    if silent:
        raise Refused(
            _("%(count)s bidders have no whole summary of how their bid was judged.") % {"count": len(silent)}
        )
    move(award, AWARD, to=AwardState.FINAL)
    award.final_at = now
    award.save(update_fields=["final_at"])
    keep_notice(award.opportunity, now=now)
    record(
        by, "funding.award.final", award, capacity=capacity, now=now, rule="Procurement Act 2023 ss.50-51",
        touching=[award.opportunity, award.opportunity.project],
    )  # fmt: skip
    return award
