"""Questions about an opportunity: asked in private, answered for everyone at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import AnswerQuestionForm, AskForm
from folkmoot.funding.models import Clarification
from folkmoot.funding.queries.opportunities import bidders_of
from folkmoot.funding.timing import questions_close_at, takes_questions
from folkmoot.funding.views.saving import opportunity_or_404


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer, for everyone; one's own questions that were sent back; for the officers, those that wait."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    manages = policy.may_manage(request.user, row, now=moment)
    answered = row.clarifications.exclude(answer="").order_by("-settled_at", "-pk")
    own = [one.pk for one in bidders_of(request.user, day_of(moment))]
    context = {
        "opportunity": row,
        "page": Paginator(answered, 25).get_page(request.GET.get("page")),
        "waiting": list(row.clarifications.filter(settled_at=None).order_by("asked_at", "pk")) if manages else [],
        "own": list(row.clarifications.filter(asked_for__in=own, answer="").order_by("-pk")) if own else [],
        "may_ask": bool(own) and takes_questions(row, moment),
        "takes_questions": takes_questions(row, moment),
        "closes": questions_close_at(row),
    }
    return render(request, "funding/questions.html", context)


@login_required
@one_effect
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    organisations = bidders_of(request.user, day_of(moment))
    if not organisations:
        raise NotAllowed(_("Questions are asked by organisations that may bid. You are not linked to one."))
    form = AskForm(request.POST or None, organisations=organisations)
    if form.is_valid():
        chosen = form.cleaned_data.get("organisation") or str(organisations[0].pk)
        organisation = next(one for one in organisations if str(one.pk) == chosen)
        asked = attempt(
            form, actions.ask, row, question=form.cleaned_data["question"], organisation=organisation,
            by=request.user, now=moment,
        )  # fmt: skip
        if asked:
            messages.success(
                request, _("Your question is sent. The answer will stand here for everyone, without your name.")
            )
            return redirect("funding:questions", row.pk)
    context = {"form": form, "opportunity": row, "takes_questions": takes_questions(row, moment)}
    return render(request, "funding/ask.html", context)


@login_required
@one_effect
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question that waits, for the officers: without who asked."""
    asked, moment = get_object_or_404(Clarification, pk=pk), clock.now()
    row = opportunity_or_404(request, asked.opportunity_id)
    allow(policy.may_manage(request.user, row, now=moment))
    if asked.settled_at and request.method == "GET":
        return redirect("funding:questions", row.pk)
    if request.method not in ("GET", "POST"):
        raise Http404
    form = AnswerQuestionForm(request.POST or None, initial={"published": asked.question})
    if form.is_valid():
        given = form.cleaned_data
        if given["how"] == "answer":
            words = {"published": given["published"], "answer": given["answer"]}
            done = attempt(form, actions.answer_question, asked, **words, by=request.user, now=moment)
        else:
            done = attempt(
                form, actions.return_question, asked, returned=given["returned"], by=request.user, now=moment
            )
        if done:
            messages.success(request, _("Done. What is for everyone stands on the page now."))
            return redirect("funding:questions", row.pk)
    return render(request, "funding/question.html", {"form": form, "opportunity": row, "asked": asked})
