"""What came of an event, how young people take part, and talks with staff."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import events as actions
from folkmoot.engagement.forms import (
    FrameworkForm,
    OutputForm,
    ReasonForm,
    ReportEventForm,
    StaffForm,
)  # fmt: skip
from folkmoot.engagement.models import EngagedGroup, Event, ParticipationFramework
from folkmoot.engagement.states import EventState
from folkmoot.engagement.views.events.pages import event_or_404, run_event, simple
from folkmoot.engagement.views.panels.asking import ask
from folkmoot.people.models.role import RoleKind


def sectors_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """How many came from each sector, with small numbers hidden (ledger EN-22)."""
    row = event_or_404(request, pk)
    shown = queries.sectors_of(row)
    lines = [[sector, HIDDEN if count is None else count] for sector, count in shown.counts.items()]
    lines.append([_("Everybody"), HIDDEN if shown.total is None else shown.total])
    return csv_response(f"event-{row.pk}-sectors", [_("Sector"), _("People")], lines)


@login_required
@one_effect
def output(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)

    def act(**words: Any) -> Any:
        return actions.add_output(row, **words)

    return simple(
        request, row, OutputForm(request.POST or None), act, said=_("It is published."),
        title=_("Add what came out of it"), button=_("Publish it"),
    )  # fmt: skip


@login_required
@one_effect
def report(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)

    def act(**words: Any) -> Any:
        return actions.report_event(row, **words)

    return simple(
        request, row, ReportEventForm(request.POST or None), act, said=_("It is published."),
        title=_("What was learnt, and what follows"), button=_("Publish it"), once=_("It stays as it is."),
    )  # fmt: skip


@login_required
@one_effect
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_event(request, pk)

    def act(**words: Any) -> Any:
        return actions.call_off_event(row, **words)

    return simple(
        request, row, ReasonForm(request.POST or None), act, said=_("It is called off."), title=_("Call the event off"),
        button=_("Call it off"), warn=True,
    )  # fmt: skip


def frameworks(request: HttpRequest) -> HttpResponse:
    context = {
        "frameworks": list(queries.frameworks()), "may_adopt": bool(policy.may_adopt_framework(request.user, now=clock.now())),
    }  # fmt: skip
    return render(request, "engagement/events/frameworks.html", context)


def framework(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ParticipationFramework.objects.select_related("body"), pk=pk)
    tagged = (
        Event.objects.filter(level__framework=row).exclude(state=EventState.DRAFT).select_related("level", "body")
    ).order_by("-starts_at")[:50]
    context = {"framework": row, "levels": queries.levels_used(row), "tagged": tagged}
    return render(request, "engagement/events/framework.html", context)


@login_required
@one_effect
def adopt(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_adopt_framework(request.user, now=moment))
    kinds = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.SCHEME_MANAGER)
    form = FrameworkForm(request.POST or None, bodies=queries.bodies_of(request.user, clock.day_of(moment), *kinds))
    return ask(
        request, form, actions.adopt_framework, said=_("The framework is adopted."),
        to=lambda made: made.get_absolute_url(), back=reverse("engagement:frameworks"), caption=_("Youth participation"),
        title=_("Adopt a framework"), button=_("Adopt it"),
    )  # fmt: skip


@login_required
@one_effect
def staff(request: HttpRequest, project: int) -> HttpResponse:
    """Write down what staff or a union said about a service that may move."""
    row = get_object_or_404(Project.objects.select_related("body"), pk=project)
    allow(policy.may_record_staff_engagement(request.user, row, now=clock.now()))

    def act(*, group: str, **words: Any) -> Any:
        return actions.record_staff_engagement(row, group=EngagedGroup(group), **words)

    form = StaffForm(request.POST or None, events=row.events.exclude(state=EventState.DRAFT).order_by("-starts_at"))
    return ask(
        request, form, act, said=_("It stands on the project’s page."), to=row.get_absolute_url(),
        back=row.get_absolute_url(), caption=row.title, title=_("Talks with staff and trade unions"), button=_("Publish it"),
    )  # fmt: skip
