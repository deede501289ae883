from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.design.tags.words import day, moment
from folkmoot.engagement.models import Ballot, Budget, Electorate, Idea, VoterMark
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BUDGET, BudgetState, IdeaState
from folkmoot.engagement.voting.marks import paper_of
from folkmoot.people.models import Person


def what_the_days_say(budget: Budget, *, now: datetime) -> str:
    """Why the next step cannot be taken today, and on which day it can be; nothing when it can be."""
    words, when = "", ""
    if budget.state == BudgetState.PREPARING and day_of(now) > budget.ideas_until_date:
        words, when = _("The last day for ideas was %(when)s. Choose a later one."), day(budget.ideas_until_date)
    elif budget.state == BudgetState.IDEAS and day_of(now) <= budget.ideas_until_date:
        words = _("People may send ideas until the end of the last day. You can close for ideas from %(when)s.")
        when = day(budget.ideas_until_date + timedelta(days=1))
    elif budget.state == BudgetState.CHECKING and now < budget.votes_from:
        words = _("People were told when voting opens. You can open the vote from %(when)s.")
        when = moment(budget.votes_from)
    elif budget.state == BudgetState.CHECKING and now >= budget.votes_until:
        words = _("Voting was to close on %(when)s, so it can no longer open. Withdraw the budget, and say why.")
        when = moment(budget.votes_until)
    elif budget.state == BudgetState.VOTING and now < budget.votes_until:
        words, when = _("People may vote until %(when)s. Close the vote after that."), moment(budget.votes_until)
    return words % {"when": when} if words else ""


def keep_the_days(budget: Budget, *, now: datetime) -> None:
    if words := what_the_days_say(budget, now=now):
        raise Refused(words)


@transaction.atomic
def open_for_ideas(budget: Budget, *, by: Person, now: datetime) -> Budget:
    """Make the budget public and ask for ideas."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    keep_the_days(budget, now=now)
    move(budget, BUDGET, to=BudgetState.IDEAS)
    record(
        by, "engagement.budget.opened_for_ideas", budget, capacity=capacity, now=now,
        facts={"until": budget.ideas_until_date},
    )  # fmt: skip
    return budget


@transaction.atomic
def close_ideas(budget: Budget, *, by: Person, now: datetime) -> Budget:
    """Stop taking ideas, once their last day is over, and check what is left to check."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    keep_the_days(budget, now=now)
    move(budget, BUDGET, to=BudgetState.CHECKING)
    record(by, "engagement.budget.ideas_closed", budget, capacity=capacity, now=now)
    return budget


def what_keeps_voting_closed(budget: Budget) -> list[str]:
    """Everything that must be settled before anybody votes, as sentences."""
    found = []
    if budget.rule_fixed_at is None:
        found.append(_("Fix how people vote and how it is counted."))
    if not budget.electorate:
        found.append(_("Settle who may vote."))
    elif budget.electorate == Electorate.REGISTER and not budget.register.exists():
        found.append(_("Bring in the register: nobody is on it yet."))
    elif budget.electorate == Electorate.CODE and not budget.codes.exists():
        found.append(_("Make the codes: none has been made yet."))
    unchecked = budget.ideas.filter(state=IdeaState.SENT).count()
    if unchecked:
        found.append(_("Check every idea. Not checked yet: %(count)s.") % {"count": unchecked})
    if budget.ideas.filter(state=IdeaState.ON_BALLOT).count() < 2:
        found.append(_("There must be at least two ideas to choose from."))
    return found


@transaction.atomic
def open_voting(budget: Budget, *, by: Person, now: datetime) -> Budget:
    """Number the ideas and open the vote. From here on nothing of it changes.

    Raises Refused while its rule, its voters or an idea is not settled, and before the day it was promised for.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    for sentence in what_keeps_voting_closed(budget):
        raise Refused(sentence)
    keep_the_days(budget, now=now)
    ideas = list(budget.ideas.filter(state=IdeaState.ON_BALLOT).order_by("sent_at", "pk"))
    for number, idea in enumerate(ideas, start=1):
        idea.number = number
    Idea.objects.bulk_update(ideas, ["number"], batch_size=500)
    budget.paper = paper_of(budget)
    budget.save(update_fields=["paper"])
    move(budget, BUDGET, to=BudgetState.VOTING)
    record(by, "engagement.budget.voting_opened", budget, capacity=capacity, now=now, facts={"ideas": len(ideas)})
    return budget


@transaction.atomic
def close_voting(budget: Budget, *, by: Person, now: datetime) -> Budget:
    """Close the vote once its closing moment has passed. Every vote that was acknowledged is in by then.

    The ballots, and who voted, are written anew in an order of their own, so that no trace is left of when they came.
    """
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    keep_the_days(budget, now=now)
    move(budget, BUDGET, to=BudgetState.CLOSED)
    tables: tuple[tuple[Any, str], ...] = ((Ballot, "receipt"), (VoterMark, "voter"))
    for model, order in tables:
        rows = list(model._default_manager.filter(budget=budget).order_by(order))
        model._default_manager.filter(budget=budget).delete()
        model._default_manager.bulk_create(rows, batch_size=2000)
    record(
        by, "engagement.budget.voting_closed", budget, capacity=capacity, now=now,
        facts={"ballots": budget.ballots.count(), "voters": budget.marks.count()},
    )  # fmt: skip
    return budget


@transaction.atomic
def withdraw_budget(budget: Budget, *, reasons: str, by: Person, now: datetime) -> Budget:
    """Take a budget back before anybody has voted, with a reason that everybody can read."""
    capacity = allow(policy.may_run_budget(by, budget, now=now))
    budget = locked(budget)
    if not reasons.strip():
        raise Refused(_("Say why it is withdrawn."), field="reasons")
    move(budget, BUDGET, to=BudgetState.WITHDRAWN)
    record(by, "engagement.budget.withdrawn", budget, capacity=capacity, now=now, reasons=reasons.strip())
    return budget
