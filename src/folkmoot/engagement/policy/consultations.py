"""Who may run a consultation, and who may answer it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import may_edit_project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import Consultation, Response
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, is_signed_in
from folkmoot.people.queries import roles_of

# A citizen commissioner belongs to the volunteer centre but does not speak for it.
SPEAKS_FOR = (RoleKind.VCO_WORKER, RoleKind.PROVIDER, RoleKind.SCHEME_MANAGER, RoleKind.COMMISSIONER, RoleKind.OFFICER)


def may_prepare(person: Any, project: Project, *, now: datetime) -> Answer:
    """The project's team: commissioners and officers of its body, or of a partner in it."""
    return may_edit_project(person, project, now=now)


def may_run(person: Any, consultation: Consultation, *, now: datetime) -> Answer:
    """Announce, open, close, read, answer: those who may prepare it."""
    return may_prepare(person, consultation.project, now=now)


def may_see(person: Any, consultation: Consultation, *, now: datetime) -> Answer:
    """Everybody, once it was announced or opened; before that only those who prepare it."""
    if consultation.noticed_at or consultation.opened_at:
        return Answer(True)
    return may_run(person, consultation, now=now)


def may_answer(person: Any, consultation: Consultation, *, now: datetime) -> Answer:
    """Anybody with an account; anybody at all where the body allows it."""
    signed_in = is_signed_in(person, now=now)
    if not signed_in and consultation.without_account:
        return yes(_("somebody without an account"))
    return signed_in


def may_answer_for(person: Any, consultation: Consultation, organisation: Organisation, *, now: datetime) -> Answer:
    """Somebody who works for the organisation. The body that consults does not answer itself."""
    if organisation.pk == consultation.project.body_id:
        return no(_("The body that asks cannot answer its own consultation."))
    return acts_as(person, *SPEAKS_FOR, at=organisation, now=now)


def may_take_down(person: Any, consultation: Consultation, *, now: datetime) -> Answer:
    """Those who run the consultation, and workers of a partner that helps people to answer through its channel."""
    own = may_run(person, consultation, now=now)
    if own:
        return own
    for role in roles_of(person, day_of(now)):
        if role.kind in SPEAKS_FOR and consultation.channels.filter(partner=role.organisation_id).exists():
            return yes(_("helper, %(body)s") % {"body": role.organisation.name})
    return own


def may_add_channel(person: Any, consultation: Consultation, partner: Organisation | None, *, now: datetime) -> Answer:
    """Those who run it; and each organisation for its own channels, once people can see it."""
    own = may_run(person, consultation, now=now)
    if own or partner is None or not may_see(person, consultation, now=now):
        return own
    return acts_as(person, *SPEAKS_FOR, at=partner, now=now)


def may_see_response(person: Any, response: Response, *, now: datetime) -> Answer:
    """Whoever sent it, the organisation it speaks for, and, once it is sent, those who read the answers.

    Somebody without an account has nothing but the receipt, so whoever holds it may see it.
    """
    if response.is_guest:
        return yes(_("somebody without an account"))
    if response.person_id is not None and response.person_id == getattr(person, "pk", None):
        return yes(_("resident"))
    if response.organisation is not None:
        own = may_answer_for(person, response.consultation, response.organisation, now=now)
        if own:
            return own
    return may_run(person, response.consultation, now=now)


def may_withdraw_response(person: Any, response: Response, *, now: datetime) -> Answer:
    """Whoever sent it, or speaks for the organisation. An answer taken down is withdrawn by those who took it down."""
    if response.is_guest or response.organisation is not None or response.captured_by:
        return may_see_response(person, response, now=now)
    if response.person_id is not None and response.person_id == getattr(person, "pk", None):
        return yes(_("resident"))
    return no(_("Only whoever sent an answer can withdraw it."))


def speakers_of(person: Any, consultation: Consultation, now: datetime) -> list[tuple[str, str]]:
    """For whom this person may answer: themself, the organisations they work for, somebody on paper."""
    choices = [("me", _("Myself"))]
    for role in roles_of(person, day_of(now)):
        code = f"org-{role.organisation_id}"
        speaks = role.kind in SPEAKS_FOR and role.organisation_id != consultation.project.body_id
        if speaks and code not in dict(choices):
            choices.append((code, role.organisation.name))
    if may_take_down(person, consultation, now=now):
        choices.append(("paper", _("Somebody who answered on paper, by phone or in person")))
        choices.append(("meeting", _("A group, from a meeting")))
    return choices


def is_being_prepared(consultation: Consultation) -> bool:
    return consultation.state in (ConsultationState.DRAFT, ConsultationState.NOTICED)
