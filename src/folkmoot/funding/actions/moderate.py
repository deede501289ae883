from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.actions.conflicts import refuse_unless_assessed
from folkmoot.funding.models import Bid, ConflictStep, Criterion, Moderation
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.queries.conflicts import to_review as unreviewed
from folkmoot.funding.queries.panel import citizens_missing, not_locked
from folkmoot.funding.scoring import is_a_score
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def moderate(
    bid: Bid, *, agreed: Mapping[Criterion, tuple[Decimal, str]], by: Person, now: datetime
) -> list[Moderation]:
    """Write down the scores the panel agreed together for one bid, and why. May be put right until the decision.

    Raises NotAllowed with a conflict; Refused until every member has locked their own scores (ledger FT-13), and
    where a trained citizen was promised and none scored this bid.
    """
    capacity = allow(policy.may_moderate(by, bid, now=now))
    opportunity = locked(bid.opportunity)
    if opportunity.state != OpportunityState.CLOSED or bid.state != BidState.SUBMITTED:
        raise Refused(_("Scores are agreed after bids have closed and before the decision."))
    if waiting := not_locked(opportunity):
        raise Refused(_("%(count)s of the panel have not locked their own scores yet.") % {"count": len(waiting)})
    if not bid.scores.filter(member__left_at=None, locked_at__isnull=False).exists():
        raise Refused(_("Nobody on the panel has scored this bid. Seat somebody who has no interest in this bidder."))
    if to_review := [row for row in unreviewed(opportunity) if row.bid_id == bid.pk]:
        raise Refused(
            _("%(count)s interests declared in this bidder wait for somebody to look at them.")
            % {"count": len(to_review)}
        )
    refuse_unless_assessed(opportunity, ConflictStep.READING)
    if opportunity.needs_citizen and bid in citizens_missing(opportunity):
        raise Refused(_("A trained citizen commissioner was promised and none has scored this bid. Seat one first."))
    asked, kept = set(scored_criteria(opportunity)), []
    for criterion, (score, reasons) in agreed.items():
        if criterion not in asked:
            raise Refused(_("That criterion belongs to another opportunity."))
        if not is_a_score(score):
            raise Refused(_("An agreed score is 0 to 5, in halves."), field=f"score_{criterion.pk}")
        if not reasons.strip():
            raise Refused(_("Write down why the panel agreed this score."), field=f"reasons_{criterion.pk}")
        row, _created = Moderation.objects.update_or_create(
            bid=bid, criterion=criterion,
            defaults={"agreed_score": score, "reasons": reasons.strip(), "moderated_at": now},
        )  # fmt: skip
        kept.append(row)
    record(
        by, "funding.scores.agreed", bid, capacity=capacity, now=now,
        words={f"criterion {row.criterion.position}": f"{row.agreed_score}: {row.reasons}" for row in kept},
        touching=[opportunity, opportunity.project],
    )  # fmt: skip
    return kept
