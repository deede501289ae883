from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import Refused
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import queries
from folkmoot.engagement.actions import opinions as actions
from folkmoot.engagement.actions.opinions.vote import voter_of
from folkmoot.engagement.forms.opinions import StatementForm
from folkmoot.engagement.models import Conversation, Statement
from folkmoot.engagement.states import ConversationState
from folkmoot.engagement.views.opinions.loading import conversation_or_404, somebody

MARKS = {"agree": 1, "disagree": -1, "pass": 0}


def is_open(row: Conversation) -> bool:
    return row.state == ConversationState.OPEN and clock.day_of(clock.now()) <= row.closes_date


@never_cache
def vote_next(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement at a time: agree, disagree or pass. `?statement=` goes back to one, to change one's mind."""
    row = conversation_or_404(request.user, pk, now=clock.now())
    if not is_open(row):
        return redirect(row)
    if row.needs_account and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    by = somebody(request)
    voter = voter_of(row, by)
    progress = queries.opinions.progress_of(row, voter)
    chosen, mark = progress.following, None
    again = request.GET.get("statement", "")
    if again.isdigit():
        chosen = queries.opinions.shown_statements(row).filter(pk=again).first() or chosen
        mark = (
            {said.pk: mark for said, mark in queries.opinions.votes_by(row, voter)}.get(chosen.pk) if chosen else None
        )
    context = {"conversation": row, "progress": progress, "statement": chosen, "mark": mark}
    return render(request, "engagement/opinions/vote.html", context)


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """No `one_effect` here: the same vote sent twice is the same vote, and a changed one must count."""
    statement = get_object_or_404(Statement.objects.select_related("conversation"), pk=pk)
    row = statement.conversation
    if row.needs_account and not request.user.is_authenticated:
        return redirect_to_login(row.get_absolute_url())
    by = somebody(request, new=True)
    try:
        actions.vote(statement, mark=MARKS.get(request.POST.get("mark", ""), 9), by=by, now=clock.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        if not is_open(row):
            return redirect(row)
    return redirect("engagement:vote_next", row.pk)


@never_cache
def votes(request: HttpRequest, pk: int) -> HttpResponse:
    """What I said so far, each with the way to change it; and what I wrote, with how it stands."""
    row = conversation_or_404(request.user, pk, now=clock.now())
    if row.needs_account and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    by = somebody(request)
    context = {
        "conversation": row,
        "votes": queries.opinions.votes_by(row, voter_of(row, by)),
        "own": queries.opinions.own_statements(row, by),
        "is_open": is_open(row),
        "may_appeal": request.user.is_authenticated,
    }
    return render(request, "engagement/opinions/votes.html", context)


@never_cache
@one_effect
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a statement. The page says who looks at it, and how long that takes."""
    moment = clock.now()
    row = conversation_or_404(request.user, pk, now=moment)
    if not is_open(row):
        return redirect(row)
    if row.needs_account and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    form = StatementForm(request.POST or None)
    if form.is_valid():
        by = somebody(request, new=True)
        sent = attempt(form, actions.say, row, text=form.cleaned_data["text"], by=by, now=moment)
        if sent:
            return redirect("engagement:said", row.pk, sent.pk)
    times = queries.moderation.times_of(row.body, moment)
    return render(request, "engagement/opinions/say.html", {"conversation": row, "form": form, "times": times})


@never_cache
def said(request: HttpRequest, pk: int, statement: int) -> HttpResponse:
    """Sent: what happens next."""
    row = conversation_or_404(request.user, pk, now=clock.now())
    own = queries.opinions.own_statements(row, somebody(request)).filter(pk=statement).first()
    if own is None:
        raise Http404
    times = queries.moderation.times_of(row.body, clock.now())
    return render(request, "engagement/opinions/said.html", {"conversation": row, "statement": own, "times": times})
