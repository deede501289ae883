"""Who may ask for help, who may give it, and who may read what organisations say to each other."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.funding.models import HelpRequest, PartnerCall
from folkmoot.funding.posts import BIDDERS, STAFF
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import OrganisationKind
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as
from folkmoot.people.queries import roles_of

HELPING = (*STAFF, RoleKind.SCHEME_MANAGER, RoleKind.COMPACT_HOST, RoleKind.VCO_WORKER)
HELPERS = (OrganisationKind.INFRASTRUCTURE, OrganisationKind.COUNCIL)


def may_ask_help(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """The group's own people. The capacity names no group: who asks for help is nobody else's business."""
    answer = acts_as(person, *BIDDERS, at=organisation, now=now)
    return yes(_("an organisation that bids")) if answer else answer


def may_help(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """The people of a support body or a council."""
    if body.kind not in HELPERS:
        return no(_("Help is given by support bodies and councils."))
    return acts_as(person, *HELPING, at=body, now=now)


def may_read_help(person: Any, request: HelpRequest, *, now: datetime) -> Answer:
    """The group that asked, and the body it asked. Nobody else, not even another body."""
    own = may_ask_help(person, request.organisation, now=now)
    return own or may_help(person, request.helper, now=now)


def may_find_partners(person: Any, *, now: datetime) -> Answer:
    """People who work for an organisation that bids."""
    held = [role for role in roles_of(person, day_of(now)) if role.kind in BIDDERS]
    if not held:
        return no(_("This is for organisations that look for each other. You are not linked to one that bids."))
    return acts_as(person, *BIDDERS, now=now)


def may_run_call(person: Any, call: PartnerCall, *, now: datetime) -> Answer:
    """The people of the organisation that looks for partners."""
    return may_ask_help(person, call.organisation, now=now)
