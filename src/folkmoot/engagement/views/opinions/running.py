from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import policy
from folkmoot.engagement.actions import opinions as actions
from folkmoot.engagement.forms import ReasonsForm
from folkmoot.engagement.forms.opinions import AnswerConversationForm, ConversationForm
from folkmoot.engagement.models import Consultation, Conversation
from folkmoot.engagement.views.opinions.loading import conversation_or_404
from folkmoot.needs.models import Board


@login_required
@one_effect
def begin(request: HttpRequest, project: int = 0, board: int = 0) -> HttpResponse:
    """Prepare a question of a project or of a board."""
    case = get_object_or_404(Project.objects.select_related("body"), pk=project) if project else None
    table = get_object_or_404(Board.objects.select_related("host"), pk=board) if board else None
    allow(policy.may_begin_conversation(request.user, project=case, board=table, now=clock.now()))
    form = ConversationForm(request.POST or None, consultations=Consultation.objects.filter(project=case or 0))
    if form.is_valid():
        made = attempt(
            form,
            actions.begin_conversation,
            project=case,
            board=table,
            by=request.user,
            now=clock.now(),
            **form.words(),
        )
        if made:
            messages.success(request, _("The question is prepared. Only those who run it see it until you open it."))
            return redirect(made)
    context = {
        "form": form,
        "title": _("Ask a question"),
        "caption": case or table,
        "back": (case or table).get_absolute_url(),  # type: ignore[union-attr]
        "button": _("Save the question"),
        "lead": _("People write short statements about it, and agree or disagree with those of others. You see what unites them and what divides them."),
    }  # fmt: skip
    return render(request, "engagement/opinions/form.html", context)


@require_POST
@login_required
@one_effect
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    row = conversation_or_404(request.user, pk, now=clock.now())
    return done(request, row, actions.open_conversation, _("The conversation is open."))


@require_POST
@login_required
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = conversation_or_404(request.user, pk, now=clock.now())
    return done(request, row, actions.close_conversation, _("The conversation is closed, and its map is drawn."))


def done(request: HttpRequest, row: Conversation, action: Callable[..., Conversation], sentence: str) -> HttpResponse:
    try:
        action(row, by=request.user, now=clock.now())
        messages.success(request, sentence)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(row)


@login_required
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = conversation_or_404(request.user, pk, now=clock.now())
    allow(policy.may_run_conversation(request.user, row, now=clock.now()))
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.withdraw_conversation, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        return redirect("engagement:conversations")
    context = {
        "form": form, "title": _("Give the question up"), "caption": row, "back": row.get_absolute_url(),
        "button": _("Give it up"), "once": _("It cannot be taken up again."),
    }  # fmt: skip
    return render(request, "engagement/opinions/form.html", context)


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was done with it."""
    row = conversation_or_404(request.user, pk, now=clock.now())
    allow(policy.may_run_conversation(request.user, row, now=clock.now()))
    form = AnswerConversationForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.answer_conversation, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        return redirect(row)
    context = {
        "form": form, "title": _("What we did with it"), "caption": row, "back": row.get_absolute_url(),
        "button": _("Publish"), "once": _("It cannot be changed afterwards. Everyone can read it."),
    }  # fmt: skip
    return render(request, "engagement/opinions/form.html", context)
