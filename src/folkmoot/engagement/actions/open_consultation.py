from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commitments.actions.explain import write_explanation
from folkmoot.commitments.models import Undertaking
from folkmoot.commitments.states import RulebookState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.actions.renew import close_replaced
from folkmoot.engagement.models import Consultation
from folkmoot.engagement.readiness import reasons_given, what_is_missing
from folkmoot.engagement.states import CONSULTATION, ConsultationState
from folkmoot.people.models import Person


@transaction.atomic
def open_consultation(consultation: Consultation, *, by: Person, now: datetime) -> Consultation:
    """Open a consultation for answers. From here on its words stay as they are.

    Raises Refused while anything people need to answer well is missing; without early notice or a reason (ledger
    EN-01); and when it is informal, or formal and open for fewer than 84 days, without a published reason (EN-02).
    A reason given becomes a public explanation of Sutton Compact 3.2.2.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    today = day_of(now)
    refuse_wrong_day(consultation, today)
    for missing in what_is_missing(consultation, today):
        raise Refused(missing.sentence, field=missing.field)
    # It is judged by the days it is truly open, so one that opens late is as long as what is left.
    consultation.opens_date = today
    consultation.opened_at = now
    consultation.save(update_fields=["opens_date", "opened_at"])
    move(consultation, CONSULTATION, to=ConsultationState.OPEN)
    reasons = reasons_given(consultation)
    if reasons:
        explain(consultation, reasons, by=by, capacity=capacity, now=now)
    close_replaced(consultation, by, capacity, now)
    record(
        by, "engagement.consultation.opened", consultation, capacity=capacity, now=now, rule="sutton-compact 3.2.2",
        reasons=reasons, facts={"closes": consultation.closes_date, "days": consultation.days},
        touching=[consultation.project],
    )  # fmt: skip
    return consultation


def refuse_wrong_day(consultation: Consultation, today: date) -> None:
    if consultation.noticed_at and today < consultation.opens_date:
        raise Refused(
            _("It was announced for a later day. Wait until then, or change the first day."), field="opens_date"
        )
    if today >= consultation.closes_date:
        raise Refused(_("The last day to answer has come. Choose a later one."), field="closes_date")


def explain(consultation: Consultation, reasons: str, *, by: Person, capacity: str, now: datetime) -> None:
    """The reason stands as a public explanation, signed; the entry of the opening carries it."""
    undertaking = Undertaking.objects.filter(
        rulebook__code="sutton-compact", rulebook__state=RulebookState.ADOPTED, number="3.2.2"
    ).first()
    if undertaking is not None:
        write_explanation(undertaking, consultation, words=reasons, by=by, capacity=capacity, now=now)
