from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.draft_agreement import Terms, check_terms
from folkmoot.agreements.models import Agreement, AgreementKind, Measure
from folkmoot.commissioning.models import Specification
from folkmoot.commissioning.states import DocumentState
from folkmoot.core.listings import tie
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.needs.models import Asset
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def draft_linked(
    first: Agreement,
    *,
    funder: Organisation,
    value: Decimal,
    no_award_reason: str,
    by: Person,
    now: datetime,
    **terms: Any,
) -> Agreement:
    """Draft another funder's contract with the same provider under the same specification and monitoring (AG-06).

    Its measures are those of the first agreement, and the first agreement's reports serve it too: nobody reports twice.
    """
    capacity = allow(policy.acts_for_funder(by, funder, now=now))
    first = locked(first)
    if not first.is_signed:
        raise Refused(_("Sign the first agreement before another is linked to it."))
    if funder.pk in (first.funder_id, first.provider_id):
        raise Refused(_("A linked contract is with another funder."), field="funder")
    if not no_award_reason.strip():
        raise Refused(_("Say why this money needs no award of its own."), field="no_award_reason")
    if not value or value <= 0:
        raise Refused(_("Enter how much it is worth."), field="value")
    wanted = Terms(AgreementKind.LINKED, **terms)
    check_terms(wanted, first.provider)
    agreement = Agreement.objects.create(
        project=first.project, specification=first.specification, funder=funder, provider=first.provider,
        area=first.area, value=value, no_award_reason=no_award_reason, reports_with=first.reports_with or first,
        serves_at_risk=first.serves_at_risk, **vars(wanted),
    )  # fmt: skip
    Measure.objects.bulk_create(
        Measure.copied(agreement, row, planned=row.planned) for row in first.measures.order_by("pk")
    )
    _written(agreement, by, capacity, now)
    return agreement


@transaction.atomic
def draft_for_asset(
    specification: Specification,
    *,
    asset: Asset,
    provider: Organisation,
    obligations: str,
    no_award_reason: str,
    value: Decimal = Decimal(0),
    by: Person,
    now: datetime,
    **terms: Any,
) -> Agreement:
    """Draft the agreement by which a community body manages an asset of the council (ledger AG-27). It may cost
    nothing. Raises NotAllowed unless `by` is a commissioner of the project's body.
    """
    project = specification.project
    capacity = allow(policy.acts_for_funder(by, project.body, now=now))
    if specification.state != DocumentState.AGREED:
        raise Refused(_("Agree the specification first: it says what the asset is for."))
    if not provider.is_voluntary:
        raise Refused(_("An asset is handed to a voluntary or community organisation."), field="provider")
    for field, words, sentence in (
        ("obligations", obligations, _("Say what the manager of the asset takes on.")),
        ("no_award_reason", no_award_reason, _("Say how the manager was chosen.")),
    ):
        if not words.strip():
            raise Refused(sentence, field=field)
    wanted = Terms(AgreementKind.ASSET, **terms)
    check_terms(wanted, provider)
    agreement = Agreement.objects.create(
        project=project, specification=specification, funder=project.body, provider=provider, area=project.area,
        value=value, asset=asset, obligations=obligations, no_award_reason=no_award_reason, **vars(wanted),
    )  # fmt: skip
    Measure.objects.bulk_create(
        Measure.copied(agreement, row, planned=row) for row in specification.measures.order_by("pk")
    )
    _written(agreement, by, capacity, now)
    return agreement


def _written(agreement: Agreement, by: Person, capacity: str, now: datetime) -> None:
    record(
        by, "agreements.agreement.drafted", agreement, capacity=capacity, now=now,
        words={"terms": str(agreement.value)}, touching=[agreement.project],
    )  # fmt: skip
    tie(earlier=agreement.specification, later=agreement, now=now)
