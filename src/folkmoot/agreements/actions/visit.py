from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.models import Agreement, Evaluation, MonitoringVisit
from folkmoot.agreements.notices import tell_visit_answered
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def write_visit(
    agreement: Agreement,
    *,
    visited_date: date,
    saw: str,
    heard: str,
    people_met: int,
    suggests: str = "",
    by: Person,
    now: datetime,
) -> MonitoringVisit:
    """Say what you saw and heard at the service. Everybody reads it; the provider answers (ledger MP-22).

    Raises NotAllowed unless `by` is a citizen commissioner who chose to check this service.
    """
    capacity = allow(policy.may_visit(by, agreement, now=now))
    if not agreement.is_signed:
        raise Refused(_("There is nothing to visit before both sides have signed."))
    if not agreement.start_date <= visited_date <= day_of(now):
        raise Refused(_("A visit is on a day since the agreement began, and not ahead."), field="visited_date")
    for field, words in (("saw", saw), ("heard", heard)):
        if not words.strip():
            raise Refused(_("Write something here, however short."), field=field)
    visit = MonitoringVisit.objects.create(
        agreement=agreement, assignment=policy.monitoring_task(by, agreement), visited_date=visited_date, saw=saw,
        heard=heard, people_met=people_met, suggests=suggests, written_at=now, written_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.visit.written", visit, capacity=capacity, now=now, facts={"day": visited_date},
        touching=[agreement],
    )  # fmt: skip
    return visit


@transaction.atomic
def answer_visit(visit: MonitoringVisit, *, words: str, by: Person, now: datetime) -> MonitoringVisit:
    """The provider says what it makes of a visit, and what it will do."""
    capacity = allow(policy.may_answer_visit(by, visit, now=now))
    visit = locked(visit)
    if visit.answered_at:
        raise Refused(_("This visit was answered already."))
    if not words.strip():
        raise Refused(_("Write your answer."), field="words")
    visit.answer, visit.answered_at, visit.answered_as = words, now, capacity
    visit.save(update_fields=["answer", "answered_at", "answered_as"])
    tell_visit_answered(visit, now=now)
    record(
        by, "agreements.visit.answered", visit, capacity=capacity, now=now, reasons=words, touching=[visit.agreement]
    )
    return visit


@transaction.atomic
def plan_evaluation(
    agreement: Agreement,
    *,
    evaluator: Organisation,
    question: str,
    method: str,
    burden_hours: Decimal,
    independence: str,
    from_date: date,
    until_date: date,
    by: Person,
    now: datetime,
) -> Evaluation:
    """Ask somebody independent whether it worked, saying what it will take of the provider (ledger MP-17)."""
    capacity = allow(policy.may_plan_evaluation(by, agreement, now=now))
    if not agreement.is_signed:
        raise Refused(_("There is nothing to evaluate before both sides have signed."))
    if (
        evaluator.pk in (agreement.funder_id, agreement.provider_id)
        or agreement.parties.filter(organisation=evaluator).exists()
    ):
        raise Refused(_("A party to the agreement does not evaluate it."), field="evaluator")
    if until_date <= from_date:
        raise Refused(_("The end must come after the start."), field="until_date")
    if not independence.strip():
        raise Refused(_("Say what makes the evaluator independent."), field="independence")
    row = Evaluation.objects.create(
        agreement=agreement, evaluator=evaluator, question=question, method=method, burden_hours=burden_hours,
        independence=independence, from_date=from_date, until_date=until_date, planned_at=now,
    )  # fmt: skip
    record(
        by, "agreements.evaluation.planned", agreement, capacity=capacity, now=now,
        facts={"hours": burden_hours, "until": until_date},
    )  # fmt: skip
    return row
