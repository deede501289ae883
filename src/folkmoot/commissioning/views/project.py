from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, choices, policy
from folkmoot.commissioning.actions.edit_project import EDITABLE
from folkmoot.commissioning.forms.project import (
    DetailsForm,
    EvidenceForm,
    FairnessForm,
    InvolvementForm,
    NoConsultationForm,
    OpenProjectForm,
)  # fmt: skip
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.queries.project_page import project_page, projects_for_a_page
from folkmoot.commissioning.views.asking import ask, seen_version
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.models import Organisation
from folkmoot.people.requests import SignedIn


def project(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(projects_for_a_page(), pk=pk)
    return render(request, "commissioning/project.html", project_page(request.user, row, now=clock.now()))


@login_required
@one_effect
def open_project(request: SignedIn) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_open_project(request.user, now=moment))
    today = clock.day_of(moment)
    bodies = choices.bodies_of(request.user, today)
    first = {"outcome": request.GET.get("outcome"), "intention": request.GET.get("intention")}
    form = OpenProjectForm(request.POST or None, initial=first, bodies=bodies, today=today)

    def act(**answers: Any) -> Project:
        return actions.open_project(**answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Open a project"), button=_("Open the project"), back=Register(), then=lambda row: row,
        done=_("The project is open, in the stage “analyse”. Its list of what comes next is below."),
        intro=_("A project takes one service once through the cycle: analyse, plan, deliver, review. You will lead it."),
    )  # fmt: skip


class Register:
    """Where one goes back to from a page that belongs to no project yet."""

    def __str__(self) -> str:
        return _("Projects")

    def get_absolute_url(self) -> str:
        return reverse("commissioning:index")


def for_team(request: SignedIn, pk: int) -> Project:
    """The project, for its team alone; everybody else is told who may."""
    row = get_object_or_404(projects_for_a_page(), pk=pk)
    allow(policy.may_edit_project(request.user, row, now=clock.now()))
    return row


@login_required
@one_effect
def edit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()
    bodies = Organisation.objects.filter(pk=row.body_id)
    shown = {name: getattr(row, name) for name in EDITABLE}
    form = DetailsForm(
        request.POST or None, initial={**shown, "existing_service": "yes" if row.existing_service else "no"},
        bodies=bodies, today=clock.day_of(moment),
    )  # fmt: skip

    def act(**answers: Any) -> Project:
        return actions.edit_project(row, seen_version=seen_version(request), **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Change the project’s details"), button=_("Save"), back=row, seen=row.version,
        done=_("Saved."),
        intro=_("A change of area, outcome or kind makes a signed equality impact assessment out of date."),
    )  # fmt: skip


@login_required
@one_effect
def involvement(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()
    first = {"stage": request.GET.get("stage", row.stage)}
    form = InvolvementForm(request.POST or None, initial=first, project=row)

    def act(**answers: Any) -> object:
        return actions.note_involvement(row, **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Who took part"), button=_("Note it"), back=row, done=_("Noted. It shows on the page."),
        intro=_("Residents and voluntary groups take part in every stage; where nobody did, everyone can read why."),
    )  # fmt: skip


@login_required
@one_effect
def evidence(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()
    form = EvidenceForm(request.POST or None, project=row)

    def act(source: str, says: str) -> object:
        return actions.note_evidence(row, says=says, **choices.source_of(source), by=request.user, now=moment)

    return ask(
        request, form, act, title=_("What shows the need"), button=_("Note it"), back=row, done=_("The evidence is noted."),
        intro=_("At least two kinds: numbers, knowledge of people’s lives, what people told us, what worked elsewhere."),
    )  # fmt: skip


@login_required
@one_effect
def fairness(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()
    form = FairnessForm(request.POST or None, initial={"note": row.fairness_note})

    def act(note: str) -> object:
        return actions.set_fairness(row, note=note, by=request.user, now=moment)

    return ask(request, form, act, title=_("The fairness question"), button=_("Save"), back=row, done=_("Saved."))


@login_required
@one_effect
def no_consultation(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()
    form = NoConsultationForm(request.POST or None, initial={"reason": row.no_consultation_reason})

    def act(reason: str) -> object:
        return actions.explain_no_consultation(row, reason=reason, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Why nobody is consulted"), button=_("Publish the reason"), back=row,
        done=_("The reason is published."),
    )  # fmt: skip
