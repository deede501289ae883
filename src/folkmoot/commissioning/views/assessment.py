from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, policy
from folkmoot.commissioning.forms.documents import AssessmentForm, GroupForm, StaleForm
from folkmoot.commissioning.models import Group, Impact, ImpactAssessment
from folkmoot.commissioning.queries.document_pages import assessment_page
from folkmoot.commissioning.states import DocumentState
from folkmoot.commissioning.views.asking import ask, seen_version
from folkmoot.commissioning.views.project import for_team
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.design.tags.words import day
from folkmoot.people.requests import SignedIn


def load(pk: int) -> ImpactAssessment:
    return get_object_or_404(
        ImpactAssessment.objects.select_related("project__body", "project__outcome__priority"), pk=pk
    )


def for_writers(request: SignedIn, pk: int) -> ImpactAssessment:
    row = load(pk)
    allow(policy.may_edit_project(request.user, row.project, now=clock.now()))
    return row


def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    if row.state == DocumentState.DRAFT and not policy.may_see_drafts(request.user, row.project, now=moment):
        raise Http404
    return render(request, "commissioning/assessment.html", assessment_page(request.user, row, now=moment))


@login_required
@one_effect
def write(request: SignedIn, pk: int) -> HttpResponse:
    project, moment = for_team(request, pk), clock.now()
    latest = project.impact_assessments.order_by("-number").first()
    if latest is not None:
        return redirect(latest)

    def act(**answers: Any) -> ImpactAssessment:
        return actions.write_assessment(project, **answers, by=request.user, now=moment)

    return ask(
        request, AssessmentForm(request.POST or None), act, title=_("Assess the effect on equality"),
        button=_("Save the draft"), back=project, then=lambda row: row,
        done=_("The draft is saved. Now say what it means for each group."),
        intro=_("The law asks a public body to think of equality before it decides, not after (Equality Act 2010, section 149)."),
    )  # fmt: skip


@login_required
@one_effect
def edit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()
    form = AssessmentForm(
        request.POST or None, initial={name: getattr(row, name) for name in AssessmentForm.base_fields}
    )

    def act(**answers: Any) -> object:
        return actions.edit_assessment(row, seen_version=seen_version(request), **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Go on writing"), button=_("Save the draft"), back=row, seen=row.version,
        done=_("The draft is saved."),
    )  # fmt: skip


@login_required
@one_effect
def group(request: SignedIn, pk: int, code: str) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()
    if code not in Group.values:
        raise Http404
    chosen = Group(code)
    earlier: Any = row.groups.filter(group=chosen).values("impact", "how", "mitigation", "owner").first()
    form = GroupForm(request.POST or None, initial=earlier)

    def act(impact: str, **answers: Any) -> object:
        return actions.add_group_impact(
            row, group=chosen, impact=Impact(impact), **answers, by=request.user, now=moment
        )

    return ask(
        request, form, act, title=_("What it means for: %(group)s") % {"group": chosen.label}, button=_("Save"), back=row,
        done=_("Saved: %(group)s.") % {"group": chosen.label},
    )  # fmt: skip


@login_required
@one_effect
def sign(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_sign_assessment(request.user, row, now=moment))

    def act() -> object:
        return actions.sign_assessment(row, by=request.user, now=moment)

    rows = [
        (_("What is assessed"), row.scope),
        (_("Groups answered"), row.groups.count()),
        (_("Worse off"), ", ".join(str(each) for each in row.groups.filter(impact=Impact.ADVERSE)) or _("nobody")),
        (
            _("Groups heard directly"),
            _("none: this is flagged on every page that shows it") if row.heard_nobody else row.engagement,
        ),
        (_("Look at it again by"), day(row.review_date)),
    ]
    return ask(
        request, Form(request.POST if request.method == "POST" else None), act, title=_("Sign for the body"),
        button=_("Sign it"), back=row, done=_("It is signed, and everyone can read it."), rows=rows,
        once=_("You sign with your post that the body has thought of equality. A signed version is never edited."),
    )  # fmt: skip


@login_required
@one_effect
def revise(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act() -> ImpactAssessment:
        return actions.revise_assessment(row, by=request.user, now=moment)

    return ask(
        request, Form(request.POST if request.method == "POST" else None), act, title=_("Look at it again"),
        button=_("Begin a new version"), back=row, then=lambda version: version,
        done=_("The new version starts from the signed answers. Change what is different now, then have it signed."),
        lines=[row.stale_because] if row.stale_because else (),
    )  # fmt: skip


@login_required
@one_effect
def stale(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = for_writers(request, pk), clock.now()

    def act(because: str) -> object:
        return actions.mark_stale(row, because=because, by=request.user, now=moment)

    return ask(
        request, StaleForm(request.POST or None), act, title=_("It no longer fits the plan"), button=_("Say so"), back=row,
        done=_("Marked as out of date. The plan gate stays shut until a new version is signed."),
    )  # fmt: skip
