"""Who may act in which role. Every other room's policy rests on `acts_as`."""

from datetime import datetime
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind, roles_of


def is_signed_in(person: Any, *, now: datetime) -> Answer:
    """Anybody with an account may; the record says "resident" unless they hold a role here."""
    if getattr(person, "is_authenticated", False):
        return yes(_("resident"))
    return no(_("Sign in first. You need only an email address."))


def may_take_part(person: Any, *, now: datetime) -> Answer:
    """Anybody with an account; somebody we know to be under 18 once a parent or guardian has agreed."""
    answer = is_signed_in(person, now=now)
    if answer and person.is_under_18(day_of(now)):
        if not person.guardian_consents.filter(given_at__lte=now, withdrawn_at=None).exists():
            return no(
                _("You are under 18, so a parent or guardian has to agree first. The volunteer centre can ask them.")
            )
    return answer


def acts_as(person: Any, *kinds: RoleKind, at: Organisation | None = None, now: datetime) -> Answer:
    """Yes when the person holds one of these roles today (at that organisation, if one is given)."""
    for role in roles_of(person, day_of(now)):
        if role.kind in kinds and (at is None or role.organisation_id == at.pk):
            return yes(f"{role.get_kind_display()}, {role.organisation.name}")
    wanted = get_text_list([str(kind.label) for kind in kinds], _("or"))
    if at is None:
        return no(_("Only a %(roles)s may do this.") % {"roles": wanted})
    return no(_("Only a %(roles)s of %(body)s may do this.") % {"roles": wanted, "body": at.name})


def may_administer(person: Any, *, now: datetime) -> Answer:
    return acts_as(person, RoleKind.ADMINISTRATOR, now=now)


def may_edit_organisation(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """Its own people, or an administrator."""
    own = acts_as(
        person, RoleKind.VCO_WORKER, RoleKind.PROVIDER, RoleKind.COMMISSIONER, RoleKind.OFFICER,
        at=organisation, now=now,
    )  # fmt: skip
    return own or may_administer(person, now=now) or own
