"""Pages of the ways without bids: their steps, the decision, call-offs, and places on a market."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.actions.decide_step import needs_funders
from folkmoot.funding.forms.steps import AnswerPlaceForm, CalledOffForm, DecideStepForm, JoinForm, StepForm
from folkmoot.funding.models import MarketPlace, Opportunity, StepKind
from folkmoot.funding.queries.opportunities import bidders_of
from folkmoot.funding.queries.places import lists_of, with_places
from folkmoot.funding.states import OpportunityState, Way
from folkmoot.funding.views.saving import opportunity_or_404
from folkmoot.funding.ways import STEPS, steps_open
from folkmoot.people.models import Organisation


def organisations_for(row: Opportunity, kind: StepKind) -> Any:
    """Who may be named at a step: those on the list, those invited to talk, or anybody known."""
    if row.way == Way.CALL_OFF and row.under:
        return with_places(row.under)
    known = Organisation.objects.filter(merged_into=None, is_imported=False).exclude(pk=row.project.body_id)
    if kind == StepKind.AGREED:
        known = known.filter(pk__in=row.steps.filter(kind=StepKind.TALKS).values("invited"))
    return known.order_by("name")


@login_required
@one_effect
def step(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    if kind not in StepKind.values or kind == StepKind.DECIDED:
        raise Http404
    allow(policy.may_manage(request.user, row, now=moment))
    asked = StepKind(kind)
    form = StepForm(request.POST or None, kind=asked, organisations=organisations_for(row, asked))
    if form.is_valid() and attempt(
        form, actions.take_step, row, kind=asked, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("It is written down, and everyone can read why."))
        return redirect(row)
    context = {"form": form, "opportunity": row, "asked": STEPS[asked], "is_open": asked in steps_open(row)}
    return render(request, "funding/step.html", context)


@login_required
@one_effect
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_settle(request.user, row, now=moment))
    may_hold = bool(row.procedure and row.procedure.voluntary_standstill())
    form = DecideStepForm(request.POST or None, may_hold=may_hold, needs_funders=needs_funders(row))
    if form.is_valid() and attempt(form, actions.decide_step, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("It is decided. Everyone can read why, and the provider has its letter."))
        return redirect("funding:decision", row.pk)
    named = row.steps.select_related("organisation").filter(kind__in=(StepKind.NAMED, StepKind.AGREED)).last()
    context = {"form": form, "opportunity": row, "named": named}
    return render(request, "funding/decide_step.html", context)


@login_required
@one_effect
def called_off_from(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    form = CalledOffForm(request.POST or None, lists=lists_of(row), initial={"under": row.under_id})
    if form.is_valid() and attempt(form, actions.call_off_from, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Saved. Only those with a place there can be asked."))
        return redirect(row)
    return render(request, "funding/called_off_from.html", {"form": form, "opportunity": row})


@login_required
@one_effect
def join(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    own = bidders_of(request.user, day_of(moment))
    form = JoinForm(
        request.POST or None, organisations=Organisation.objects.filter(pk__in=[one.pk for one in own]).order_by("name"),
        initial={"organisation": own[0].pk} if len(own) == 1 else None,
    )  # fmt: skip
    if form.is_valid() and (
        place := attempt(form, actions.ask_for_place, row, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("You have asked for a place. You are answered here, with the reason."))
        return redirect(place)
    is_open = row.state == OpportunityState.JOINING
    return render(request, "funding/join.html", {"form": form, "opportunity": row, "own": own, "is_open": is_open})


@login_required
@one_effect
def place(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(
        MarketPlace.objects.select_related("organisation", "market__project__body", "market__procedure"), pk=pk
    )
    moment = clock.now()
    if not policy.may_see_place(request.user, row, now=moment):
        raise Http404
    answers = bool(policy.may_manage(request.user, row.market, now=moment)) and row.admitted is None
    form = AnswerPlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"admitted": form.cleaned_data["admitted"] == "yes", "reasons": form.cleaned_data["reasons"]}
        if attempt(form, actions.answer_place, row, **given, by=request.user, now=moment):
            messages.success(request, _("Answered. The organisation reads it here."))
            return redirect(row)
    return render(request, "funding/place.html", {"place": row, "form": form, "answers": answers})
