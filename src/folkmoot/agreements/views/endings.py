"""A reduction or ending, step by step, in the order in which the steps must come."""

from datetime import date, datetime
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy
from folkmoot.agreements.forms import (
    DecideForm,
    DropForm,
    HowForm,
    ImpactForm,
    NoticeForm,
    PointForm,
    TalkForm,
    WordsForm,
)
from folkmoot.agreements.models import Ending, EndingPoint
from folkmoot.agreements.states import EndingState
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.changes import page_of
from folkmoot.agreements.views.posts import press
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def ending_of(request: HttpRequest, pk: int) -> Ending:
    """The ending, where this reader may know of it: the parties at first, everybody from the decision on."""
    rows = Ending.objects.select_related("agreement__project", "agreement__funder", "agreement__provider")
    row = get_object_or_404(rows, pk=pk)
    if not policy.may_see_ending(request.user, row, now=clock.now()):
        raise Http404
    return row


def steps_of(row: Ending, stopped: str, today: date) -> list[dict[str, object]]:
    """What comes before what, and how each step stands."""
    answered = row.responded_at is not None or today > row.respond_by_date
    replies = all(point.replied_at for point in row.points.all())
    went = (EndingState.NOTICED, EndingState.DONE)
    lines = [
        (_("The provider was told early and asked"), True, ""),
        (_("The provider answered, or its time is over"), answered, ""),
        (_("Every point has its reply"), answered and replies, ""),
        (
            _("The impact on the people it helps, on users and on volunteers is assessed"),
            row.assessed_at is not None,
            "",
        ),
        (_("The decision is taken, with reasons"), row.decided_at is not None, stopped),
        (_("Written notice is sent"), row.sent_date is not None, ""),
        (_("Users and the public are told"), row.told_at is not None, ""),
        (_("It is carried out"), row.state == EndingState.DONE, ""),
    ]
    return [
        {
            "title": title,
            "status": _("Done") if done else _("Not yet"),
            "state": "kept" if done else "due",
            "hint": hint,
        }
        for title, done, hint in lines
        if done or row.state in (*went, EndingState.TALKING, EndingState.DECIDED)
    ]


def what_stops(row: Ending, moment: datetime) -> str:
    """The one thing to do before it may be decided that it goes ahead; empty when nothing is."""
    try:
        actions.check_may_decide(row, moment)
    except Refused as refusal:
        return str(refusal)
    return ""


def ending(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    today, person = clock.day_of(moment), request.user
    funder = bool(policy.may_run_ending(person, row, now=moment))
    provider = bool(policy.may_respond(person, row, now=moment))
    talking = row.state == EndingState.TALKING
    stopped = what_stops(row, moment) if funder and talking else ""
    context = case_context(person, row, knots=[row.agreement])
    return render(
        request,
        "agreements/ending.html",
        context
        | {
            "ending": row,
            "agreement": row.agreement,
            "points": list(row.points.order_by("pk")),
            "steps": steps_of(row, stopped, today),
            "stopped": stopped,
            "funder": funder,
            "provider": provider,
            "may_talk": provider and talking,
            "may_assess": funder and talking,
            "may_decide": funder and talking and not stopped,
            "may_notice": funder and row.state == EndingState.DECIDED,
            "may_second": row.waits_for_second_signature and bool(policy.may_sign_exceptional(person, row, now=moment)),
            "may_tell": (funder or provider) and row.state == EndingState.NOTICED,
            "may_carry_out": funder
            and row.state == EndingState.NOTICED
            and row.effective_date is not None
            and today >= row.effective_date,
            "may_drop": funder and row.state in (EndingState.DECIDED, EndingState.NOTICED),
        },
    )


@login_required
@one_effect
def open_talk(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_open_ending(request.user, row, now=moment))
    return ask(
        request, TalkForm(request.POST or None), partial(actions.open_talk, row, by=request.user, now=moment),
        title=_("Talk early about a cut or an ending"), button=_("Tell the provider"), back=page_of(row),
        caption=row.title, intro=_("Only the parties read this until a decision is taken. Nothing is decided yet."),
        done=_("The provider is told, and asked what it says."), then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def point(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    allow(policy.may_respond(request.user, row, now=moment))
    return ask(
        request, PointForm(request.POST or None), partial(actions.say_point, row, by=request.user, now=moment),
        title=_("Say something"), button=_("Send it"), back=row, caption=row.agreement.title,
        intro=_("One thing at a time: each gets its own reply, before anything is decided. If it goes ahead, everyone reads it."),
        done=_("Sent. The funder must reply to it before it decides."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def finish(request: SignedIn, pk: int) -> HttpResponse:
    row = ending_of(request, pk)
    return press(
        request, _("Your answer is complete."), row.get_absolute_url(), actions.finish_response, row, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def reply(request: SignedIn, pk: int) -> HttpResponse:
    rows = EndingPoint.objects.select_related("ending__agreement__funder")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_reply(request.user, row, now=moment))
    return ask(
        request, WordsForm(request.POST or None), partial(actions.reply_to_point, row, by=request.user, now=moment),
        title=_("Reply to this point"), button=_("Send your reply"), back=row.ending, caption=row.ending.what,
        intro=row.words, done=_("Your reply is sent."),
    )  # fmt: skip


@login_required
@one_effect
def assess(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    allow(policy.may_run_ending(request.user, row, now=moment))
    first = {name: getattr(row, name) for name in ImpactForm.base_fields}
    first["reallocate"] = "" if row.reallocate is None else str(row.reallocate)
    return ask(
        request, ImpactForm(request.POST or None, initial=first),
        partial(actions.assess_impact, row, by=request.user, now=moment), title=_("What would it do?"),
        button=_("Save the assessment"), back=row, caption=row.what, done=_("The assessment is saved."),
        intro=_("This comes before the decision. If it goes ahead, everyone reads it."),
    )  # fmt: skip


@login_required
@one_effect
def decide(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    allow(policy.may_run_ending(request.user, row, now=moment))
    stopped = "" if request.method == "POST" else what_stops(row, moment)
    return ask(
        request, DecideForm(request.POST or None), partial(actions.decide_ending, row, by=request.user, now=moment),
        title=_("Decide"), button=_("Publish the decision"), back=row, caption=row.what, done=_("The decision is written down."),
        intro=_("It cannot go ahead yet. %s") % stopped if stopped else "",
        once=_("If it goes ahead, the talk, the assessment and your reasons are published."),
    )  # fmt: skip


@login_required
@one_effect
def notice(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    allow(policy.may_run_ending(request.user, row, now=moment))
    form = NoticeForm(request.POST or None, initial={"dated": clock.day_of(moment)})
    return ask(
        request, form, partial(actions.give_notice, row, by=request.user, now=moment),
        title=_("Give written notice"), button=_("Send the notice"), back=row, caption=row.what,
        done=_("The notice is written."), once=_("It counts from today and cannot be changed once it is sent."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def second_signature(request: SignedIn, pk: int) -> HttpResponse:
    row = ending_of(request, pk)
    return press(
        request, _("You have signed. The notice is sent."), row.get_absolute_url(), actions.sign_exceptional, row,
        by=request.user, now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def tell(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row.agreement, now=moment))
    return ask(
        request, HowForm(request.POST or None), partial(actions.tell_users, row, by=request.user, now=moment),
        title=_("Users and the public are told"), button=_("Publish it"), back=row, caption=row.what, done=_("Written down."),
    )  # fmt: skip


@login_required
@one_effect
def drop(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = ending_of(request, pk), clock.now()
    allow(policy.may_run_ending(request.user, row, now=moment))
    return ask(
        request, DropForm(request.POST or None), partial(actions.drop_ending, row, by=request.user, now=moment),
        title=_("It does not go ahead"), button=_("Stop it"), back=row, caption=row.what, done=_("It does not go ahead."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def carry_out(request: SignedIn, pk: int) -> HttpResponse:
    row = ending_of(request, pk)
    return press(
        request, _("It is carried out."), row.get_absolute_url(), actions.carry_out, row, by=request.user,
        now=clock.now(),
    )  # fmt: skip
