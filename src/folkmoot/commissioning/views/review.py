from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions
from folkmoot.commissioning.forms.decisions import LessonForm, ReviewForm
from folkmoot.commissioning.models import Review
from folkmoot.commissioning.queries.project_page import projects_for_a_page
from folkmoot.commissioning.queries.report_pages import review_page
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The review and the lessons of a project, by the project's number."""
    context = review_page(request.user, get_object_or_404(projects_for_a_page(), pk=pk), now=clock.now())
    if not (context["review"] or context["lessons"] or context["feedback"]):
        raise Http404
    return render(request, "commissioning/review.html", context)


@login_required
@one_effect
def write(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()
    if Review.objects.filter(project=project).exists():
        return redirect("commissioning:review", project.pk)

    def act(**answers: Any) -> Review:
        return actions.write_review(project, **answers, by=request.user, now=moment)

    return ask(
        request, ReviewForm(request.POST or None), act, title=_("Review the service"), button=_("Sign the review"),
        back=project, then=lambda row: row, done=_("The review is signed and public."),
        once=_("You sign it with your post. A signed review is not edited; what you learn later is added as a lesson."),
    )  # fmt: skip


@login_required
@one_effect
def lesson(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()

    def act(next_title: str, next_words: str, **answers: Any) -> object:
        following = actions.NextNeed(next_title, next_words) if next_title else None
        return actions.add_lesson(project, raise_next=following, **answers, by=request.user, now=moment)

    return ask(
        request, LessonForm(request.POST or None), act, title=_("Write down a lesson"), button=_("Publish the lesson"),
        back=project, then=reverse("commissioning:review", args=[project.pk]), done=_("The lesson is published."),
        intro=_("What went wrong or right, and what you do differently now. Admitting a mistake is how the next one is avoided."),
    )  # fmt: skip
