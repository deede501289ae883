"""What goes with a report beside its five questions: who used it, stories, a second person's word."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy
from folkmoot.agreements.equality import ANSWERS
from folkmoot.agreements.forms import CountsForm, StoryForm
from folkmoot.agreements.models import Story
from folkmoot.agreements.states import ReportState
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.posts import press
from folkmoot.agreements.views.reports import load
from folkmoot.commissioning.models.assessment import Group
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


@login_required
def who_used(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_report(request.user, row, now=moment))
    counted = set(row.equality_counts.values_list("group", flat=True))
    return render(
        request,
        "agreements/who_used.html",
        {
            "report": row,
            "groups": [(group, Group(group).label, group in counted) for group in ANSWERS],
            "stories": list(row.stories.filter(withdrawn_at=None).order_by("pk")),
            "results": list(row.results.select_related("measure").order_by("measure_id")),
            "is_open": row.state == ReportState.DUE,
        },
    )


@login_required
@one_effect
def count_people(request: SignedIn, pk: int, group: str) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_report(request.user, row, now=moment))
    if group not in ANSWERS:
        raise Http404
    before = dict(row.equality_counts.filter(group=group).values_list("answer", "people"))

    def act(**counts: Any) -> Any:
        return actions.count_people(row, group=group, counts=counts, by=request.user, now=moment)

    return ask(
        request, CountsForm(group, request.POST or None, initial=before), act,
        title=_("How many people, by %s?") % Group(group).label, button=_("Save the counts"),
        back=reverse("agreements:who_used", args=[row.pk]), caption=row.agreement.title,
        intro=_("Count everybody who used it in this period. Whoever did not answer counts as “did not say”."),
        done=_("Saved."),
    )  # fmt: skip


@login_required
@one_effect
def add_story(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_report(request.user, row, now=moment))
    return ask(
        request, StoryForm(request.POST or None), partial(actions.add_story, row, by=request.user, now=moment),
        title=_("Add a story"), button=_("Save the story"), back=reverse("agreements:who_used", args=[row.pk]),
        caption=row.agreement.title, done=_("Saved. It goes out with the report."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def take_story_back(request: SignedIn, pk: int) -> HttpResponse:
    rows = Story.objects.select_related("report__agreement__provider")
    story = get_object_or_404(rows, pk=pk)
    return press(
        request, _("The story is taken back. Its words are gone."),
        reverse("agreements:who_used", args=[story.report_id]), actions.take_story_back, story, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def certify(request: SignedIn, pk: int) -> HttpResponse:
    row = load(pk)
    return press(
        request, _("You have certified the figures."), row.get_absolute_url(), actions.certify_report, row,
        by=request.user, now=clock.now(),
    )  # fmt: skip
