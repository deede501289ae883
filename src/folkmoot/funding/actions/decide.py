from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_notice
from folkmoot.funding.models import Bid, FundingDecision, Opportunity
from folkmoot.funding.queries.panel import citizens_missing, not_moderated, totals
from folkmoot.funding.states import BID, OPPORTUNITY, BidState, OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def decide(
    opportunity: Opportunity,
    *,
    awarded: Bid | None,
    amount: Decimal | None,
    reasons: Mapping[Bid, str],
    feedback: Mapping[Bid, str],
    by: Person,
    now: datetime,
) -> list[FundingDecision]:
    """Award to the bid that scored highest, or to none, with reasons for all to read and feedback for each bidder.

    Raises NotAllowed unless `by` is a commissioner of the body who was not on the panel; Refused unless every bid is
    moderated and has reasons and feedback (ledger FT-03; Sutton Compact 3.3.2), scored by a trained citizen where
    one was promised (FT-13).
    """
    capacity = allow(policy.may_decide(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state != OpportunityState.CLOSED:
        raise Refused(_("A decision is taken once bids have closed and the panel has scored them."))
    bids = list(
        opportunity.bids.select_for_update()
        .filter(state=BidState.SUBMITTED)
        .select_related("organisation")
        .order_by("pk")
    )
    scored = totals(opportunity)
    _refuse_unless_ready(opportunity, bids, reasons, feedback)
    if awarded is not None:
        _refuse_award(opportunity, bids, awarded, amount, scored)
    decisions = []
    for bid in bids:
        won = bid == awarded
        move(bid, BID, to=BidState.AWARDED if won else BidState.REFUSED)
        decisions.append(
            FundingDecision.objects.create(
                bid=bid, awarded=won, amount=amount if won else None, total_score=scored[bid.pk],
                reasons=reasons[bid].strip(), feedback=feedback[bid].strip(),
                decided_by=by, decided_as=capacity, decided_at=now,
            )
        )  # fmt: skip
    move(opportunity, OPPORTUNITY, to=OpportunityState.DECIDED)
    keep_notice(opportunity, now=now)
    record(
        by, "funding.opportunity.decided", opportunity, capacity=capacity, now=now,
        reasons="\n\n".join(_line(decision) for decision in decisions),
        words={f"feedback on bid {decision.bid_id}": decision.feedback for decision in decisions},
        facts={"bids": len(bids), "awarded": awarded.pk if awarded else None, "amount": amount if awarded else None},
        touching=[opportunity.project, opportunity.specification, *bids, *decisions],
    )  # fmt: skip
    return decisions


def _refuse_unless_ready(
    opportunity: Opportunity, bids: list[Bid], reasons: Mapping[Bid, str], feedback: Mapping[Bid, str]
) -> None:
    if not bids:
        raise Refused(_("Nobody bid. Withdraw the opportunity and say why, so that people know."))
    if waiting := not_moderated(opportunity):
        raise Refused(_("%(count)s bids have no agreed score on every criterion yet.") % {"count": len(waiting)})
    if opportunity.needs_citizen and citizens_missing(opportunity):
        raise Refused(_("A trained citizen commissioner was promised, and not every bid was scored by one."))
    for bid in bids:
        if not reasons.get(bid, "").strip():
            raise Refused(
                _("Say why for %(bidder)s: everyone may read it.") % {"bidder": bid.organisation},
                field=f"reasons_{bid.pk}",
            )
        if not feedback.get(bid, "").strip():
            raise Refused(
                _("Write feedback for %(bidder)s: only they will read it.") % {"bidder": bid.organisation},
                field=f"feedback_{bid.pk}",
            )


def _refuse_award(
    opportunity: Opportunity, bids: list[Bid], awarded: Bid, amount: Decimal | None, scored: Mapping[int, Decimal]
) -> None:
    if awarded not in bids:
        raise Refused(_("That bid was not submitted for this opportunity."), field="awarded")
    if amount is None or amount <= 0:
        raise Refused(_("Say how much is awarded."), field="amount")
    if amount > opportunity.value:
        raise Refused(_("The amount is more than the value that was announced."), field="amount")
    if scored[awarded.pk] < max(scored.values()):
        raise Refused(
            _("Another bid scored higher on the criteria that were published. Award to the highest, or to none."),
            field="awarded",
        )


def _line(decision: FundingDecision) -> str:
    outcome = _("awarded") if decision.awarded else _("not awarded")
    return f"{decision.bid.organisation} ({outcome}): {decision.reasons}"
