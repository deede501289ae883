from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.settle import opened
from folkmoot.agreements.models import Agreement, LearningCycle, LearningQuestion
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def ask_question(agreement: Agreement, *, question: str, by: Person, now: datetime) -> LearningQuestion:
    """Add a question that both sides want to answer. What was agreed before must then be agreed again."""
    capacity = allow(policy.may_edit_measures(by, agreement, now=now))
    agreement = _reopened(agreement)
    if not question.strip():
        raise Refused(_("Write the question."), field="question")
    row = LearningQuestion.objects.create(agreement=agreement, question=question)
    record(by, "agreements.learning.asked", agreement, capacity=capacity, now=now, touching=[agreement.project])
    return row


@transaction.atomic
def plan_cycle(agreement: Agreement, *, by_date: date, by: Person, now: datetime) -> LearningCycle:
    """Name a day within the term by which both sides sit down and learn."""
    capacity = allow(policy.may_edit_measures(by, agreement, now=now))
    agreement = _reopened(agreement)
    if not agreement.start_date <= by_date < agreement.end_date:
        raise Refused(_("Choose a day within the term."), field="by_date")
    if agreement.cycles.filter(by_date=by_date).exists():
        raise Refused(_("There is a learning cycle on that day already."), field="by_date")
    row = LearningCycle.objects.create(agreement=agreement, by_date=by_date)
    record(by, "agreements.learning.planned", agreement, capacity=capacity, now=now, touching=[agreement.project])
    return row


@transaction.atomic
def note_cycle(cycle: LearningCycle, *, learnt: str, changed: str, by: Person, now: datetime) -> LearningCycle:
    """Write down what was learnt and what is done differently now. Either side may, for both."""
    capacity = allow(policy.may_edit_measures(by, cycle.agreement, now=now))
    cycle = locked(cycle)
    if not cycle.agreement.is_signed:
        raise Refused(_("Learning begins once both sides have signed."))
    if cycle.done_at:
        raise Refused(_("This cycle is written down already."))
    if day_of(now) < cycle.agreement.start_date:
        raise Refused(_("The agreement has not begun."))
    for field, words in (("learnt", learnt), ("changed", changed)):
        if not words.strip():
            raise Refused(_("Write something here; “nothing” is an answer."), field=field)
    cycle.learnt, cycle.changed, cycle.done_at, cycle.done_as = learnt, changed, now, capacity
    cycle.save()
    record(
        by, "agreements.learning.noted", cycle.agreement, capacity=capacity, now=now, reasons=changed,
        facts={"by": cycle.by_date},
    )  # fmt: skip
    return cycle


def _reopened(agreement: Agreement) -> Agreement:
    agreement = opened(agreement)
    if not agreement.is_learning:
        raise Refused(_("Settle first that this agreement learns instead of chasing targets."))
    agreement.measures_proposed_at = agreement.measures_agreed_at = None
    agreement.save(update_fields=["measures_proposed_at", "measures_agreed_at"])
    return agreement
