import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement, BodyFeedback, HealthAnswer, HealthCheck, HealthVoice
from folkmoot.agreements.notices import tell_feedback_answered, tell_health_asked
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.role import RoleKind, roles_of

RULE = "sutton-compact 3.3.14"
ANSWER_DAYS = 28  # this site's own choice, said to whoever gives feedback


@transaction.atomic
def give_feedback(body: Organisation, *, works: str, could: str, by: Person, now: datetime) -> BodyFeedback:
    """Tell a public body how it works, as a critical friend. Published at once; the answer follows (ledger AG-26).

    Raises NotAllowed unless `by` works for a voluntary group; Refused where the body has not signed the Compact.
    """
    capacity = allow(policy.may_give_feedback(by, body, now=now))
    if not policy.has_signed(body, now=now):
        raise Refused(_("%s has not signed the Compact, so it has not promised to listen here.") % body.name)
    for field, words in (("works", works), ("could", could)):
        if not words.strip():
            raise Refused(_("Write something here, however short."), field=field)
    giver = next(role.organisation for role in roles_of(by, day_of(now)) if role.kind == RoleKind.VCO_WORKER)
    row = BodyFeedback.objects.create(
        body=body, giver=giver, works=works, could=could, given_at=now, given_as=capacity,
        answer_by_date=day_of(now) + timedelta(days=ANSWER_DAYS),
    )  # fmt: skip
    record(
        by, "agreements.feedback.given", row, capacity=capacity, now=now, rule=RULE, reasons=could,
        facts={"answer_by": row.answer_by_date}, touching=[body],
    )  # fmt: skip
    return row


@transaction.atomic
def answer_feedback(row: BodyFeedback, *, words: str, by: Person, now: datetime) -> BodyFeedback:
    """The body answers in public."""
    capacity = allow(policy.may_answer_feedback(by, row, now=now))
    row = locked(row)
    if row.answered_at:
        raise Refused(_("This was answered already."))
    if not words.strip():
        raise Refused(_("Write your answer."), field="words")
    row.answer, row.answered_at, row.answered_as = words, now, capacity
    row.save(update_fields=["answer", "answered_at", "answered_as"])
    tell_feedback_answered(row, now=now)
    record(
        by, "agreements.feedback.answered", row, capacity=capacity, now=now, rule=RULE, reasons=words,
        touching=[row.body],
    )  # fmt: skip
    return row


@transaction.atomic
def open_health_check(agreement: Agreement, *, closes_date: date, by: Person, now: datetime) -> HealthCheck:
    """Ask every provider in a partnership, in confidence, how it is to be in it (ledger AG-19)."""
    capacity = allow(policy.may_open_health_check(by, agreement, now=now))
    if not agreement.is_signed:
        raise Refused(_("There is no partnership to ask about before both sides have signed."))
    if closes_date < day_of(now) + timedelta(days=7):
        raise Refused(_("Give people a week at least."), field="closes_date")
    if HealthCheck.objects.filter(agreement=agreement, closes_date__gte=day_of(now)).exists():
        raise Refused(_("One is open already."))
    row = HealthCheck.objects.create(agreement=agreement, opened_at=now, opened_as=capacity, closes_date=closes_date)
    tell_health_asked(row, now=now)
    record(by, "agreements.health.opened", agreement, capacity=capacity, now=now, facts={"until": closes_date})
    return row


@transaction.atomic
def answer_health_check(
    check: HealthCheck, *, heard: int, independent: int, fair_share: int, worth_it: int, by: Person, now: datetime
) -> HealthCheck:
    """Answer for your group, once. That it answered is kept apart from what it said, and nobody can join the two."""
    capacity = allow(policy.may_answer_health_check(by, check, now=now))
    check = locked(check)
    organisation = policy.speaks_for(by, check, now=now)
    if organisation is None:
        raise Refused(_("Only the groups in this partnership are asked."))
    if day_of(now) > check.closes_date:
        raise Refused(_("The time to answer is over."))
    if check.voices.filter(organisation=organisation).exists():
        raise Refused(_("Somebody of your group has answered already. Each group answers once."))
    HealthVoice.objects.create(check_asked=check, organisation=organisation)
    HealthAnswer.objects.create(
        number=uuid.uuid4(), check_asked=check, heard=heard, independent=independent, fair_share=fair_share,
        worth_it=worth_it,
    )  # fmt: skip
    record(by, "agreements.health.answered", check, capacity=capacity, now=now)
    return check
