from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.engagement import policy
from folkmoot.engagement.models import AnswerRule
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def set_answer_rule(body: Organisation, *, from_date: date, by: Person, now: datetime, **fields: Any) -> AnswerRule:
    """Promise how many signatures bring an answer or a debate, and by when, from a day on.

    The rule before ends that day; what was begun under it keeps it. Raises Refused for a day that is past.
    """
    capacity = allow(policy.may_run_body(by, body, now=now))
    if from_date < day_of(now):
        raise Refused(_("A promise cannot be changed for days that are past."), field="from_date")
    debated, answered = fields.get("debated_at"), fields["answered_at"]
    if debated is not None and debated <= answered:
        raise Refused(_("A debate needs more signatures than an answer."), field="debated_at")
    if AnswerRule.objects.filter(body=body, from_date__gte=from_date).exists():
        raise Refused(_("There is a rule from this day on, or from a later one."), field="from_date")
    AnswerRule.objects.filter(body=body, until_date__isnull=True).update(until_date=from_date)
    made = AnswerRule.objects.create(body=body, from_date=from_date, **fields)
    record(
        by, "engagement.rule.set", made, capacity=capacity, now=now, rule=made.source,
        facts={"body": body.pk, "from": from_date, "answered_at": answered, "debated_at": debated},
    )  # fmt: skip
    return made
