from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning.models import Specification
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.engagement import actions, policy, queries
from folkmoot.engagement.forms import CompleteForm, ReadForm, SearchForm, ThemeAnswerForm, ThemeForm
from folkmoot.engagement.models import Answer, Consultation, QuestionKind, Response, Theme
from folkmoot.engagement.queries.reading import agreement_of, answers_for_file, how_many_alike, suggestions
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.views.preparing import officers, say


@login_required
def reading(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every answer, for those who read them: what was said, and which themes it speaks to. Equal words stand together."""
    row = officers(request, pk)
    if request.GET.get("format") == "csv":
        return answers_file(row)
    themes = list(queries.themes_of(row))
    search = SearchForm(request.GET or None, themes=row.themes.order_by("pk"))
    chosen = search.cleaned_data if search.is_valid() else {}
    responses = queries.to_read(row, **chosen, reader=request.user)
    page = Paginator(responses, 25).get_page(request.GET.get("page"))
    is_second = chosen.get("show") == "second"
    # Whoever reads second does not see what the first one heard: only then can the two be compared.
    read_forms = [
        (each, ReadForm(themes=row.themes.all(), prefix=f"r{each.pk}", initial={"themes": [] if is_second else each.themes.all()}))
        for each in page
    ]  # fmt: skip
    choices = [(theme.pk, theme.title) for theme in themes]
    for _each, form in read_forms:
        # One list of themes for the whole page: the forms ask the database for nothing more.
        form.fields["themes"].choices = choices  # type: ignore[attr-defined]
    alike = how_many_alike(row, list(page))
    pairs, agreement = agreement_of(row, themes)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "consultation": row,
        "page": page,
        "read_forms": [(each, form, alike.get(each.sameness, 1)) for each, form in read_forms],
        "themes": themes,
        "search": search,
        "here": query.urlencode(),
        "unread_only": not chosen.get("show") and not any(chosen.get(name) for name in ("q", "way", "theme")),
        "is_second": is_second,
        "progress": queries.reading_progress(row),
        "is_being_read": row.state == ConsultationState.CLOSED,
        "is_over": row.state in (ConsultationState.CLOSED, ConsultationState.COMPLETE),
        "may_close": row.state == ConsultationState.OPEN and clock.day_of(clock.now()) > row.closes_date,
        "unanswered": [theme for theme in themes if theme.acted is None],
        "waiting": [theme for theme in themes if theme.waits_for_a_second_person],
        "pairs": pairs,
        "agreement": agreement if pairs else [],
    }
    return render(request, "engagement/reading.html", context)


def answers_file(row: Consultation) -> HttpResponseBase:
    """Every answer in one file, for those who read them; streamed, however many there are."""
    questions = row.questions.order_by("position").values_list("text", flat=True)
    columns = [
        _("Number"), _("Received"), _("How it came"), _("For"), _("Through"), _("Taken down by"), _("People present"),
        _("Withdrawn"), *questions,
    ]  # fmt: skip
    return csv_response(f"consultation-{row.pk}-answers", columns, answers_for_file(row))


@login_required
def suggested(request: HttpRequest, pk: int) -> HttpResponse:
    """Themes that counting words suggests, each with the reason. Nothing is named until two people agree."""
    row = officers(request, pk)
    found, counted = suggestions(row, list(row.themes.all())) if row.state == ConsultationState.CLOSED else ([], 0)
    examples = {key for each in found for key in each.answers[:3]}
    texts: dict[int, str] = {}
    for key, text in (
        Answer.objects.filter(response__in=examples, question__kind=QuestionKind.TEXT)
        .order_by("question__position")
        .values_list("response", "text")
    ):
        texts[key] = f"{texts.get(key, '')} {text}".strip()
    rows = [(each, [texts[key] for key in each.answers[:3]]) for each in found]
    return render(request, "engagement/suggested.html", {"consultation": row, "suggestions": rows, "counted": counted})


@login_required
@require_POST
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    say(request, _("It is closed. Read the answers now."), actions.close_consultation, row)
    return redirect("engagement:reading", row.pk)


@login_required
@require_POST
@one_effect
def read(request: HttpRequest, pk: int) -> HttpResponse:
    response = get_object_or_404(Response.objects.select_related("consultation__project__body"), pk=pk)
    row = officers(request, response.consultation_id)
    form = ReadForm(request.POST, themes=row.themes.all(), prefix=f"r{response.pk}")
    together = request.POST.get("alike") == "yes"
    action = actions.read_alike if together else actions.read_response
    done = form.is_valid() and attempt(
        form, action, response, themes=list(form.cleaned_data["themes"]), by=request.user, now=clock.now()
    )
    if done and together:
        messages.success(request, _("%(count)s answers in the same words are read.") % {"count": done})
    elif done:
        messages.success(request, _("Answer %(receipt)s is read.") % {"receipt": response.label})
    else:
        messages.error(request, " ".join(str(sentence) for found in form.errors.values() for sentence in found))
    here = QueryDict(request.POST.get("here", "")[:500]).urlencode()
    return redirect(f"{reverse('engagement:reading', args=[row.pk])}{'?' if here else ''}{here}")


@login_required
@one_effect
def add_theme(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    word = request.GET.get("word", "")
    because = because_of(row, word) if word else ""
    form = ThemeForm(request.POST or None, initial={"title": word.capitalize()})
    if form.is_valid() and attempt(
        form, actions.add_theme, row, suggested_because=because, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The theme is added."))
        return redirect("engagement:reading", row.pk)
    return render(request, "engagement/add_theme.html", {"form": form, "consultation": row, "because": because})


def because_of(row: Consultation, word: str) -> str:
    """Why this word was suggested; empty when it is not (any longer)."""
    found, _counted = suggestions(row, list(row.themes.all()))
    return next((each.because for each in found if each.word == word), "")


@login_required
@require_POST
@one_effect
def confirm_theme(request: HttpRequest, pk: int) -> HttpResponse:
    theme = get_object_or_404(Theme.objects.select_related("consultation__project__body"), pk=pk)
    say(request, _("Two people agree that this theme is there."), actions.confirm_theme, theme)
    return redirect("engagement:reading", theme.consultation_id)


@login_required
@require_POST
@one_effect
def drop_theme(request: HttpRequest, pk: int) -> HttpResponse:
    theme = get_object_or_404(Theme.objects.select_related("consultation__project__body"), pk=pk)
    say(request, _("The theme is taken out."), actions.drop_theme, theme)
    return redirect("engagement:reading", theme.consultation_id)


@login_required
@one_effect
def answer_theme(request: HttpRequest, pk: int) -> HttpResponse:
    theme = get_object_or_404(Theme.objects.select_related("consultation__project__body"), pk=pk)
    row = officers(request, theme.consultation_id)
    allow(policy.may_run(request.user, row, now=clock.now()))
    acted = {None: None, True: "yes", False: "no"}[theme.acted]
    form = ThemeAnswerForm(
        request.POST or None,
        initial={
            "acted": acted,
            "we_did": theme.we_did,
            "because": theme.because,
            "specification": theme.specification_id,
        },
        specifications=Specification.objects.filter(project=row.project_id)
        .select_related("project")
        .order_by("number"),
    )
    if form.is_valid() and attempt(
        form, actions.answer_theme, theme, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The theme is answered."))
        return redirect("engagement:reading", row.pk)
    return render(request, "engagement/answer_theme.html", {"form": form, "theme": theme, "consultation": row})


@login_required
@one_effect
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = CompleteForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.complete_consultation, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The whole account is published. Everyone who answered can see it."))
        return redirect("engagement:you_said", row.pk)
    return render(
        request, "engagement/complete.html", {"form": form, "consultation": row, "themes": queries.themes_of(row)}
    )
