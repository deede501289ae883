from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.forms.project import GateForm, GoBackForm
from folkmoot.commissioning.models import Project
from folkmoot.commissioning.queries.gate import gate_report
from folkmoot.commissioning.queries.project_page import projects_for_a_page
from folkmoot.commissioning.states import GateOutcome, Stage
from folkmoot.commissioning.views.asking import ask
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def for_deciders(request: SignedIn, pk: int) -> Project:
    row = get_object_or_404(projects_for_a_page(), pk=pk)
    allow(policy.may_decide_gate(request.user, row, now=clock.now()))
    return row


@login_required
@one_effect
def gate(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_deciders(request, pk), clock.now()
    form = GateForm(request.POST or None, project=row)

    def act(outcome: str, reasons: str) -> object:
        return actions.decide_gate(row, outcome=GateOutcome(outcome), reasons=reasons, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Decide the gate after “%(stage)s”") % {"stage": row.get_stage_display()},
        button=_("Decide"), back=row, done=_("Decided. Everyone can read it on this page, with your reasons."),
        once=_("A gate decision is never changed. To undo it, somebody takes the project back with a reason."),
        **gate_report(row),
    )  # fmt: skip


@login_required
@one_effect
def go_back(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_deciders(request, pk), clock.now()
    form = GoBackForm(request.POST or None, project=row)

    def act(to: Any, reasons: str) -> object:
        return actions.go_back(row, to=Stage(to), reasons=reasons, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Take the project back"), button=_("Take it back"), back=row,
        done=_("The project was taken back. Its gates are decided anew from there."),
        intro=_("What was written stays. The gates after that stage must be passed again."),
    )  # fmt: skip
