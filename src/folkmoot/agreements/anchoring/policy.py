"""Who chooses an anchor, who shares out its agreement, and whom a commissioner asks."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Allocation, AnchorChoice, AnchorQuestion
from folkmoot.agreements.policy import acts_for_funder, acts_for_provider
from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Answer, no, yes
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as

__all__ = ["acts_for_funder", "acts_for_provider"]


def may_open_choice(person: Any, project: Project, *, now: datetime) -> Answer:
    return acts_for_funder(person, project.body, now=now)


def may_count(person: Any, choice: AnchorChoice, *, now: datetime) -> Answer:
    return acts_for_funder(person, choice.project.body, now=now)


def may_nominate(person: Any, group: Organisation, *, now: datetime) -> Answer:
    """Somebody of a voluntary group. The record does not say of which one: it is said in confidence."""
    if not group.is_voluntary:
        return no(_("Only voluntary and community groups say whom they trust. A funder never chooses for them."))
    answer = acts_as(person, RoleKind.VCO_WORKER, at=group, now=now)
    return yes(_("a voluntary or community group")) if answer else answer


def may_answer_choice(person: Any, choice: AnchorChoice, *, now: datetime) -> Answer:
    if choice.chosen is None:
        return no(_("Nobody has been chosen."))
    return acts_for_provider(person, choice.chosen, now=now)


def may_check_governance(person: Any, organisation: Organisation, *, now: datetime) -> Answer:
    """Commissioners and officers of public bodies; never somebody of the organisation itself."""
    if acts_for_provider(person, organisation, now=now):
        return no(_("You work for it, so somebody else must look."))
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.OFFICER, now=now)


def may_share_out(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """The anchor's own people."""
    return acts_for_provider(person, agreement.provider, now=now)


def may_ask_for_share(person: Any, group: Organisation, *, now: datetime) -> Answer:
    if not group.is_voluntary:
        return no(_("Only voluntary and community groups share in it."))
    return acts_as(person, RoleKind.VCO_WORKER, at=group, now=now)


def may_answer_offer(person: Any, allocation: Allocation, *, now: datetime) -> Answer:
    return acts_for_provider(person, allocation.group, now=now)


def may_read_answers(person: Any, allocation: Allocation, *, now: datetime) -> Answer:
    """The group and its anchor. A commissioner asks the anchor (ledger AG-09)."""
    own = acts_for_provider(person, allocation.group, now=now) or acts_for_provider(person, allocation.anchor, now=now)
    return own or no(_("What a group tells its anchor stays between the two. Ask the anchor."))


def may_ask_group(person: Any, allocation: Allocation, *, now: datetime) -> Answer:
    """Only the anchor asks its groups for anything: small groups report once, to it (ledger AG-09)."""
    if acts_for_provider(person, allocation.anchor, now=now):
        return acts_for_provider(person, allocation.anchor, now=now)
    return no(
        _("%(anchor)s answers for its groups. Ask %(anchor)s, not %(group)s.")
        % {"anchor": allocation.anchor.name, "group": allocation.group.name}
    )


def may_ask_anchor(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    return acts_for_funder(person, agreement.funder, now=now)


def may_answer_question(person: Any, question: AnchorQuestion, *, now: datetime) -> Answer:
    return acts_for_provider(person, question.agreement.provider, now=now)


def may_see_safeguarding(person: Any, agreement: Agreement, *, now: datetime) -> Answer:
    """The commissioner and the anchor: pass, due or fail for every body that delivers."""
    return acts_for_funder(person, agreement.funder, now=now) or acts_for_provider(person, agreement.provider, now=now)


def may_check_safeguarding(person: Any, agreement: Agreement, organisation: Organisation, *, now: datetime) -> Answer:
    """The funder looks at the anchor, the anchor at its groups."""
    if acts_for_provider(person, organisation, now=now):
        return no(_("You work for it, so somebody else must look."))
    if organisation.pk == agreement.provider_id:
        return acts_for_funder(person, agreement.funder, now=now)
    return acts_for_provider(person, agreement.provider, now=now)


may_let_go_on = may_ask_anchor
