"""Who answered beside who lives here, while there is still time; and the channels of partners."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.engagement import actions, policy, queries
from folkmoot.engagement.forms import ChannelForm, EffortForm
from folkmoot.engagement.hearing.reach import FEWEST, reach
from folkmoot.engagement.models import Channel, Consultation
from folkmoot.engagement.queries.report import at_least, by_channel, ways
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.views.loading import consultation_or_404
from folkmoot.engagement.views.preparing import officers, say
from folkmoot.people.models import Organisation
from folkmoot.people.notices.posting import site_address
from folkmoot.people.queries import roles_of

OVER = (ConsultationState.CLOSED, ConsultationState.COMPLETE, ConsultationState.WITHDRAWN)


def who_answered(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody sees who is missing, small numbers hidden; those who run it note what they do about it."""
    row = consultation_or_404(request.user, pk, now=clock.now())
    besides = reach(row) if row.opened_at else []
    context = {
        "consultation": row,
        "besides": besides,
        "gaps": [f"{beside.title}: {gap}" for beside in besides for gap in beside.gaps],
        "is_compared": any(beside.has_census for beside in besides),
        "fewest": FEWEST,
        "left": queries.days_left(row, clock.day_of(clock.now())),
        "is_open": queries.phase_of(row, clock.day_of(clock.now())).code == "open",
        "ways": ways(row),
        "channels": by_channel(row),
        "efforts": row.efforts.order_by("pk"),
        "count": at_least(row.responses.standing().count()),
        "may_run": bool(policy.may_run(request.user, row, now=clock.now())),
    }
    return render(request, "engagement/reach.html", context)


@login_required
@one_effect
def add_effort(request: HttpRequest, pk: int) -> HttpResponse:
    row = officers(request, pk)
    form = EffortForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.note_effort, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Noted. Everyone can read it."))
        return redirect("engagement:reach", row.pk)
    return render(request, "engagement/form.html", {
        "form": form, "consultation": row, "back": "engagement:reach", "title": _("What you do to reach people"),
        "button": _("Note it"),
    })  # fmt: skip


@login_required
@one_effect
def channels(request: HttpRequest, pk: int) -> HttpResponse:
    """The links of channels: all of them for those who run it, its own for an organisation."""
    moment = clock.now()
    row = consultation_or_404(request.user, pk, now=moment)
    runs = bool(policy.may_run(request.user, row, now=moment))
    own = None if runs else own_body(request, row)
    form = ChannelForm(
        request.POST or None,
        partners=Organisation.objects.exclude(pk=row.project.body_id).filter(merged_into=None).order_by("name")
        if runs
        else None,
    )
    is_over = row.state in OVER
    if form.is_valid():
        typed = {"partner": own, **form.cleaned_data}
        if attempt(form, actions.add_channel, row, by=request.user, now=clock.now(), **typed):
            messages.success(
                request, _("The link is there. Answers that come through it are counted for this channel.")
            )
            return redirect("engagement:channels", row.pk)
    shown = [(each, count) for each, count in by_channel(row) if runs or each.partner_id == (own.pk if own else None)]
    context = {
        "form": form, "consultation": row, "channels": shown, "own": own, "site": site_address(), "is_over": is_over,
        "answers": own and row.responses.standing().filter(organisation=own).count(),
    }  # fmt: skip
    return render(request, "engagement/channels.html", context)


def own_body(request: HttpRequest, row: Consultation) -> Organisation:
    """The organisation that somebody works for and that may have channels of its own here."""
    for role in roles_of(request.user, clock.day_of(clock.now())):
        if role.kind in policy.SPEAKS_FOR and role.organisation_id != row.project.body_id:
            allow(policy.may_add_channel(request.user, row, role.organisation, now=clock.now()))
            return role.organisation
    allow(policy.may_run(request.user, row, now=clock.now()))
    return row.project.body


@login_required
@require_POST
@one_effect
def used(request: HttpRequest, pk: int) -> HttpResponse:
    channel = get_object_or_404(Channel.objects.select_related("consultation__project__body", "partner"), pk=pk)
    say(request, _("Noted."), actions.note_channel_used, channel)
    return redirect("engagement:channels", channel.consultation_id)
