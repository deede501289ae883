"""A payment to new or changed bank details is held until a second person has asked."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements.anchoring.standing import is_sound
from folkmoot.agreements.models import BankCheck, Payment, Sharing
from folkmoot.agreements.money import policy
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding.models import BankDetails
from folkmoot.funding.queries.paid_to import bank_details_of
from folkmoot.people.models import Person


@transaction.atomic
def check_bank_details(payment: Payment, *, how: str, by: Person, now: datetime) -> BankCheck:
    """Note that the funder asked the organisation, by a way it knew before, and the details are its own.

    Raises NotAllowed for whoever gave them or works for the provider. Somebody else must then make the first payment.
    """
    details = details_of(payment)
    if details is None:
        raise Refused(_("This organisation has not said where it is paid."))
    capacity = allow(policy.may_check_bank_details(by, payment, details, now=now))
    details = locked(details)
    if not how.strip():
        raise Refused(_("Say whom you asked and how you knew the number."), field="how")
    if details.checks.filter(funder=payment.agreement.funder).exists():
        raise Refused(_("Your body has checked these details already."))
    check = BankCheck.objects.create(
        details=details, funder=payment.agreement.funder, how=how, checked_at=now, checked_by=by, checked_as=capacity
    )
    record(
        by, "agreements.bank.checked", payment, capacity=capacity, now=now, words={"how": how},
        facts={"details": details.pk}, touching=[payment.agreement],
    )  # fmt: skip
    return check


def details_of(payment: Payment) -> BankDetails | None:
    """Where the provider is paid now, if it has said so."""
    return bank_details_of(payment.agreement.provider_id)


def is_unchecked(payment: Payment) -> bool:
    """Whether the payee has told where it is paid, and nobody of the funder has asked about it yet."""
    details = details_of(payment)
    return details is not None and not details.checks.filter(funder=payment.agreement.funder_id).exists()


def why_held(payment: Payment, today: date, person: Person | None = None) -> str:
    """Why a payment waits for somebody else: an anchor that is not in good order, bank details that nobody has checked,
    or that the very person checked who would pay.
    """
    sharing = Sharing.objects.filter(pk=payment.agreement_id).first()
    if sharing and not (sharing.goes_on_until and today < sharing.goes_on_until):
        if not is_sound(payment.agreement.provider_id, today):
            return _(
                "The anchor’s governance is not in good order under all four headings. A commissioner decides first "
                "whether it is still paid for its groups."
            )
    details = details_of(payment)
    if details is None:
        return ""
    check = details.checks.filter(funder=payment.agreement.funder_id).first()
    if check is None:
        return _(
            "Its bank details are new or have changed. Somebody of your body must first ask the provider about them."
        )
    paid_before = Payment.objects.filter(paid_to=details, agreement__funder=payment.agreement.funder_id).exists()
    if person is not None and check.checked_by_id == person.pk and not paid_before:
        return _("You checked the new bank details, so somebody else must make the first payment to them.")
    return ""
