"""The way to an award, one step at a time: choose, write to each bidder, recommend, decide, make final."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import (
    ChooseForm,
    OpenForm,
    RecommendForm,
    RuleOutForm,
    SendBackForm,
    SettleForm,
    SummaryForm,
)
from folkmoot.funding.letters import tell_bidders
from folkmoot.funding.models import AssessmentSummary, Award, Opportunity, Recommendation
from folkmoot.funding.queries.award import Readiness, draft_better, draft_feedback, everyone, readiness_of, told_by_lot
from folkmoot.funding.queries.panel import conflicts_on
from folkmoot.funding.states import AwardState, ChallengeState, OpportunityState
from folkmoot.funding.views.saving import attempt_keeping_both, bid_or_404, opportunity_or_404


def _being_decided(request: HttpRequest, pk: int) -> Opportunity:
    row = opportunity_or_404(request, pk)
    if row.state != OpportunityState.DECIDED and policy.is_sealed(row, clock.now()):
        raise Http404
    return row


@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the decision stands: the steps, who takes each, and what is missing. Everything is kept as it is written."""
    row, moment = _being_decided(request, pk), clock.now()
    settles = policy.may_settle(request.user, row, now=moment)
    prepares = policy.may_recommend(request.user, row, now=moment)
    if not settles:
        allow(prepares)
    if row.state == OpportunityState.DECIDED:
        return redirect("funding:decision", row.pk)
    lots, recommended = told_by_lot(row), Recommendation.objects.filter(opportunity=row).first()
    ready = readiness_of(row, lots)
    handed = recommended is not None and recommended.made_at is not None
    context = {
        "opportunity": row, "lots": lots, "recommended": recommended, "handed": handed, "prepares": prepares, "settles": settles,
        "ready": ready, "tasks": _steps(row, everyone(lots), ready, bool(prepares) and not handed, handed, bool(settles)),
        "conflicts": conflicts_on(row), "send_back": SendBackForm() if handed and settles else None,
    }  # fmt: skip
    return render(request, "funding/decide.html", context)


def _steps(
    row: Opportunity, told: list[Any], ready: Readiness, writes: bool, handed: bool, settles: bool
) -> list[dict[str, Any]]:
    def step(title: str, name: str, key: int, done: bool, may: bool) -> dict[str, Any]:
        status, state = (_("Done"), "good") if done else (_("To do"), "soon")
        return {
            "title": title,
            "url": reverse(f"funding:{name}", args=[key]) if may else "",
            "status": status,
            "state": state,
        }

    agreed = not ready.unmoderated and bool(told)
    steps = [
        step(_("Agree every score"), "moderation", row.pk, agreed, True),
        step(_("Look at conflicts of interest once more"), "conflicts", row.pk, not ready.no_assessment, writes),
        step(_("Choose who is awarded"), "award_choose", row.pk, agreed and not ready.unchosen, writes and agreed),
    ]
    if ready.unjudged or ready.failed:
        words = _("Say which bids pass the questions that get no score, and rule out the others")
        steps.insert(1, step(words, "moderation", row.pk, False, True))
    steps += [
        step(
            _("Write to %(bidder)s") % {"bidder": each.bid.organisation},
            "summary",
            each.bid.pk,
            not each.missing,
            writes,
        )
        for each in told
        if each.summary
    ]
    return [
        *steps,
        step(_("Recommend it to whoever decides"), "award_recommend", row.pk, handed, writes and not ready.words),
        step(_("Decide"), "award_decide", row.pk, False, handed and settles),
    ]


@login_required
@one_effect
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _being_decided(request, pk), clock.now()
    allow(policy.may_recommend(request.user, row, now=moment))
    lots = told_by_lot(row)
    told = everyone(lots)
    chosen = bool(told) and all(each.summary for each in told)
    initial: dict[str, Any] = {
        f"amount_{each.bid.pk}": each.summary.amount for each in told if each.summary and each.awarded
    }
    if chosen and not initial:
        initial["nobody"] = True
    form = ChooseForm(request.POST or None, initial=initial, lots=lots)
    if form.is_valid() and attempt(
        form, actions.choose_winners, row, awards=form.awards(), by=request.user, now=moment
    ):
        messages.success(request, _("Saved. Next, write to each bidder."))
        return redirect("funding:decide", row.pk)
    return render(request, "funding/award_choose.html", {"form": form, "opportunity": row, "lots": lots})


@login_required
@one_effect
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """What one bidder is told, saved as far as it is written."""
    bid, moment = bid_or_404(request, pk), clock.now()
    allow(policy.may_recommend(request.user, bid.opportunity, now=moment))
    told = next((each for each in everyone(told_by_lot(bid.opportunity)) if each.bid == bid), None)
    if told is None or told.summary is None:
        return redirect("funding:decide", bid.opportunity_id)
    drafts = draft_better(told)
    initial: dict[str, Any] = {
        "reasons": told.summary.reasons, "feedback": told.summary.feedback or draft_feedback(told), "version": told.summary.version,
    }  # fmt: skip
    initial |= {f"better_{key}": told.better.get(key) or draft for key, draft in drafts.items()}
    form = SummaryForm(request.POST or None, initial=initial, told=told)
    changes: list[tuple[str, str, str]] = []
    if form.is_valid():
        done, changes = attempt_keeping_both(
            form, actions.write_summary, bid, **form.summary(), by=request.user, now=moment,
            current=lambda: AssessmentSummary.objects.get(bid=bid).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved."))
            stay = "stay" in request.POST
            return redirect("funding:summary", bid.pk) if stay else redirect("funding:decide", bid.opportunity_id)
    context = {"form": form, "bid": bid, "opportunity": bid.opportunity, "told": told, "changes": changes}
    return render(request, "funding/summary.html", context)


@login_required
@one_effect
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Check everything, say why, hand it over."""
    row, moment = _being_decided(request, pk), clock.now()
    allow(policy.may_recommend(request.user, row, now=moment))
    lots, earlier = told_by_lot(row), Recommendation.objects.filter(opportunity=row).first()
    form = RecommendForm(request.POST or None, initial={"words": earlier.words if earlier else ""})
    if form.is_valid() and attempt(form, actions.recommend, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("It is handed over. Whoever decides must not have scored or recommended."))
        return redirect("funding:decide", row.pk)
    context = {"form": form, "opportunity": row, "lots": lots, "told": everyone(lots), "ready": readiness_of(row, lots)}
    return render(request, "funding/award_recommend.html", context)


@login_required
@one_effect
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what is recommended, then decide. This is the step that cannot be undone."""
    row, moment = _being_decided(request, pk), clock.now()
    allow(policy.may_settle(request.user, row, now=moment))
    recommended = Recommendation.objects.filter(opportunity=row, made_at__isnull=False).first()
    if row.state == OpportunityState.DECIDED or recommended is None:
        return redirect("funding:decide", row.pk)
    procedure = row.procedure
    form = SettleForm(
        request.POST or None, may_hold=procedure is not None and procedure.voluntary_standstill() is not None
    )
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.decide, row, **form.cleaned_data, by=request.user, now=moment):
            messages.success(request, _("It is decided. Every bidder has its letter."))
            return redirect("funding:decision", row.pk)
    context = {
        "form": form, "opportunity": row, "recommended": recommended, "told": everyone(told_by_lot(row)),
    }  # fmt: skip
    return render(request, "funding/award_decide.html", context)


@login_required
@one_effect
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _being_decided(request, pk), clock.now()
    allow(policy.may_settle(request.user, row, now=moment))
    form = SendBackForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.send_back, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("It is back with those who recommended it, with your words."))
        return redirect("funding:decide", row.pk)
    return render(request, "funding/send_back.html", {"form": form, "opportunity": row})


@login_required
@one_effect
def rule_out(request: HttpRequest, pk: int) -> HttpResponse:
    bid, moment = bid_or_404(request, pk), clock.now()
    allow(policy.may_moderate(request.user, bid, now=moment))
    seat = policy.seat_of(request.user, bid.opportunity)
    if seat and policy.is_blind_for(seat):
        raise NotAllowed(_("This panel scores without names. Somebody who does not sit on it has to do this."))
    form = RuleOutForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.rule_out, bid, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The bid is judged no further, and the bidder is told."))
        return redirect("funding:moderation", bid.opportunity_id)
    return render(request, "funding/rule_out.html", {"form": form, "bid": bid, "opportunity": bid.opportunity})


@login_required
@one_effect
def award(request: HttpRequest, pk: int) -> HttpResponse:
    """For those who manage it: the standstill, the letters, objections, and the button that makes it final."""
    row = get_object_or_404(Award.objects.select_related("opportunity__project__body"), pk=pk)
    moment = clock.now()
    allow(policy.may_finish(request.user, row, now=moment))
    form = OpenForm(request.POST or None, asks=())
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.finish_award, row, by=request.user, now=moment):
            messages.success(request, _("The award is final. It can be signed now."))
            return redirect(row)
    rows = AssessmentSummary.objects.filter(bid__opportunity=row.opportunity).select_related(
        "bid__organisation", "bid__lot"
    )
    summaries = list(rows.order_by("bid__organisation__name", "bid__lot__number"))
    challenges = row.challenges.select_related("bid__organisation", "organisation").order_by("raised_at")
    context = {
        "form": form, "award": row, "opportunity": row.opportunity, "summaries": summaries,
        "untold": any(each.mailed_at is None for each in summaries),
        "challenges": list(challenges), "is_open": row.state == AwardState.ANNOUNCED,
        "waits": row.standstill_ends_date and day_of(moment) <= row.standstill_ends_date,
        "objected": any(each.state == ChallengeState.RAISED for each in challenges),
    }  # fmt: skip
    return render(request, "funding/award.html", context)


@login_required
@require_POST
def mail_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letters that could not be sent."""
    row = get_object_or_404(Award.objects.select_related("opportunity__project__body"), pk=pk)
    allow(policy.may_finish(request.user, row, now=clock.now()))
    tell_bidders(row, now=clock.now())
    messages.success(request, _("The letters that are missing are being sent."))
    return redirect(row)
