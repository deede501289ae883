from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions
from folkmoot.agreements.anchor_states import AllocationState
from folkmoot.agreements.anchoring import forms, policy, queries
from folkmoot.agreements.anchoring.standing import governance_of, worst
from folkmoot.agreements.models import Allocation, AnchorQuestion, Sharing
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load as load_agreement
from folkmoot.agreements.views.anchors import groups_of
from folkmoot.agreements.views.asking import show
from folkmoot.agreements.views.posts import press
from folkmoot.core import clock
from folkmoot.core.policy import Answer, allow, no
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response


def load_sharing(pk: int) -> Sharing:
    rows = Sharing.objects.select_related("agreement__provider", "agreement__funder", "agreement__project", "choice")
    return get_object_or_404(rows, pk=pk)


def load(pk: int) -> Allocation:
    rows = Allocation.objects.select_related(
        "agreement__funder", "agreement__provider", "agreement__project", "agreement__sharing", "anchor", "group"
    )
    return get_object_or_404(rows, pk=pk)


def share(request: HttpRequest, pk: int) -> HttpResponse:
    """An anchor's roll-up: what is shared out among whom, and what is left."""
    row, moment = load_sharing(pk), clock.now()
    agreement, today = row.agreement, clock.day_of(moment)
    anchor = bool(policy.may_share_out(request.user, agreement, now=moment))
    funder = bool(policy.may_ask_anchor(request.user, agreement, now=moment))
    lines = governance_of(agreement.provider_id, today)
    is_open = agreement.state == AgreementState.LIVE and (row.closes_date is None or today <= row.closes_date)
    return render(
        request,
        "agreements/anchoring/share.html",
        {
            "sharing": row,
            "agreement": agreement,
            "sums": queries.roll_up(agreement),
            "allocations": list(queries.allocations_of(agreement)),
            "asking": queries.asking(agreement) if anchor else [],
            "standing": worst(lines),
            "lines": lines,
            "is_open": is_open,
            "bodies": [
                (body, line, anchor if body.pk != agreement.provider_id else funder)
                for body, line in (queries.bodies_that_deliver(agreement, today) if anchor or funder else [])
            ],
            "questions": queries.questions_of(agreement) if anchor or funder else [],
            "may": {
                "ask": is_open and groups_of(request).exclude(pk=agreement.provider_id).exists(),
                "share": anchor,
                "question": funder,
                "let_go_on": funder and worst(lines) != "pass",
            },
        },
    )


def shares_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    row = load_sharing(pk)
    columns = [_("anchor"), _("group"), _("what"), _("state"), _("amount (£)"), _("paid (£)")]
    return csv_response(
        f"shares-{pk}",
        columns,
        (
            [row.agreement.provider.name, one.group.name, one.what, one.get_state_display(), one.amount, one.paid]
            for one in queries.allocations_of(row.agreement)
        ),
    )


@login_required
@one_effect
def share_out(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load_agreement(request, pk), clock.now()
    allow(policy.may_share_out(request.user, row, now=moment))
    said: Any = Sharing.objects.filter(pk=pk).values("words", "closes_date").first()
    form = forms.ShareForm(request.POST or None, initial=said)
    if form.is_valid() and attempt(form, actions.share_out, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Groups can ask for a share now."))
        return redirect("agreements:share", row.pk)
    return show(request, form, title=_("Share it out"), button=_("Tell the groups"), back=row)


@login_required
@one_effect
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Five questions: all that a small group is asked."""
    row, groups = load_sharing(pk), groups_of(request)
    groups = groups.exclude(pk=row.agreement.provider_id)
    if not groups:
        allow(no(_("Only voluntary and community groups share in it, and not the anchor itself.")))
    form = forms.FiveQuestions(groups, request.POST or None, initial={"group": groups.first()})
    if form.is_valid() and (
        made := attempt(form, actions.ask_for_share, row, **form.cleaned_data, by=request.user, now=clock.now())
    ):
        messages.success(request, _("Sent to the anchor. It answers you; nobody else reads your answers."))
        return redirect(made.get_absolute_url())
    words = _("Five questions. What you write stays between your group and the anchor.")
    return show(
        request,
        form,
        title=_("Ask for a share"),
        button=_("Send it"),
        back=row,
        intro=words,
        caption=row.agreement.title,
    )


def allocation(request: HttpRequest, pk: int) -> HttpResponse:
    """One group's share: the sum for everybody, the five answers for the two who agreed it."""
    row, moment = load(pk), clock.now()
    inside = bool(policy.may_read_answers(request.user, row, now=moment))
    promised = row.state in (AllocationState.OFFERED, AllocationState.LIVE, AllocationState.ENDED)
    if not inside and not promised:
        allow(no(_("What a group asks for stays between it and the anchor until they have agreed.")))
    anchor = bool(policy.may_share_out(request.user, row.agreement, now=moment))
    group = bool(policy.may_answer_offer(request.user, row, now=moment))
    return render(
        request,
        "agreements/anchoring/allocation.html",
        {
            "allocation": row,
            "agreement": row.agreement,
            "inside": inside,
            "asks_anchor": bool(policy.may_ask_anchor(request.user, row.agreement, now=moment)),
            "passed_on": list(row.passed_on.order_by("paid_date", "pk")),
            "may": {
                "offer": anchor and row.state in (AllocationState.ASKED, AllocationState.OFFERED),
                "turn_down": anchor and row.state == AllocationState.ASKED,
                "pay": anchor and row.state == AllocationState.LIVE,
                "accept": group and row.state == AllocationState.OFFERED,
            },
        },
    )


def acting(
    request: HttpRequest, pk: int, may: Callable[[Any, Allocation], Answer], form: Any, action: Any, title: str,
    button: str, done: str,
) -> HttpResponse:  # fmt: skip
    """One form about one share."""
    row, moment = load(pk), clock.now()
    allow(may(request.user, row))
    if form.is_valid() and attempt(form, action, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, done)
        return redirect(row.get_absolute_url())
    facts = [(_("Group"), row.group.name), (_("Asked for"), f"£{row.asked_amount:,.2f}")]
    return show(request, form, title=title, button=button, back=row, facts=facts)


def _anchor(person: Any, row: Allocation) -> Answer:
    return policy.may_share_out(person, row.agreement, now=clock.now())


@login_required
@one_effect
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(pk)
    form = forms.OfferForm(
        request.POST or None, initial={"amount": row.amount or row.asked_amount, "has_flow_down": True}
    )
    done = _("Offered. The group accepts or declines.")
    return acting(request, pk, _anchor, form, actions.offer, _("Offer a share"), _("Offer it"), done)


@login_required
@one_effect
def turn_down(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.TurnDownForm(request.POST or None)
    done = _("The group reads your words.")
    return acting(request, pk, _anchor, form, actions.turn_down, _("Not this time"), _("Tell the group"), done)


@login_required
@one_effect
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.PassOnForm(request.POST or None)
    done = _("Written down. Everyone can see what the group was paid.")
    return acting(request, pk, _anchor, form, actions.pass_on, _("Write down a payment"), _("Save"), done)


@login_required
@require_POST
@one_effect
def answer_offer(request: HttpRequest, pk: int) -> HttpResponse:
    row, accepts = load(pk), request.POST.get("answer") == "accept"
    done = _("Accepted. You report to the anchor, and to nobody else.") if accepts else _("Declined.")
    return press(
        request, done, row.get_absolute_url(), actions.answer_offer, row, accepts=accepts, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(pk)
    done = _("Ended. What was not paid can be shared out again.")
    return press(request, done, row.get_absolute_url(), actions.end_allocation, row, by=request.user, now=clock.now())


@login_required
@one_effect
def let_go_on(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load_sharing(pk), clock.now()
    allow(policy.may_let_go_on(request.user, row.agreement, now=moment))
    form = forms.GoOnForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.let_go_on, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The anchor is still paid for its groups. Nothing new is shared out meanwhile."))
        return redirect(row.get_absolute_url())
    words = _("Its governance is not in good order. Its groups rely on being paid: say until when the anchor still is.")
    return show(request, form, title=_("Is the anchor still paid?"), button=_("Decide"), back=row, intro=words)


@login_required
@one_effect
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """A commissioner asks the anchor, whichever group it is about."""
    row, moment = load_sharing(pk), clock.now()
    allow(policy.may_ask_anchor(request.user, row.agreement, now=moment))
    form = forms.QuestionForm(
        queries.allocations_of(row.agreement), request.POST or None, initial={"about": request.GET.get("about")}
    )
    if form.is_valid() and attempt(
        form, actions.ask_anchor, row.agreement, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Your question is with the anchor."))
        return redirect(row.get_absolute_url())
    return show(request, form, title=_("Ask the anchor"), button=_("Ask"), back=row)


@login_required
@one_effect
def answer_question(request: HttpRequest, pk: int) -> HttpResponse:
    rows = AnchorQuestion.objects.select_related("agreement__provider", "agreement__sharing", "about__group")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_answer_question(request.user, row, now=moment))
    form = forms.QuestionAnswerForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.answer_question, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Answered."))
        return redirect(row.get_absolute_url())
    facts = [(_("Question"), row.question)]
    if row.about:
        facts.append((_("About"), row.about.group.name))
    return show(
        request, form, title=_("Answer the commissioner"), button=_("Send"), back=row.agreement.sharing, facts=facts
    )
