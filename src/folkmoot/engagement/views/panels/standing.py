from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.forms import (
    CategoryForm,
    CloseWaveForm,
    JoinPanelForm,
    StandingPanelForm,
    WaveAnswerForm,
    WaveForm,
)
from folkmoot.engagement.models import StandingPanel, Wave
from folkmoot.engagement.states import WaveState
from folkmoot.engagement.views.panels.asking import ask, run_panel
from folkmoot.people.models.role import RoleKind


def panels(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    page = Paginator(queries.standing_panels(), 25).get_page(request.GET.get("page"))
    context = {"page": page, "may_open": bool(policy.may_open_panel(request.user, now=moment))}
    return render(request, "engagement/panels/standing_panels.html", context)


@login_required
@one_effect
def open_panel(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_open_panel(request.user, now=moment))
    own = queries.bodies_of(request.user, clock.day_of(moment), RoleKind.COMMISSIONER, RoleKind.OFFICER)
    form = StandingPanelForm(request.POST or None, bodies=own, areas=queries.places())
    return ask(
        request, form, actions.open_standing_panel, said=_("The panel is open. Say now in what it must be like its place."),
        to=lambda made: reverse("engagement:panel_run", args=[made.pk]), title=_("Open a citizens’ panel"),
        caption=_("Citizens’ panels"), back=reverse("engagement:standing_panels"), button=_("Open it"),
    )  # fmt: skip


def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """A panel: what it is for, how like its place it is, what it was asked and what came of it."""
    moment = clock.now()
    row = get_object_or_404(StandingPanel.objects.select_related("body", "area"), pk=pk)
    member = queries.membership_of(request.user, row)
    values = list(row.members.filter(left_at=None).values_list("values", flat=True))
    answered = set(member.answered.values_list("wave", flat=True)) if member else set()
    may_run = bool(policy.may_run_panel(request.user, row, now=moment))
    waves = [
        (wave, member is not None and wave.state == WaveState.OPEN and wave.pk not in answered)
        for wave in row.waves.order_by("-number")
        if may_run or wave.state != WaveState.DRAFT
    ]
    context = {
        **case_context(request.user, row), "panel": row, "member": member, "size": len(values), "waves": waves,
        "likeness": queries.likeness(row, values), "may_run": may_run,
    }  # fmt: skip
    return render(request, "engagement/panels/standing_panel.html", context)


@login_required
@one_effect
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Categories and waves, for those who run the panel."""
    row = run_panel(request, pk)
    form = CategoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.add_category, row, by=request.user, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("The category is added."))
            return redirect("engagement:panel_run", row.pk)
    today = clock.day_of(clock.now())
    context = {
        "panel": row, "form": form, "size": row.members.filter(left_at=None).count(),
        "over": row.members.filter(left_at=None, stays_until_date__lt=today).count(),
        "categories": row.categories.order_by("position").prefetch_related("values"),
        "waves": row.waves.order_by("-number"), "can_add": not row.members.exists(),
    }  # fmt: skip
    return render(request, "engagement/panels/panel_run.html", context)


@login_required
@one_effect
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join, or change what one told about oneself and stay on."""
    row = get_object_or_404(StandingPanel.objects.select_related("body"), pk=pk)
    member = queries.membership_of(request.user, row)
    categories = list(row.categories.order_by("position"))
    initial = {f"category_{key}": value for key, value in (member.values if member else {}).items()}
    form = JoinPanelForm(request.POST or None, categories=categories, initial=initial)

    def act(*, by: Any, now: Any) -> Any:
        if member:
            return actions.change_panel_answers(member, values=form.values(), by=by, now=now)
        return actions.join_panel(row, values=form.values(), by=by, now=now)

    return ask(
        request, form, act, given={}, to=row.get_absolute_url(), back=row.get_absolute_url(), caption=row.title,
        said=_("Saved. You stay on the panel.") if member else _("You are on the panel. We tell you when there is something to answer."),
        title=_("Stay on the panel") if member else _("Join the panel"), button=_("Stay") if member else _("Join"),
        template="engagement/panels/join.html", panel=row,
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(StandingPanel, pk=pk)
    member = queries.membership_of(request.user, row)
    if member is None:
        raise Http404
    actions.leave_panel(member, by=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("You have left the panel. What you told about yourself is forgotten."))
    return redirect(row)


@login_required
@require_POST
@one_effect
def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_panel(request, pk)
    gone = actions.refresh_panel(row, by=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("%(count)s members whose time was over have left.") % {"count": gone})
    return redirect("engagement:panel_run", row.pk)


@login_required
@require_POST
@one_effect
def joining(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_panel(request, pk)
    actions.open_or_close_joining(row, is_open=not row.is_open, by=request.user, now=clock.now())  # type: ignore[arg-type]
    return redirect("engagement:panel_run", row.pk)


@login_required
@one_effect
def begin_wave(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_panel(request, pk)

    def act(**words: Any) -> Any:
        return actions.prepare_wave(row, **words)

    form = WaveForm(request.POST or None, waves=row.waves.filter(state=WaveState.CLOSED).order_by("-number"))
    return ask(
        request, form, act, said=_("The questions are ready. Look at them, then put them to the panel."),
        to=lambda made: made.get_absolute_url(), back=reverse("engagement:panel_run", args=[row.pk]), caption=row.title,
        title=_("Ask the panel"), button=_("Prepare the questions"),
    )  # fmt: skip


def wave_or_404(request: HttpRequest, pk: int) -> Wave:
    row = get_object_or_404(Wave.objects.select_related("panel__body", "repeats__panel"), pk=pk)
    if row.state == WaveState.DRAFT and not policy.may_run_panel(request.user, row.panel, now=clock.now()):
        raise Http404
    return row


def wave(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The questions; and, once closed, what the panel said, weighted to its place."""
    moment = clock.now()
    row = wave_or_404(request, pk)
    result = queries.result_of(row) if row.state == WaveState.CLOSED else None
    if result and request.GET.get("format") == "csv":
        columns = [_("Question"), _("Answer"), _("Members"), _("Share as it stands"), _("Share, weighted"), _("Change")]
        return csv_response(f"panel-wave-{row.pk}", columns, wave_lines(result))
    member = queries.membership_of(request.user, row.panel)
    context = {
        **case_context(request.user, row), "wave": row, "result": result,
        "may_run": bool(policy.may_run_panel(request.user, row.panel, now=moment)),
        "may_answer": member is not None and row.state == WaveState.OPEN and clock.day_of(moment) <= row.closes_date
        and not row.answered.filter(member=member).exists(),
    }  # fmt: skip
    return render(request, "engagement/panels/wave.html", context)


def wave_lines(result: queries.Result) -> list[list[Any]]:
    def per_cent(share: float | None) -> str:
        return str(HIDDEN) if share is None else f"{100 * share:.1f}"

    return [
        [text, each.label, HIDDEN if each.count is None else each.count, per_cent(each.plain), per_cent(each.weighted),
         "" if each.change is None else f"{100 * each.change:+.1f}"]
        for text, choices in result.questions
        for each in choices
    ]  # fmt: skip


@login_required
@require_POST
@one_effect
def put_wave(request: HttpRequest, pk: int) -> HttpResponse:
    row = wave_or_404(request, pk)
    try:
        actions.open_wave(row, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The questions are put to the panel."))
    except NotAllowed:
        raise
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(row)


@login_required
@one_effect
def answer_wave(request: HttpRequest, pk: int) -> HttpResponse:
    row = wave_or_404(request, pk)
    member = queries.membership_of(request.user, row.panel)
    if member is None:
        return redirect(row.panel)
    form = WaveAnswerForm(request.POST or None, questions=row.questions)

    def act(*, by: Any, now: Any) -> Any:
        return actions.answer_wave(row, member=member, answers=form.answers(), by=by, now=now)

    return ask(
        request, form, act, given={}, said=_("Thank you. Your answers are kept without your name."),
        to=row.get_absolute_url(), back=row.panel.get_absolute_url(), caption=row.panel.title, title=row.title,
        button=_("Send my answers"), once=_("They cannot be changed: nobody can tell which are yours."),
    )  # fmt: skip


@login_required
@one_effect
def close_wave(request: HttpRequest, pk: int) -> HttpResponse:
    row = wave_or_404(request, pk)
    run_panel(request, row.panel_id)

    def act(**words: Any) -> Any:
        return actions.close_wave(row, **words)

    return ask(
        request, CloseWaveForm(request.POST or None), act, said=_("The results are published."), to=row.get_absolute_url(),
        back=row.get_absolute_url(), caption=row.title, title=_("Close and publish"), button=_("Publish the results"),
    )  # fmt: skip
