from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.forms import AssemblyForm, ReasonForm
from folkmoot.engagement.models import Assembly
from folkmoot.engagement.states import AssemblyState, SeatState
from folkmoot.engagement.views.panels.asking import ask, assembly_or_404, run_assembly
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind

TONES = {
    "preparing": "none", "inviting": "good", "ready": "info", "drawn": "info", "meeting": "good", "reported": "soon",
    "answered": "brand", "cancelled": "none",
}  # fmt: skip


def assemblies(request: HttpRequest) -> HttpResponse:
    """Every assembly, the latest first."""
    moment = clock.now()
    page = Paginator(queries.assemblies_for(request.user, clock.day_of(moment)), 25).get_page(request.GET.get("page"))
    lines = [(row, TONES[row.state]) for row in page]
    owed = queries.advice(state="owed", today=clock.day_of(moment)).count()
    context = {
        "page": page, "lines": lines, "owed": owed,
        "may_begin": bool(policy.may_begin_assembly(request.user, now=moment)),
    }  # fmt: skip
    return render(request, "engagement/panels/assemblies.html", context)


@login_required
@one_effect
def begin(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_begin_assembly(request.user, now=moment))
    today = clock.day_of(moment)
    own = queries.bodies_of(request.user, today, RoleKind.COMMISSIONER, RoleKind.OFFICER)
    organisers = Organisation.objects.filter(merged_into=None).order_by("name")
    form = AssemblyForm(request.POST or None, bodies=own, organisers=organisers, areas=queries.places())
    return ask(
        request, form, actions.begin_assembly, said=_("The assembly is begun. Only those who run it can see it yet."),
        to=lambda made: reverse("engagement:assembly_run", args=[made.pk]), title=_("Begin an assembly"),
        caption=_("Citizens’ assemblies"), back=reverse("engagement:assemblies"), button=_("Begin it"),
    )  # fmt: skip


def assembly(request: HttpRequest, pk: int) -> HttpResponse:
    """The assembly as everybody sees it, and for members what they can do."""
    moment = clock.now()
    today = clock.day_of(moment)
    row = assembly_or_404(request, pk)
    seat = policy.seat_of(request.user, row)
    advice = [
        (
            each,
            each.is_overdue(today),
            bool(each.is_owed() and policy.may_answer_advice(request.user, each, now=moment)),
        )
        for each in row.recommendations.select_related("addressee").order_by("number")
    ]
    seats = list(queries.seats_of(row).values_list("state", flat=True))
    context = {
        **case_context(request.user, row),
        "assembly": row,
        "tone": TONES[row.state],
        "seat": seat,
        "is_member": seat is not None and seat.state == SeatState.TAKEN,
        "advice": advice,
        "members": seats.count(SeatState.TAKEN),
        "sessions": list(row.sessions.order_by("number").prefetch_related("materials")),
        "lotteries": list(row.lotteries.defer("package").order_by("number")),
        "invites": list(row.rounds.order_by("number")),
        "costs": queries.costs_of(row),
        "evaluation": queries.evaluation_of(row),
        "may_run": bool(policy.may_run_assembly(request.user, row, now=moment)),
        "can_say_yes": row.state == AssemblyState.INVITING and today <= row.reply_by_date,
        "is_at_work": row.state == AssemblyState.MEETING,
        "has_reported": row.state in (AssemblyState.REPORTED, AssemblyState.ANSWERED),
    }  # fmt: skip
    return render(request, "engagement/panels/assembly.html", context)


@login_required
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is to be done for an assembly, as a list of tasks."""
    row = run_assembly(request, pk)
    context = {"assembly": row, "tone": TONES[row.state], "tasks": tasks(row)}
    return render(request, "engagement/panels/run.html", context)


def tasks(row: Assembly) -> list[dict[str, Any]]:
    done, todo, wait, part = (
        (_("done"), "kept"), (_("to do"), "due"), (_("not yet"), "not_applicable"), (_("begun"), "explained"),
    )  # fmt: skip
    state = list(AssemblyState).index(AssemblyState(row.state))
    people = row.pool.filter(withdrawn_at=None).count()
    first = row.lotteries.defer("package").filter(number=1).first()
    inviting, ready, drawn, meeting = 1, 2, 3, 4

    def task(title: str, name: str, hint: str, status: tuple[str, str]) -> dict[str, Any]:
        url = reverse(f"engagement:assembly_{name}", args=[row.pk])
        return {"title": title, "url": url, "hint": hint, "status": status[0], "state": status[1]}

    return [
        task(_("Categories and targets"), "categories", _("In what it must be like its place."),
             done if row.categories.exists() else todo),
        task(_("Invitations"), "invite", _("A list of addresses in, a list of letters out."),
             done if state > inviting else part if state == inviting else todo if row.categories.exists() else wait),
        task(_("The pool"), "pool", _("%(count)s said yes so far.") % {"count": people},
             done if state >= ready else todo if state == inviting else wait),
        task(_("The lottery"), "lottery", _("Close the pool, publish the lottery, name the witnesses."),
             done if state >= drawn else part if first else todo if people and state == inviting else wait),
        task(_("Members"), "seats", _("Who takes the seat, who leaves, who comes instead."),
             done if state >= meeting else todo if state == drawn else wait),
        task(_("Sessions"), "sessions", _("Days, material, attendance, costs."),
             done if state > meeting else part if row.sessions.exists() else todo),
        task(_("Recommendations"), "recommend", _("Propose, vote, report."),
             done if state > meeting else todo if state == meeting else wait),
    ]  # fmt: skip


@login_required
@one_effect
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_assembly(request, pk)

    def act(**words: Any) -> Any:
        return actions.call_off_assembly(row, **words)

    return ask(
        request, ReasonForm(request.POST or None), act, said=_("It is called off. Its page stays, with your reason."),
        to=row.get_absolute_url() if row.is_public else reverse("engagement:assemblies"), title=_("Call the assembly off"),
        caption=row.title, back=reverse("engagement:assembly_run", args=[row.pk]), button=_("Call it off"), warn=True,
        once=_("It cannot be brought back. What people told about themselves is forgotten."),
    )  # fmt: skip


def owed(request: HttpRequest) -> HttpResponseBase:
    """What assemblies recommended and is owed an answer, the longest overdue first; or what was answered."""
    today = clock.day_of(clock.now())
    state = request.GET.get("show", "owed")
    rows = queries.advice(state=state if state in ("owed", "overdue", "answered") else "owed", today=today)
    if request.GET.get("format") == "csv":
        columns = [
            _("assembly"), _("number"), _("recommendation"), _("put to"), _("due"), _("answer"), _("reasons"), _("overdue"),
        ]  # fmt: skip
        return csv_response(
            "assembly-recommendations", columns,
            (
                [row.assembly.title, row.number, row.text, row.addressee.name, row.answer_due_date,
                 row.get_answer_display(), row.answer_reasons, _("yes") if row.is_overdue(today) else ""]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {"page": page, "lines": [(row, row.is_overdue(today)) for row in page], "show": state}
    return render(request, "engagement/panels/owed.html", context | {"csv": f"?show={state}&format=csv"})
