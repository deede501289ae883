from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.forms.team import CoreServiceForm, DoubleRoleForm, FeedbackForm, MarketForm
from folkmoot.commissioning.models import AskedGroup, CoreService, DoubleRole
from folkmoot.commissioning.queries.document_pages import market_page
from folkmoot.commissioning.queries.project_page import projects_for_a_page
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


@login_required
@one_effect
def core_services(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(projects_for_a_page(), pk=pk), clock.now()
    allow(policy.may_name_services(request.user, row, now=moment))
    form = CoreServiceForm(request.POST or None, project=row, today=clock.day_of(moment))

    def act(service: str, **answers: Any) -> object:
        actions.name_service(row, service=CoreService(service), **answers, by=request.user, now=moment)
        return row

    return ask(
        request, form, act, title=_("Core services"), button=_("Save"), back=row, done=_("Saved. The page says who has a hand in the project now."),
        intro=_("Which parts of the body have a hand in this project. Name each once; naming it again replaces the first."),
    )  # fmt: skip


@login_required
@one_effect
def double_role(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()
    first: Any = DoubleRole.objects.filter(project=row).values("mitigation", "reviewer", "reviewer_post").first()
    form = DoubleRoleForm(request.POST or None, initial=first, project=row, today=clock.day_of(moment))

    def act(**answers: Any) -> object:
        return actions.answer_double_role(row, **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("The lead also manages the service"), button=_("Publish it"), back=row,
        done=_("Published, with the post of the reviewer."),
        intro=_("Whoever manages a service cannot judge alone whether it should go on. The deliver gate asks for both answers."),
    )  # fmt: skip


def market(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found of demand and of who could meet it, by the project's number."""
    context = market_page(request.user, get_object_or_404(projects_for_a_page(), pk=pk), now=clock.now())
    if not context["assessments"]:
        raise Http404
    return render(request, "commissioning/market.html", context)


@login_required
@one_effect
def assess_market(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()

    def act(**answers: Any) -> object:
        return actions.assess_market(row, **answers, by=request.user, now=moment)

    return ask(
        request, MarketForm(request.POST or None), act, title=_("Assess the market"), button=_("Publish it"), back=row,
        then=reverse("commissioning:market", args=[row.pk]), done=_("Published, with its date."),
        intro=_("Before the specification is written. The plan gate stays shut if this comes after it."),
        once=_("It is not edited afterwards. To say what is different, assess the market again."),
    )  # fmt: skip


@login_required
@one_effect
def feedback(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_team(request, pk), clock.now()

    def act(group: str, **answers: Any) -> object:
        return actions.note_feedback(row, group=AskedGroup(group), **answers, by=request.user, now=moment)

    return ask(
        request, FeedbackForm(request.POST or None), act, title=_("How the commissioning itself went"),
        button=_("Publish it"), back=row, then=reverse("commissioning:review", args=[row.pk]),
        done=_("Published beside the review."),
        intro=_("Ask at least two of three before the cycle ends: the people who use the service, communities, providers."),
    )  # fmt: skip
