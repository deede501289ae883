from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, choices, policy
from folkmoot.commissioning.forms.documents import CitationForm, OptionForm, PreferForm
from folkmoot.commissioning.models import Option, OptionsAppraisal
from folkmoot.commissioning.queries.document_pages import appraisal_page
from folkmoot.commissioning.states import DocumentState
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.requests import SignedIn


def load(pk: int) -> OptionsAppraisal:
    return get_object_or_404(
        OptionsAppraisal.objects.select_related("project__body", "project__outcome__priority"), pk=pk
    )


def for_writers(request: SignedIn, pk: int) -> OptionsAppraisal:
    row = load(pk)
    allow(policy.may_edit_project(request.user, row.project, now=clock.now()))
    return row


def appraisal(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    if row.state == DocumentState.DRAFT and not policy.may_see_drafts(request.user, row.project, now=moment):
        raise Http404
    return render(request, "commissioning/appraisal.html", appraisal_page(request.user, row, now=moment))


@login_required
@one_effect
def start(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()
    latest = project.appraisals.order_by("-pk").first()
    anew = request.GET.get("anew") == "1"
    if latest is not None and (latest.state == DocumentState.DRAFT or not anew):
        return redirect(latest)

    def act() -> OptionsAppraisal:
        return actions.start_appraisal(project, by=request.user, now=moment)

    return ask(
        request, Form(request.POST if request.method == "POST" else None), act, title=_("Compare the options"),
        button=_("Begin the comparison"), back=project, then=lambda row: row, done=_("Now add the options, one by one."),
        intro=_("At least two ways of doing the work, no favourites; in-house among them where a service runs today."),
    )  # fmt: skip


@login_required
@one_effect
def option(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act(**answers: Any) -> object:
        return actions.add_option(row, **answers, by=request.user, now=moment)

    return ask(
        request, OptionForm(request.POST or None), act, title=_("Add an option"), button=_("Add the option"), back=row,
        done=_("The option is added."),
    )  # fmt: skip


@login_required
@one_effect
def cite(request: SignedIn, pk: int) -> HttpResponse:
    chosen = get_object_or_404(
        Option.objects.select_related("appraisal__project__body", "appraisal__project__area"), pk=pk
    )
    moment = clock.now()
    allow(policy.may_edit_project(request.user, chosen.appraisal.project, now=moment))

    def act(source: str, says: str) -> object:
        return actions.cite_evidence(chosen, says=says, **choices.source_of(source), by=request.user, now=moment)

    return ask(
        request, CitationForm(request.POST or None, option=chosen), act, title=_("Evidence for “%(option)s”") % {"option": chosen},
        button=_("Cite it"), back=chosen.appraisal, done=_("The evidence is cited."),
    )  # fmt: skip


@login_required
@one_effect
def prefer(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()
    now_preferred = row.options.filter(is_preferred=True).first()
    form = PreferForm(request.POST or None, appraisal=row, initial={"option": now_preferred, "reasons": row.reasons})

    def act(**answers: Any) -> object:
        return actions.prefer_option(row, **answers, by=request.user, now=moment)

    return ask(request, form, act, title=_("Name the preferred option"), button=_("Save"), back=row, done=_("Saved."))


@login_required
@one_effect
def agree(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act() -> object:
        return actions.agree_appraisal(row, by=request.user, now=moment)

    preferred = row.options.filter(is_preferred=True).first()
    return ask(
        request, Form(request.POST if request.method == "POST" else None), act, title=_("Agree the comparison"),
        button=_("Agree it"), back=row, done=_("The comparison is agreed, and everyone can read it."),
        once=_("An agreed comparison is never edited. To change it later, you begin a new one."),
        rows=[(_("Options"), row.options.count()), (_("Preferred"), preferred or _("none yet")), (_("Why"), row.reasons)],
    )  # fmt: skip
