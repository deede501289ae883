from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.engagement import policy
from folkmoot.engagement.models import Community, CommunityKind, CommunityLead, CommunityMember
from folkmoot.engagement.moderation import why_held
from folkmoot.people.models import Person
from folkmoot.places.models import Area


@transaction.atomic
def start_community(
    *, name: str, kind: str, about: str, area: Area | None = None, by: Person, now: datetime
) -> Community:
    """Make a community known: of a place, or of people who share something wherever they live (ledger EN-18)."""
    capacity = allow(policy.may_propose(by, now=now))
    if not name.strip() or Community.objects.filter(name__iexact=name.strip()).exists():
        raise Refused(_("Choose a name that no other community has."), field="name")
    if kind == CommunityKind.PLACE and area is None:
        raise Refused(_("Choose its place."), field="area")
    held = why_held(about, [name])
    if held:
        raise Refused(_("%(why)s Please leave that out.") % {"why": held}, field="about")
    made = Community.objects.create(
        name=name.strip(), kind=kind, about=about.strip(), area=area, started_by=by, started_at=now
    )
    CommunityMember.objects.create(community=made, person=by, joined_at=now)
    record(by, "engagement.community.started", made, capacity=capacity, now=now, facts={"kind": kind})
    return made


@transaction.atomic
def join_community(community: Community, *, by: Person, now: datetime) -> CommunityMember:
    """Join. Who belongs is private; how many is public when they are not few."""
    capacity = allow(policy.may_join(by, community, now=now))
    made, is_new = CommunityMember.objects.get_or_create(community=community, person=by, defaults={"joined_at": now})
    if not is_new:
        raise Refused(_("You have joined already."))
    record(by, "engagement.community.joined", made, capacity=capacity, now=now)
    return made


@transaction.atomic
def give_lead(
    community: Community, *, project: Project, does: str, reach: str, by: Person, now: datetime
) -> CommunityLead:
    """Agree that a community leads a project, and how it reaches those who need it most (ledger EN-18, EQ-15)."""
    capacity = allow(policy.may_give_lead(by, project, now=now))
    if not does.strip():
        raise Refused(_("Say what the community leads."), field="does")
    if not reach.strip():
        raise Refused(_("Say how the people who need it most are reached."), field="reach")
    if CommunityLead.objects.filter(community=community, project=project).exists():
        raise Refused(_("It leads this project already."), field="project")
    made = CommunityLead.objects.create(
        community=community, project=project, does=does.strip(), reach=reach.strip(), agreed_at=now
    )
    record(by, "engagement.community.leads", made, capacity=capacity, now=now, touching=[community, project])
    return made
