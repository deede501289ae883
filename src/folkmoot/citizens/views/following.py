"""Following a project and offering to help: for anybody, on every project that is open."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens import actions, policy
from folkmoot.citizens.forms import FollowForm, OfferAnswerForm, PressForm
from folkmoot.citizens.models import ProjectFollow
from folkmoot.citizens.views.asking import form_page
from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.requests import SignedIn


@login_required
@one_effect
def follow(request: SignedIn, project: int) -> HttpResponse:
    case = get_object_or_404(Project.objects.select_related("body"), pk=project)
    mine = ProjectFollow.objects.filter(project=case, person=request.user).first()
    form = FollowForm(request.POST or None, initial={"offer": mine.offer if mine else ""})
    if form.is_valid() and attempt(
        form, actions.follow_project, case, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        said = _("You follow it now. The team answers your offer on this page.") if form.cleaned_data["offer"] else _("You follow it now.")  # fmt: skip
        messages.success(request, said)
        return redirect("citizens:following")
    intro = _("Anybody can follow a project or offer to help. Whether you do is your choice, and nobody can switch it off.")  # fmt: skip
    return form_page(request, form, heading=_("Follow it, or offer to help"), caption=case.title, button=_("Save"), intro=intro, back=case.get_absolute_url())  # fmt: skip


@login_required
def following(request: SignedIn) -> HttpResponse:
    """What I follow, where it stands, and what came of my offers."""
    rows = ProjectFollow.objects.filter(person=request.user).select_related("project__body").order_by("-pk")
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    return render(request, "citizens/following.html", {"page": page})


@login_required
@require_POST
@one_effect
def unfollow(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = get_object_or_404(ProjectFollow, pk=pk), PressForm({})
    allow(policy.is_own_follow(request.user, row, now=clock.now()))
    attempt(form, actions.unfollow_project, row, by=request.user, now=clock.now())
    messages.success(request, _("You no longer follow it."))
    return redirect("citizens:following")


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ProjectFollow.objects.select_related("project__body", "person"), pk=pk)
    allow(policy.may_open_task(request.user, row.project, now=clock.now()))
    form = OfferAnswerForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.answer_offer, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("They read it under what they follow."))
        return redirect(row.project)
    heading = _("Answer %(name)s, who offers to help") % {"name": row.person.first_name}
    return form_page(request, form, heading=heading, caption=row.project.title, button=_("Send the answer"), quoted=row.offer, back=row.project.get_absolute_url())  # fmt: skip
