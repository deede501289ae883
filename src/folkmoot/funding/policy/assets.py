"""Who may nominate an asset, who decides, and who may ask to bid. Localism Act 2011, ss.89 and 95."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no
from folkmoot.funding.models import AssetNomination
from folkmoot.funding.policy.expressions import SPEAKING, may_list, relevant_as
from folkmoot.people.models import Interest, Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of


def may_nominate(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """Somebody who speaks for a community body: a voluntary group, a charity, a parish council. So may they ask to bid."""
    answer = acts_as(person, *SPEAKING, at=organisation, now=now)
    if answer and relevant_as(organisation) is None:
        return no(_("The law gives this right to voluntary and community groups, charities and parish councils."))
    return answer


def may_decide_nomination(person: Any, row: AssetNomination, *, now: datetime) -> Answer:
    """A commissioner of the authority without a tie to whoever nominated it."""
    answer = acts_as(person, RoleKind.COMMISSIONER, at=row.body, now=now)
    if not answer:
        return answer
    held = any(role.organisation_id == row.organisation_id for role in roles_of(person, day_of(now)))
    if held or Interest.objects.filter(person=person, organisation=row.organisation_id, ended_at=None).exists():
        return no(_("You have a tie to whoever nominated it, so another commissioner decides on it."))
    return answer


def may_keep_asset(person: Any, row: AssetNomination, *, now: datetime) -> Answer:
    """Commissioners and officers of the authority, who keep its list."""
    return may_list(person, row.body, now=now)
