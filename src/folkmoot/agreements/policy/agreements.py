"""Who may do what with an agreement. The funder's side, the provider's side, and whoever pays."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Payment, Report
from folkmoot.core.policy import Answer, no
from folkmoot.funding.models import FundingDecision
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as


def acts_for_funder(person: Any, funder: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, at=funder, now=now)


def acts_for_provider(person: Any, provider: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.VCO_WORKER, RoleKind.PROVIDER, at=provider, now=now)


def acts_as_finance(person: Any, funder: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.FINANCE, at=funder, now=now)


def may_draft(person: Any, decision: FundingDecision, *, now: datetime) -> Answer:
    return acts_for_funder(person, decision.bid.opportunity.project.body, now=now)


def may_edit_terms(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_edit_measures(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """Either side, because measures are agreed together."""
    allowed = acts_for_funder(person, agreement.funder, now=now) or acts_for_provider(
        person, agreement.provider, now=now
    )
    return allowed or no(
        _("Only a commissioner of %(funder)s or a worker of %(provider)s may do this.")
        % {"funder": agreement.funder.name, "provider": agreement.provider.name}
    )


may_propose_measures = may_edit_terms
may_sign_for_funder = may_edit_terms
may_end = may_edit_terms


def may_agree_measures(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_provider(person, agreement.provider, now=now)


may_send_back = may_agree_measures


def may_sign_for_provider(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """The provider's people. Whoever also acts for the funder may not sign both halves."""
    if acts_for_funder(person, agreement.funder, now=now):
        return no(_("You act for the funder, so somebody else must sign for the provider."))
    return acts_for_provider(person, agreement.provider, now=now)


def may_report(person: Any, report: Report, *, now: datetime) -> Answer:
    return acts_for_provider(person, report.agreement.provider, now=now)


def may_answer_report(person: Any, report: Report, *, now: datetime) -> Answer:
    return acts_for_funder(person, report.agreement.funder, now=now)


def may_pay(person: Any, payment: Payment, *, now: datetime) -> Answer:
    """The funder's finance officers. Whoever also works for the provider may not pay it."""
    if acts_for_provider(person, payment.agreement.provider, now=now):
        return no(_("You work for the provider, so somebody else must pay it."))
    return acts_as_finance(person, payment.agreement.funder, now=now)


def may_explain_late(person: Any, payment: Payment, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.FINANCE, RoleKind.COMMISSIONER, at=payment.agreement.funder, now=now)
