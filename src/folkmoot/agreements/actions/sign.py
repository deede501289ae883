from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, proportion, schedule
from folkmoot.agreements.actions.readiness import check_parts
from folkmoot.agreements.models import Agreement, Payment, Report
from folkmoot.agreements.money import accounts
from folkmoot.agreements.money.plans import check_money, planned_payments
from folkmoot.agreements.notices import tell_signed
from folkmoot.agreements.states import AGREEMENT, AgreementState
from folkmoot.core.clock import day_of
from folkmoot.core.listings import tie
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding.queries.standing import why_not_signed
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.5"


@transaction.atomic
def sign_for_funder(agreement: Agreement, *, by: Person, now: datetime) -> Agreement:
    """Sign first, for the funder. Raises NotAllowed unless `by` is its commissioner; Refused while the measures
    are not agreed, or were agreed after this moment (AG-13), or the provider's size is not known (PO-22).
    """
    capacity = allow(policy.may_sign_for_funder(by, agreement, now=now))
    agreement = locked(agreement)
    check_ready(agreement, now)
    agreement.funder_signed_at, agreement.funder_signed_as = now, capacity
    agreement.save(update_fields=["funder_signed_at", "funder_signed_as"])
    move(agreement, AGREEMENT, to=AgreementState.OFFERED)
    record(
        by, "agreements.agreement.signed_by_funder", agreement, capacity=capacity, now=now, rule=RULE, touching=[agreement.project],
    )  # fmt: skip
    return agreement


@transaction.atomic
def sign_for_provider(agreement: Agreement, *, by: Person, now: datetime) -> Agreement:
    """Sign second, for the provider. The agreement is then live, with its reports and payments due.

    Raises NotAllowed unless `by` works for the provider alone; Refused before the funder has signed.
    """
    capacity = allow(policy.may_sign_for_provider(by, agreement, now=now))
    agreement = locked(agreement)
    if agreement.state != AgreementState.OFFERED:
        raise Refused(_("The funder signs first. It has not signed yet, or you both have already."))
    check_ready(agreement, now)
    agreement.provider_signed_at, agreement.provider_signed_as = now, capacity
    agreement.save(update_fields=["provider_signed_at", "provider_signed_as"])
    move(agreement, AGREEMENT, to=AgreementState.LIVE)
    reports = Report.objects.bulk_create(planned_reports(agreement))
    payments = Payment.objects.bulk_create(planned_payments(agreement))
    accounts.settle(accounts.hold(agreement))
    measures = list(agreement.measures.order_by("pk"))
    record(
        by, "agreements.agreement.signed_by_provider", agreement, capacity=capacity, now=now, rule=RULE,
        facts={"reports": len(reports), "payments": len(payments), "value": agreement.value},
        touching=[agreement.project, *measures, *payments],
    )  # fmt: skip
    tell_signed(agreement, by=by, now=now)
    for measure in measures:
        tie(earlier=agreement, later=measure, now=now)
    return agreement


@transaction.atomic
def send_back(agreement: Agreement, *, reasons: str, by: Person, now: datetime) -> Agreement:
    """The provider will not sign it as it stands and says why. The funder's signature falls away."""
    capacity = allow(policy.may_send_back(by, agreement, now=now))
    if not reasons.strip():
        raise Refused(_("Say what must change before you can sign."), field="reasons")
    agreement = locked(agreement)
    move(agreement, AGREEMENT, to=AgreementState.DRAFT)
    agreement.funder_signed_at, agreement.funder_signed_as = None, ""
    agreement.sent_back_because = reasons
    agreement.save(update_fields=["funder_signed_at", "funder_signed_as", "sent_back_because"])
    agreement.parties.update(signed_at=None, signed_as="")
    record(
        by, "agreements.agreement.sent_back", agreement, capacity=capacity, now=now, words={"reasons": reasons},
        touching=[agreement.project],
    )  # fmt: skip
    return agreement


def check_ready(agreement: Agreement, now: datetime) -> None:
    """Refuse a signature while bidders may object to the award, under measures nobody agreed, or on terms nobody can
    judge the size of."""
    if agreement.decision and (not_yet := why_not_signed(agreement.decision, day_of(now))):
        raise Refused(not_yet)
    if agreement.measures_agreed_at is None or not (agreement.is_learning or agreement.measures.exists()):
        raise Refused(_("Agree the measures, and how often each is reported, before anybody signs."))
    if agreement.measures_agreed_at > now:
        raise Refused(_("The measures were agreed after this signature. Agree them first, then sign."))
    if not agreement.provider.size:
        raise Refused(proportion.size_unknown(agreement.provider))
    if not agreement.reports_with_id and not planned_reports(agreement):
        raise Refused(_("Settle when reports are due before anybody signs."))
    check_parts(agreement, now)
    check_money(agreement)


def planned_reports(agreement: Agreement) -> list[Report]:
    """The reporting schedule, not yet saved: due wherever a measure is asked, and at the end of the term."""
    if agreement.reports_with_id:
        return []  # one report serves both funders
    months = agreement.measures.values_list("months_between", flat=True)
    wait = timedelta(days=agreement.report_days)
    return [
        Report(agreement=agreement, start_date=start, end_date=end, due_date=end + wait)
        for start, end in schedule.reporting_periods(agreement.start_date, agreement.end_date, months)
    ]
