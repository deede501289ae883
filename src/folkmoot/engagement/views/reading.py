from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning.models import Specification
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import actions, policy, queries
from folkmoot.engagement.forms import CompleteForm, ReadForm, ThemeAnswerForm, ThemeForm
from folkmoot.engagement.models import Response, Theme
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.views.preparing import officers, say


@login_required
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer, for those who read them: what was said, and which themes it speaks to."""
    row = officers(request, pk)
    unread_only = request.GET.get("show") != "all"
    responses = queries.to_read(row, unread_only=unread_only)
    page = Paginator(responses, 25).get_page(request.GET.get("page"))
    themes = list(queries.themes_of(row))
    is_being_read = row.state == ConsultationState.CLOSED
    read_forms = [
        (each, ReadForm(themes=row.themes.all(), prefix=f"r{each.pk}", initial={"themes": each.themes.all()}))
        for each in page
    ]
    choices = [(theme.pk, theme.title) for theme in themes]
    for _each, form in read_forms:
        # One list of themes for the whole page: the forms ask the database for nothing more.
        form.fields["themes"].choices = choices  # type: ignore[attr-defined]
    context = {
        "consultation": row,
        "page": page,
        "read_forms": read_forms,
        "themes": themes,
        "unread_only": unread_only,
        "progress": queries.reading_progress(row),
        "is_being_read": is_being_read,
        "may_close": row.state == ConsultationState.OPEN and clock.day_of(clock.now()) > row.closes_date,
        "unanswered": [theme for theme in themes if theme.acted is None],
    }
    return render(request, "engagement/reading.html", context)


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
    if form.is_valid() and attempt(
        form,
        actions.read_response,
        response,
        themes=list(form.cleaned_data["themes"]),
        by=request.user,
        now=clock.now(),
    ):
        messages.success(request, _("Answer %(receipt)s is read.") % {"receipt": response.receipt})
    else:
        messages.error(request, " ".join(str(sentence) for found in form.errors.values() for sentence in found))
    show = "?show=all" if request.POST.get("show") == "all" else ""
    return redirect(f"{reverse('engagement:reading', args=[row.pk])}{show}")


@login_required
@one_effect
def add_theme(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = ThemeForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_theme, row, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("The theme is added."))
        return redirect("engagement:reading", row.pk)
    return render(request, "engagement/add_theme.html", {"form": form, "consultation": row})


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
