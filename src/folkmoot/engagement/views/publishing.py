"""An answer before everyone: what must be taken out is looked at by a person, with the reason in its place."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import actions
from folkmoot.engagement.forms import HoldForm, PublishForm, QuoteForm
from folkmoot.engagement.hearing.names import Cut, Suspect, suspects
from folkmoot.engagement.models import Answer, Response, Why
from folkmoot.engagement.views.preparing import officers
from folkmoot.places.models import Area


def answer_to_publish(request: HttpRequest, pk: int) -> Response:
    row = get_object_or_404(
        Response.objects.select_related("consultation__project__body", "organisation", "person"), pk=pk
    )
    officers(request, row.consultation_id)
    return row


def found_in(row: Response, answers: list[Answer]) -> dict[int, list[Suspect]]:
    """What may give somebody away, by answer. Names of places and of the bodies that speak are no names of people."""
    own = row.person.name.split() if row.person else []
    harmless = [row.consultation.project.body.name, *([row.organisation.name] if row.organisation else [])]
    places = list(Area.objects.filter(borough=row.consultation.project.area.home_borough).values_list("name", flat=True)[:500])  # fmt: skip
    return {answer.pk: suspects(answer.text, own, [*harmless, *places]) for answer in answers}


def cuts_of(form: PublishForm, texts: dict[int, str], found: dict[int, list[Suspect]]) -> dict[int, list[Cut]]:
    """What the reader ticked and what they added, by the answer it stands in. Each keeps its reason."""
    given = form.cleaned_data
    ticked = set(given.get("cut", []))
    added = [line.strip() for line in given["more"].splitlines() if line.strip()]
    cuts: dict[int, list[Cut]] = {pk: [] for pk in texts}
    for pk, text in texts.items():
        cuts[pk] += [Cut(each.words, each.why) for each in found[pk] if each.words in ticked]
        cuts[pk] += [Cut(words, Why(given["why"]), given["reason"].strip()) for words in added if words in text]
    return cuts


def nowhere(form: PublishForm, texts: dict[int, str]) -> str:
    """Words to take out that stand in none of the answers, as they would be left in by mistake."""
    lines = (line.strip() for line in form.cleaned_data["more"].splitlines() if line.strip())
    return next((line for line in lines if not any(line in text for text in texts.values())), "")


def tickable(found: dict[int, list[Suspect]]) -> list[tuple[str, str]]:
    return list({each.words: (each.words, f"{each.words} – {each.why.label}") for some in found.values() for each in some}.values())  # fmt: skip


@login_required
@one_effect
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = answer_to_publish(request, pk)
    answers = list(row.answers.filter(question__census="").select_related("question").order_by("question__position"))
    found = found_in(row, answers)
    texts = {answer.pk: answer.text for answer in answers}
    form = PublishForm(request.POST or None, found=tickable(found))
    if form.is_valid():
        missing = nowhere(form, texts)
        if missing:
            form.add_error("more", _("These words are not in the answer: “%(words)s”.") % {"words": missing})
        elif attempt(
            form, actions.publish_response, row, cuts=cuts_of(form, texts, found), by=request.user, now=clock.now()
        ):
            messages.success(request, _("The answer is published."))
            return back(row)
    return render(request, "engagement/publish.html", {"form": form, "response": row, "answers": answers, "consultation": row.consultation})  # fmt: skip


@login_required
@one_effect
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    row = answer_to_publish(request, pk)
    form = HoldForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.hold_response, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The answer is not published; the reason is."))
        return back(row)
    return render(request, "engagement/form.html", {
        "form": form, "consultation": row.consultation, "back": "engagement:reading",
        "title": _("Do not publish this answer"), "button": _("Do not publish it"),
        "words": _("It still counts, and its themes are answered. Only its words are not shown."),
    })  # fmt: skip


@login_required
@one_effect
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Set some of somebody's words beside a theme."""
    answer = get_object_or_404(
        Answer.objects.select_related("response__consultation__project__body", "question"), pk=pk
    )
    row = answer_to_publish(request, answer.response_id)
    found = found_in(row, [answer])
    form = QuoteForm(
        request.POST or None, found=tickable(found), themes=row.consultation.themes.order_by("pk"),
        initial={"words": answer.text},
    )  # fmt: skip
    if form.is_valid():
        given: dict[str, Any] = {"theme": form.cleaned_data["theme"], "words": form.cleaned_data["words"]}
        inside = [
            cut for cut in cuts_of(form, {answer.pk: answer.text}, found)[answer.pk] if cut.words in given["words"]
        ]
        if attempt(form, actions.quote, answer, cuts=inside, by=request.user, now=clock.now(), **given):
            messages.success(request, _("The quote stands beside the theme."))
            return back(row)
    return render(request, "engagement/publish.html", {
        "form": form, "response": row, "answers": [answer], "consultation": row.consultation, "is_quote": True,
    })  # fmt: skip


def back(row: Response) -> HttpResponse:
    return redirect("engagement:reading", row.consultation_id)
