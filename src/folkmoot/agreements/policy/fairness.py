"""Who may tell a public body how it works, and who is asked in confidence."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.anchor_states import AllocationState
from folkmoot.agreements.models import Agreement, BodyFeedback, HealthCheck
from folkmoot.agreements.policy.agreements import acts_for_funder
from folkmoot.commitments.engine import signed_by
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind, roles_of
from folkmoot.people.policy import acts_as


def may_give_feedback(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """A worker of a voluntary group, about a public body."""
    if not body.is_public_body:
        return no(_("Feedback is about a public body."))
    return acts_as(person, RoleKind.VCO_WORKER, now=now)


def has_signed(body: Organisation, *, now: datetime) -> bool:
    """Whether the body has signed the Compact, and so promised to listen."""
    return "sutton-compact" in signed_by(body, day_of(now))


def may_answer_feedback(person: Any, row: BodyFeedback, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, at=row.body, now=now)


def may_open_health_check(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """The funder, or whoever supports local groups and hosts the Compact."""
    funder = acts_for_funder(person, agreement.funder, now=now)
    return funder or acts_as(person, RoleKind.COMPACT_HOST, now=now) or funder


def members_of(agreement: Agreement) -> set[int]:
    """The members of a partnership: every provider in it, and every small group that shares in it through its anchor."""
    return {
        agreement.provider_id,
        *agreement.parties.filter(side="provider").values_list("organisation_id", flat=True),
        *agreement.allocations.filter(state=AllocationState.LIVE).values_list("group_id", flat=True),
    }


def speaks_for(person: Any, check: HealthCheck, *, now: datetime) -> Organisation | None:
    """The member of the partnership for which this person may answer, each once."""
    asked = members_of(check.agreement)
    for role in roles_of(person, day_of(now)):
        if role.organisation_id in asked and role.kind in (RoleKind.VCO_WORKER, RoleKind.PROVIDER):
            return role.organisation
    return None


def may_answer_health_check(person: Any, check: HealthCheck, *, now: datetime) -> Answer:
    if speaks_for(person, check, now=now) is None:
        return no(_("Only the groups in this partnership are asked."))
    # In confidence: the record does not say which of them answered.
    return Answer(True, capacity=str(_("member of the partnership")))
