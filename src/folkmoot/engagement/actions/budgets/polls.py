from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.engagement.models import Poll, PollAnswer
from folkmoot.engagement.policy import budgets as policy
from folkmoot.people.models import Organisation, Person
from folkmoot.people.policy import may_take_part


@transaction.atomic
def ask_poll(
    *,
    body: Organisation,
    question: str,
    why: str,
    choices: Sequence[str],
    closes_date: date,
    by: Person,
    now: datetime,
) -> Poll:
    """Ask one question, to get a feeling. Whatever comes out decides nothing, and every page of it says so."""
    capacity = allow(policy.may_ask(by, body, now=now))
    choices = [choice.strip() for choice in choices if choice.strip()]
    if len(set(choices)) < 2 or len(set(choices)) < len(choices):
        raise Refused(_("Give at least two different choices, each on a line of its own."), field="choices")
    if closes_date < day_of(now):
        raise Refused(_("Choose a last day that has not passed."), field="closes_date")
    poll = Poll.objects.create(
        body=body, question=question, why=why, choices=choices, closes_date=closes_date, asked_at=now
    )
    record(by, "engagement.poll.asked", poll, capacity=capacity, now=now, facts={"closes": closes_date})
    return poll


@transaction.atomic
def answer_poll(poll: Poll, *, choice: int, by: Person, now: datetime) -> PollAnswer:
    """Answer a poll, or change the answer. Refused after its last day."""
    capacity = allow(may_take_part(by, now=now))
    if day_of(now) > poll.closes_date:
        raise Refused(_("The last day of this poll has passed."))
    if not 0 <= choice < len(poll.choices):
        raise Refused(_("Choose one of the answers."), field="choice")
    answer, _made = PollAnswer.objects.update_or_create(poll=poll, person=by, defaults={"choice": choice})
    record(by, "engagement.poll.answered", answer, capacity=capacity, now=now)
    return answer
