from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, proportion
from folkmoot.agreements.models import Agreement, AgreementKind, Measure
from folkmoot.agreements.states import AgreementState
from folkmoot.commissioning.models import ServiceKind
from folkmoot.core.clock import months_between
from folkmoot.core.listings import tie
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding.models import FundingDecision
from folkmoot.people.models import Organisation, Person

NOT_AWARDED = (AgreementKind.LINKED, AgreementKind.ASSET)
LONG_ENOUGH = 24  # months (ledger FT-05)


@dataclass(frozen=True)
class Terms:
    """What both sides read before they sign."""

    kind: str
    title: str
    start_date: date
    end_date: date
    short_term_reason: str = ""
    payment_months: int = 3
    payment_days: int = 30
    in_advance: bool = False
    payment_reason: str = ""


@transaction.atomic
def draft_agreement(
    decision: FundingDecision,
    *,
    kind: AgreementKind,
    title: str,
    start_date: date,
    end_date: date,
    by: Person,
    now: datetime,
    **plan: Any,
) -> Agreement:
    """Draft the agreement for an award, with the measures its specification planned.

    `plan` holds the rest of `Terms`. Raises NotAllowed unless `by` is a commissioner of the funder; Refused when
    nothing was awarded, when an agreement stands already, or when a term under two years gives no reason (FT-05).
    """
    capacity = allow(policy.may_draft(by, decision, now=now))
    decision = locked(decision)
    if not decision.awarded or decision.amount is None:
        raise Refused(_("This bid was not awarded, so there is nothing to agree."))
    if Agreement.objects.filter(decision=decision).exists():
        raise Refused(_("There is an agreement for this award already."))
    if kind in NOT_AWARDED:
        raise Refused(_("This kind of agreement is not drafted from an award."), field="kind")
    opportunity, provider = decision.bid.opportunity, decision.bid.organisation
    terms = Terms(kind, title, start_date, end_date, **plan)
    check_terms(terms, provider)
    agreement = Agreement.objects.create(
        project=opportunity.project,
        specification=opportunity.specification,
        decision=decision,
        funder=opportunity.project.body,
        provider=provider,
        area=opportunity.project.area,
        value=decision.amount,
        serves_at_risk=opportunity.project.service_kind == ServiceKind.CARE,
        **asdict(terms),
    )
    planned = opportunity.specification.measures.order_by("pk")
    Measure.objects.bulk_create(Measure.copied(agreement, row, planned=row) for row in planned)
    record(
        by, "agreements.agreement.drafted", agreement, capacity=capacity, now=now,
        words={"terms": str(asdict(terms))}, touching=[agreement.project, opportunity, decision],
    )  # fmt: skip
    tie(earlier=agreement.specification, later=agreement, now=now)
    return agreement


@transaction.atomic
def change_terms(agreement: Agreement, *, seen_version: int, by: Person, now: datetime, **changes: Any) -> Agreement:
    """Change the terms while the agreement is being written. Raises ChangedMeanwhile when somebody else did first."""
    capacity = allow(policy.may_edit_terms(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    terms = Terms(**{**{name: getattr(agreement, name) for name in Terms.__dataclass_fields__}, **changes})
    if terms.kind != agreement.kind and (terms.kind in NOT_AWARDED or agreement.kind in NOT_AWARDED):
        raise Refused(_("An agreement cannot become one of this kind. Draft it anew."), field="kind")
    check_terms(terms, agreement.provider)
    refuse_if_changed(agreement, seen_version=seen_version, yours=asdict(terms))
    for name, value in asdict(terms).items():
        setattr(agreement, name, value)
    agreement.save()
    agreement.parties.update(signed_at=None, signed_as="")
    record(
        by, "agreements.agreement.changed", agreement, capacity=capacity, now=now,
        words={"terms": str(asdict(terms))}, touching=[agreement.project],
    )  # fmt: skip
    return agreement


def must_be_draft(agreement: Agreement) -> None:
    """Refuse, with what to do instead, once anybody has signed."""
    if agreement.state == AgreementState.OFFERED:
        raise Refused(_("The funder has signed. Send it back to be changed first."))
    if agreement.state != AgreementState.DRAFT:
        raise Refused(_("Both sides have signed, so this stays as it is for the whole term."))


def check_terms(terms: Terms, provider: Organisation) -> None:
    """Refuse terms that do not hold together, naming the field to mend."""
    if terms.end_date <= terms.start_date:
        raise Refused(_("The end must come after the start."), field="end_date")
    months = months_between(terms.start_date, terms.end_date)
    if months < LONG_ENOUGH and not terms.short_term_reason.strip():
        raise Refused(
            _("This runs for %(months)s months. Say why it is shorter than two years; everyone can read it.")
            % {"months": months},
            field="short_term_reason",
        )
    rule = proportion.payment_rule(terms.start_date)
    if not 1 <= terms.payment_days <= rule.days:
        raise Refused(
            _("An invoice must be paid within %(days)s days (%(source)s).")
            % {"days": rule.days, "source": rule.source},
            field="payment_days",
        )
    if terms.payment_months > max(months, 1):
        raise Refused(_("Payments cannot be further apart than the whole term."), field="payment_months")
    if not terms.in_advance and proportion.is_small(provider) and not terms.payment_reason.strip():
        raise Refused(
            _("%(provider)s is small and may not be able to spend before it is paid. Pay in advance, or say why not.")
            % {"provider": provider.name},
            field="payment_reason",
        )
