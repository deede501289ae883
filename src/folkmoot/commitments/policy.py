"""Who may explain, attest, raise and settle. Anyone may question; only the body itself may answer for itself."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commitments.models import Concern, Undertaking
from folkmoot.commitments.states import Force
from folkmoot.core.policy import Answer, no
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, is_signed_in

SPEAKERS = (
    RoleKind.COMMISSIONER,
    RoleKind.OFFICER,
    RoleKind.FINANCE,
    RoleKind.VCO_WORKER,
    RoleKind.PROVIDER,
    RoleKind.SCHEME_MANAGER,
)


def may_speak_for(person: Any, body: Organisation | None, *, now: datetime) -> Answer:
    """Its own officers or workers answer for a body."""
    if body is None:
        return no(_("No body answers for this, so nobody can explain it."))
    return acts_as(person, *SPEAKERS, at=body, now=now)


def may_explain(person: Any, undertaking: Undertaking, body: Organisation | None, *, now: datetime) -> Answer:
    """Comply or explain: but the law, and what a gate must have, cannot be explained away."""
    if undertaking.force == Force.STATUTE:
        return no(_("This is law. It cannot be explained away: it has to be done."))
    if undertaking.force == Force.MUST:
        return no(_("The gate cannot be passed without this, so it cannot be explained instead."))
    return may_speak_for(person, body, now=now)


def may_raise_concern(person: Any, *, now: datetime) -> Answer:
    return is_signed_in(person, now=now)


def may_host(person: Any, *, now: datetime) -> Answer:
    """The Compact's host gives concerns an owner, notes signatures and brings in new versions."""
    return acts_as(person, RoleKind.COMPACT_HOST, RoleKind.ADMINISTRATOR, now=now)


def may_resolve(person: Any, concern: Concern, *, now: datetime) -> Answer:
    """Its owner, or the host; never the body the concern is about alone."""
    if concern.owner_id is not None and concern.owner_id == getattr(person, "pk", None):
        return is_signed_in(person, now=now)
    return may_host(person, now=now)
