from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import DeclareForm, LeaveForm, OpenForm, ScoreForm, SeatForm
from folkmoot.funding.models import Bid, Criterion, InterestDeclaration, Opportunity, PanelMember, PanelPlan, Score
from folkmoot.funding.queries.asked import scored_criteria
from folkmoot.funding.queries.blind import by_letter
from folkmoot.funding.queries.panel import Desk, bids_sent, desk_of
from folkmoot.funding.queries.seats import name_of, who_can_sit
from folkmoot.funding.queries.sheet import what_it_says
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
    plan = PanelPlan.objects.filter(opportunity=row).first()
    context = {
        "form": form,
        "opportunity": row,
        "plan": plan,
        "seats": [(seat, name_of(seat.person, today)) for seat in seated],
    }
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
    desk = desk_of(seat) if opened else None
    context = {
        "form": form,
        "opportunity": row,
        "seat": seat,
        "is_open": opened,
        "tasks": _tasks(seat, desk) if desk else [],
        "missing": desk.missing if desk else [],
        "is_scoring": row.state == OpportunityState.CLOSED,
        "undeclared": bool(desk and desk.undeclared),
    }
    return render(request, "funding/scoring.html", context)


def _tasks(seat: PanelMember, desk: Desk) -> list[dict[str, Any]]:
    declared = dict(seat.declarations.values_list("bid_id", "is_conflict"))
    tasks = []
    for bid in sorted(desk.bids, key=lambda bid: desk.called[bid.pk]):
        if desk.is_blind and desk.kept_out.get(bid.pk, True):
            continue  # a letter without a name would tell them which of the bids it is
        line: dict[str, Any] = {"title": desk.called[bid.pk], "url": f"{bid.get_absolute_url()}score/"}
        if bid.pk not in declared:
            line |= {"url": f"{bid.get_absolute_url()}declare/", "status": _("Declare first"), "state": "soon"}
        elif desk.kept_out[bid.pk]:
            line |= {"url": "", "status": _("You declared an interest: others score it"), "state": "none"}
        elif seat.locked_at:
            line |= {"status": _("Locked"), "state": "good"}
        elif left := desk.left(bid):
            most = len(desk.criteria)
            line |= {"status": _("%(done)s of %(all)s scored") % {"done": most - left, "all": most}, "state": "soon"}
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
    if policy.is_blind_for(seat):
        return redirect("funding:interests", row.opportunity_id)
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
    """One bid's score sheet: question, answer, score and why. Whatever is written is kept, half or whole."""
    row, moment = bid_or_404(request, pk), clock.now()
    seat = policy.seat_of(request.user, row.opportunity)
    answer = policy.may_score(request.user, row, now=moment, seat=seat)
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
    blind = policy.is_blind_for(seat)
    said = what_it_says(row, by=request.user, now=moment, without_names=blind, answer=answer)
    form, own = _sheet(request, seat, row, [each.criterion for each in said.asked])
    if form.is_valid():
        if not form.scores():
            form.add_error(None, _("Score at least one criterion, and say why."))
        elif attempt(form, actions.score_bid, row, scores=form.scores(), by=request.user, now=moment):
            return _kept(request, form, row)
    sheet = [
        (each, said.texts[each.criterion.pk], own.get(each.criterion.pk), form[f"score_{each.criterion.pk}"],
         form[f"comment_{each.criterion.pk}"])
        for each in said.asked
    ]  # fmt: skip
    context = {
        "form": form, "bid": row, "opportunity": row.opportunity, "sheet": sheet, "seat": seat, "said": said, "blind": blind,
        "name": by_letter(bids_sent(row.opportunity))[row.pk] if blind else row.organisation.name,
        "guidance": PanelPlan.objects.filter(opportunity=row.opportunity).values_list("guidance", flat=True).first(),
    }  # fmt: skip
    return render(request, "funding/score.html", context)


def _sheet(
    request: HttpRequest, seat: PanelMember, row: Bid, criteria: list[Criterion]
) -> tuple[ScoreForm, dict[int, Score]]:
    """The form for the criteria that this request speaks of, with what was written before."""
    own = {kept.criterion_id: kept for kept in seat.scores.filter(bid=row)}
    initial = {f"score_{key}": kept.score for key, kept in own.items()} | {
        f"comment_{key}": kept.comment for key, kept in own.items()
    }
    return ScoreForm(request.POST or None, initial=initial, criteria=criteria), own


def _kept(request: HttpRequest, form: ScoreForm, row: Bid) -> HttpResponse:
    if halves := form.halves():
        words = _("Saved. Each score needs its reason, and each reason a score. Half done: %(halves)s")
        messages.warning(request, words % {"halves": "; ".join(halves)})
        return redirect("funding:score", row.pk)
    messages.success(request, _("Your scores of this bid are saved. You can change them until you lock them."))
    return redirect("funding:scoring", row.opportunity_id)


@login_required
@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep one criterion of a score sheet while it is being written; a browser asks this by itself."""
    row, moment = bid_or_404(request, pk), clock.now()
    allow(policy.may_score(request.user, row, now=moment))
    asked = [c for c in scored_criteria(row.opportunity) if f"comment_{c.pk}" in request.POST]
    form = ScoreForm(request.POST, criteria=asked)
    if not asked or not form.is_valid():
        return JsonResponse({"refused": _("This could not be saved. Check what you wrote.")}, status=400)
    given = form.cleaned_data
    scores = {c: (given.get(f"score_{c.pk}"), (given.get(f"comment_{c.pk}") or "").strip()) for c in asked}
    if not attempt(form, actions.score_bid, row, scores=scores, by=request.user, now=moment):
        return JsonResponse({"refused": " ".join(map(str, form.non_field_errors()))}, status=409)
    at = moment.astimezone(clock.LONDON)
    return JsonResponse({"saved": _("Saved at %(time)s") % {"time": f"{at:%H:%M}"}})
