"""What a bidder does after the decision: reads its letter, asks, objects; and who answers."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import AnswerChallengeForm, AnswerDebriefForm, ChallengeForm, DebriefForm, ObjectForm
from folkmoot.funding.letters import letter_for
from folkmoot.funding.models import Challenge, Debrief, FundingDecision, Opportunity
from folkmoot.funding.queries.opportunities import bidders_of
from folkmoot.funding.states import ChallengeState, OpportunityState
from folkmoot.funding.views.saving import bid_or_404, opportunity_or_404, own_bid_or_404
from folkmoot.people.models import Organisation


@login_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A bidder's letter, to read and to print. Those who run the award see it as the bidder does."""
    bid, moment = bid_or_404(request, pk), clock.now()
    own = policy.may_write(request.user, bid, now=moment)
    if not own:
        allow(policy.may_recommend(request.user, bid.opportunity, now=moment))
    if bid.opportunity.state != OpportunityState.DECIDED or not FundingDecision.objects.filter(bid=bid).exists():
        raise Http404
    may_object = policy.may_challenge(request.user, bid, now=moment) if own else own
    return render(request, "funding/letter.html", letter_for(bid) | {"own": own, "may_object": may_object})


@login_required
@one_effect
def challenge_award(request: HttpRequest, pk: int) -> HttpResponse:
    bid, moment = own_bid_or_404(request, pk), clock.now()
    allow(policy.may_challenge(request.user, bid, now=moment))
    form = ChallengeForm(request.POST or None)
    if form.is_valid() and (
        made := attempt(form, actions.raise_challenge, bid, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("Your objection is in. Nothing becomes final until it is answered."))
        return redirect(made)
    return render(request, "funding/challenge_new.html", {"form": form, "bid": bid, "opportunity": bid.opportunity})


@login_required
@one_effect
def object_to_choice(request: HttpRequest, pk: int) -> HttpResponse:
    """For an organisation that could have done work for which nobody was asked to bid."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    own = objectors_of(request.user, row, moment)
    form = ObjectForm(request.POST or None, organisations=own)
    if not own and request.method == "POST":
        raise Http404
    if form.is_valid() and (
        made := attempt(form, actions.object_to_choice, row, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("Your objection is in. Nothing becomes final until it is answered."))
        return redirect(made)
    return render(request, "funding/challenge_new.html", {"form": form, "opportunity": row, "own": own})


def objectors_of(person: Any, row: Opportunity, now: datetime) -> list[Organisation]:
    """The organisations for which somebody may object to how this was let."""
    return [one for one in bidders_of(person, day_of(now)) if policy.may_object(person, row, one, now=now)]


@login_required
@one_effect
def challenge(request: HttpRequest, pk: int) -> HttpResponse:
    """One objection: for the bidder who raised it, and for whoever answers it."""
    rows = Challenge.objects.select_related(
        "award__opportunity__project__body", "bid__organisation", "bid__opportunity__project__body", "organisation"
    )
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    own = policy.is_objector(request.user, row, now=moment)
    answer = own if own else policy.may_answer_challenge(request.user, row, now=moment)
    if not answer and not policy.may_manage(request.user, row.award.opportunity, now=moment):
        raise Http404
    answers = row.state == ChallengeState.RAISED and not own and answer
    form = AnswerChallengeForm(request.POST or None) if answers else None
    if request.method == "POST" and not answers:
        allow(policy.may_answer_challenge(request.user, row, now=moment))
    if form and form.is_valid():
        upheld = form.cleaned_data["upheld"] == "yes"
        words = form.cleaned_data["words"]
        if attempt(form, actions.answer_challenge, row, upheld=upheld, words=words, by=request.user, now=moment):
            messages.success(request, _("Those who objected can read your answer, and are told."))
            return redirect(row)
    context: dict[str, object] = {
        "form": form, "challenge": row, "opportunity": row.award.opportunity, "own": own,
    }  # fmt: skip
    if form and row.bid:
        context |= letter_for(row.bid)  # who answers reads what the bidder read
    return render(request, "funding/challenge.html", context)


@login_required
@require_POST
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = (
        get_object_or_404(
            Challenge.objects.select_related("award__opportunity__project", "bid__organisation", "organisation"), pk=pk
        ),
        clock.now(),
    )
    if not policy.may_see_challenge(request.user, row, now=moment):
        raise Http404
    actions.withdraw_challenge(row, by=request.user, now=moment)  # type: ignore[arg-type]
    messages.success(request, _("Your objection is withdrawn."))
    return redirect(row)


@login_required
@one_effect
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    bid, moment = own_bid_or_404(request, pk), clock.now()
    if not FundingDecision.objects.filter(bid=bid).exists():
        raise Http404
    form = DebriefForm(request.POST or None)
    if form.is_valid() and (
        made := attempt(form, actions.ask_debrief, bid, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("Your question is with the officers."))
        return redirect(made)
    earlier = list(bid.debriefs.order_by("-asked_at"))
    return render(
        request,
        "funding/debrief_new.html",
        {"form": form, "bid": bid, "opportunity": bid.opportunity, "earlier": earlier},
    )


@login_required
@one_effect
def debrief(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Debrief.objects.select_related("bid__organisation", "bid__opportunity__project__body")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    own = policy.may_write(request.user, row.bid, now=moment)
    manages = policy.may_manage(request.user, row.bid.opportunity, now=moment)
    if not own and (not manages or policy.tie_to(request.user, row.bid, moment)):
        raise Http404
    form = AnswerDebriefForm(request.POST or None) if manages and not own and row.answered_at is None else None
    if (
        form
        and form.is_valid()
        and attempt(form, actions.answer_debrief, row, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("The bidder can read your answer."))
        return redirect(row)
    return render(
        request,
        "funding/debrief.html",
        {"form": form, "debrief": row, "bid": row.bid, "opportunity": row.bid.opportunity},
    )
