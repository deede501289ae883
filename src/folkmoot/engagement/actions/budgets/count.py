from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement.actions.budgets.holding import refuse_unless
from folkmoot.engagement.actions.budgets.papers import what_keeps_the_count_waiting
from folkmoot.engagement.counting.areas import count_areas
from folkmoot.engagement.counting.pabulib import write
from folkmoot.engagement.counting.story import fingerprint, story
from folkmoot.engagement.counting.words import fate_sentence
from folkmoot.engagement.models import Budget, Idea
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BUDGET, BudgetState, IdeaState
from folkmoot.engagement.voting.election import election_of, rule_of, voted_on
from folkmoot.people.models import Person


@transaction.atomic
def count_budget(budget: Budget, *, by: Person, now: datetime) -> Budget:
    """Count the votes by the rule that was fixed, and publish the whole of it: every round, every win and loss.

    Raises Refused while a paper waits for its second reader. The database refuses awards above the budget.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    refuse_unless(budget, BudgetState.CLOSED, sentence=_("Votes are counted once, after voting has closed."))
    for sentence in what_keeps_the_count_waiting(budget):
        raise Refused(sentence)
    election = election_of(budget)
    counts = count_areas(election, rule_of(budget))
    ideas = {str(idea.number): idea for idea in voted_on(budget)}
    awarded = Decimal(0)
    for each in counts:
        for fate in each.result.fates:
            idea = ideas[fate.project]
            idea.state = IdeaState.WON if fate.won else IdeaState.NOT_FUNDED
            idea.votes = each.result.votes[fate.project]
            idea.fate = fate_sentence(each.result, fate, _)
            awarded += idea.cost or Decimal(0) if fate.won else Decimal(0)
    Idea.objects.bulk_update(ideas.values(), ["state", "votes", "fate"], batch_size=500)
    budget.awarded, budget.counted_at = awarded, now
    budget.published = [story(each.result, area=each.area) for each in counts]
    budget.save(update_fields=["awarded", "counted_at", "published"])
    move(budget, BUDGET, to=BudgetState.COUNTED)
    winners = [idea for idea in ideas.values() if idea.state == IdeaState.WON]
    record(
        by, "engagement.budget.counted", budget, capacity=capacity, now=now,
        facts={
            "ballots": len(election.ballots), "voters": budget.marks.count(), "awarded": awarded,
            "winners": [idea.number for idea in winners], "ballots_sha256": fingerprint(write(election)),
        },
        touching=list(ideas.values()),
    )  # fmt: skip
    return budget
