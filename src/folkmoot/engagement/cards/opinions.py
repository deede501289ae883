from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement import policy
from folkmoot.engagement.states import ConversationState
from folkmoot.needs.models import Board


@card(on=Project, order=42)
def conversations_of_a_project(person: Any, project: Project) -> Card | None:
    """Conversations, and communities that lead; for the team the way to begin one."""
    may_run = bool(policy.may_begin_conversation(person, project=project, board=None, now=clock.now()))
    rows = [row for row in project.conversations.order_by("-pk") if may_run or row.state != ConversationState.DRAFT]
    leads = list(project.community_leads.select_related("community").order_by("pk"))
    if not (rows or leads or may_run):
        return None
    context = {"project": project, "conversations": rows, "leads": leads, "may_run": may_run}
    return Card(_("Conversations and communities"), "engagement/cards/conversations.html", context)


@card(on=Board, order=42)
def conversations_of_a_board(person: Any, board: Board) -> Card | None:
    may_run = bool(policy.may_begin_conversation(person, project=None, board=board, now=clock.now()))
    rows = [row for row in board.conversations.order_by("-pk") if may_run or row.state != ConversationState.DRAFT]
    if not (rows or may_run):
        return None
    return Card(
        _("Conversations"), "engagement/cards/conversations.html",
        {"board": board, "conversations": rows, "may_run": may_run},
    )  # fmt: skip
