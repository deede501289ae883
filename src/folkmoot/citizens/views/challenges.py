"""Challenges to a project's evidence: raised, checked, upheld or not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy
from folkmoot.citizens.changes import choices, link_to
from folkmoot.citizens.forms import ChallengeForm, FoundForm, UpholdForm
from folkmoot.citizens.models import Challenge
from folkmoot.citizens.views.asking import form_page
from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect

ROWS = Challenge.objects.select_related("project__body")


def challenge(request: HttpRequest, pk: int) -> HttpResponse:
    """What was said, what the check found, how it ended. Not who said it."""
    row = get_object_or_404(ROWS, pk=pk)
    may_run = bool(policy.may_open_task(request.user, row.project, now=clock.now()))
    return render(request, "citizens/challenge.html", {"challenge": row, "changed": link_to(row.changed_subject), "may_run": may_run})  # fmt: skip


@login_required
@one_effect
def raise_challenge(request: HttpRequest, project: int) -> HttpResponse:
    case = get_object_or_404(Project, pk=project)
    allow(policy.is_member(request.user, now=clock.now()))
    form = ChallengeForm(request.POST or None)
    if form.is_valid() and (
        row := attempt(form, actions.challenge_evidence, case, by=request.user, now=clock.now(), **form.cleaned_data)
    ):
        messages.success(request, _("The project’s team checks it and answers here."))
        return redirect(row)
    intro = _("Everybody can read what you write; nobody but the record knows that it was you.")
    return form_page(request, form, heading=_("Challenge the evidence"), caption=case.title, button=_("Send it"), intro=intro, back=case.get_absolute_url())  # fmt: skip


@login_required
@one_effect
def check(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS, pk=pk)
    allow(policy.may_open_task(request.user, row.project, now=clock.now()))
    form = FoundForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.check_challenge, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        return redirect(row)
    return form_page(request, form, heading=_("Check the evidence"), quoted=row.says, button=_("Write it down"), back=row.get_absolute_url())  # fmt: skip


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS, pk=pk)
    allow(policy.may_open_task(request.user, row.project, now=clock.now()))
    things = [pair for pair in choices(row.project) if pair[0].startswith("commissioning.specification:")]
    form = UpholdForm(request.POST or None, things=things)
    if form.is_valid() and attempt(form, actions.answer_challenge, row, by=request.user, now=clock.now(), **form.cleaned_data):  # fmt: skip
        return redirect(row)
    return form_page(request, form, heading=_("Are they right?"), quoted=row.says, button=_("Answer"), back=row.get_absolute_url())  # fmt: skip
