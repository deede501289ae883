from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.actions.draft_agreement import must_be_draft
from folkmoot.agreements.models import Agreement, AgreementDocument, Party, Side
from folkmoot.agreements.states import AgreementState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person


def opened(agreement: Agreement) -> Agreement:
    """The draft, held for this change. What another party signed was another text, so its signature falls away."""
    agreement = locked(agreement)
    must_be_draft(agreement)
    agreement.parties.update(signed_at=None, signed_as="")
    return agreement


@transaction.atomic
def settle_particulars(
    agreement: Agreement,
    *,
    relationship: str = "",
    extension_months: int = 0,
    serves_at_risk: bool = False,
    is_learning: bool = False,
    needs_certifier: bool = False,
    cost_of_hour: Decimal | None = None,
    obligations: str = "",
    beside_reason: str = "",
    by: Person,
    now: datetime,
) -> Agreement:
    """Settle what the terms leave open. Whether it learns instead of chasing targets is agreed again by both sides."""
    capacity = allow(policy.may_edit_terms(by, agreement, now=now))
    agreement = opened(agreement)
    if agreement.asset_id and not obligations.strip():
        raise Refused(_("Say what the manager of the asset takes on."), field="obligations")
    if is_learning != agreement.is_learning:
        agreement.measures_proposed_at = agreement.measures_agreed_at = None
    agreement.relationship, agreement.extension_months = relationship, extension_months
    agreement.serves_at_risk, agreement.is_learning = serves_at_risk, is_learning
    agreement.needs_certifier, agreement.cost_of_hour = needs_certifier, cost_of_hour
    agreement.obligations, agreement.beside_reason = obligations, beside_reason
    agreement.save()
    record(
        by, "agreements.agreement.settled", agreement, capacity=capacity, now=now,
        words={"obligations": obligations, "beside": beside_reason}, touching=[agreement.project],
    )  # fmt: skip
    return agreement


@transaction.atomic
def add_party(
    agreement: Agreement, *, organisation: Organisation, side: str, part: str, by: Person, now: datetime
) -> Party:
    """Bring another funder or provider into the agreement. It signs before its side's lead does."""
    capacity = allow(policy.may_edit_terms(by, agreement, now=now))
    agreement = opened(agreement)
    if organisation.pk in (agreement.funder_id, agreement.provider_id):
        raise Refused(_("%s is in the agreement already, as a lead.") % organisation.name, field="organisation")
    if agreement.parties.filter(organisation=organisation).exists():
        raise Refused(_("%s is in the agreement already.") % organisation.name, field="organisation")
    if not part.strip():
        raise Refused(_("Say what it brings or does."), field="part")
    party = Party.objects.create(agreement=agreement, organisation=organisation, side=side, part=part)
    record(
        by, "agreements.party.added", agreement, capacity=capacity, now=now, facts={"side": side},
        touching=[agreement.project],
    )  # fmt: skip
    return party


@transaction.atomic
def remove_party(party: Party, *, by: Person, now: datetime) -> Agreement:
    """Take a body out while the agreement is being written."""
    capacity = allow(policy.may_edit_terms(by, party.agreement, now=now))
    agreement = opened(party.agreement)
    party.delete()
    record(by, "agreements.party.removed", agreement, capacity=capacity, now=now, touching=[agreement.project])
    return agreement


@transaction.atomic
def sign_as_party(party: Party, *, by: Person, now: datetime) -> Party:
    """Sign beside the lead: funders while it is a draft, providers once the funders have signed.

    Raises NotAllowed unless `by` acts for the party; Refused before the measures are agreed.
    """
    capacity = allow(policy.may_sign_as_party(by, party, now=now))
    agreement, party = locked(party.agreement), locked(party)
    if party.signed_at:
        raise Refused(_("%s has signed already.") % party.organisation.name)
    wanted = AgreementState.DRAFT if party.side == Side.FUNDER else AgreementState.OFFERED
    if agreement.state != wanted:
        raise Refused(_("Every funder signs first, then every provider. It is not this side's turn."))
    if agreement.measures_agreed_at is None:
        raise Refused(_("Agree the measures before anybody signs."))
    party.signed_at, party.signed_as = now, capacity
    party.save(update_fields=["signed_at", "signed_as"])
    record(
        by, "agreements.party.signed", agreement, capacity=capacity, now=now, facts={"side": party.side},
        touching=[agreement.project],
    )  # fmt: skip
    return party


@transaction.atomic
def add_document(
    agreement: Agreement, *, title: str, address: str, shows_recognition: bool = False, by: Person, now: datetime
) -> AgreementDocument:
    """Name a paper that belongs to the agreement, or that shows its public money. Either side may, at any time."""
    capacity = allow(policy.may_edit_measures(by, agreement, now=now))
    row = AgreementDocument.objects.create(
        agreement=agreement, title=title, address=address, shows_recognition=shows_recognition, added_at=now
    )
    record(
        by, "agreements.document.added", agreement, capacity=capacity, now=now,
        facts={"document": row.pk, "recognition": shows_recognition}, touching=[agreement.project],
    )  # fmt: skip
    return row
