from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement.actions.budgets.holding import refuse_unless
from folkmoot.engagement.actions.budgets.ideas import BEFORE_VOTING
from folkmoot.engagement.models import Idea, IdeaMerge
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import IDEA, IdeaState
from folkmoot.people.models import Person

CAN_JOIN = (IdeaState.SENT, IdeaState.ON_BALLOT)


@transaction.atomic
def offer_merge(idea: Idea, *, into: Idea, why: str, by: Person, now: datetime) -> IdeaMerge:
    """Offer to join an idea with another. Nothing happens until both authors agree."""
    budget = idea.budget
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    refuse_unless(budget, *BEFORE_VOTING)
    if into.budget_id != budget.pk or into.pk == idea.pk:
        raise Refused(_("Choose another idea of this budget."), field="into")
    if idea.state not in CAN_JOIN or into.state not in CAN_JOIN:
        raise Refused(_("One of the two can no longer be joined."), field="into")
    if not why.strip():
        raise Refused(_("Say why they belong together."), field="why")
    if IdeaMerge.objects.filter(idea=idea, into=into).exists():
        raise Refused(_("The authors have been asked already."), field="into")
    merge = IdeaMerge.objects.create(idea=idea, into=into, why=why.strip(), offered_at=now)
    record(by, "engagement.idea.merge_offered", idea, capacity=capacity, now=now, reasons=why, touching=[into])
    return merge


@transaction.atomic
def answer_merge(merge: IdeaMerge, *, agrees: bool, noted: str = "", by: Person, now: datetime) -> IdeaMerge:
    """Agree to joining two ideas, or not. When both authors have agreed, the first lives on in the second.

    For an idea without an author's account, whoever runs the budget notes how its author agreed.
    """
    capacity = allow(policy.may_answer_merge(by, merge, now=now))
    refuse_unless(merge.into.budget, *BEFORE_VOTING)
    merge = locked(merge)
    if False in (merge.idea_agrees, merge.into_agrees):
        raise Refused(_("One of the authors has said no."))
    sides = [
        side for side in ("idea", "into")
        if getattr(merge, side).author_id == by.pk
    ]  # fmt: skip
    if not sides:
        sides = [side for side in ("idea", "into") if getattr(merge, side).author_id is None]
        if not noted.strip():
            raise Refused(_("Say how the author agreed, and when."), field="noted")
        merge.noted = noted.strip()
    for side in sides:
        setattr(merge, f"{side}_agrees", agrees)
    merge.save()
    if merge.idea_agrees and merge.into_agrees:
        idea = locked(merge.idea)
        idea.merged_into = merge.into
        idea.save(update_fields=["merged_into"])
        move(idea, IDEA, to=IdeaState.MERGED)
    record(
        by, "engagement.idea.merge_answered", merge.idea, capacity=capacity, now=now, facts={"agrees": agrees},
        touching=[merge.into],
    )  # fmt: skip
    return merge
