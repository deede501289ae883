from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.changes import choices
from folkmoot.citizens.forms import (
    ChangedForm,
    DayForm,
    FinishForm,
    OfficerForm,
    PressForm,
    ReasonsForm,
    TaskFilterForm,
    TaskForm,
)
from folkmoot.citizens.models import Assignment, CitizenTask, NameInDraw, TaskDraw
from folkmoot.citizens.readiness import NEEDS_CORE
from folkmoot.citizens.states import TaskState
from folkmoot.citizens.views.asking import form_page
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.policy import TEAM
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.models import Person, Role


def index(request: HttpRequest) -> HttpResponseBase:
    """Tasks to choose from. Filters in the address; to take away as a table."""
    form = TaskFilterForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.tasks(**{name: chosen.get(name, "") for name in ("kind", "state", "benefit")})
    if request.GET.get("format") == "csv":
        columns = [_("Task"), _("Kind"), _("Project"), _("Body"), _("Hours"), _("Places"), _("Where it stands")]
        cells = (
            [row.title, row.get_kind_display(), row.project.title, row.project.body.name, row.hours, row.places,
             row.get_state_display()]
            for row in rows
        )  # fmt: skip
        return csv_response("citizen-tasks", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query["format"] = "csv"
    context = {"page": page, "filter": form, "csv": f"?{query.urlencode()}", "narrowed": any(chosen.values())}
    context["suggested"] = queries.suggested(request.user) if request.user.pk and not context["narrowed"] else []
    return render(request, "citizens/tasks.html", context)


def task(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(
        CitizenTask.objects.select_related("project__body", "project__outcome", "officer", "training"), pk=pk
    )
    moment = clock.now()
    knots: list[Any] = [row.project.outcome] if row.project.outcome else []
    on_record = list(row.assignments.on_record().select_related("person").order_by("accepted_at", "pk"))
    assignments = [each for each in on_record if each.given_back_at is None]
    sees_people = policy.may_see_people_on(request.user, row, now=moment)
    context = {
        **case_context(request.user, row, knots=knots or None),
        "task": row,
        "taken": len(assignments),
        "left": max(row.places - len(assignments), 0),
        "mine": next((each for each in assignments if each.person_id == request.user.pk), None),
        "on_record": on_record if sees_people else [],
        "sees_people": sees_people,
        "is_open": row.state == TaskState.OPEN,
        "needs_core": row.kind in NEEDS_CORE,
        "draw": TaskDraw.objects.filter(task=row).first() if row.choose_by else None,
        "my_name": row.names.filter(person_id=request.user.pk or 0).first() if row.choose_by else None,
        "names_close": row.choose_by is not None and moment < row.choose_by,
        "may_draw": row.waits_for_draw and bool(policy.may_draw(request.user, row, now=moment)),
        "is_member": bool(policy.is_member(request.user, now=moment)),
        "may_run": bool(policy.may_run_task(request.user, row, now=moment)),
        "may_assess": bool(policy.may_assess_risk(request.user, row, now=moment)),
        "risk": row.risks.order_by("-signed_at").first(),
    }
    return render(request, "citizens/task.html", context)


@login_required
@one_effect
def open_task(request: HttpRequest, project: int) -> HttpResponse:
    case = get_object_or_404(Project.objects.select_related("body"), pk=project)
    allow(policy.may_open_task(request.user, case, now=clock.now()))
    form = TaskForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.open_task, case, by=request.user, now=clock.now(), **form.cleaned_data)
        if made:
            messages.success(request, _("The task is open. Citizen commissioners see it under their work."))
            return redirect(made)
    return render(request, "citizens/open_task.html", {"form": form, "project": case})


def press(request: HttpRequest, action: Any, row: Any, task: CitizenTask, done: str) -> HttpResponse:
    """A one-button step on a task's page."""
    form = PressForm({})
    if attempt(form, action, row, by=request.user, now=clock.now()):
        messages.success(request, done)
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect(task)


@login_required
@require_POST
@one_effect
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CitizenTask, pk=pk)
    return press(
        request, actions.choose_task, row, row, _("The task is yours. The officer named on it will be in touch.")
    )


@login_required
@require_POST
@one_effect
def put_in(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CitizenTask, pk=pk)
    return press(request, actions.put_name_in, row, row, _("Your name is in. Your ticket stands on this page."))


@login_required
@require_POST
@one_effect
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(NameInDraw.objects.select_related("task"), pk=pk)
    return press(request, actions.take_name_out, row, row.task, _("Your name is out."))


@login_required
@require_POST
@one_effect
def draw_names(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CitizenTask.objects.select_related("project__body"), pk=pk)
    return press(request, actions.draw_names, row, row, _("Drawn. Anybody can check it."))


@login_required
@require_POST
@one_effect
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Assignment.objects.select_related("task"), pk=pk)
    return press(
        request,
        actions.give_task_back,
        row,
        row.task,
        _("You gave it back. Thank you for saying so. Days you wrote down stay on your record."),
    )


def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """How the names were drawn, for anybody to make again: tickets, seed, order; and no names."""
    row = get_object_or_404(TaskDraw.objects.select_related("task"), pk=pk)
    names = row.task.names.exclude(rank=None).order_by("rank")
    context = {
        "draw": row,
        "task": row.task,
        "names": names,
        "mine": names.filter(person_id=request.user.pk or 0).first(),
    }
    return render(request, "citizens/draw.html", context)


@login_required
@one_effect
def officer(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CitizenTask.objects.select_related("project__body"), pk=pk), clock.now()
    allow(policy.may_run_task(request.user, row, now=moment))
    roles = Role.objects.on(clock.day_of(moment)).filter(organisation=row.project.body, kind__in=TEAM)
    form = OfficerForm(
        request.POST or None, officers=Person.objects.filter(pk__in=roles.values("person")).order_by("name")
    )
    if form.is_valid() and attempt(form, actions.name_officer, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("They are the officer for this task now."))
        return redirect(row)
    return form_page(request, form, heading=_("Name the officer"), caption=row.title, button=_("Name them"), back=row.get_absolute_url())  # fmt: skip


@login_required
@one_effect
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Assignment.objects.select_related("task__project__body"), pk=pk)
    allow(policy.may_finish(request.user, row, now=clock.now()))
    form = FinishForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.finish_task, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(
            request, _("Thank you. It is on your record, and you will be told what changed because of it.")
        )
        return redirect("citizens:my_record")
    return render(request, "citizens/finish.html", {"form": form, "assignment": row, "task": row.task})


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Assignment.objects.select_related("task__project__body", "person"), pk=pk)
    allow(policy.may_run_task(request.user, row.task, now=clock.now()))
    said = {"changed": row.changed, "changed_subject": row.changed_subject}
    form = ChangedForm(request.POST or None, initial=said, things=choices(row.task.project))
    if form.is_valid() and attempt(
        form, actions.answer_contribution, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("They are told, and it stands on their record."))
        return redirect(row.task)
    days = row.contributions.order_by("on_date", "pk")
    return render(request, "citizens/answer.html", {"form": form, "assignment": row, "task": row.task, "days": days})


@login_required
@one_effect
def log_day(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Assignment.objects.select_related("task"), pk=pk)
    allow(policy.may_finish(request.user, row, now=clock.now()))
    form = DayForm(request.POST or None, initial={"on_date": clock.day_of(clock.now())})
    if form.is_valid() and attempt(form, actions.log_contribution, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        messages.success(request, _("Written down. Say so when the whole task is done."))
        return redirect("citizens:my_record")
    back = reverse("citizens:my_record")
    return form_page(request, form, heading=_("Write down a day’s work"), caption=row.task.title, button=_("Write it down"), back=back)  # fmt: skip


@login_required
@one_effect
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CitizenTask.objects.select_related("project__body"), pk=pk)
    allow(policy.may_run_task(request.user, row, now=clock.now()))
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.stop_looking, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The task is closed to further people."))
        return redirect(row)
    return render(request, "citizens/stop.html", {"form": form, "task": row})
