from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.rescheduling import cut_reports, take_money, unpaid_from
from folkmoot.agreements.models import Agreement, Ending
from folkmoot.agreements.models.ending import LEAST_MONTHS, Step, Support, is_long_enough
from folkmoot.agreements.notices import tell_notice, tell_notice_dropped
from folkmoot.agreements.states import AGREEMENT, ENDING, AgreementState, EndingState
from folkmoot.agreements.words import day
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

IMPACT, TALK, NOTICE = "sutton-compact 3.4.2", "sutton-compact 3.4.3", "sutton-compact 3.4.4"
RESPONSE_DAYS = 28  # the least time to answer: this site's own choice, said on the page


@transaction.atomic
def give_notice(
    ending: Ending,
    *,
    notice: str,
    dated: date,
    effective_date: date,
    new_value: Decimal | None = None,
    exceptional_reason: str = "",
    by: Person,
    now: datetime,
) -> Ending:
    """Give written notice, which counts from the day it is sent (ledger CE-05, CE-06).

    Three calendar months at least. Shorter only with a reason, and then it is not sent until a second person has signed.
    """
    capacity = allow(policy.may_run_ending(by, ending, now=now))
    ending, today = locked(ending), day_of(now)
    if ending.state != EndingState.DECIDED:
        raise Refused(_("A notice follows a decision. Decide first, or see the notice that was sent."))
    if not notice.strip():
        raise Refused(_("Write the notice: what ends, when, why, and whom to ask."), field="notice")
    if dated != today:
        raise Refused(
            _("A notice bears the day on which it is sent, which is %s. It cannot be dated earlier or later.")
            % day(today),
            field="dated",
        )
    if effective_date <= today:
        raise Refused(_("It takes effect on a day still to come."), field="effective_date")
    is_short = not is_long_enough(today, effective_date)
    if is_short and not exceptional_reason.strip():
        raise Refused(
            _("This is less than %s calendar months. Choose a later day, or say why the case is exceptional.")
            % LEAST_MONTHS,
            field="effective_date",
        )
    _check_reduction(ending, new_value)
    ending.notice, ending.notice_by, ending.notice_as = notice, by, capacity
    ending.effective_date, ending.new_value = effective_date, new_value
    ending.exceptional_reason = exceptional_reason if is_short else ""
    if not is_short:
        _send(ending, now)
    ending.save()
    record(
        by, "agreements.ending.short_notice_written" if is_short else "agreements.ending.notice_sent", ending,
        capacity=capacity, now=now, rule=NOTICE, reasons=exceptional_reason if is_short else notice,
        facts={"effective": effective_date}, touching=[ending.agreement],
    )  # fmt: skip
    return ending


def _check_reduction(ending: Ending, new_value: Decimal | None) -> None:
    if ending.support != Support.MONEY or ending.step != Step.REDUCE:
        return
    if new_value is None or not 0 < new_value < ending.agreement.value:
        raise Refused(_("Enter what it will be worth: less than now, and more than nothing."), field="new_value")


def _send(ending: Ending, now: datetime) -> None:
    """From this moment on it is with the provider, and with every group that shares in the money."""
    move(ending, ENDING, to=EndingState.NOTICED)
    ending.sent_date = day_of(now)
    tell_notice(ending, now=now)


@transaction.atomic
def sign_exceptional(ending: Ending, *, by: Person, now: datetime) -> Ending:
    """A second person answers for a notice shorter than three months. Only then is it sent."""
    ending = locked(ending)
    capacity = allow(policy.may_sign_exceptional(by, ending, now=now))
    if not ending.waits_for_second_signature:
        raise Refused(_("No short notice waits for a signature."))
    if ending.effective_date is None or ending.effective_date <= day_of(now):
        raise Refused(_("Its day has passed. Write the notice again."))
    ending.exceptional_at, ending.exceptional_as = now, capacity
    _send(ending, now)
    ending.save()
    record(
        by, "agreements.ending.notice_sent", ending, capacity=capacity, now=now, rule=NOTICE, reasons=ending.notice,
        facts={"effective": ending.effective_date, "exceptional": True}, touching=[ending.agreement],
    )  # fmt: skip
    return ending


@transaction.atomic
def tell_users(ending: Ending, *, how: str, by: Person, now: datetime) -> Ending:
    """Say how the people who use it, and the public, were told. Either side may, whoever told them."""
    capacity = allow(policy.may_edit_measures(by, ending.agreement, now=now))
    ending = locked(ending)
    if ending.state != EndingState.NOTICED:
        raise Refused(_("Users are told once the notice is sent."))
    if not how.strip():
        raise Refused(_("Say how they were told."), field="how")
    ending.told_how, ending.told_at = how, now
    ending.save(update_fields=["told_how", "told_at"])
    record(by, "agreements.ending.users_told", ending, capacity=capacity, now=now, rule=NOTICE, reasons=how)
    return ending


@transaction.atomic
def drop_ending(ending: Ending, *, reasons: str, by: Person, now: datetime) -> Ending:
    """The funder thinks again: after the decision, or after the notice, it does not go ahead."""
    capacity = allow(policy.may_run_ending(by, ending, now=now))
    if not reasons.strip():
        raise Refused(_("Say why it does not go ahead."), field="reasons")
    ending = locked(ending)
    was_public = ending.decided_at is not None
    move(ending, ENDING, to=EndingState.DROPPED)
    ending.closed_at = now
    ending.save(update_fields=["closed_at"])
    tell_notice_dropped(ending, now=now)
    said = {"reasons": reasons} if was_public else {"words": {"reasons": reasons}}
    record(
        by, "agreements.ending.dropped", ending, capacity=capacity, now=now, rule=TALK,
        touching=[ending.agreement] if was_public else [], **said,
    )  # fmt: skip
    return ending


@transaction.atomic
def carry_out(ending: Ending, *, by: Person, now: datetime) -> Ending:
    """Its day has come: the money shrinks, or the agreement ends.

    Refused before the day; before users and the public were told; and, of an ending of the money, before the exit plan
    is handed over and everything due before the day is paid.
    """
    capacity = allow(policy.may_run_ending(by, ending, now=now))
    ending = locked(ending)
    agreement = locked(ending.agreement)
    effective = ending.effective_date
    if ending.state != EndingState.NOTICED or effective is None:
        raise Refused(_("Written notice comes first."))
    if day_of(now) < effective:
        raise Refused(_("The notice runs until %s.") % day(effective))
    if ending.told_at is None:
        raise Refused(_("Tell the people who use it, and the public, first."))
    if ending.support == Support.MONEY:
        if ending.step == Step.END:
            _end(agreement, effective, now)
        elif ending.new_value is not None:
            take_money(agreement, agreement.value - ending.new_value, effective)
            agreement.value = ending.new_value
            agreement.save(update_fields=["value"])
    move(ending, ENDING, to=EndingState.DONE)
    ending.closed_at = now
    ending.save(update_fields=["closed_at"])
    record(
        by, "agreements.ending.carried_out", ending, capacity=capacity, now=now, rule=NOTICE,
        facts={"value": agreement.value}, touching=[agreement, agreement.project],
    )  # fmt: skip
    return ending


def _end(agreement: Agreement, effective: date, now: datetime) -> None:
    plan = getattr(agreement, "exit_plan", None)
    if plan is None or plan.handed_over_at is None:
        raise Refused(_("The exit plan comes first, and what was learnt is handed over."))
    owed = agreement.payments.filter(paid_date=None, due_date__lt=effective).count()
    if owed:
        raise Refused(_("Payments still to be made: %s. Pay them first.") % owed)
    less = unpaid_from(agreement, effective)
    take_money(agreement, less, effective)
    cut_reports(agreement, effective)
    move(agreement, AGREEMENT, to=AgreementState.ENDED)
    agreement.value -= less
    agreement.end_date, agreement.ended_at = min(effective, agreement.end_date), now
    agreement.save(update_fields=["value", "end_date", "ended_at"])
