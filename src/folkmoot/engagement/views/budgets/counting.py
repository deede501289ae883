from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.engagement.counting import Kind
from folkmoot.engagement.counting.story import as_json, fingerprint
from folkmoot.engagement.counting.words import rule_sentences
from folkmoot.engagement.models import Budget
from folkmoot.engagement.queries import budgets as queries
from folkmoot.engagement.states import IdeaState
from folkmoot.engagement.views.budgets.loading import budget_or_404
from folkmoot.engagement.voting.election import ballots_file as as_file
from folkmoot.engagement.voting.election import command_of, rule_of, voted_on


def counted_or_404(request: HttpRequest, pk: int) -> Budget:
    """A result is there once it is counted, for anybody, and before that for nobody."""
    row = budget_or_404(request, pk)
    if row.counted_at is None:
        raise Http404
    return row


def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Who won and why, who lost and why, round by round; and how to count it again."""
    row = counted_or_404(request, pk)
    ideas = list(voted_on(row))
    names = {str(idea.number): idea for idea in ideas}
    won = [idea for idea in ideas if idea.state in (IdeaState.WON, IdeaState.OPENED)]
    rounds = [
        (
            part["area"],
            part["share_in_words"],
            [(step, names[step["project"]]) for step in part["steps"]],
        )
        for part in row.published
    ]
    context = {
        "budget": row,
        "turnout": queries.turnout_of(row),
        "won": sorted(won, key=lambda idea: -(idea.votes or 0)),
        "lost": sorted((idea for idea in ideas if idea not in won), key=lambda idea: -(idea.votes or 0)),
        "rounds": rounds,
        "left": row.total - row.awarded,
        "rule": list(rule_sentences(rule_of(row), Kind(row.ballot), _)),
        "command": command_of(row, f"budget-{row.pk}.pb"),
        "fingerprint": fingerprint(as_file(row)),
    }
    return render(request, "engagement/budgets/result.html", context)


def ballots_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Every ballot under its receipt, in Pabulib's format: all that is needed to count again."""
    row = counted_or_404(request, pk)
    answer = HttpResponse(as_file(row), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="budget-{row.pk}.pb"'
    return answer


def story_file(request: HttpRequest, pk: int) -> HttpResponse:
    row = counted_or_404(request, pk)
    answer = HttpResponse(as_json(row.published), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="budget-{row.pk}-count.json"'
    return answer
