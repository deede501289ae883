from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import one_effect
from folkmoot.design.charts import Bar, bar_chart
from folkmoot.design.tags.words import percent
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.forms import LeaveSeatForm, ReasonForm, SeedForm, WitnessesForm
from folkmoot.engagement.lottery import verify
from folkmoot.engagement.models import AssemblyLottery, AssemblySeat, LeftBecause
from folkmoot.engagement.states import AssemblyState, SeatState
from folkmoot.engagement.tasks import begin_work
from folkmoot.engagement.views.panels.asking import ask, assembly_or_404, run_assembly
from folkmoot.people.models import Person

BANDS = 8  # bars in which the spread of chances is drawn


def lottery(request: HttpRequest, pk: int) -> HttpResponse:
    """The draw in the open: pool, targets, chances, witnesses, seed; and how anybody checks it."""
    moment = clock.now()
    row = assembly_or_404(request, pk)
    may_run = bool(policy.may_run_assembly(request.user, row, now=moment))
    lines = []
    for each in row.lotteries.defer("package").order_by("number").select_related("assembly"):
        parts = list(each.parts.order_by("pk"))
        mine = [part for part in parts if part.person_id == request.user.pk and request.user.is_authenticated]
        lines.append({
            "row": each, "parts": parts, "chart": spread(each), "my_turn": bool(mine and not mine[0].words and each.published_at),
            "may_take": bool(policy.may_take_files(request.user, each, now=moment)) and bool(each.published_at),
            "may_witnesses": may_run and not each.drawn_at and not any(part.words for part in parts),
        })  # fmt: skip
    context = {
        "assembly": row, "lines": lines, "may_run": may_run, "likeness": queries.assembly_likeness(row),
        "people": row.pool.filter(withdrawn_at=None).count(),
        "may_close": may_run and row.state == AssemblyState.INVITING, "has_private": row.tells_of_private_things,
        "may_reopen": may_run and row.state == AssemblyState.READY,
    }  # fmt: skip
    return render(request, "engagement/panels/lottery.html", context)


def spread(row: AssemblyLottery) -> Any:
    """Everybody's chance: how many people have about which chance."""
    if not row.chances:
        return None
    low, high = row.chances[0][0], row.chances[-1][0]
    width = (high - low) / BANDS or 1
    counts = [0] * BANDS
    for chance, people in row.chances:
        counts[min(BANDS - 1, int((chance - low) / width))] += people
    if high == low:
        bars = [Bar(percent(100 * low), sum(counts))]
    else:
        bars = [
            Bar(f"{percent(100 * (low + at * width))} – {percent(100 * (low + (at + 1) * width))}", count)
            for at, count in enumerate(counts)
        ]
    return bar_chart(
        _("Everybody’s chance of being drawn"), bars, unit=_("people"), source=_("The published lottery"),
        label=_("Chance"),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def close_pool(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the pool: small lotteries are there at once, others are worked out while one waits."""
    row = run_assembly(request, pk)
    try:
        begin_work(actions.close_pool(row, by=request.user, now=clock.now()))  # type: ignore[arg-type]
        messages.success(request, _("The pool is closed. The lottery is published here as soon as it is worked out."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("engagement:assembly_lottery", row.pk)


@login_required
@require_POST
@one_effect
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_assembly(request, pk)
    try:
        actions.reopen_pool(row, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The pool is open again."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("engagement:assembly_lottery", row.pk)


def lottery_of(request: HttpRequest, pk: int) -> AssemblyLottery:
    row = get_object_or_404(AssemblyLottery.objects.select_related("assembly__body", "assembly__organiser"), pk=pk)
    assembly_or_404(request, row.assembly_id)
    return row


@login_required
@one_effect
def nearest(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the nearest targets that can be met, with a reason."""
    row = lottery_of(request, pk)
    run_assembly(request, row.assembly_id)
    back = reverse("engagement:assembly_lottery", args=[row.assembly_id])
    if not row.nearest:
        return redirect(back)

    def act(**words: Any) -> Any:
        found = actions.accept_nearest(row, **words)
        begin_work(found)
        return found

    return ask(
        request, ReasonForm(request.POST or None), act, said=_("The targets are changed, and the lottery is worked out."),
        to=back, title=_("Take the nearest targets that can be met"), caption=row.assembly.title, back=back,
        button=_("Take them"), template="engagement/panels/nearest.html", lottery=row,
    )  # fmt: skip


@login_required
@one_effect
def witnesses(request: HttpRequest, pk: int) -> HttpResponse:
    row = lottery_of(request, pk)
    run_assembly(request, row.assembly_id)
    form = WitnessesForm(request.POST or None)
    back = reverse("engagement:assembly_lottery", args=[row.assembly_id])
    people: list[tuple[Person, str]] = []
    if request.method == "POST" and form.is_valid():
        for name in ("first", "second"):
            found = Person.objects.filter(email__iexact=form.cleaned_data[f"{name}_email"], is_active=True).first()
            if found is None:
                form.add_error(f"{name}_email", _("Nobody has an account with this address."))
            else:
                people.append((found, form.cleaned_data[f"{name}_label"]))

    def act(**words: Any) -> Any:
        return actions.name_witnesses(row, people=people, **words)

    return ask(
        request, form, act, said=_("The witnesses are named. Ask each to sign in and give their part."), to=back,
        title=_("Name two witnesses"), caption=row.assembly.title, back=back, button=_("Name them"), given={},
        intro=_("Each types in something that fell by chance in front of people: dice, balls, cards. Neither sees the other’s part. When both have, the lottery draws itself."),
    )  # fmt: skip


@login_required
@one_effect
def seed(request: HttpRequest, pk: int) -> HttpResponse:
    """A witness gives their part."""
    row = lottery_of(request, pk)
    allow(policy.may_witness(request.user, row, now=clock.now()))
    back = reverse("engagement:assembly_lottery", args=[row.assembly_id])

    def act(**words: Any) -> Any:
        return actions.give_seed_part(row, **words)

    return ask(
        request, SeedForm(request.POST or None), act,
        said=_("Your part is given. When both are, the lottery draws itself, and everybody can check it."), to=back,
        title=_("Give your part of the seed"), caption=row.assembly.title, back=back, button=_("Give it"),
        once=_("It cannot be changed afterwards."),
        intro=_("The lottery was published with fingerprint %(sha)s. What falls now decides who is drawn.")
        % {"sha": row.pool_sha256[:16]},
    )  # fmt: skip


def files(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Everything that is needed to check a lottery, as one zip with the script."""
    row = lottery_of(request, pk)
    if row.package is None:
        raise Http404
    allow(policy.may_take_files(request.user, row, now=clock.now()))
    response = HttpResponse(bytes(row.package), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="assembly-{row.assembly_id}-lottery-{row.number}.zip"'
    return response


def verify_script(request: HttpRequest) -> HttpResponseBase:
    """The script that checks a published lottery. It needs Python and nothing of ours."""
    return FileResponse(Path(str(verify.__file__)).open("rb"), as_attachment=True, filename="verify.py")


@login_required
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was drawn, who said yes, who left and why; and the way to draw again for a free seat."""
    row = run_assembly(request, pk)
    rows = list(queries.seats_of(row))
    waiting = row.lotteries.defer("package").filter(drawn_at=None).first()
    context = {
        "assembly": row, "seats": rows, "free": len(actions.free_seats(row)), "waiting": waiting,
        "offered": [seat for seat in rows if seat.state == SeatState.OFFERED],
        "may_begin": row.state == AssemblyState.DRAWN,
        "can_change": row.state in (AssemblyState.DRAWN, AssemblyState.MEETING),
    }  # fmt: skip
    return render(request, "engagement/panels/seats.html", context)


def seat_or_404(request: HttpRequest, pk: int) -> AssemblySeat:
    seat = get_object_or_404(
        AssemblySeat.objects.select_related("entry", "lottery__assembly__body", "lottery__assembly__organiser"), pk=pk
    )
    allow(policy.may_speak_for_seat(request.user, seat, now=clock.now()))
    return seat


def after_seat(request: HttpRequest, seat: AssemblySeat) -> str:
    own = seat.entry.person_id == request.user.pk
    return (
        seat.lottery.assembly.get_absolute_url()
        if own
        else reverse("engagement:assembly_seats", args=[seat.lottery.assembly_id])
    )


@login_required
@require_POST
@one_effect
def take(request: HttpRequest, pk: int) -> HttpResponse:
    seat = seat_or_404(request, pk)
    try:
        actions.take_seat(seat, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The seat is taken. The sessions stand on the assembly’s page."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(after_seat(request, seat))


@login_required
@one_effect
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    seat = seat_or_404(request, pk)

    def act(*, because: str, **words: Any) -> Any:
        return actions.leave_seat(seat, because=LeftBecause(because), **words)

    return ask(
        request, LeaveSeatForm(request.POST or None), act, said=_("The seat is given back. Thank you for saying so."),
        to=after_seat(request, seat), title=_("Give the seat back"), caption=str(seat), back=after_seat(request, seat),
        button=_("Give it back"), once=_("Somebody else is drawn for it."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_assembly(request, pk)
    try:
        begin_work(actions.ask_for_replacements(row, by=request.user, now=clock.now()))  # type: ignore[arg-type]
        messages.success(request, _("A lottery for the free seats is worked out. Name two witnesses for it."))
        return redirect("engagement:assembly_lottery", row.pk)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("engagement:assembly_seats", row.pk)


@login_required
@require_POST
@one_effect
def begin_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_assembly(request, pk)
    try:
        actions.begin_work_of(row, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The assembly is at work."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("engagement:assembly_seats", row.pk)
