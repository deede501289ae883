"""Who is a party to an agreement, and so reads it while it is being written."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Clause, Party, Side
from folkmoot.agreements.policy.agreements import acts_for_funder, acts_for_provider
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import Role, RoleKind, roles_of
from folkmoot.people.policy import acts_as

PARTY_ROLES = (
    RoleKind.COMMISSIONER,
    RoleKind.OFFICER,
    RoleKind.FINANCE,
    RoleKind.VCO_WORKER,
    RoleKind.PROVIDER,
)


def bodies_of(person: Any, today: date) -> set[int]:
    """The bodies whose agreements this person works on."""
    return {role.organisation_id for role in roles_of(person, today) if role.kind in PARTY_ROLES}


def is_party(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """Works for a body that signs it: the lead funder, the lead provider or another party."""
    bodies = bodies_of(person, day_of(now))
    if not bodies:
        return no(_("Only the parties to this agreement may do this."))
    named = {agreement.funder_id, agreement.provider_id}
    if bodies & named or Party.objects.filter(agreement=agreement, organisation__in=bodies).exists():
        return yes(_("party to the agreement"))
    return no(_("Only the parties to this agreement may do this."))


def may_see(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """Everybody once both sides have signed; before that, the parties alone."""
    return yes(_("reader")) if agreement.is_signed else is_party(person, agreement, now=now)


def may_sign_as_party(person: Any, party: Party, *, now: datetime) -> Answer:
    """A commissioner of another funder, or a worker of another provider; nobody signs on both sides."""
    agreement = party.agreement
    if party.side == Side.FUNDER:
        return acts_for_funder(person, party.organisation, now=now)
    if acts_for_funder(person, agreement.funder, now=now):
        return no(_("You act for the funder, so somebody else must sign for the provider."))
    return acts_for_provider(person, party.organisation, now=now)


def may_speak_for_party(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.VCO_WORKER, RoleKind.PROVIDER, at=organisation, now=now)


def may_keep_clauses(person: Any, *, now: datetime) -> Answer:
    """The library is the borough's: any commissioner, the Compact's host or an administrator adds to it."""
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.COMPACT_HOST, RoleKind.ADMINISTRATOR, now=now)


def may_withdraw_clause(person: Any, clause: Clause, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMPACT_HOST, RoleKind.ADMINISTRATOR, now=now)


def may_approve_risks(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """Somebody who answers for the funder's money, not whoever writes the agreement."""
    return acts_as(person, RoleKind.FINANCE, RoleKind.COUNCILLOR, at=agreement.funder, now=now)


def may_check_safeguarding(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """A commissioner of any body that funds; nobody passes their own organisation."""
    if organisation.pk in bodies_of(person, day_of(now)):
        return no(_("Nobody checks their own organisation."))
    return acts_as(person, RoleKind.COMMISSIONER, now=now)


def may_link(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """A commissioner of another funder, who wants to pay for the same work."""
    leads = {agreement.funder_id, agreement.provider_id}
    for role in roles_as_commissioner(person, now=now):
        if role.organisation_id not in leads:
            return yes(f"{role.get_kind_display()}, {role.organisation.name}")
    return no(_("Only a commissioner of another funder may link a contract to this one."))


def roles_as_commissioner(person: Any, *, now: datetime) -> list[Role]:
    return [role for role in roles_of(person, day_of(now)) if role.kind == RoleKind.COMMISSIONER]
