from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.forms.documents import (
    ContributionForm,
    LaterSpecificationForm,
    MeasureForm,
    SpecificationForm,
    WhatChangedForm,
)  # fmt: skip
from folkmoot.commissioning.models import Specification
from folkmoot.commissioning.queries.document_pages import specification_page
from folkmoot.commissioning.views.asking import ask, seen_version
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def load(pk: int) -> Specification:
    return get_object_or_404(Specification.objects.select_related("project__body", "outcome__priority"), pk=pk)


def for_writers(request: SignedIn, pk: int) -> Specification:
    row = load(pk)
    allow(policy.may_edit_project(request.user, row.project, now=clock.now()))
    return row


def specification(request: HttpRequest, pk: int) -> HttpResponse:
    context = specification_page(request.user, load(pk), now=clock.now())
    return render(request, "commissioning/specification.html", context)


@login_required
@one_effect
def write(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()
    latest = project.specifications.order_by("-number").first()
    if latest is not None:
        return redirect(latest)
    form = SpecificationForm(request.POST or None)

    def act(**answers: Any) -> Specification:
        return actions.write_specification(project, **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Write the specification"), button=_("Save the draft"), back=project,
        then=lambda row: row, done=_("The draft is saved. Everyone can read it, so that others can help to write it."),
        intro=_("A specification says what the service must achieve, written with the people it is for."),
    )  # fmt: skip


@login_required
@one_effect
def edit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()
    kind = LaterSpecificationForm if row.number > 1 else SpecificationForm
    form = kind(request.POST or None, initial={name: getattr(row, name) for name in kind.base_fields})

    def act(**answers: Any) -> object:
        return actions.edit_specification(
            row, seen_version=seen_version(request), **answers, by=request.user, now=moment
        )

    return ask(
        request, form, act, title=_("Go on writing"), button=_("Save the draft"), back=row, seen=row.version,
        done=_("The draft is saved."),
    )  # fmt: skip


@login_required
@one_effect
def contribution(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act(**answers: Any) -> object:
        return actions.add_contribution(row, **answers, by=request.user, now=moment)

    return ask(
        request, ContributionForm(request.POST or None), act, title=_("What somebody brought to it"), button=_("Note it"),
        back=row, done=_("The contribution is noted."),
        intro=_("A specification may be called co-designed only when residents helped to write it, and this shows it."),
    )  # fmt: skip


@login_required
@one_effect
def measure(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act(**answers: Any) -> object:
        return actions.plan_measure(row, **answers, by=request.user, now=moment)

    return ask(
        request, MeasureForm(request.POST or None), act, title=_("Plan a measure"), button=_("Add the measure"), back=row,
        done=_("The measure is planned."),
        intro=_("Ask little, say why, and say what you will do with the answer."),
    )  # fmt: skip


@login_required
@one_effect
def agree(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act() -> object:
        return actions.agree_specification(row, by=request.user, now=moment)

    measures = row.measures.count()
    label = _("Yes") if row.is_co_designed else _("No: no resident is named among those who wrote it")
    return ask(
        request, Form(request.POST if request.method == "POST" else None), act, title=_("Agree this version"),
        button=_("Agree version %(number)s") % {"number": row.number}, back=row, done=_("This version is agreed."),
        once=_("An agreed version is never edited. To change it later, you make a new version that says what changed."),
        rows=[(_("Task group"), row.task_group), (_("Outcome"), row.outcome), (_("Measures"), measures), (_("Co-designed"), label)],
    )  # fmt: skip


@login_required
@one_effect
def revise(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act(what_changed: str) -> Specification:
        return actions.revise_specification(row, what_changed=what_changed, by=request.user, now=moment)

    return ask(
        request, WhatChangedForm(request.POST or None), act, title=_("Begin a new version"), button=_("Begin the new version"),
        back=row, then=lambda version: version, done=_("The new version starts from the agreed one. Change what needs it."),
        intro=_("A signed equality impact assessment becomes out of date and must be looked at again."),
    )  # fmt: skip
