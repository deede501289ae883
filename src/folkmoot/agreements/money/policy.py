"""Who may move money: who hosts a fund, who puts in, who pays, and who looks a second time."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Claim, Fund, Payment, PaymentPlan
from folkmoot.agreements.policy import acts_as_finance, acts_for_funder, acts_for_provider
from folkmoot.agreements.queries.agreements import SIGNED
from folkmoot.core.policy import Answer, no
from folkmoot.funding.models import BankDetails
from folkmoot.funding.policy.passport import knows_who_pays
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, may_administer

__all__ = ["acts_as_finance", "acts_for_funder"]
may_open_fund = acts_for_funder


def may_close_fund(person: Any, fund: Fund, *, now: datetime) -> Answer:
    return acts_for_funder(person, fund.host, now=now)


def may_contribute(person: Any, partner: Organisation, *, now: datetime) -> Answer:
    """Only the partner's own people bind its money."""
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=partner, now=now)


def may_note_gifts(person: Any, fund: Fund, *, now: datetime) -> Answer:
    """Gifts of residents and shops are written down by whoever looks after them."""
    if fund.administrator is None:
        return no(_("Only a fund for local giving takes gifts. Each funder of this one puts in its own money."))
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=fund.administrator, now=now)


def may_commit(person: Any, fund: Fund, agreement: Agreement, *, now: datetime) -> Answer:
    """The host's commissioners, for an agreement that the host signs; never somebody of the provider."""
    if agreement.funder_id != fund.host_id:
        return no(
            _("%(host)s hosts this fund, so it pays only agreements that %(host)s signs.") % {"host": fund.host.name}
        )
    if acts_for_provider(person, agreement.provider, now=now):
        return no(_("You work for the provider, so somebody else must decide this."))
    return acts_for_funder(person, fund.host, now=now)


def may_plan(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_approve_plan(person: Any, plan: PaymentPlan, *, now: datetime) -> Answer:
    """A commissioner of the funder who did not ask for it."""
    if plan.asked_by_id is not None and plan.asked_by_id == getattr(person, "pk", None):
        return no(_("You asked for this, so somebody else must approve it."))
    return acts_for_funder(person, plan.agreement.funder, now=now)


def may_claim(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """The provider's people. Whoever also acts for the funder would be asking themselves."""
    if acts_for_funder(person, agreement.funder, now=now):
        return no(_("You act for the funder, so somebody else must claim for the provider."))
    return acts_for_provider(person, agreement.provider, now=now)


def may_dispute(person: Any, claim: Claim, *, now: datetime) -> Answer:
    """The funder's commissioners and finance officers, who settle it too; never somebody of the provider."""
    if acts_for_provider(person, claim.agreement.provider, now=now):
        return no(_("You work for the provider, so somebody else must decide this."))
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=claim.agreement.funder, now=now)


def may_answer_dispute(person: Any, claim: Claim, *, now: datetime) -> Answer:
    return acts_for_provider(person, claim.agreement.provider, now=now)


def may_read_claim(person: Any, claim: Claim, *, now: datetime) -> Answer:
    """The two sides. Everybody else sees the sum and how it stands on the agreement's page."""
    return may_dispute(person, claim, now=now) or may_answer_dispute(person, claim, now=now)


@knows_who_pays
def pays(body: int, organisation: Organisation) -> bool:
    """Whether a body pays an organisation under an agreement that both have signed."""
    return Agreement.objects.filter(funder=body, provider=organisation, state__in=SIGNED).exists()


def may_check_bank_details(person: Any, payment: Payment, details: BankDetails, *, now: datetime) -> Answer:
    """Somebody of the funder, who did not give them."""
    if details.given_by_id is not None and details.given_by_id == getattr(person, "pk", None):
        return no(_("You gave these details, so somebody else must check them."))
    if acts_for_provider(person, payment.agreement.provider, now=now):
        return no(_("You work for the provider, so somebody else must check them."))
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=payment.agreement.funder, now=now)


def may_import_contracts(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """The body's commissioners and finance officers, and administrators."""
    own = acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=body, now=now)
    return own or may_administer(person, now=now) or own
