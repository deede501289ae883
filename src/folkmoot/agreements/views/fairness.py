"""Being fair back: feedback on public bodies with their answers, and partnerships asked in confidence."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms import FeedbackFilter, FeedbackForm, HealthForm, HealthOpenForm, WordsForm
from folkmoot.agreements.models import BodyFeedback, HealthCheck
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.models import Organisation
from folkmoot.people.requests import SignedIn


def feedback(request: HttpRequest) -> HttpResponseBase:
    """What voluntary groups say of public bodies, and what those answer."""
    moment = clock.now()
    form = FeedbackFilter(request.GET or None)
    body = form.cleaned_data.get("body") if form.is_valid() else None
    rows = queries.feedback(body)
    if request.GET.get("format") == "csv":
        columns = [_("about"), _("given on"), _("does well"), _("could do better"), _("answer"), _("answered on")]
        lines = (
            [row.body.name, row.given_at, row.works, row.could, row.answer, row.answered_at]
            for row in rows.iterator(500)
        )
        return csv_response("feedback", columns, lines)
    query = request.GET.copy()
    query["format"] = "csv"
    return render(
        request,
        "agreements/feedback.html",
        {
            "page": Paginator(rows, 25).get_page(request.GET.get("page")),
            "filter": form,
            "today": clock.day_of(moment),
            "answers_for": {role.organisation_id for role in policy.roles_as_commissioner(request.user, now=moment)},
            "csv_url": f"?{query.urlencode()}",
        },
    )


@login_required
@one_effect
def give(request: SignedIn, pk: int) -> HttpResponse:
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_give_feedback(request.user, body, now=moment))
    return ask(
        request, FeedbackForm(request.POST or None), partial(actions.give_feedback, body, by=request.user, now=moment),
        title=_("Say how %s works") % body.name, button=_("Publish it"), back=body, caption=body.name,
        intro=_("As a critical friend. It is published with its answer, and nothing about your own funding stands beside it."),
        done=_("Published. The body answers within four weeks."), then=reverse("agreements:feedback"),
    )  # fmt: skip


@login_required
@one_effect
def answer(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(BodyFeedback.objects.select_related("body"), pk=pk), clock.now()
    allow(policy.may_answer_feedback(request.user, row, now=moment))
    return ask(
        request, WordsForm(request.POST or None), partial(actions.answer_feedback, row, by=request.user, now=moment),
        title=_("Answer feedback"), button=_("Publish your answer"), back=reverse("agreements:feedback"),
        caption=row.body.name, intro=row.could, done=_("Your answer is published."),
    )  # fmt: skip


def health(request: HttpRequest, pk: int) -> HttpResponse:
    """What partners say of a partnership, where enough of them did."""
    row, moment = load(request, pk), clock.now()
    today = clock.day_of(moment)
    checks = list(HealthCheck.objects.filter(agreement=row).order_by("-opened_at"))
    for check in checks:
        check.agreement = row
    return render(
        request,
        "agreements/health.html",
        {
            "agreement": row,
            "found": queries.health_of(checks, today),
            "may_open": row.is_signed and bool(policy.may_open_health_check(request.user, row, now=moment)),
            "asked": [
                check
                for check in checks
                if today <= check.closes_date and policy.may_answer_health_check(request.user, check, now=moment)
            ],
        },
    )


@login_required
@one_effect
def open_health(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_open_health_check(request.user, row, now=moment))
    return ask(
        request, HealthOpenForm(request.POST or None),
        partial(actions.open_health_check, row, by=request.user, now=moment), title=_("Ask the partners in confidence"),
        button=_("Ask them"), back=reverse("agreements:health", args=[row.pk]), caption=row.title,
        done=_("Every provider in the partnership is asked."),
    )  # fmt: skip


@login_required
@one_effect
def answer_health(request: SignedIn, pk: int) -> HttpResponse:
    check, moment = get_object_or_404(HealthCheck.objects.select_related("agreement"), pk=pk), clock.now()
    allow(policy.may_answer_health_check(request.user, check, now=moment))
    return ask(
        request, HealthForm(request.POST or None),
        partial(actions.answer_health_check, check, by=request.user, now=moment), title=_("How is this partnership?"),
        button=_("Send it in confidence"), back=reverse("agreements:health", args=[check.agreement_id]),
        caption=check.agreement.title, done=_("Thank you. What you said is kept apart from who you are."),
        intro=_("Nothing is shown unless five groups answer, and nobody can see who said what."),
    )  # fmt: skip
