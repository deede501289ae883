from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms.ballots import DecisionForm, VoiceForm
from folkmoot.engagement.models import BoardDecision
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.views.budgets.loading import form_page
from folkmoot.engagement.views.budgets.preparing import say
from folkmoot.needs.models import Board
from folkmoot.people.requests import SignedIn

DECISIONS = BoardDecision.objects.select_related("board__host")


@login_required
@one_effect
def put(request: SignedIn, pk: int) -> HttpResponse:
    board = get_object_or_404(Board, pk=pk)
    allow(policy.may_put_decision(request.user, board, now=clock.now()))
    form = DecisionForm(request.POST or None)
    return form_page(
        request, form, _("Put a question to the board"), _("Put it"), back=board.get_absolute_url(), caption=board.name,
        do=lambda: actions.put_decision(board, by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


@one_effect
def decision(request: SignedIn, pk: int) -> HttpResponse:
    """The question, for members a way to say their part, and for everybody what was decided and the reasons."""
    row = get_object_or_404(DECISIONS, pk=pk)
    moment = clock.now()
    may = row.closed_at is None and bool(policy.may_voice(request.user, row, now=moment))
    form = VoiceForm(request.POST if may and request.method == "POST" else None, decision=row)
    if may and form.is_valid():
        words = {"given": form.given(), "reasons": form.cleaned_data["reasons"]}
        if attempt(form, actions.give_voice, row, by=request.user, now=moment, **words):
            return redirect(row)
    seat = row.board.seat_of(request.user, clock.day_of(moment)) if may else None
    voices = list(row.voices.select_related("member").order_by("pk"))
    context = {
        "decision": row,
        "form": form if may else None,
        "has_spoken": seat is not None and any(voice.member_id == seat.pk for voice in voices),
        "voices": voices if row.closed_at else [],
        "count": len(voices),
        "may_close": row.closed_at is None and bool(policy.may_put_decision(request.user, row.board, now=moment)),
    }
    return render(request, "engagement/budgets/decision.html", context)


@login_required
@require_POST
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(DECISIONS, pk=pk)
    say(request, _("Decided, and published."), actions.close_decision, row)
    return redirect(row)
