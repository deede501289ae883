from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import proposals as actions
from folkmoot.engagement.forms.proposals import (
    AnswerPetitionForm,
    AnswerProposalForm,
    CommentForm,
    CommunityForm,
    LeadForm,
    PetitionForm,
    ProposalForm,
)
from folkmoot.engagement.models import Community, Petition, Proposal
from folkmoot.people.models import Organisation


def bodies() -> Any:
    rules = queries.proposals.bodies_with_rules(clock.day_of(clock.now()))
    return Organisation.objects.filter(pk__in=rules.order_by().values("body")).order_by("name")


def page(request: HttpRequest, form: Form, **words: Any) -> HttpResponse:
    return render(request, "engagement/opinions/form.html", {"form": form, **words})


@login_required
@one_effect
def bring(request: HttpRequest) -> HttpResponse:
    """Propose something. What is nearly the same already is shown before it is sent a second time."""
    moment = clock.now()
    allow(policy.may_propose(request.user, now=moment))
    form = ProposalForm(request.POST or None, bodies=bodies(), initial=request.GET.dict())
    alike = alikes(request, form, queries.proposals.proposals_shown())
    if form.is_valid() and not alike:
        made = attempt(form, actions.bring_proposal, by=request.user, now=moment, **form.cleaned_data)
        if made:
            messages.success(request, sent_words(made))
            return redirect(made)
    rules = queries.proposals.bodies_with_rules(clock.day_of(moment))
    return render(request, "engagement/proposals/bring.html", {"form": form, "alike": alike, "rules": rules})


@login_required
@one_effect
def start(request: HttpRequest) -> HttpResponse:
    """Start a petition."""
    moment = clock.now()
    allow(policy.may_propose(request.user, now=moment))
    form = PetitionForm(request.POST or None, bodies=bodies())
    alike = alikes(request, form, queries.proposals.petitions_shown())
    if form.is_valid() and not alike:
        made = attempt(form, actions.start_petition, by=request.user, now=moment, **form.cleaned_data)
        if made:
            messages.success(request, sent_words(made))
            return redirect(made)
    rules = queries.proposals.bodies_with_rules(clock.day_of(moment))
    return render(request, "engagement/proposals/start.html", {"form": form, "alike": alike, "rules": rules})


def alikes(request: HttpRequest, form: Form, rows: Any) -> list[Any]:
    """What is nearly the same, unless its author has seen that and sends it all the same."""
    if not form.is_valid() or request.POST.get("seen"):
        return []
    return queries.proposals.look_alikes(form.cleaned_data["title"], form.cleaned_data["text"], rows)


def sent_words(row: Any) -> str:
    """What happens next."""
    if row.held_because:
        return _("Thank you. A moderator looks at it first. %(why)s") % {"why": row.held_because}
    if not row.is_shown:
        return _("Thank you. A moderator looks at it first; then everybody can see it.")
    return _("Thank you. Everybody can see it now.")


def press(request: HttpRequest, row: Any, action: Callable[..., Any], sentence: str) -> HttpResponse:
    """One button: do it, say so, go back."""
    try:
        action(row, by=request.user, now=clock.now())
        messages.success(request, sentence)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(row)


@require_POST
@login_required
@one_effect
def support(request: HttpRequest, pk: int) -> HttpResponse:
    return press(request, get_object_or_404(Proposal, pk=pk), actions.support, _("You support it now."))


@require_POST
@login_required
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    return press(request, get_object_or_404(Proposal, pk=pk), actions.withdraw_proposal, _("You have taken it back."))


@require_POST
@login_required
@one_effect
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    return press(
        request, get_object_or_404(Petition, pk=pk), actions.sign,
        _("Thank you. Your signature counts. Your name is not shown to anybody."),
    )  # fmt: skip


@require_POST
@login_required
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return press(request, get_object_or_404(Petition, pk=pk), actions.close_petition, _("The petition is closed."))


@require_POST
@login_required
@one_effect
def join(request: HttpRequest, pk: int) -> HttpResponse:
    return press(request, get_object_or_404(Community, pk=pk), actions.join_community, _("You belong to it now."))


@login_required
@one_effect
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Proposal.objects.select_related("body"), pk=pk)
    allow(policy.may_see_contribution(request.user, row, now=clock.now()))
    form = CommentForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.comment, row, by=request.user, now=clock.now(), **form.cleaned_data)
        if made:
            messages.success(request, sent_words(made))
            return redirect(row)
    return page(
        request, form, title=_("Comment"), caption=row, back=row.get_absolute_url(), button=_("Send the comment")
    )


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Proposal.objects.select_related("body"), pk=pk)
    allow(policy.may_answer_proposal(request.user, row, now=clock.now()))
    form = AnswerProposalForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.answer_proposal, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        return redirect(row)
    return page(
        request, form, title=_("Answer the proposal"), caption=row, back=row.get_absolute_url(), button=_("Publish"),
        once=_("It cannot be changed afterwards. Everyone can read it."),
    )  # fmt: skip


@login_required
@one_effect
def answer_petition(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Petition.objects.select_related("body", "rule"), pk=pk)
    allow(policy.may_answer_proposal(request.user, row, now=clock.now()))
    form = AnswerPetitionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.answer_petition, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        return redirect(row)
    return page(
        request, form, title=_("Answer the petition"), caption=row, back=row.get_absolute_url(), button=_("Publish"),
        once=_("It cannot be changed afterwards. Everyone can read it."),
    )  # fmt: skip


@login_required
@one_effect
def start_community(request: HttpRequest) -> HttpResponse:
    allow(policy.may_propose(request.user, now=clock.now()))
    form = CommunityForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.start_community, by=request.user, now=clock.now(), **form.cleaned_data)
        if made:
            return redirect(made)
    return page(
        request, form, title=_("Make a community known"), back=reverse("engagement:communities"),
        button=_("Make it known"), lead=_("Then others can join it, propose things for it, and lead a project with a council or the NHS."),
    )  # fmt: skip


@login_required
@one_effect
def give_lead(request: HttpRequest, project: int) -> HttpResponse:
    row = get_object_or_404(Project.objects.select_related("body"), pk=project)
    allow(policy.may_give_lead(request.user, row, now=clock.now()))
    form = LeadForm(request.POST or None)
    if form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "community"}
        community = form.cleaned_data["community"]
        if attempt(form, actions.give_lead, community, project=row, by=request.user, now=clock.now(), **words):
            return redirect(row)
    return page(
        request, form, title=_("A community leads this project"), caption=row, back=row.get_absolute_url(),
        button=_("Save what was agreed"),
    )  # fmt: skip
