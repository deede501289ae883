from typing import Any

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
from folkmoot.funding.forms import DeclareForm, LeaveForm, OpenForm, ScoreForm, SeatForm
from folkmoot.funding.models import InterestDeclaration, Opportunity, PanelMember
from folkmoot.funding.queries.panel import bids_sent, still_to_score
from folkmoot.funding.queries.reading import content_of
from folkmoot.funding.queries.seats import name_of, who_can_sit
from folkmoot.funding.queries.writing import asked_of
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.views.saving import bid_or_404, opportunity_or_404
from folkmoot.people.models import Person


@login_required
@one_effect
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Who scores: for the officers who seat them."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    today = day_of(moment)
    seated = list(row.panel.select_related("person").order_by("joined_at", "pk"))
    form = SeatForm(request.POST or None, choices=who_can_sit(row, today, seated))
    if form.is_valid():
        kind, _colon, number = form.cleaned_data["person"].partition(":")
        person = get_object_or_404(Person, pk=number)
        done = attempt(
            form, actions.seat_panel_member, row, person, is_citizen=kind == "citizen", by=request.user, now=moment
        )
        if done:
            messages.success(request, _("They have a seat on the panel."))
            return redirect("funding:panel", row.pk)
    context = {"form": form, "opportunity": row, "seats": [(seat, name_of(seat.person, today)) for seat in seated]}
    return render(request, "funding/panel.html", context)


@login_required
@one_effect
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    seat, moment = (
        get_object_or_404(PanelMember.objects.select_related("person", "opportunity__project__body"), pk=pk),
        clock.now(),
    )
    if seat.person_id != request.user.pk:
        allow(policy.may_manage(request.user, seat.opportunity, now=moment))
    form = LeaveForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.leave_panel, seat, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The seat is empty. What was scored from it no longer counts."))
        own = seat.person_id == request.user.pk
        return redirect(seat.opportunity) if own else redirect("funding:panel", seat.opportunity_id)
    context = {"form": form, "opportunity": seat.opportunity, "name": name_of(seat.person, day_of(moment))}
    return render(request, "funding/panel_leave.html", context)


def _seat(request: HttpRequest, row: Opportunity) -> PanelMember:
    seat = policy.seat_of(request.user, row)
    if seat is None:
        raise NotAllowed(_("Only members of the panel score bids."))
    return seat


@login_required
@one_effect
def scoring(request: HttpRequest, pk: int) -> HttpResponse:
    """A panel member's own page: each bid, what they declared, what they scored; and the button that locks it."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    seat = _seat(request, row)
    form = OpenForm(request.POST or None, asks=())
    if request.method == "POST" and form.is_valid():

        def locked(seat: PanelMember, **who: Any) -> bool:
            actions.lock_scores(seat, **who)
            return True

        if attempt(form, locked, seat, by=request.user, now=moment):
            messages.success(request, _("Your scores are locked. The panel agrees its scores together next."))
            return redirect("funding:scoring", row.pk)
    opened = not policy.is_sealed(row, moment)
    context = {
        "form": form,
        "opportunity": row,
        "seat": seat,
        "is_open": opened,
        "tasks": _tasks(seat) if opened else [],
        "missing": still_to_score(seat) if opened else [],
        "is_scoring": row.state == OpportunityState.CLOSED,
    }
    return render(request, "funding/scoring.html", context)


def _tasks(seat: PanelMember) -> list[dict[str, Any]]:
    declared = dict(seat.declarations.values_list("bid_id", "is_conflict"))
    scored: dict[int, int] = {}
    for bid_id in seat.scores.values_list("bid_id", flat=True):
        scored[bid_id] = scored.get(bid_id, 0) + 1
    criteria, tasks = seat.opportunity.criteria.count(), []
    for bid in bids_sent(seat.opportunity):
        line: dict[str, Any] = {"title": bid.organisation.name, "url": f"{bid.get_absolute_url()}score/"}
        if bid.pk not in declared:
            line |= {"url": f"{bid.get_absolute_url()}declare/", "status": _("Declare first"), "state": "soon"}
        elif declared[bid.pk]:
            line |= {"url": "", "status": _("You declared an interest: others score it"), "state": "none"}
        elif seat.locked_at:
            line |= {"status": _("Locked"), "state": "good"}
        elif scored.get(bid.pk, 0) < criteria:
            words = _("%(done)s of %(all)s scored") % {"done": scored.get(bid.pk, 0), "all": criteria}
            line |= {"status": words, "state": "soon"}
        else:
            line |= {"status": _("All scored"), "state": "good"}
        tasks.append(line)
    return tasks


@login_required
@one_effect
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = bid_or_404(request, pk), clock.now()
    allow(policy.may_declare(request.user, row, now=moment))
    seat = _seat(request, row.opportunity)
    earlier = InterestDeclaration.objects.filter(member=seat, bid=row).first()
    if request.method == "POST" and earlier and earlier.is_conflict:
        messages.warning(request, _("You declared an interest in this bidder, and that stands."))
        return redirect("funding:declare", row.pk)
    form = DeclareForm(request.POST or None)
    if form.is_valid():
        is_conflict = form.cleaned_data["is_conflict"] == "yes"
        done = attempt(
            form,
            actions.declare,
            row,
            is_conflict=is_conflict,
            words=form.cleaned_data["words"],
            by=request.user,
            now=moment,
        )
        if done:
            if is_conflict:
                messages.success(request, _("Thank you. Others on the panel will score this bid."))
                return redirect("funding:scoring", row.opportunity_id)
            return redirect("funding:score", row.pk)
    return render(
        request, "funding/declare.html", {"form": form, "bid": row, "opportunity": row.opportunity, "earlier": earlier}
    )


@login_required
@one_effect
def score(request: HttpRequest, pk: int) -> HttpResponse:
    """One bid's score sheet: question, answer, score and why."""
    row, moment = bid_or_404(request, pk), clock.now()
    answer = policy.may_score(request.user, row, now=moment)
    seat = policy.seat_of(request.user, row.opportunity)
    if not answer and seat and policy.may_declare(request.user, row, now=moment):
        if not seat.declarations.filter(bid=row).exists():
            return redirect("funding:declare", row.pk)
    allow(answer)
    if seat is None:
        raise Http404
    if request.method == "POST" and seat.locked_at:
        messages.warning(
            request, _("Your scores are locked. They are changed only together, when the panel agrees them.")
        )
        return redirect("funding:score", row.pk)
    content = content_of(row, by=request.user, now=moment)
    asked = asked_of(row.opportunity.criteria.order_by("position"), content.answers)
    own = {kept.criterion_id: kept for kept in seat.scores.filter(bid=row)}
    initial = {f"score_{key}": kept.score for key, kept in own.items()} | {
        f"comment_{key}": kept.comment for key, kept in own.items()
    }
    form = ScoreForm(request.POST or None, initial=initial, criteria=[each.criterion for each in asked])
    if form.is_valid():
        if not form.scores():
            form.add_error(None, _("Score at least one criterion, and say why."))
        elif attempt(form, actions.score_bid, row, scores=form.scores(), by=request.user, now=moment):
            messages.success(request, _("Your scores of this bid are saved. You can change them until you lock them."))
            return redirect("funding:scoring", row.opportunity_id)
    sheet = [
        (each, own.get(each.criterion.pk), form[f"score_{each.criterion.pk}"], form[f"comment_{each.criterion.pk}"])
        for each in asked
    ]
    context = {
        "form": form,
        "bid": row,
        "opportunity": row.opportunity,
        "sheet": sheet,
        "seat": seat,
        "content": content,
    }
    return render(request, "funding/score.html", context)
