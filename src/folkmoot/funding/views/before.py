"""The steps before anybody is asked to bid: talks and meetings, social value, the terms, the way to fund."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.design.tags.words import money
from folkmoot.funding import actions, policy
from folkmoot.funding.actions.refusing import value_of
from folkmoot.funding.caps import caps_for, caps_of_band
from folkmoot.funding.catalogues import WrongFile, as_catalogue, default_catalogue, read_catalogue
from folkmoot.funding.forms import ReasonsForm
from folkmoot.funding.forms.plans import (
    CatalogueForm,
    ComeForm,
    EngagementForm,
    EventForm,
    FundingModelForm,
    SocialValueForm,
    TermsForm,
)
from folkmoot.funding.models import MarketEvent, Plan, SocialValueCatalogue
from folkmoot.funding.queries.plans import bodies_of
from folkmoot.funding.views.plans import own_plan_or_404
from folkmoot.funding.views.saving import tell_why_not
from folkmoot.people.models import Organisation

MOST_BYTES = 500_000


def step(
    request: HttpRequest, plan: Plan, form: forms.Form, action: Callable[..., Any], done: str, **words: Any
) -> HttpResponse:
    """One step of a plan: a form whose terms go to one action."""
    if form.is_valid():
        terms = form.terms() if hasattr(form, "terms") else form.cleaned_data
        if attempt(form, action, plan, **terms, by=request.user, now=clock.now()):
            messages.success(request, done)
            return redirect(plan)
    return render(request, "funding/plan_step.html", {"form": form, "plan": plan, "button": _("Save"), **words})


@login_required
@one_effect
def engagement(request: HttpRequest, pk: int) -> HttpResponse:
    plan, form = own_plan_or_404(request, pk), EngagementForm(request.POST or None)
    return step(
        request, plan, form, actions.note_engagement, _("The talk is written down, for everyone to read."),
        title=_("Write down an early talk"),
        lead=_("So that nobody knows more than others, everyone can read with whom you spoke, what was said and what it changed."),
    )  # fmt: skip


@login_required
@one_effect
def no_engagement(request: HttpRequest, pk: int) -> HttpResponse:
    plan, form = own_plan_or_404(request, pk), ReasonsForm(request.POST or None)
    return step(
        request, plan, form, actions.waive_engagement, _("Your reason is kept. It goes into the tender notice."),
        title=_("Why was nobody outside talked with?"),
        lead=_("Talking early makes better services. If there was good reason not to, say so."),
    )  # fmt: skip


@login_required
@one_effect
def new_event(request: HttpRequest, pk: int) -> HttpResponse:
    plan, form = own_plan_or_404(request, pk), EventForm(request.POST or None)
    return step(
        request, plan, form, actions.announce_event, _("The meeting is announced."), title=_("Announce a meeting"),
        lead=_("Everybody who might bid may come. Afterwards, write down what was said as an early talk."),
    )  # fmt: skip


def event_or_404(request: HttpRequest, pk: int) -> MarketEvent:
    row = get_object_or_404(
        MarketEvent.objects.select_related("plan__body", "plan__project__body", "plan__opportunity"), pk=pk
    )
    if not policy.may_see_plan(request.user, row.plan, now=clock.now()):
        raise Http404
    return row


@one_effect
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, and a place at it for whoever is signed in."""
    row, moment = event_or_404(request, pk), clock.now()
    form = ComeForm(request.POST or None)
    if request.method == "POST":
        allow(policy.may_come(request.user, now=moment))
        if form.is_valid():
            if attempt(form, actions.take_place, row, **form.cleaned_data, by=request.user, now=moment):
                messages.success(request, _("You have a place. If you cannot come, leave it to somebody else."))
            else:
                tell_why_not(request, form)
            return redirect(row)
    runs_it = bool(policy.may_change_plan(request.user, row.plan, now=moment))
    taken = list(row.taken.select_related("person").order_by("taken_at", "pk"))
    mine = next((one for one in taken if one.person_id == request.user.pk), None)
    context = {
        "event": row, "plan": row.plan, "form": form, "mine": mine, "left": row.places - len(taken), "over": row.is_over(moment),
        "taken": taken if runs_it else [], "runs_it": runs_it,
    }  # fmt: skip
    return render(request, "funding/event.html", context)


@login_required
@one_effect
def leave_event(request: HttpRequest, pk: int) -> HttpResponse:
    row = event_or_404(request, pk)
    form = forms.Form(request.POST or None)
    if request.method == "POST" and attempt(form, actions.give_up_place, row, by=request.user, now=clock.now()):
        messages.success(request, _("Your place is free for somebody else."))
    return redirect(row)


@login_required
@one_effect
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = event_or_404(request, pk), clock.now()
    allow(policy.may_change_plan(request.user, row.plan, now=moment))
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.call_off_event, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("It is called off. Those who follow are told by e-mail."))
        return redirect(row)
    context = {
        "form": form,
        "plan": row.plan,
        "title": _("Call the meeting off"),
        "button": _("Call it off"),
        "lead": row.title,
    }
    return render(request, "funding/plan_step.html", context)


@login_required
@one_effect
def social_value(request: HttpRequest, pk: int) -> HttpResponse:
    """Which wider good was thought of, from the body's own catalogue when it has one, else the government's."""
    plan = own_plan_or_404(request, pk)
    own = SocialValueCatalogue.objects.filter(body=plan.body).order_by("-given_at", "-pk").first()
    use_own = own is not None and request.GET.get("catalogue") != "model"
    catalogue = as_catalogue(own) if use_own else default_catalogue()
    form = SocialValueForm(request.POST or None, catalogue=catalogue)
    return step(
        request, plan, form, actions.consider_social_value, _("It is kept, with today’s date."),
        title=_("Consider social value"), lead=catalogue.source, own=own, use_own=use_own, catalogue=catalogue,
    )  # fmt: skip


@login_required
@one_effect
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    plan = own_plan_or_404(request, pk)
    review = getattr(plan, "terms_review", None)
    form = TermsForm(request.POST or None, initial=TermsForm.initial_for(review) if review else None)
    caps = caps_for(plan.opportunity.value) if plan.opportunity else caps_of_band(plan.value_band)
    limits = [
        (_("Questions"), caps.questions),
        (_("Words in all answers"), caps.words),
        (_("Documents"), caps.documents),
        (_("Yearly income, for a year-long term"), money(caps.turnover(value_of(plan), 12))),
        (_("Insurance"), money(caps.insurance)),
        (_("Paid ahead without a reason, percent"), caps.advance_percent),
        (_("Paid for results, percent"), caps.results_percent),
    ]
    return step(
        request, plan, form, actions.review_terms, _("The terms are reviewed."), title=_("Review the terms"),
        lead=_("What you ask has to stay in step with the money, so that small groups can take part. For this value the most is:"),
        limits=limits,
    )  # fmt: skip


@login_required
@one_effect
def funding_model(request: HttpRequest, pk: int) -> HttpResponse:
    plan = own_plan_or_404(request, pk)
    appraisal = getattr(plan, "funding_appraisal", None)
    form = FundingModelForm(
        request.POST or None, initial=FundingModelForm.initial_for(appraisal) if appraisal else None
    )
    return step(
        request, plan, form, actions.appraise_funding, _("The comparison is kept."), title=_("Compare ways to fund"),
        lead=_("Compare at least two. Leave the others empty."),
    )  # fmt: skip


def catalogues(request: HttpRequest) -> HttpResponse:
    """The lists of social value outcomes in use: the government's model, and what bodies gave."""
    context = {
        "model": default_catalogue(),
        "given": SocialValueCatalogue.objects.select_related("body").order_by("body__name", "-given_at", "-pk")[:50],
        "bodies": bodies_of(request.user, clock.day_of(clock.now())),
    }
    return render(request, "funding/catalogues.html", context)


@login_required
@one_effect
def give_catalogue(request: HttpRequest, body: int) -> HttpResponse:
    about, moment = get_object_or_404(Organisation, pk=body), clock.now()
    allow(policy.may_plan(request.user, about, now=moment))
    form = CatalogueForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        if outcomes := _outcomes(form, given.pop("file")):
            if attempt(form, actions.give_catalogue, about, **given, outcomes=outcomes, by=request.user, now=moment):
                messages.success(
                    request, _("The list is taken in. It is offered first whenever social value is considered.")
                )
                return redirect("funding:catalogues")
    return render(request, "funding/catalogue_new.html", {"form": form, "body": about})


def _outcomes(form: forms.Form, file: Any) -> Any:
    if (file.size or 0) > MOST_BYTES:
        form.add_error("file", _("The file is larger than any list of outcomes. Check that it is the right one."))
        return None
    try:
        return read_catalogue(file.read())
    except WrongFile as wrong:
        for problem in wrong.problems:
            form.add_error("file", problem)
        return None
