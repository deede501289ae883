from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.engagement.models import Idea
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.states import BudgetState
from folkmoot.needs.models import Board


@card(on=Project, order=42)
def chosen_by_residents(person: Any, project: Project) -> Card | None:
    """The vote that a project came from, and the budgets that are part of it."""
    won = list(Idea.objects.filter(project=project).select_related("budget"))
    budgets = list(project.budgets.exclude(state=BudgetState.PREPARING).order_by("pk"))
    if not (won or budgets):
        return None
    return Card(_("Decided by residents"), "engagement/budgets/cards/project.html", {"won": won, "budgets": budgets})


@card(on=Board, order=60)
def decided_by_the_board(person: Any, board: Board) -> Card | None:
    """What the board has been asked to decide, and the budgets it runs."""
    may_put = bool(policy.may_put_decision(person, board, now=clock.now()))
    decisions = list(board.decisions.order_by("-asked_at", "-pk")[:10])
    budgets = list(board.budgets.exclude(state=BudgetState.PREPARING).order_by("-pk")[:5])
    if not (may_put or decisions or budgets):
        return None
    context = {"board": board, "decisions": decisions, "budgets": budgets, "may_put": may_put}
    return Card(_("Decisions and budgets"), "engagement/budgets/cards/board.html", context)
