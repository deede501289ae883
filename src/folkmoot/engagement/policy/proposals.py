"""Who brings, backs, signs and answers proposals and petitions; who speaks for a community."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import may_edit_project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import Community, Contribution, Proposal
from folkmoot.engagement.policy.moderation import may_answer_for_body, moderator_of
from folkmoot.people.policy import may_take_part


def may_propose(person: Any, *, now: datetime) -> Answer:
    return may_take_part(person, now=now)


def may_see_contribution(person: Any, contribution: Contribution, *, now: datetime) -> Answer:
    """Everybody once it is shown; until then its author, the moderators, and whoever answers for the body."""
    if contribution.is_shown:
        return Answer(True)
    if contribution.author_id is not None and contribution.author_id == getattr(person, "pk", None):
        return yes(_("author"))
    if moderator_of(person, contribution.body, day_of(now)) is not None:
        return yes(_("moderator, %(body)s") % {"body": contribution.body.name})
    return no(_("This is not shown."))


def may_answer_proposal(person: Any, proposal: Contribution, *, now: datetime) -> Answer:
    """Those who act for the body it is put to; never whoever brought it."""
    answer = may_answer_for_body(person, proposal.body, now=now)
    if answer and proposal.author_id == person.pk:
        return no(_("You brought this, so a colleague has to answer it."))
    return answer


def may_withdraw_proposal(person: Any, proposal: Proposal, *, now: datetime) -> Answer:
    if proposal.author_id is not None and proposal.author_id == getattr(person, "pk", None):
        return yes(_("author"))
    return no(_("Only whoever brought it may take it back."))


def may_give_lead(person: Any, project: Project, *, now: datetime) -> Answer:
    """A community leads a project when the project's team agrees it with them."""
    return may_edit_project(person, project, now=now)


def may_join(person: Any, community: Community, *, now: datetime) -> Answer:
    return may_take_part(person, now=now)
