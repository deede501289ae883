"""Interests: declared for every bidder on one page, looked at by somebody else, and assessed at each step."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import AssessmentForm, InterestsForm, ReviewForm
from folkmoot.funding.models import InterestDeclaration
from folkmoot.funding.queries.conflicts import assessments_of, owes_assessment, steps_of, to_review
from folkmoot.funding.queries.panel import bids_sent
from folkmoot.funding.queries.seats import name_of
from folkmoot.funding.views.saving import opportunity_or_404


@login_required
@one_effect
def interests(request: HttpRequest, pk: int) -> HttpResponse:
    """A panel member says, for every bidder by name, whether they have an interest. Nothing is read before."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    seat = policy.seat_of(request.user, row)
    if seat is None:
        raise NotAllowed(_("Only members of the panel declare interests here."))
    if policy.is_sealed(row, moment):
        raise Http404
    declared = {one.bid_id: one for one in seat.declarations.select_related("review")}
    bids = bids_sent(row)
    left = [bid for bid in bids if bid.pk not in declared]
    form = InterestsForm(request.POST or None, bids=left)
    if form.is_valid():

        def declare_all(**who: object) -> bool:
            for bid, is_conflict, words in form.answers():
                actions.declare(bid, is_conflict=is_conflict, words=words, **who)  # type: ignore[arg-type]
            return True

        if attempt(form, declare_all, by=request.user, now=moment):
            messages.success(request, _("Thank you. What you declared is on the record."))
            return redirect("funding:scoring", row.pk)
    said = [(bid.organisation.name, declared[bid.pk]) for bid in bids if bid.pk in declared]
    context = {"form": form, "opportunity": row, "left": left, "said": said, "blind": policy.is_blind_for(seat)}
    return render(request, "funding/interests.html", context)


@login_required
@one_effect
def conflicts(request: HttpRequest, pk: int) -> HttpResponse:
    """The conflicts assessment: each step with its day, what was found, and what members declared since."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    steps = steps_of(row)
    owed = next((step.step for step in steps if step.is_owed and not step.latest), None)
    form = AssessmentForm(request.POST or None, initial={"step": owed})
    if form.is_valid() and attempt(
        form, actions.assess_conflicts, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("The assessment is kept, with today's date."))
        return redirect("funding:conflicts", row.pk)
    seat, today = policy.seat_of(request.user, row), day_of(moment)
    waiting = [] if seat and policy.is_blind_for(seat) else to_review(row)
    context = {
        "form": form, "opportunity": row, "steps": steps, "owes": owes_assessment(row), "made": assessments_of(row),
        "waiting": [(one, name_of(one.member.person, today)) for one in waiting if one.member.person_id != request.user.pk],
    }  # fmt: skip
    return render(request, "funding/conflicts.html", context)


@login_required
@one_effect
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at one interest that somebody else declared."""
    rows = InterestDeclaration.objects.select_related(
        "member__person", "bid__organisation", "bid__opportunity__project__body"
    )
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_review_conflict(request.user, row, now=moment))
    form = ReviewForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.review_conflict, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Your review is kept with the declaration."))
        return redirect("funding:conflicts", row.bid.opportunity_id)
    context = {
        "form": form, "declaration": row, "opportunity": row.bid.opportunity, "name": name_of(row.member.person, day_of(moment)),
        "earlier": getattr(row, "review", None),
    }  # fmt: skip
    return render(request, "funding/review_conflict.html", context)
