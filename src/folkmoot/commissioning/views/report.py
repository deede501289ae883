from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.forms.decisions import PrinciplesForm, ReportForm, TakeBackForm
from folkmoot.commissioning.models import DecisionReport
from folkmoot.commissioning.queries.report_lacks import lacking_now, principles_of
from folkmoot.commissioning.queries.report_pages import report_page
from folkmoot.commissioning.snapshots import equality_words
from folkmoot.commissioning.states import ReportState
from folkmoot.commissioning.views.asking import ask, seen_version
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.design.tags.words import day
from folkmoot.people.requests import SignedIn


def load(pk: int) -> DecisionReport:
    return get_object_or_404(
        DecisionReport.objects.select_related(
            "project__body", "project__area", "project__priority", "project__outcome__priority", "author"
        ),
        pk=pk,
    )


def for_authors(request: SignedIn, pk: int) -> DecisionReport:
    row = load(pk)
    allow(policy.may_edit_report(request.user, row, now=clock.now()))
    return row


def report(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    if row.state == ReportState.DRAFT and not policy.may_see_drafts(request.user, row.project, now=moment):
        raise Http404
    return render(request, "commissioning/report.html", report_page(request.user, row, now=moment))


@login_required
@one_effect
def draft(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()
    open_one = project.decision_reports.order_by("-pk").first()
    if open_one is not None and open_one.state != ReportState.DECIDED:
        return redirect(open_one)
    known = {
        "title": project.title, "wards": project.area.name, "equality": equality_words(project),
        "meeting_date": clock.day_of(moment) + timedelta(days=28),
    }  # fmt: skip

    def act(**answers: Any) -> DecisionReport:
        return actions.draft_decision_report(project, **answers, by=request.user, now=moment)

    return ask(
        request, ReportForm(request.POST or None, initial=known), act, title=_("Draft the decision report"),
        button=_("Save the draft"), back=project, then=lambda row: row,
        done=_("The draft is saved. Next: answer the principles, then submit it."),
        intro=_("Need, specification, options, equality and who took part are drawn from the project. Type only what is new."),
    )  # fmt: skip


@login_required
@one_effect
def edit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_authors(request, pk), clock.now()
    shown = {name: getattr(row, name) for name in ReportForm.base_fields}
    form = ReportForm(
        request.POST or None, initial={**shown, "is_key_decision": "yes" if row.is_key_decision else "no"}
    )

    def act(**answers: Any) -> object:
        return actions.edit_report(row, seen_version=seen_version(request), **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Go on writing"), button=_("Save the draft"), back=row, seen=row.version,
        done=_("The draft is saved."),
    )  # fmt: skip


@login_required
@one_effect
def principles(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_authors(request, pk), clock.now()
    said: dict[str, str] = {}
    for answer in row.principles.select_related("undertaking"):
        number = answer.undertaking.number
        said |= {f"answer_{number}": answer.answer, f"words_{number}": answer.words}
    form = PrinciplesForm(request.POST or None, initial=said, principles=principles_of(row.project))

    def act(**_fields: Any) -> object:
        return actions.answer_principles(row, answers=form.answers(), by=request.user, now=moment)

    return ask(
        request, form, act, title=_("How it stands to each principle"), button=_("Save the answers"), back=row,
        done=_("The answers are saved."),
        intro=_("Met, not met or does not apply, each with words. You can leave some for later; all are needed to submit."),
    )  # fmt: skip


@login_required
@one_effect
def submit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_authors(request, pk), clock.now()

    def act() -> object:
        return actions.submit_report(row, by=request.user, now=moment)

    key = _("Yes") if row.is_key_decision else _("No")
    return ask(
        request, Form(request.POST if request.method == "POST" else None), act, title=_("Submit the report"),
        button=_("Submit it"), back=row,
        done=_("The report is submitted and public. Next the body decides, and its clerk records what it decided."),
        once=_("What the report says of the project is frozen with it, and everyone can read it."),
        rows=[(_("Who decides"), row.decided_by_body), (_("Meeting"), day(row.meeting_date)), (_("Key decision"), key)],
        lines=lacking_now(row, clock.day_of(moment)),
    )  # fmt: skip


@login_required
@one_effect
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    team = policy.may_edit_report(request.user, row, now=moment)
    allow(team or policy.may_record_decision(request.user, row, now=moment))

    def act(reasons: str) -> object:
        return actions.take_report_back(row, reasons=reasons, by=request.user, now=moment)

    return ask(
        request, TakeBackForm(request.POST or None), act, title=_("Take the report back"), button=_("Take it back"), back=row,
        then=row.project, done=_("The report is a draft again."),
    )  # fmt: skip
