"""Help for groups: asking for it, finding partners, and how to bid."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.bidding_guide import chapters
from folkmoot.funding.forms.help import AskHelpForm, PartnerForm, ReplyForm, SayForm, SettleForm
from folkmoot.funding.models import HelpRequest, PartnerCall, PartnerReply, Procedure
from folkmoot.funding.queries import help as queries
from folkmoot.funding.states import HelpState
from folkmoot.funding.views.saving import tell_why_not


def how_to_bid(request: HttpRequest) -> HttpResponse:
    """A chapter for every kind of procedure in the table of law."""
    rows = Procedure.objects.in_force(day_of(clock.now()))
    return render(request, "funding/how_to_bid.html", {"chapters": chapters(rows)})


def help_page(request: HttpRequest) -> HttpResponse:
    """What help there is, how much was given, and one's own requests."""
    today = day_of(clock.now())
    own = queries.own_organisations(request.user, today)
    helps = queries.helping_for(request.user, today)
    rows = queries.requests_of(request.user, today) if own or helps else HelpRequest.objects.none()
    context = {
        "figures": queries.figures(),
        "helpers": queries.bodies_that_help(),
        "may_ask": bool(own),
        "is_member": bool(own or helps),
        "page": Paginator(rows, 25).get_page(request.GET.get("page")),
    }
    return render(request, "funding/help.html", context)


@login_required
@one_effect
def ask(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    own = queries.own_organisations(request.user, day_of(moment))
    if not own:
        raise NotAllowed(_("Groups ask for help. Ask the person who runs this site to link you to yours."))
    opportunities, _plans = queries.what_partners_are_sought_for()
    form = AskHelpForm(
        request.POST or None, organisations=own, helpers=queries.bodies_that_help(), opportunities=opportunities
    )
    if form.is_valid():
        organisation, given = form.taken()
        if row := attempt(form, actions.ask_help, organisation, **given, by=request.user, now=moment):
            messages.success(request, _("Your question is on its way. You see the answer here, and under my work."))
            return redirect(row)
    return render(request, "funding/help_ask.html", {"form": form})


def _request_or_404(request: HttpRequest, pk: int) -> HelpRequest:
    row = get_object_or_404(HelpRequest.objects.select_related("organisation", "helper", "opportunity"), pk=pk)
    if not policy.may_read_help(request.user, row, now=clock.now()):
        raise Http404
    return row


@login_required
@one_effect
def help_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what was asked, what was said, and what came of it."""
    row, moment = _request_or_404(request, pk), clock.now()
    form = SayForm(request.POST or None)
    goes_on = row.state in (HelpState.ASKED, HelpState.ANSWERED)
    if form.is_valid():
        if attempt(form, actions.say, row, **form.cleaned_data, by=request.user, now=moment):
            messages.success(request, _("Sent."))
            return redirect(row)
        if not goes_on:
            tell_why_not(request, form)
            return redirect(row)
    asks = bool(policy.may_ask_help(request.user, row.organisation, now=moment))
    context = {
        "help": row,
        "form": form,
        "asks": asks,
        "said": row.messages.order_by("written_at", "pk"),
        "goes_on": goes_on,
        "bid": row.bid if asks else None,
    }
    return render(request, "funding/help_request.html", context)


@login_required
@one_effect
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _request_or_404(request, pk), clock.now()
    allow(policy.may_ask_help(request.user, row.organisation, now=moment))
    form = SettleForm(request.POST or None, bids=queries.bids_to_link(row.organisation))
    if form.is_valid() and attempt(form, actions.settle_help, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Thank you. It helps us to see what help works."))
        return redirect(row)
    return render(request, "funding/help_settle.html", {"form": form, "help": row})


@require_POST
@login_required
@one_effect
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = _request_or_404(request, pk), forms.Form(request.POST)
    if attempt(form, actions.take_back_help, row, by=request.user, now=clock.now()):
        messages.success(request, _("It is taken back."))
    return redirect("funding:help")


@login_required
def partners(request: HttpRequest) -> HttpResponse:
    """Who looks for partners now."""
    allow(policy.may_find_partners(request.user, now=clock.now()))
    page = Paginator(queries.calls(), 25).get_page(request.GET.get("page"))
    return render(request, "funding/partners.html", {"page": page})


@login_required
@one_effect
def seek(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_find_partners(request.user, now=moment))
    opportunities, plans = queries.what_partners_are_sought_for()
    form = PartnerForm(
        request.POST or None, organisations=queries.own_organisations(request.user, day_of(moment)),
        opportunities=opportunities, plans=plans, initial={"about": request.GET.get("about", "")},
    )  # fmt: skip
    if form.is_valid():
        organisation, given = form.terms()
        if row := attempt(form, actions.call_for_partners, organisation, **given, by=request.user, now=moment):
            messages.success(request, _("Other organisations can read it now. Their replies come to you alone."))
            return redirect(row)
    return render(request, "funding/partner_seek.html", {"form": form})


@login_required
@one_effect
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: for whoever looks, the replies; for others, a reply of their own."""
    row = get_object_or_404(
        PartnerCall.objects.select_related("organisation", "opportunity", "plan", "posted_by"), pk=pk
    )
    moment = clock.now()
    allow(policy.may_find_partners(request.user, now=moment))
    own = [one for one in queries.own_organisations(request.user, day_of(moment)) if one.pk != row.organisation_id]
    runs_it = bool(policy.may_run_call(request.user, row, now=moment))
    context: dict[str, Any] = {"call": row, "runs_it": runs_it}
    replies = row.replies.select_related("organisation", "replied_by").order_by("replied_at", "pk")
    if runs_it:
        context["replies"] = list(replies)
    else:
        form = ReplyForm(request.POST or None, organisations=own)
        if form.is_valid():
            organisation, given = form.taken()
            if attempt(form, actions.reply_to_call, row, organisation, **given, by=request.user, now=moment):
                messages.success(request, _("Your reply is with them. You hear here if they take it up."))
                return redirect(row)
            if row.closed_at:
                tell_why_not(request, form)
                return redirect(row)
        context |= {"form": form, "own_replies": list(replies.filter(organisation__in=own))}
    return render(request, "funding/partner.html", context)


@require_POST
@login_required
@one_effect
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PartnerReply.objects.select_related("call__organisation"), pk=pk)
    allow(policy.may_run_call(request.user, row.call, now=clock.now()))
    form = forms.Form(request.POST)
    if attempt(form, actions.take_up, row, by=request.user, now=clock.now()):
        messages.success(request, _("You see each other’s e-mail address now."))
    return redirect(row.call)


@require_POST
@login_required
@one_effect
def close_call(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PartnerCall.objects.select_related("organisation"), pk=pk)
    allow(policy.may_run_call(request.user, row, now=clock.now()))
    form = forms.Form(request.POST)
    if attempt(form, actions.close_call, row, by=request.user, now=clock.now()):
        messages.success(request, _("It is closed."))
    return redirect("funding:partners")
