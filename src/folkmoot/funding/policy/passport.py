"""Who keeps an organisation's passport, and who alone reads its bank details."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import FundingDecision
from folkmoot.funding.posts import BIDDERS
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of

Pays = Callable[[int, Organisation], bool]
_payers: list[Pays] = []


def knows_who_pays(function: Pays) -> Pays:
    """Register a function (number of a body, organisation) -> whether the one pays the other: agreements live in a
    higher room, which tells it here when it is loaded."""
    _payers.append(function)
    return function


def may_keep_passport(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, *BIDDERS, at=organisation, now=now)


def may_read_bank_details(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """A finance officer of a body that has awarded something to this organisation or pays it under an agreement. Nobody
    else, its own people neither: they see the last figures."""
    for role in roles_of(person, day_of(now)):
        if role.kind == RoleKind.FINANCE:
            awards = FundingDecision.objects.filter(
                awarded=True, bid__organisation=organisation, bid__opportunity__project__body=role.organisation_id
            )
            if awards.exists() or any(pays(role.organisation_id, organisation) for pays in _payers):
                return yes(f"{role.get_kind_display()}, {role.organisation.name}")
    return no(_("Bank details are for the finance officers of a body that pays this organisation."))
