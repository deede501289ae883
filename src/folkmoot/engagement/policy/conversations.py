"""Who asks a question of everybody, and who takes part in it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import may_edit_project
from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import Conversation
from folkmoot.engagement.states import ConversationState
from folkmoot.needs.models import Board
from folkmoot.needs.policy import may_chair
from folkmoot.people.policy import may_take_part


def may_begin_conversation(person: Any, *, project: Project | None, board: Board | None, now: datetime) -> Answer:
    """The project's team, or the board's chair."""
    if project is not None:
        return may_edit_project(person, project, now=now)
    if board is not None:
        return may_chair(person, board, now=now)
    return no(_("A conversation belongs to a project or to a board."))


def may_run_conversation(person: Any, conversation: Conversation, *, now: datetime) -> Answer:
    """Open, close, answer: those who may begin it."""
    return may_begin_conversation(person, project=conversation.project, board=conversation.board, now=now)


def may_see_conversation(person: Any, conversation: Conversation, *, now: datetime) -> Answer:
    if conversation.state not in (ConversationState.DRAFT, ConversationState.WITHDRAWN):
        return Answer(True)
    return may_run_conversation(person, conversation, now=now)


def may_vote(person: Any, conversation: Conversation, *, now: datetime) -> Answer:
    """Anybody where no account is needed; else anybody with one (under 18 with a guardian's agreement)."""
    if not conversation.needs_account and not getattr(person, "is_authenticated", False):
        return yes(_("visitor without an account"))
    return may_take_part(person, now=now)
