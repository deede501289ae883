"""What is put before people: options with costs, the words in other languages, and a new version once it has opened."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import actions, policy
from folkmoot.engagement.forms import AboutForm, OptionForm, RenewForm, SectionForm, WordingForm
from folkmoot.engagement.models import CostedOption
from folkmoot.engagement.surveys.languages import NAMES
from folkmoot.engagement.views.preparing import officers, say


@login_required
@one_effect
def sections(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new part of the questions."""
    row = officers(request, pk)
    form = SectionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.add_section, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The part is begun. Questions added now belong to it."))
        return redirect("engagement:questions", row.pk)
    return render(request, "engagement/form.html", {
        "form": form, "consultation": row, "back": "engagement:questions", "title": _("Begin a new part"),
        "button": _("Begin the part"),
    })  # fmt: skip


@login_required
@one_effect
def about(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask about those who answer, so that they can be laid beside the census."""
    row = officers(request, pk)
    form = AboutForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.ask_about_people, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The question is added."))
        return redirect("engagement:questions", row.pk)
    return render(request, "engagement/form.html", {
        "form": form, "consultation": row, "back": "engagement:questions", "title": _("Ask about those who answer"),
        "button": _("Add the question"),
    })  # fmt: skip


@login_required
@one_effect
def options(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = OptionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.add_option, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The option is added."))
        return redirect("engagement:options", row.pk)
    fixed = not policy.is_being_prepared(row)
    context = {"consultation": row, "options": row.costed_options.order_by("pk")}
    return render(request, "engagement/options.html", {**context, "fixed": fixed, "form": None if fixed else form})


@login_required
@require_POST
@one_effect
def remove_option(request: HttpRequest, pk: int) -> HttpResponse:
    option = get_object_or_404(CostedOption.objects.select_related("consultation__project__body"), pk=pk)
    say(request, _("The option is taken out."), actions.remove_option, option)
    return redirect("engagement:options", option.consultation_id)


@login_required
@one_effect
def wordings(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the consultation into another language; `?language=` opens one that is there."""
    row = officers(request, pk)
    there = list(row.wordings.order_by("language"))
    old = next((each for each in there if each.language == request.GET.get("language")), None)
    initial = {}
    if old is not None:
        initial = {name: getattr(old, name) for name in ("language", "title", "summary", "promise", "checked_by")}
        for key, words in old.questions.items():
            initial |= {f"text_{key}": words.get("text", ""), f"choices_{key}": "\n".join(words.get("choices", []))}
    form = WordingForm(request.POST or None, initial=initial, consultation=row)
    if form.is_valid() and attempt(form, actions.save_wording, row, by=request.user, now=clock.now(), **form.words()):
        messages.success(request, _("Saved. People can choose this language."))
        return redirect("engagement:wordings", row.pk)
    there_named = [(each, NAMES.get(each.language, each.language)) for each in there]
    return render(request, "engagement/wordings.html", {"form": form, "consultation": row, "wordings": there_named})


@login_required
@one_effect
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of one that has opened."""
    row = officers(request, pk)
    form = RenewForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.renew_consultation, row, by=request.user, now=clock.now(), **form.cleaned_data)
        if made:
            messages.success(request, _("A new version is begun. Both say so in public."))
            return redirect("engagement:prepare", made.pk)
    return render(request, "engagement/form.html", {
        "form": form, "consultation": row, "back": "engagement:consultation", "title": _("Begin a new version"),
        "button": _("Begin the new version"),
        "words": _("People have been asked, so the questions can no longer be changed. A new version starts from a copy of "
                   "them. When it opens, this one takes no more answers; those it has are read as any others."),
    })  # fmt: skip
