"""Where an organisation is paid. A payment to changed details is held until a second person has asked."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from folkmoot.agreements.anchoring.standing import is_sound
from folkmoot.agreements.models import BankCheck, BankDetails, Payment, Sharing
from folkmoot.agreements.money import policy
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person

SORT_CODE, NUMBER = re.compile(r"\d{6}"), re.compile(r"\d{8}")


@transaction.atomic
def give_bank_details(
    organisation: Organisation, *, name_on_account: str, sort_code: str, account_number: str, by: Person, now: datetime
) -> BankDetails:
    """Say where the organisation is paid. Its funders hold their next payment until one of them has asked.

    The number is not kept, only what shows that it changed. Raises NotAllowed unless `by` works for the organisation.
    """
    capacity = allow(policy.may_give_bank_details(by, organisation, now=now))
    organisation = locked(organisation)
    sort, number = (re.sub(r"[\s-]", "", text) for text in (sort_code, account_number))
    if not SORT_CODE.fullmatch(sort):
        raise Refused(_("A sort code has 6 figures, like 12-34-56."), field="sort_code")
    if not NUMBER.fullmatch(number):
        raise Refused(_("An account number has 8 figures."), field="account_number")
    digest = salted_hmac("folkmoot.agreements.bank", sort + number, algorithm="sha256").hexdigest()
    now_known = BankDetails.objects.filter(organisation=organisation, replaced_at=None).first()
    if now_known and now_known.digest == digest and now_known.name_on_account == name_on_account.strip():
        raise Refused(_("These are the details we have already."))
    BankDetails.objects.filter(organisation=organisation, replaced_at=None).update(replaced_at=now)
    details = BankDetails.objects.create(
        organisation=organisation, name_on_account=name_on_account.strip(), last_four=number[-4:], digest=digest,
        given_at=now, given_by=by,
    )  # fmt: skip
    record(
        by, "agreements.bank.changed" if now_known else "agreements.bank.given", details, capacity=capacity, now=now,
        touching=[*Payment.objects.filter(agreement__provider=organisation, paid_date=None)[:100]],
    )  # fmt: skip
    return details


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
    return BankDetails.objects.filter(organisation=payment.agreement.provider_id, replaced_at=None).first()


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
