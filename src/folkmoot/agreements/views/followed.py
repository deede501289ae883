"""How an agreement is followed: learning, visits, changes to measures, evaluation; and what the funder holds."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms import (
    AgreeForm,
    CycleForm,
    EvaluationForm,
    MeasureChangeForm,
    NoteCycleForm,
    NoteForm,
    QuestionForm,
    VisitForm,
    WordsForm,
)
from folkmoot.agreements.models import (
    Agreement,
    Evaluation,
    LearningCycle,
    Measure,
    MeasureChange,
    MonitoringVisit,
    Result,
)
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load, seen
from folkmoot.agreements.views.asking import SignedIn, ask
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response


def page_of(row: Agreement) -> str:
    return reverse("agreements:followed", args=[row.pk])


def followed(request: HttpRequest, pk: int) -> HttpResponse:
    """What is learnt, seen and changed while it runs."""
    row, moment = load(request, pk), clock.now()
    person = request.user
    funder = bool(policy.acts_for_funder(person, row.funder, now=moment))
    provider = bool(policy.acts_for_provider(person, row.provider, now=moment))
    changes = MeasureChange.objects.filter(measure__agreement=row).select_related("measure").order_by("-proposed_at")
    return render(
        request,
        "agreements/followed.html",
        {
            "agreement": row,
            "today": clock.day_of(moment),
            "questions": list(row.questions.order_by("pk")),
            "cycles": list(row.cycles.order_by("by_date")),
            "measures": list(row.measures.order_by("pk")),
            "changes": [(change, provider if change.by_funder else funder) for change in changes],
            "visits": list(row.visits.order_by("-visited_date", "-pk")),
            "evaluations": list(row.evaluations.select_related("evaluator").order_by("from_date")),
            "burden": queries.burden_of(row, list(row.reports.all())),
            "voices": queries.voices(row),
            "is_draft": row.state == AgreementState.DRAFT,
            "is_live": row.state == AgreementState.LIVE,
            "funder": funder,
            "provider": provider,
            "may_visit": row.is_signed and bool(policy.may_visit(person, row, now=moment)),
            "reads_held": funder or provider,
        },
    )


@login_required
def held(request: SignedIn, pk: int) -> HttpResponse:
    """Everything the funder holds about how the work goes, for the parties and nobody else (ledger MP-20)."""
    row, moment = load(request, pk), clock.now()
    if not policy.may_read_held(request.user, row, now=moment):
        raise Http404
    results = Result.objects.filter(report__agreement=row, report__state__in=queries.CAME_IN)
    return render(
        request,
        "agreements/held.html",
        {
            "agreement": row,
            "notes": list(row.notes.order_by("-written_at")),
            "results": list(results.select_related("report", "measure").order_by("-report__start_date", "measure_id")),
            "stories": [
                story
                for report in row.reports.filter(state__in=queries.CAME_IN).prefetch_related("stories")
                for story in report.stories.all()
                if not story.withdrawn_at
            ],
            "visits": list(row.visits.order_by("-visited_date")),
            "late": [payment for payment in row.payments.order_by("number") if payment.is_late(clock.day_of(moment))],
            "may_note": bool(policy.may_note(request.user, row, now=moment)),
        },
    )


@login_required
@one_effect
def note(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_note(request.user, row, now=moment))
    return ask(
        request, NoteForm(request.POST or None), partial(actions.write_note, row, by=request.user, now=moment),
        title=_("Write a note"), button=_("Save the note"), back=reverse("agreements:held", args=[row.pk]),
        caption=row.title, done=_("The note is saved. The provider can read it."),
    )  # fmt: skip


def measure_of(request: HttpRequest, pk: int) -> Measure:
    rows = Measure.objects.select_related("agreement__funder", "agreement__provider")
    measure = get_object_or_404(rows, pk=pk)
    seen(request, measure.agreement)
    return measure


@login_required
@one_effect
def change_measure(request: SignedIn, pk: int) -> HttpResponse:
    """Propose to change a measure that both sides have signed."""
    measure, moment = measure_of(request, pk), clock.now()
    allow(policy.may_change_signed_measure(request.user, measure.agreement, now=moment))
    form = MeasureChangeForm(request.POST or None, initial=MeasureChangeForm.of(measure))
    return ask(
        request, form, partial(actions.propose_measure_change, measure, by=request.user, now=moment),
        title=_("Propose a change to a measure"), button=_("Propose it"), back=page_of(measure.agreement),
        caption=measure.title, intro=_("Nothing changes until the other side agrees."),
        done=_("Proposed. The other side answers next."),
    )  # fmt: skip


@login_required
@one_effect
def answer_change(request: SignedIn, pk: int) -> HttpResponse:
    rows = MeasureChange.objects.select_related("measure__agreement__funder", "measure__agreement__provider")
    change, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_answer_change(request.user, change, now=moment))
    return ask(
        request, AgreeForm(request.POST or None),
        partial(actions.answer_measure_change, change, by=request.user, now=moment),
        title=_("Answer a change to a measure"), button=_("Send your answer"), back=page_of(change.measure.agreement),
        caption=change.measure.title, intro=change.reason, done=_("Your answer is written down."),
    )  # fmt: skip


@login_required
@one_effect
def ask_question(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    return ask(
        request, QuestionForm(request.POST or None), partial(actions.ask_question, row, by=request.user, now=moment),
        title=_("Add a question"), button=_("Add it"), back=page_of(row), caption=row.title, done=_("Added."),
    )  # fmt: skip


@login_required
@one_effect
def plan_cycle(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    return ask(
        request, CycleForm(request.POST or None), partial(actions.plan_cycle, row, by=request.user, now=moment),
        title=_("Plan a learning cycle"), button=_("Plan it"), back=page_of(row), caption=row.title, done=_("Planned."),
    )  # fmt: skip


@login_required
@one_effect
def note_cycle(request: SignedIn, pk: int) -> HttpResponse:
    rows = LearningCycle.objects.select_related("agreement__funder", "agreement__provider")
    cycle, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_edit_measures(request.user, seen(request, cycle.agreement), now=moment))
    return ask(
        request, NoteCycleForm(request.POST or None), partial(actions.note_cycle, cycle, by=request.user, now=moment),
        title=_("What was learnt?"), button=_("Publish it"), back=page_of(cycle.agreement),
        caption=cycle.agreement.title, done=_("Written down for everyone to read."),
    )  # fmt: skip


@login_required
@one_effect
def visit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_visit(request.user, row, now=moment))
    return ask(
        request, VisitForm(request.POST or None), partial(actions.write_visit, row, by=request.user, now=moment),
        title=_("Write down your visit"), button=_("Publish it"), back=page_of(row), caption=row.title,
        intro=_("You are named by your role alone. The provider answers in public."),
        done=_("Thank you. Your visit is published, and the provider answers next."),
    )  # fmt: skip


@login_required
@one_effect
def answer_visit(request: SignedIn, pk: int) -> HttpResponse:
    rows = MonitoringVisit.objects.select_related("agreement__funder", "agreement__provider")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_answer_visit(request.user, row, now=moment))
    return ask(
        request, WordsForm(request.POST or None), partial(actions.answer_visit, row, by=request.user, now=moment),
        title=_("Answer a visit"), button=_("Publish your answer"), back=page_of(row.agreement),
        caption=row.agreement.title, done=_("Your answer is published."),
    )  # fmt: skip


@login_required
@one_effect
def plan_evaluation(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_plan_evaluation(request.user, row, now=moment))
    return ask(
        request, EvaluationForm(request.POST or None), partial(actions.plan_evaluation, row, by=request.user, now=moment),
        title=_("Plan an independent evaluation"), button=_("Save the plan"), back=page_of(row), caption=row.title,
        done=_("The evaluation is planned."),
    )  # fmt: skip


@login_required
def evaluate(request: SignedIn, pk: int) -> HttpResponseBase:
    """Figures alone, for the evaluator: nobody's words, nobody's name, no small count."""
    rows = Evaluation.objects.select_related("agreement__project", "evaluator")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_evaluate(request.user, row, now=moment))
    columns = [
        _("from"), _("to"), _("measure"), _("unit"), _("question"), _("at the start"), _("aim"), _("figure"),
    ]  # fmt: skip
    figures = queries.figures_for_evaluator(row.agreement)
    if request.GET.get("format") == "csv":
        return csv_response(f"evaluation-{row.pk}", columns, figures)
    reports = row.agreement.reports.filter(state__in=queries.CAME_IN).order_by("start_date")
    return render(
        request,
        "agreements/evaluate.html",
        {
            "evaluation": row,
            "columns": columns,
            "figures": figures,
            "tables": [(report, queries.equality_tables(report)) for report in reports[:4]],
        },
    )
