from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.engagement.counting import Kind
from folkmoot.engagement.counting.words import rule_sentences
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.states import BudgetState
from folkmoot.engagement.views.budgets.loading import budget_or_404
from folkmoot.engagement.voting.election import parts_of, rule_of


def budget(request: HttpRequest, pk: int) -> HttpResponse:
    """What the money is for, who decides how, and where it stands."""
    moment = clock.now()
    row = budget_or_404(request, pk)
    label, tone = queries.standing_of(row, moment)
    context = {
        **case_context(request.user, row),
        "budget": row,
        "label": label,
        "tone": tone,
        "parts": parts_of(row),
        "ideas": row.ideas.exclude(state="withdrawn").count(),
        "takes_ideas": row.state == BudgetState.IDEAS and clock.day_of(moment) <= row.ideas_until_date,
        "is_voting": queries.is_voting(row, moment),
        "is_counted": row.counted_at is not None,
        "rule": list(rule_sentences(rule_of(row), Kind(row.ballot), _)) if row.rule_fixed_at else [],
        "may_run": bool(policy.may_run_budget(request.user, row, now=moment)),
    }
    return render(request, "engagement/budgets/budget.html", context)
