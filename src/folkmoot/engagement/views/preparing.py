from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import ChangedMeanwhile, attempt, one_effect
from folkmoot.engagement import actions, policy
from folkmoot.engagement.actions.prepare import WORDS
from folkmoot.engagement.forms import LEVELS, ConsultationForm, FormatForm, NoticeForm, QuestionForm, ReasonsForm
from folkmoot.engagement.models import AccessFormat, Consultation, Level, Question
from folkmoot.engagement.queries.answering import questions_of
from folkmoot.engagement.readiness import what_is_missing
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.surveys.asked import condition_in_words
from folkmoot.engagement.surveys.holidays import warnings
from folkmoot.engagement.surveys.languages import read_in
from folkmoot.engagement.views.case import shown
from folkmoot.engagement.views.loading import consultation_or_404


@login_required
@one_effect
def begin(request: HttpRequest, project: int) -> HttpResponse:
    """Start a consultation on a project; what is not known yet may stay empty."""
    case = get_object_or_404(Project.objects.select_related("body"), pk=project)
    allow(policy.may_prepare(request.user, case, now=clock.now()))
    form = ConsultationForm(request.POST or None)
    if form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        made = attempt(form, actions.prepare_consultation, case, by=request.user, now=clock.now(), **words)
        if made:
            messages.success(request, _("The consultation is begun. Only your colleagues can see it yet."))
            return redirect("engagement:prepare", made.pk)
    return render(request, "engagement/edit.html", {"form": form, "project": case})


def officers(request: HttpRequest, pk: int) -> Consultation:
    """The consultation, for those who run it; strangers were sent to sign in, others are refused."""
    row = consultation_or_404(request.user, pk, now=clock.now())
    allow(policy.may_run(request.user, row, now=clock.now()))
    return row


@login_required
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that must be done before it opens, as a list of tasks."""
    row = officers(request, pk)
    if not policy.is_being_prepared(row):
        return redirect(row)
    missing = what_is_missing(row, clock.day_of(clock.now()))
    context = {
        "consultation": row,
        "missing": missing,
        "tasks": tasks(row, {each.field for each in missing}),
        "warnings": warnings(row.opens_date, row.closes_date),
        "announced": row.state == ConsultationState.NOTICED,
    }
    return render(request, "engagement/prepare.html", context)


def tasks(row: Consultation, missing: set[str]) -> list[dict[str, Any]]:
    options = row.costed_options.count()
    words = missing - {"questions", "no_notice_reason", "formats", *(("options",) if options else ())}
    done, todo, none = (_("done"), "kept"), (_("to do"), "due"), (_("none yet"), "not_applicable")
    notice = done if row.noticed_at else (_("reason given"), "explained") if row.no_notice_reason else todo
    formats = row.formats.count()
    wordings = row.wordings.count()

    def task(title: str, name: str, hint: str, state: tuple[str, str]) -> dict[str, Any]:
        url = reverse(f"engagement:{name}", args=[row.pk])
        return {"title": title, "url": url, "hint": hint, "status": state[0], "state": state[1]}

    return [
        task(_("Words and days"), "edit", _("What it is about, what you promise, when."), todo if words else done),
        task(_("Questions"), "questions", _("What you ask."), todo if "questions" in missing else done),
        task(
            _("Formats"), "formats", _("Easy Read, sign language, paper: ready, or by when."),
            todo if "formats" in missing else done if formats else none,
        ),
        task(_("Options"), "options", _("What could be done, with what each costs and means."), done if options else none),
        task(_("Other languages"), "wordings", _("Put it into the languages people here speak."), done if wordings else none),
        task(_("Early notice"), "announce", _("Tell people that it is coming."), notice),
        task(_("Check and open"), "open", _("See it as people will, then open it."), (_("not ready"), "due") if missing else (_("ready"), "explained")),
    ]  # fmt: skip


@login_required
@one_effect
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    if not policy.is_being_prepared(row):
        return redirect(row)
    initial = {name: getattr(row, name) for name in (*WORDS, "version")}
    form = ConsultationForm(request.POST or None, initial={**initial, "is_formal": "yes" if row.is_formal else "no"})
    changes: list[tuple[str, str, str]] = []

    def revise(*, version: int | None, **words: Any) -> Consultation:
        try:
            return actions.revise_consultation(row, seen_version=version or 0, **words)
        except ChangedMeanwhile as clash:
            changes.extend(clash.changes)
            raise

    if form.is_valid():
        if attempt(form, revise, by=request.user, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("Saved."))
            return redirect("engagement:prepare", row.pk)
        if changes:
            # Sent again, the form saves over what its writer has now been shown.
            row.refresh_from_db()
            form.data = {**request.POST.dict(), "version": row.version}
    context = {"form": form, "consultation": row, "project": row.project, "changes": changes}
    return render(request, "engagement/edit.html", context)


@login_required
@one_effect
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = QuestionForm(request.POST or None, consultation=row)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        lists = {name: typed.pop(name, "").splitlines() for name in ("choices", "lines", "after_any")}
        asked = actions.Asked(**typed, **lists)
        if attempt(form, actions.add_question, row, asked=asked, by=request.user, now=clock.now()):
            messages.success(request, _("The question is added."))
            return redirect("engagement:questions", row.pk)
    context = {"form": form, "consultation": row, "questions": asked_in_order(row)}
    return render(request, "engagement/questions.html", context)


def asked_in_order(row: Consultation) -> list[tuple[Question, str]]:
    """Questions with the words of when they are asked."""
    rows = row.questions.select_related("section", "shown_if").order_by("position")
    return [(question, condition_in_words(question)) for question in rows]


@login_required
@require_POST
@one_effect
def remove_question(request: HttpRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(Question.objects.select_related("consultation__project__body"), pk=pk)
    say(request, _("The question is taken out."), actions.remove_question, question)
    return redirect("engagement:questions", question.consultation_id)


@login_required
@one_effect
def formats(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = FormatForm(request.POST or None)
    if form.is_valid():
        given = actions.InFormat(**form.cleaned_data)
        if attempt(form, actions.add_format, row, given=given, by=request.user, now=clock.now()):
            messages.success(request, _("The format is added."))
            return redirect("engagement:formats", row.pk)
    context = {"form": form, "consultation": row, "formats": row.formats.order_by("name", "pk")}
    return render(request, "engagement/formats.html", {**context, "fixed": not policy.is_being_prepared(row)})


@login_required
@require_POST
@one_effect
def remove_format(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(AccessFormat.objects.select_related("consultation__project__body"), pk=pk)
    say(request, _("The format is taken out."), actions.remove_format, row)
    return redirect("engagement:formats", row.consultation_id)


def say(request: HttpRequest, words: str, action: Any, thing: Any) -> None:
    """Do a one-button action and say so, or say why not."""
    form = NoticeForm({})
    if attempt(form, action, thing, by=request.user, now=clock.now()):
        messages.success(request, words)
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))


@login_required
@one_effect
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    return step(
        request, row, "announce", actions.announce, _("It is announced: everyone can see it, and when it opens.")
    )


@login_required
@one_effect
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    return step(request, row, "open", actions.open_consultation, _("It is open. Anybody can answer."))


def step(request: HttpRequest, row: Consultation, name: str, action: Any, words: str) -> HttpResponse:
    """A page that shows the whole consultation once more before it takes a step that cannot be undone."""
    form = NoticeForm()
    if request.method == "POST":
        form = NoticeForm(request.POST)
        if form.is_valid() and attempt(form, action, row, by=request.user, now=clock.now()):
            messages.success(request, words)
            return redirect(row)
    context = {
        "form": form,
        "consultation": row,
        "questions": shown(questions_of(row), read_in(row, "", [])),
        "formats": row.formats.order_by("name", "pk"),
        "costed": row.costed_options.order_by("pk"),
        "reading": read_in(row, "", []),
        "level_means": LEVELS.get(Level(row.level), "") if row.level else "",
        "warnings": warnings(row.opens_date, row.closes_date),
        "missing": what_is_missing(row, clock.day_of(clock.now())) if name == "open" else [],
    }
    return render(request, f"engagement/{name}.html", context)


@login_required
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.withdraw_consultation, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The consultation is withdrawn, with your reason."))
        return redirect(row)
    return render(request, "engagement/withdraw.html", {"form": form, "consultation": row})
