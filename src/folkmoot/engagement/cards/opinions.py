from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement import policy
from folkmoot.engagement.cards.shared import shown_on
from folkmoot.engagement.states import ConversationState
from folkmoot.needs.models import Board


@dataclass(frozen=True)
class Shown:
    """A conversation (with how it stands), or a community that leads (with what it leads and whom it reaches)."""

    kind: str
    title: str
    url: str
    words: str
    reach: str


def of_a_project(project: Project, *, drafts: bool) -> list[Shown]:
    shown = []
    for row in shown_on(project):
        if row.kind == "lead":
            shown.append(
                Shown("lead", row.title, reverse("engagement:community", args=[row.key]), row.said, row.answered)
            )
        elif row.kind == "asked" and (drafts or row.sort != ConversationState.DRAFT):
            url = reverse("engagement:conversation", args=[row.key])
            shown.append(Shown("asked", row.title, url, str(ConversationState(row.sort).label), ""))
    return shown


@card(on=Project, order=42)
def conversations_of_a_project(person: Any, project: Project) -> Card | None:
    """Conversations, and communities that lead; for the team the way to begin one."""
    may_run = bool(policy.may_begin_conversation(person, project=project, board=None, now=clock.now()))
    rows = of_a_project(project, drafts=may_run)
    if not (rows or may_run):
        return None
    context = {"project": project, "rows": rows, "may_run": may_run}
    return Card(_("Conversations and communities"), "engagement/cards/conversations.html", context)


@card(on=Board, order=42)
def conversations_of_a_board(person: Any, board: Board) -> Card | None:
    may_run = bool(policy.may_begin_conversation(person, project=None, board=board, now=clock.now()))
    rows = [
        Shown("asked", row.question, row.get_absolute_url(), str(row.get_state_display()), "")
        for row in board.conversations.exclude(state=ConversationState.WITHDRAWN).order_by("-pk")
        if may_run or row.state != ConversationState.DRAFT
    ]
    if not (rows or may_run):
        return None
    return Card(
        _("Conversations"), "engagement/cards/conversations.html",
        {"board": board, "rows": rows, "may_run": may_run},
    )  # fmt: skip
