"""Who may run a participatory budget, send an idea, vote, enter papers; who may ask and decide in a smaller vote."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.policy import TEAM
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import BoardDecision, Budget, Idea, IdeaMerge, SpendQuestion
from folkmoot.needs.models import Board
from folkmoot.needs.policy import may_chair, may_open_round, may_score
from folkmoot.people.models import Organisation
from folkmoot.people.policy import acts_as, is_signed_in, may_take_part


def may_ask(person: Any, body: Organisation | None = None, *, now: datetime) -> Answer:
    """Begin a budget, a poll or a spending question: commissioners and officers of the body."""
    return acts_as(person, *TEAM, at=body, now=now)


def may_run_budget(person: Any, budget: Budget, *, now: datetime) -> Answer:
    """The body's team, or the chair of the board that runs it."""
    own = may_ask(person, budget.body, now=now)
    if not own and budget.board is not None:
        return may_chair(person, budget.board, now=now) or own
    return own


def may_see_budget(person: Any, budget: Budget, *, now: datetime) -> Answer:
    return Answer(True) if budget.is_public else may_run_budget(person, budget, now=now)


def may_send_idea(person: Any, budget: Budget, *, now: datetime) -> Answer:
    """Anybody who takes part. Young people too: the age of the budget is an age for voting."""
    return may_take_part(person, now=now)


def may_withdraw_idea(person: Any, idea: Idea, *, now: datetime) -> Answer:
    if idea.author_id is not None and idea.author_id == getattr(person, "pk", None):
        return is_signed_in(person, now=now)
    return no(_("Only whoever sent this idea may withdraw it."))


def may_answer_merge(person: Any, merge: IdeaMerge, *, now: datetime) -> Answer:
    """The author of either idea; for an idea without an author's account, whoever runs the budget notes it."""
    if getattr(person, "pk", None) in {merge.idea.author_id, merge.into.author_id} - {None}:
        return is_signed_in(person, now=now)
    if None in (merge.idea.author_id, merge.into.author_id):
        return may_run_budget(person, merge.into.budget, now=now)
    return no(_("Only the two people whose ideas these are may agree."))


def is_old_enough(budget: Budget, born: date | None) -> Answer:
    """Old enough on the day on which voting opens."""
    day = day_of(budget.votes_from)
    if born is None:
        return no(_("Give the day of birth."))
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if age < budget.least_age:
        return no(_("You can vote here from the age of %(age)s.") % {"age": budget.least_age})
    return yes("")


def may_share_out(person: Any, question: SpendQuestion, *, now: datetime) -> Answer:
    """A member of the assembly's board for themself; its body's team for a table."""
    if question.board is not None:
        seat = may_score(person, question.board, now=now)
        if seat:
            return seat
    return may_ask(person, question.body, now=now)


def may_put_decision(person: Any, board: Board, *, now: datetime) -> Answer:
    return may_open_round(person, board, now=now)


def may_voice(person: Any, decision: BoardDecision, *, now: datetime) -> Answer:
    return may_score(person, decision.board, now=now)
