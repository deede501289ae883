from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import PolicyAnswer, PolicyQuestion
from folkmoot.citizens.readiness import lacks_to_take_part
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person

LEAST_DAYS = 14


@transaction.atomic
def ask_about_policy(
    body: Organisation,
    *,
    title: str,
    change: str,
    asks: str,
    limits: str,
    who_decides: str,
    closes_date: date,
    by: Person,
    now: datetime,
) -> PolicyQuestion:
    """Send a change of policy to trained members (ledger EN-14). Raises Refused where anything is left unsaid, or when
    they would have less than two weeks."""
    capacity = allow(policy.may_ask_about_policy(by, body, now=now))
    said = {"title": title, "change": change, "asks": asks, "limits": limits, "who_decides": who_decides}
    for field, words in said.items():
        if not words.strip():
            raise Refused(_("Write this part too, so that nobody is misled."), field=field)
    if closes_date < day_of(now) + timedelta(days=LEAST_DAYS):
        raise Refused(_("Give people two weeks at least."), field="closes_date")
    question = PolicyQuestion.objects.create(
        body=body, officer_id=by.pk, closes_date=closes_date, asked_at=now,
        **{field: words.strip() for field, words in said.items()},
    )  # fmt: skip
    record(
        by, "citizens.policy.asked", question, capacity=capacity, now=now, facts={"until": closes_date}, touching=[body]
    )
    return question


@transaction.atomic
def answer_about_policy(question: PolicyQuestion, *, words: str, by: Person, now: datetime) -> PolicyAnswer:
    """A trained member says what they think; until the closing day they may change it."""
    capacity = allow(policy.may_answer_policy(by, now=now))
    if not question.is_open(day_of(now)):
        raise Refused(_("It is closed. What was decided stands on its page."))
    for lack in lacks_to_take_part(by, now=now):
        raise Refused(lack)
    if not words.strip():
        raise Refused(_("Write what you think."), field="words")
    answer, _made = PolicyAnswer.objects.update_or_create(
        question=question, person_id=by.pk, defaults={"words": words.strip(), "answered_at": now}
    )
    record(
        by, "citizens.policy.answered", answer, capacity=capacity, now=now, words={"said": words.strip()},
        touching=[question],
    )  # fmt: skip
    return answer


@transaction.atomic
def decide_on_policy(question: PolicyQuestion, *, outcome: str, by: Person, now: datetime) -> PolicyQuestion:
    """Say what was decided and what the answers changed. Raises Refused before they are all in, or a second time."""
    capacity = allow(policy.may_ask_about_policy(by, question.body, now=now))
    question = locked(question)
    if question.decided_at is not None:
        raise Refused(_("That was said already."))
    if day_of(now) <= question.closes_date:
        raise Refused(_("People may answer until the closing day. Say it after that."))
    if not outcome.strip():
        raise Refused(_("Say what was decided, and what their answers changed or why not."), field="outcome")
    question.outcome, question.decided_as, question.decided_at = outcome.strip(), capacity, now
    question.save(update_fields=["outcome", "decided_as", "decided_at"])
    record(
        by, "citizens.policy.decided", question, capacity=capacity, now=now, reasons=outcome.strip(),
        touching=[question.body],
    )  # fmt: skip
    return question
