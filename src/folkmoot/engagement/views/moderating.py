from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.design.tags.words import day
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions import moderation as actions
from folkmoot.engagement.forms.opinions import (
    AppealDecisionForm,
    AppealForm,
    ModeratorForm,
    ReportForm,
    RuleForm,
    WhyNotForm,
)
from folkmoot.engagement.models import AnswerRule, Contribution, Moderator
from folkmoot.people.models import Organisation
from folkmoot.people.requests import SignedIn


def body_or_404(pk: int) -> Organisation:
    return get_object_or_404(Organisation, pk=pk)


def moderation(request: HttpRequest, body: int) -> HttpResponseBase:
    """In public: who moderates, by which rules, how long it takes, and what was not shown and why."""
    moment = clock.now()
    row = body_or_404(body)
    rows = queries.moderation.log(row)
    if request.GET.get("format") == "csv":
        return csv_response(f"moderation-{row.pk}", columns(), (log_cells(each) for each in rows.iterator(500)))
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {
        "body": row,
        "moderators": queries.moderation.moderators(row),
        "rules": AnswerRule.objects.filter(body=row).order_by("-from_date"),
        "rule": AnswerRule.objects.of(row, clock.day_of(moment)),
        "times": queries.moderation.times_of(row, moment),
        "page": page,
        "columns": columns(),
        "lines": [[day(first), *rest] for first, *rest in (log_cells(each) for each in page)],
        "may_moderate": bool(policy.may_see_queue(request.user, row, now=moment)),
        "may_run": bool(policy.may_run_body(request.user, row, now=moment)),
    }
    return render(request, "engagement/moderation/body.html", context)


WHAT = {
    "statement": gettext_lazy("a statement"), "comment": gettext_lazy("a comment"), "proposal": gettext_lazy("a proposal"), "petition": gettext_lazy("a petition"),
}  # fmt: skip


def columns() -> list[str]:
    return [_("Decided"), _("What"), _("Where"), _("Reason"), _("In words"), _("Second look")]


def log_cells(row: Contribution) -> list[Any]:
    """A line of the log. A proposal that is not shown is not named by its title either: that is its author's words."""
    place = row.noun.place if row.kind in ("statement", "comment") else "–"
    again = ""
    if row.appeal_decided_at:
        again = _("shown after all") if row.appeal_upheld else _("stays away")
    elif row.appealed_at:
        again = _("asked for")
    return [
        clock.day_of(row.decided_at) if row.decided_at else None, WHAT[row.kind], place, row.get_reason_display(),
        row.reason_words, again,
    ]  # fmt: skip


@login_required
def queue(request: HttpRequest, body: int) -> HttpResponse:
    """What waits for a moderator: appeals, what was reported, then new texts, the very same ones as one line."""
    moment = clock.now()
    row = body_or_404(body)
    allow(policy.may_see_queue(request.user, row, now=moment))
    page = Paginator(queries.moderation.to_look_at(row), 25).get_page(request.GET.get("page"))
    context = {
        "body": row,
        "page": page,
        "lines": queries.moderation.lines_of(list(page.object_list)),
        "appeals": list(queries.moderation.asked_again(row)[:25]),
        "reported": list(queries.moderation.reported(row)[:25]),
        "times": queries.moderation.times_of(row, moment),
        "me": request.user,
    }
    return render(request, "engagement/moderation/queue.html", context)


def contribution_for(request: HttpRequest, pk: int) -> Contribution:
    row = get_object_or_404(queries.moderation.whole_rows(), pk=pk)
    allow(policy.may_moderate(request.user, row, now=clock.now()))
    return row


@login_required
@require_POST
@one_effect
def show(request: SignedIn, pk: int) -> HttpResponse:
    row = contribution_for(request, pk)
    try:
        actions.show(row, by=request.user, now=clock.now())
        messages.success(request, _("It is shown."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("engagement:queue", row.body_id)


@login_required
@one_effect
def refuse(request: SignedIn, pk: int) -> HttpResponse:
    row = contribution_for(request, pk)
    form = WhyNotForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.refuse, row, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("It is not shown. Its author sees why, and can ask for a second look."))
        return redirect("engagement:queue", row.body_id)
    return render(request, "engagement/moderation/refuse.html", {"form": form, "contribution": row})


@login_required
@one_effect
def decide_appeal(request: SignedIn, pk: int) -> HttpResponse:
    row = contribution_for(request, pk)
    form = AppealDecisionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.decide_appeal, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Decided. Its author sees why."))
        return redirect("engagement:queue", row.body_id)
    return render(request, "engagement/moderation/decide_appeal.html", {"form": form, "contribution": row})


@login_required
@one_effect
def report(request: SignedIn, pk: int) -> HttpResponse:
    """Ask moderators to look at something that is shown."""
    row = get_object_or_404(queries.moderation.whole_rows(), pk=pk)
    if not row.is_shown:
        raise Http404
    form = ReportForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.report, row, by=request.user, now=clock.now(), **form.cleaned_data):
        messages.success(request, _("Thank you. A moderator looks at it. Nobody else sees that you asked."))
        return redirect(row.noun)
    return render(request, "engagement/moderation/report.html", {"form": form, "contribution": row})


@login_required
@one_effect
def appeal(request: SignedIn, pk: int) -> HttpResponse:
    """The author sees why it is not shown, and asks another moderator."""
    row = get_object_or_404(queries.moderation.whole_rows(), pk=pk)
    allow(policy.may_appeal(request.user, row, now=clock.now()))
    form = AppealForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.ask_for_a_second_look, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Another moderator looks at it. What they decide is shown here."))
        return redirect("engagement:appeal", row.pk)
    return render(request, "engagement/moderation/appeal.html", {"form": form, "contribution": row})


@login_required
@one_effect
def name_moderator(request: SignedIn, body: int) -> HttpResponse:
    row = body_or_404(body)
    allow(policy.may_run_body(request.user, row, now=clock.now()))
    form = ModeratorForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.name_moderator, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        return redirect("engagement:moderation", row.pk)
    return simple(request, form, row, _("Name a moderator"), _("Name them"))


@login_required
@require_POST
@one_effect
def end_moderator(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(Moderator.objects.select_related("body"), pk=pk)
    try:
        actions.end_moderator(row, by=request.user, now=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("engagement:moderation", row.body_id)


@login_required
@one_effect
def set_rule(request: SignedIn, body: int) -> HttpResponse:
    row = body_or_404(body)
    allow(policy.may_run_body(request.user, row, now=clock.now()))
    form = RuleForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.set_answer_rule, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        return redirect("engagement:moderation", row.pk)
    return simple(request, form, row, _("How proposals and petitions are answered"), _("Promise it"))


def simple(request: HttpRequest, form: Any, row: Organisation, title: str, button: str) -> HttpResponse:
    back = reverse("engagement:moderation", args=[row.pk])
    context = {"form": form, "title": title, "caption": row, "back": back, "button": button}
    return render(request, "engagement/opinions/form.html", context)
