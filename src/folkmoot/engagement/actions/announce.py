from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Consultation
from folkmoot.engagement.readiness import hard_summary
from folkmoot.engagement.states import CONSULTATION, ConsultationState
from folkmoot.people.models import Person


@transaction.atomic
def announce(consultation: Consultation, *, by: Person, now: datetime) -> Consultation:
    """Give early notice: the consultation is public, with the day it will open (Sutton Compact 3.2.2).

    Raises Refused when it would open today or has no summary: that is no notice. Refused too when few could read it (EN-33).
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    if consultation.opens_date <= day_of(now):
        raise Refused(_("Early notice comes before the first day. Choose a later first day."), field="opens_date")
    if not consultation.summary.strip():
        raise Refused(_("Say what the consultation is about before you announce it."), field="summary")
    if hard := hard_summary(consultation):
        raise Refused(hard, field="summary")
    consultation.noticed_at = now
    consultation.save(update_fields=["noticed_at"])
    move(consultation, CONSULTATION, to=ConsultationState.NOTICED)
    record(
        by, "engagement.consultation.announced", consultation, capacity=capacity, now=now, rule="sutton-compact 3.2.2",
        facts={"opens": consultation.opens_date, "closes": consultation.closes_date}, touching=[consultation.project],
    )  # fmt: skip
    return consultation


@transaction.atomic
def withdraw_consultation(consultation: Consultation, *, reasons: str, by: Person, now: datetime) -> Consultation:
    """Take back a consultation that has not opened. Raises Refused without a reason that people can read."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    if not reasons.strip():
        raise Refused(_("Say why the consultation is withdrawn."), field="reasons")
    move(consultation, CONSULTATION, to=ConsultationState.WITHDRAWN)
    record(
        by, "engagement.consultation.withdrawn", consultation, capacity=capacity, now=now, reasons=reasons,
        touching=[consultation.project],
    )  # fmt: skip
    return consultation
