from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.citizens.calendar_file import Event as CalendarEvent
from folkmoot.citizens.calendar_file import calendar
from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import panels as actions
from folkmoot.engagement.forms import (
    AdviceAnswerForm,
    AssemblySessionForm,
    AttendanceForm,
    BallotSheetForm,
    CostForm,
    EvaluationForm,
    MaterialForm,
    ReasonForm,
    RecommendForm,
    VoteForm,
)  # fmt: skip
from folkmoot.engagement.models import AdviceAnswer, AssemblyRecommendation, AssemblySession, CostKind, VoteChoice
from folkmoot.engagement.states import AssemblyState
from folkmoot.engagement.views.panels.asking import ask, assembly_or_404, run_assembly
from folkmoot.people.models import Organisation


@login_required
@one_effect
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_assembly(request, pk)
    form = AssemblySessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.plan_session, row, by=request.user, now=clock.now(), **form.cleaned_data):
            messages.success(request, _("The session is planned."))
            return redirect("engagement:assembly_sessions", row.pk)
    ended = (AssemblyState.REPORTED, AssemblyState.ANSWERED, AssemblyState.CANCELLED)
    context = {
        "assembly": row, "form": form, "sessions": row.sessions.order_by("number").prefetch_related("materials"),
        "is_open": row.state not in ended, "attendance": queries.mean_attendance(row), "costs": queries.costs_of(row),
        "is_at_work": row.state == AssemblyState.MEETING,
    }  # fmt: skip
    return render(request, "engagement/panels/sessions.html", context)


def session_of(request: HttpRequest, pk: int) -> AssemblySession:
    session = get_object_or_404(AssemblySession.objects.select_related("assembly"), pk=pk)
    run_assembly(request, session.assembly_id)
    return session


def ask_about(request: HttpRequest, session: AssemblySession, form: Any, act: Any, **words: Any) -> HttpResponse:
    back = reverse("engagement:assembly_sessions", args=[session.assembly_id])
    return ask(request, form, act, to=back, back=back, caption=str(session), **words)


@login_required
@one_effect
def material(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_of(request, pk)

    def act(**words: Any) -> Any:
        return actions.add_material(session, **words)

    return ask_about(
        request, session, MaterialForm(request.POST or None), act, said=_("The material is published."),
        title=_("Add material"), button=_("Publish it"),
    )  # fmt: skip


@login_required
@one_effect
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_of(request, pk)

    def act(**words: Any) -> Any:
        return actions.hold_session(session, **words)

    form = AttendanceForm(request.POST or None, seats=queries.members_of(session.assembly))
    return ask_about(
        request, session, form, act, said=_("Attendance is taken, and the payments are noted."),
        title=_("Who came, and what happened"), button=_("Save"), once=_("Attendance is taken once."),
    )  # fmt: skip


@login_required
@one_effect
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_of(request, pk)

    def act(**words: Any) -> Any:
        return actions.call_off_session(session, **words)

    return ask_about(
        request, session, ReasonForm(request.POST or None), act, warn=True, title=_("Call this session off"),
        button=_("Call it off"), once=_("It cannot be brought back. Plan another instead."),
        said=_("It is called off. Members with an account are told. Tell the others: how to reach them is on the page of members."),
    )  # fmt: skip


@login_required
@one_effect
def cost(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_of(request, pk)

    def act(*, kind: str, **words: Any) -> Any:
        return actions.pay_member(session, kind=CostKind(kind), **words)

    form = CostForm(request.POST or None, seats=queries.members_of(session.assembly))
    return ask_about(
        request, session, form, act, said=_("The payment is noted."), title=_("Note a payment"), button=_("Note it")
    )


def ical(request: HttpRequest, pk: int) -> HttpResponse:
    """The sessions as a calendar file."""
    row = assembly_or_404(request, pk)
    events = (
        CalendarEvent(
            f"assembly-session-{each.pk}@folkmoot", f"{row.title}: {each.title}", each.starts_at, each.ends_at,
            each.venue, each.access,
            cancelled=row.state == AssemblyState.CANCELLED or bool(each.called_off_reason),
        )
        for each in row.sessions.order_by("number")
    )  # fmt: skip
    answer = HttpResponse(calendar(events, now=clock.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="assembly-{row.pk}.ics"'
    return answer


@login_required
@one_effect
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Where recommendations are proposed and voted on, by members and by those who run it."""
    row, moment = assembly_or_404(request, pk), clock.now()
    allow(policy.may_propose_recommendation(request.user, row, now=moment))
    form = RecommendForm(request.POST or None, bodies=Organisation.objects.filter(merged_into=None).order_by("name"))
    if request.method == "POST" and form.is_valid():
        if attempt(form, actions.propose_recommendation, row, by=request.user, now=moment, **form.cleaned_data):
            messages.success(request, _("The recommendation is put to the vote."))
            return redirect("engagement:assembly_recommend", row.pk)
    seat = policy.seat_of(request.user, row)
    mine = dict(seat.votes.values_list("recommendation", "choice")) if seat else {}
    rows = row.recommendations.select_related("addressee").prefetch_related("votes").order_by("number")
    members = queries.members_of(row).count()
    lines = [(each, len(each.votes.all()), VoteChoice(mine[each.pk]).label if each.pk in mine else "") for each in rows]
    context = {
        "assembly": row, "form": form, "lines": lines, "members": members, "is_open": row.state == AssemblyState.MEETING,
        "may_run": bool(policy.may_run_assembly(request.user, row, now=moment)),
        "is_member": bool(policy.is_member(request.user, row, now=moment)),
    }  # fmt: skip
    return render(request, "engagement/panels/recommend.html", context)


def advice_or_404(request: HttpRequest, pk: int) -> AssemblyRecommendation:
    row = get_object_or_404(AssemblyRecommendation.objects.select_related("assembly", "addressee"), pk=pk)
    assembly_or_404(request, row.assembly_id)
    return row


@login_required
@one_effect
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """A member votes."""
    row = advice_or_404(request, pk)
    allow(policy.is_member(request.user, row.assembly, now=clock.now()))
    seat = policy.seat_of(request.user, row.assembly)
    assert seat is not None

    def act(*, choice: str, **words: Any) -> Any:
        return actions.vote_on(row, seat=seat, choice=VoteChoice(choice), **words)

    back = reverse("engagement:assembly_recommend", args=[row.assembly_id])
    return ask(
        request, VoteForm(request.POST or None), act, said=_("Your vote counts. You can change it until the report."),
        to=back, back=back, title=_("Vote on recommendation %(number)s") % {"number": row.number},
        caption=row.assembly.title, button=_("Vote"), quoted=row.text,
    )  # fmt: skip


@login_required
@one_effect
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Votes cast on paper or by a show of hands are typed in."""
    row = advice_or_404(request, pk)
    run_assembly(request, row.assembly_id)
    form = BallotSheetForm(request.POST or None, seats=list(queries.members_of(row.assembly)))

    def act(*, by: Any, now: Any) -> Any:
        return [actions.vote_on(row, seat=seat, choice=choice, by=by, now=now) for seat, choice in form.votes()]

    back = reverse("engagement:assembly_recommend", args=[row.assembly_id])
    return ask(
        request, form, act, said=_("The votes are counted."), to=back, back=back, given={},
        title=_("Votes on recommendation %(number)s") % {"number": row.number}, caption=row.assembly.title,
        button=_("Save the votes"), quoted=row.text,
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def report(request: HttpRequest, pk: int) -> HttpResponse:
    row = run_assembly(request, pk)
    try:
        actions.report_recommendations(row, by=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("The recommendations are published. Each body that was asked has to answer."))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("engagement:assembly_recommend", row.pk)
    return redirect(row)


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what an assembly recommended, for the body that was asked."""
    row = advice_or_404(request, pk)
    allow(policy.may_answer_advice(request.user, row, now=clock.now()))
    if not row.is_owed():
        messages.error(request, _("There is nothing to answer here."))
        return redirect(row.get_absolute_url())

    def act(*, answer: str, **words: Any) -> Any:
        return actions.answer_advice(row, answer=AdviceAnswer(answer), **words)

    return ask(
        request, AdviceAnswerForm(request.POST or None), act, said=_("Your answer is published, signed with your post."),
        to=row.get_absolute_url(), back=row.assembly.get_absolute_url(), caption=row.assembly.title,
        title=_("Answer recommendation %(number)s") % {"number": row.number}, button=_("Publish the answer"),
        once=_("It stays as it is given."), quoted=row.text,
    )  # fmt: skip


@login_required
@one_effect
def evaluate(request: HttpRequest, pk: int) -> HttpResponse:
    """A member says how it was."""
    row = assembly_or_404(request, pk)
    allow(policy.is_member(request.user, row, now=clock.now()))
    seat = policy.seat_of(request.user, row)
    assert seat is not None
    form = EvaluationForm(request.POST or None)

    def act(*, by: Any, now: Any) -> Any:
        return actions.evaluate_assembly(seat, marks=form.marks(), words=form.cleaned_data["words"], by=by, now=now)

    return ask(
        request, form, act, said=_("Thank you. It is kept apart from your name."), to=row.get_absolute_url(), given={},
        back=row.get_absolute_url(), caption=row.title, title=_("How was it?"), button=_("Send"),
    )  # fmt: skip
