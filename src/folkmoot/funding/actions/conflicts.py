from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.models import (
    ConflictReview,
    ConflictsAssessment,
    ConflictStep,
    InterestDeclaration,
    Opportunity,
    ReviewOutcome,
)
from folkmoot.funding.queries.conflicts import lacks_assessment
from folkmoot.funding.states import OpportunityState
from folkmoot.people.models import Person

RULE = "Procurement Act 2023 s.83"


@transaction.atomic
def assess_conflicts(
    opportunity: Opportunity, *, step: str, asked: str, found: str, could_seem: str = "", by: Person, now: datetime
) -> ConflictsAssessment:
    """Write down what interests were looked for and found, at one step. Looking again adds another; none is changed.

    Raises Refused for the step before the notice once bids are open: it would be dated too late.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    if opportunity.state == OpportunityState.WITHDRAWN:
        raise Refused(_("It was withdrawn, so there is nothing left to assess."))
    has_stepped = opportunity.steps.exists()
    if step == ConflictStep.NOTICE and (opportunity.opened_at is not None or has_stepped):
        raise Refused(_("The notice is out, so an assessment dated before it can no longer be made."), field="step")
    if step != ConflictStep.NOTICE and opportunity.opened_at is None and not has_stepped:
        raise Refused(_("Bids are not open yet. Make the assessment before the notice first."), field="step")
    if not asked.strip():
        raise Refused(_("Say who was asked about their interests."), field="asked")
    if not found.strip():
        raise Refused(_("Say what was found, or that nothing was."), field="found")
    made = ConflictsAssessment.objects.create(
        opportunity=opportunity, step=step, asked=asked.strip(), found=found.strip(), could_seem=could_seem.strip(),
        made_by=by, made_as=capacity, made_at=now,
    )  # fmt: skip
    record(
        by, "funding.conflicts.assessed", made, capacity=capacity, now=now, rule=RULE, facts={"step": step},
        words={"asked": made.asked, "found": made.found}, touching=[opportunity],
    )  # fmt: skip
    return made


@transaction.atomic
def review_conflict(
    declaration: InterestDeclaration, *, outcome: str, words: str, by: Person, now: datetime
) -> ConflictReview:
    """Look at an interest that a panel member declared: they keep out, or safeguards are enough. Done once.

    Raises NotAllowed for the member themselves; Refused to lift it once the member has locked their scores.
    """
    capacity = allow(policy.may_review_conflict(by, declaration, now=now))
    member = locked(declaration.member)
    if not declaration.is_conflict:
        raise Refused(_("They declared that they have no interest, so there is nothing to review."))
    if ConflictReview.objects.filter(declaration=declaration).exists():
        raise Refused(_("Somebody has looked at this already, and that stands."))
    if outcome == ReviewOutcome.MITIGATED and member.locked_at is not None:
        raise Refused(_("They have locked their scores, so they can only keep out of this bid."), field="outcome")
    if not words.strip():
        raise Refused(_("Say why, and which safeguards there are."), field="words")
    review = ConflictReview.objects.create(
        declaration=declaration, outcome=outcome, words=words.strip(),
        reviewed_by=by, reviewed_as=capacity, reviewed_at=now,
    )  # fmt: skip
    record(
        by, "funding.conflict.reviewed", review, capacity=capacity, now=now, rule=RULE, facts={"outcome": outcome},
        words={"why": review.words}, touching=[declaration.bid.opportunity],
    )  # fmt: skip
    return review


def refuse_unless_assessed(opportunity: Opportunity, step: ConflictStep) -> None:
    """Raises Refused where the law asks for a conflicts assessment at this step and there is none."""
    if lacks_assessment(opportunity, step):
        raise Refused(_("Make the conflicts assessment first: %(step)s. The law asks for it.") % {"step": step.label})
