from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.forms.decisions import DecisionForm
from folkmoot.commissioning.models import Decision
from folkmoot.commissioning.queries.report_pages import decision_page
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.report import load as load_report
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def load(pk: int) -> Decision:
    return get_object_or_404(
        Decision.objects.select_related("report__project__body", "report__project__outcome__priority"), pk=pk
    )


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "commissioning/decision.html", decision_page(request.user, load(pk), now=clock.now()))


@login_required
@one_effect
def decide(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load_report(pk), clock.now()
    allow(policy.may_record_decision(request.user, row, now=moment))
    first = {"body_name": row.decided_by_body, "decided_date": min(row.meeting_date, clock.day_of(moment))}

    def act(**answers: Any) -> Decision:
        return actions.decide_report(row, **answers, by=request.user, now=moment)

    return ask(
        request, DecisionForm(request.POST or None, initial=first), act, title=_("Record what was decided"),
        button=_("Record the decision"), back=row, then=lambda made: made,
        done=_("The decision is recorded. What happens next: the project’s team is told by its list, and the plan gate can be decided."),
        once=_("A recorded decision is never changed. A mistake is mended by a new record that corrects it."),
    )  # fmt: skip


@login_required
@one_effect
def correct(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_record_decision(request.user, row.report, now=moment))
    shown = {name: getattr(row, name) for name in DecisionForm.base_fields if name != "reasons"}

    def act(**answers: Any) -> Decision:
        return actions.correct_decision(row, **answers, by=request.user, now=moment)

    return ask(
        request, DecisionForm(request.POST or None, initial={**shown, "approved": "yes" if row.approved else "no"}), act,
        title=_("Correct the record"), button=_("Record the correction"), back=row, then=lambda made: made,
        done=_("The correction is recorded. The first record stays beside it."),
        once=_("The first record stays as it is. This one says that it corrects it."),
        intro=_("Give as reasons what was wrong in the first record, and why the body decided as it did."),
    )  # fmt: skip
