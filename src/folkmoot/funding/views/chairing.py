"""For whoever chairs a panel: how far it is, how it works, whom it meets, and whether the outcome is firm."""

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
from folkmoot.funding.forms import NotesForm, PlanForm, SessionsForm
from folkmoot.funding.models import PanelMember, PanelPlan, PanelSession
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.queries.blind import names_for
from folkmoot.funding.queries.chair import progress_of, queue_of, spread_of
from folkmoot.funding.queries.panel import bids_sent, sheets_of
from folkmoot.funding.queries.turnings import turnings_of
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.views.saving import opportunity_or_404


@login_required
def chair(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress, spread and queue on one page. Scores show only to a reader who may see them."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    seat, manages = policy.seat_of(request.user, row), policy.may_manage(request.user, row, now=moment)
    if not (seat and seat.is_chair):
        allow(manages)
    if policy.is_sealed(row, moment):
        raise Http404
    bids, criteria = bids_sent(row), list(scored_criteria(row))
    called = names_for(seat, bids)
    seen = policy.scores_seen(request.user, row, bids, now=moment)
    sheets = sheets_of(row, [bid for bid in bids if seen[bid.pk]], criteria, words=False)
    members = progress_of(row, bids, len(criteria), day_of(moment))
    context = {
        "opportunity": row, "bids": bids, "members": members, "locked": sum(one.is_done for one in members),
        "queue": queue_of(row, bids, members, sheets, called), "spread": spread_of(bids, sheets, called),
        "unseen": len(bids) - len(sheets), "why_unseen": next((answer.because for answer in seen.values() if not answer), ""),
        "is_scoring": row.state == OpportunityState.CLOSED, "manages": manages,
        "blind": any(called[bid.pk] != bid.organisation.name for bid in bids),
    }  # fmt: skip
    return render(request, "funding/chair.html", context)


@login_required
def sensitivity(request: HttpRequest, pk: int) -> HttpResponse:
    """Would another bid win if a weight moved? For whoever may see every score, once all are agreed."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    if not policy.may_decide(request.user, row, now=moment):
        allow(policy.may_chair(request.user, row, now=moment))
    if policy.is_sealed(row, moment):
        raise Http404
    bids = bids_sent(row)
    for answer in policy.scores_seen(request.user, row, bids, now=moment).values():
        allow(answer)
    return render(request, "funding/sensitivity.html", {"opportunity": row, "lots": turnings_of(row, bids)})


@login_required
@one_effect
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    kept = PanelPlan.objects.filter(opportunity=row).first()
    initial = {"is_blind": kept.is_blind, "guidance": kept.guidance} if kept else None
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.plan_panel, row, **form.cleaned_data, by=request.user, now=moment):
            messages.success(request, _("Saved. Members see this before they score."))
            return redirect("funding:panel", row.pk)
    return render(request, "funding/panel_plan.html", {"form": form, "opportunity": row})


@login_required
@require_POST
@one_effect
def name_chair(request: HttpRequest, pk: int) -> HttpResponse:
    seat = get_object_or_404(PanelMember.objects.select_related("opportunity__project__body"), pk=pk)
    actions.name_chair(seat, by=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("The panel has a chair."))
    return redirect("funding:panel", seat.opportunity_id)


@login_required
@one_effect
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask bidders to present, or to be interviewed or visited."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    if policy.is_sealed(row, moment):
        raise Http404
    bids = bids_sent(row)
    blind = policy.is_blind(row)
    form = SessionsForm(request.POST or None, bids=[] if blind else bids)
    if form.is_valid() and attempt(form, actions.plan_sessions, row, **form.plan(), by=request.user, now=moment):
        messages.success(request, _("The bidders can see when and where, and what they are asked."))
        return redirect("funding:sessions", row.pk)
    planned = PanelSession.objects.filter(bid__in=bids).select_related("bid__organisation").order_by("starts_at", "pk")
    context = {"form": form, "opportunity": row, "planned": [] if blind else list(planned), "blind": blind}
    return render(request, "funding/sessions.html", context)


@login_required
@one_effect
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where a bidder meets the panel and what it is asked; afterwards, for the panel, what was said."""
    rows = PanelSession.objects.select_related("bid__organisation", "bid__opportunity__project__body")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    if not policy.may_know_of(request.user, row.bid, now=moment):
        raise Http404
    allow(policy.may_see_session(request.user, row, now=moment))
    manages = policy.may_manage(request.user, row.bid.opportunity, now=moment)
    form = NotesForm(request.POST or None, initial={"notes": row.notes}) if manages else None
    if (
        form
        and form.is_valid()
        and attempt(form, actions.note_session, row, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("The notes are kept. The panel reads them beside the bid."))
        return redirect(row)
    context = {
        "form": form, "session": row, "bid": row.bid, "opportunity": row.bid.opportunity,
        "reads_notes": not policy.may_write(request.user, row.bid, now=moment),
    }  # fmt: skip
    return render(request, "funding/session.html", context)
