from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, proportion
from folkmoot.agreements.actions.settle import opened
from folkmoot.agreements.models import Agreement, Party, Risk, SafeguardingCheck
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person

RULE = "sutton-compact 3.3.6"


@transaction.atomic
def add_risk(
    agreement: Agreement,
    *,
    title: str,
    likelihood: int,
    harm: int,
    owner: Organisation,
    reason: str,
    by: Person,
    now: datetime,
) -> Risk:
    """Write down what could go wrong and who carries it, because it is best placed to. Either side may.

    An approval of more risk than suits the provider's size falls away, because the risk is another now.
    """
    capacity = allow(policy.may_edit_measures(by, agreement, now=now))
    agreement = opened(agreement)
    named = {agreement.funder_id, agreement.provider_id}
    if owner.pk not in named and not Party.objects.filter(agreement=agreement, organisation=owner).exists():
        raise Refused(_("A risk is carried by a party to the agreement."), field="owner")
    if not reason.strip():
        raise Refused(_("Say why %s is best placed to carry it.") % owner.name, field="reason")
    risk = Risk.objects.create(
        agreement=agreement, title=title, likelihood=likelihood, harm=harm, owner=owner, reason=reason
    )
    _approval_falls_away(agreement)
    record(
        by, "agreements.risk.added", agreement, capacity=capacity, now=now, rule=RULE, facts={"weight": risk.weight},
        touching=[agreement.project],
    )  # fmt: skip
    return risk


@transaction.atomic
def remove_risk(risk: Risk, *, by: Person, now: datetime) -> Agreement:
    """Take a risk out while the agreement is being written."""
    capacity = allow(policy.may_edit_measures(by, risk.agreement, now=now))
    agreement = opened(risk.agreement)
    risk.delete()
    _approval_falls_away(agreement)
    record(
        by, "agreements.risk.removed", agreement, capacity=capacity, now=now, rule=RULE, touching=[agreement.project]
    )
    return agreement


@transaction.atomic
def approve_risks(agreement: Agreement, *, reason: str, by: Person, now: datetime) -> Agreement:
    """Approve that the provider carries more risk than suits its size (ledger AG-10).

    Raises NotAllowed unless `by` answers for the funder's money; Refused when nothing needs approval.
    """
    capacity = allow(policy.may_approve_risks(by, agreement, now=now))
    agreement = locked(agreement)
    if not too_much_risk(agreement):
        raise Refused(_("The provider carries no more than suits its size, so nothing needs approval."))
    if not reason.strip():
        raise Refused(_("Say why the provider can carry this. Everybody will read it."), field="reason")
    agreement.risks_approved_at, agreement.risks_approved_as = now, capacity
    agreement.risks_approved_reason = reason
    agreement.save(update_fields=["risks_approved_at", "risks_approved_as", "risks_approved_reason"])
    record(
        by, "agreements.risks.approved", agreement, capacity=capacity, now=now, rule=RULE, words={"reason": reason},
        touching=[agreement.project],
    )  # fmt: skip
    return agreement


def _approval_falls_away(agreement: Agreement) -> None:
    agreement.risks_approved_at, agreement.risks_approved_as, agreement.risks_approved_reason = None, "", ""
    agreement.save(update_fields=["risks_approved_at", "risks_approved_as", "risks_approved_reason"])


def risk_carried(agreement: Agreement) -> int:
    """The weight of all risks on the lead provider."""
    return sum(risk.weight for risk in agreement.risks.filter(owner=agreement.provider_id))


def too_much_risk(agreement: Agreement) -> bool:
    return risk_carried(agreement) > proportion.most_risk(agreement.provider)


@transaction.atomic
def note_safeguarding(
    organisation: Organisation, *, passed: bool, until_date: date, seen: str, by: Person, now: datetime
) -> SafeguardingCheck:
    """Write down a look at how an organisation keeps people safe: what was seen, how it went, until when it holds.

    Raises NotAllowed unless `by` is a commissioner, and never for their own organisation.
    """
    capacity = allow(policy.may_check_safeguarding(by, organisation, now=now))
    if until_date <= day_of(now):
        raise Refused(_("Choose a day that is still to come."), field="until_date")
    if not seen.strip():
        raise Refused(_("Say what was looked at."), field="seen")
    role = next(role for role in policy.roles_as_commissioner(by, now=now))
    row = SafeguardingCheck.objects.create(
        organisation=organisation, checked_for=role.organisation, passed=passed, checked_date=day_of(now),
        until_date=until_date, seen=seen, checked_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.safeguarding.checked", organisation, capacity=capacity, now=now, words={"seen": seen},
        facts={"passed": passed, "until": until_date},
    )  # fmt: skip
    return row
