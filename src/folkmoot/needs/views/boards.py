from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.evidence.ages import beside_the_census
from folkmoot.needs import actions, policy
from folkmoot.needs.forms import BoardForm, RoundForm, SeatForm
from folkmoot.needs.models import Board, BoardMember
from folkmoot.needs.queries import boards as queries
from folkmoot.needs.queries.rounds import MOST, candidates, turns_of_rounds
from folkmoot.needs.states import NeedState
from folkmoot.people.models import Person


def boards(request: HttpRequest) -> HttpResponse:
    rows = queries.boards_with_counts(clock.day_of(clock.now()))
    hosts = queries.hosts_for(request.user, clock.now())
    return render(request, "needs/boards.html", {"boards": rows, "may_open": bool(hosts)})


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """A board: who it is made of by sector, what it needs to agree anything, its rounds and priorities."""
    seats = BoardMember.objects.select_related("person").order_by("-is_chair", "sector", "pk")
    known = Board.objects.select_related("area", "host").prefetch_related(Prefetch("members", seats))
    row, moment = get_object_or_404(known, pk=pk), clock.now()
    today = clock.day_of(moment)
    members = [seat for seat in row.members.all() if seat.holds_on(today)]
    seat = next((member for member in members if member.person_id == request.user.pk), None)
    rounds = list(row.rounds.order_by("-opened_at")[:10])
    may_host = policy.may_host_board(request.user, row.host, now=moment)
    context = case_context(request.user, row)
    context |= {
        "board": row,
        "sectors": queries.count_by_sector(members),
        "ages": beside_the_census(member.person.age_on(today) for member in members if member.person.birth_date),
        "members": [(member, queries.name_for_fellows(member, today)) for member in members]
        if seat or may_host
        else [],
        "is_member": seat is not None,
        "may_seat": may_host,
        "may_open_round": policy.may_open_round(request.user, row, now=moment),
        "rounds": rounds,
        "priorities": row.priorities.order_by("-agreed_at")[:10],
        "waiting": candidates(row).exclude(state=NeedState.DECLINED).count(),
        "turns": turns_of_rounds(rounds, context["tokens"]),
    }
    return render(request, "needs/board.html", context)


@login_required
@one_effect
def open_board(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    hosts = queries.hosts_for(request.user, moment)
    if not hosts:
        raise NotAllowed(_("Only an administrator, a Compact host or a volunteer centre worker may found a board."))
    form = BoardForm(request.POST or None, hosts=hosts, place=request.POST.get("area", ""))
    if form.is_valid():
        made = attempt(form, actions.open_board, by=request.user, now=moment, **form.cleaned_data)
        if made:
            messages.success(request, _("The board is founded. Now give its members their seats."))
            return redirect(made)
    return render(request, "needs/open_board.html", {"form": form})


@login_required
@one_effect
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Board.objects.select_related("host"), pk=pk), clock.now()
    allow(policy.may_host_board(request.user, row.host, now=moment))
    form = SeatForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        person = Person.objects.filter(email=given.pop("email").lower(), is_active=True).first()
        if person is None:
            form.add_error("email", _("Nobody has an account with this address. Ask them to sign in once first."))
        elif attempt(form, actions.seat_member, row, person, by=request.user, now=moment, **given):
            messages.success(request, _("They have a seat on the board."))
            return redirect(row)
    return render(request, "needs/seat.html", {"form": form, "board": row})


@login_required
@require_POST
@one_effect
def unseat(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    held = get_object_or_404(BoardMember.objects.select_related("board__host"), pk=member, board=pk, end_date=None)
    actions.end_seat(held, by=cast("Person", request.user), now=clock.now())
    messages.success(request, _("The seat has ended."))
    return redirect(held.board)


@login_required
@one_effect
def open_round(request: HttpRequest, pk: int) -> HttpResponse:
    """The chair, or a commissioner on the board, puts needs to the members."""
    row, moment = get_object_or_404(Board.objects.select_related("area"), pk=pk), clock.now()
    allow(policy.may_open_round(request.user, row, now=moment))
    rows = list(candidates(row)[:MOST])
    form = RoundForm(request.POST or None, needs=rows, initial={"needs": request.GET.getlist("need")})
    if form.is_valid():
        opened = attempt(form, actions.open_round, row, by=request.user, now=moment, **form.cleaned_data)
        if opened:
            messages.success(request, _("The needs are before the board. Each member is told that it is their turn."))
            return redirect(opened)
    return render(request, "needs/open_round.html", {"form": form, "board": row, "enough": len(rows) >= 2})
