from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import Bid, Criterion, Judgement, Recommendation
from folkmoot.funding.queries.asked import pass_questions
from folkmoot.funding.states import BidState, OpportunityState
from folkmoot.people.models import Person


@transaction.atomic
def judge_answers(
    bid: Bid, *, judged: Mapping[Criterion, tuple[bool, str]], by: Person, now: datetime
) -> list[Judgement]:
    """Say for questions that are passed or not whether a bid's answer passes, and why. May be put right until it is
    recommended.

    A bid that does not pass is ruled out by a step of its own, with its letter; until then nothing can be recommended.
    """
    capacity = allow(policy.may_moderate(by, bid, now=now))
    opportunity = locked(bid.opportunity)
    if opportunity.state != OpportunityState.CLOSED or bid.state != BidState.SUBMITTED:
        raise Refused(_("Answers are judged after bids have closed and before the decision."))
    if opportunity.unsealed_at is None:
        raise Refused(_("The bids are still sealed. Two people open them first."))
    if Recommendation.objects.filter(opportunity=opportunity, made_at__isnull=False).exists():
        raise Refused(_("It has been handed to whoever decides. They can send it back to you."))
    asked, kept = set(pass_questions(opportunity)), []
    for criterion, (passes, reasons) in judged.items():
        if criterion not in asked:
            raise Refused(_("That is no question of this opportunity that is passed or not."))
        if not reasons.strip():
            raise Refused(_("Say why, in a sentence."), field=f"reasons_{criterion.pk}")
        row, _created = Judgement.objects.update_or_create(
            bid=bid, criterion=criterion,
            defaults={
                "passes": passes, "reasons": reasons.strip(), "judged_as": capacity, "judged_by": by, "judged_at": now,
            },
        )  # fmt: skip
        kept.append(row)
    record(
        by, "funding.answers.judged", bid, capacity=capacity, now=now,
        words={f"question {row.criterion.position}": f"{row.passes}: {row.reasons}" for row in kept},
        touching=[opportunity],
    )  # fmt: skip
    return kept
