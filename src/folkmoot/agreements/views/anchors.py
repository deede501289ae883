from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions
from folkmoot.agreements.anchor_states import ChoiceState
from folkmoot.agreements.anchoring import forms, policy, queries
from folkmoot.agreements.anchoring.rules import LEAST_NOMINATIONS
from folkmoot.agreements.anchoring.standing import governance_of
from folkmoot.agreements.models import AnchorChoice, GovernanceCheck
from folkmoot.agreements.views.agreement import load as load_agreement
from folkmoot.agreements.views.asking import bodies_of, show
from folkmoot.agreements.views.posts import press
from folkmoot.commissioning.models import Project
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow, no
from folkmoot.core.posting import attempt, one_effect
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import VOLUNTARY
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of


def groups_of(request: HttpRequest) -> Any:
    """The voluntary groups for which this person works."""
    return bodies_of(request.user, RoleKind.VCO_WORKER).filter(kind__in=VOLUNTARY)


def index(request: HttpRequest) -> HttpResponse:
    """Anchors: whom groups have chosen, what is open to groups now."""
    today = clock.day_of(clock.now())
    return render(
        request,
        "agreements/anchoring/index.html",
        {
            "page": Paginator(queries.sharings(), 25).get_page(request.GET.get("page")),
            "choices": queries.choices()[:25],
            "anchors": [(body, governance_of(body, today)) for body in queries.anchors()[:4]],
        },
    )


def load(pk: int) -> AnchorChoice:
    return get_object_or_404(AnchorChoice.objects.select_related("project__body", "chosen"), pk=pk)


def choice(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    today = clock.day_of(moment)
    is_open = row.state == ChoiceState.OPEN and today <= row.closes_date
    return render(
        request,
        "agreements/anchoring/choice.html",
        case_context(request.user, row)
        | {
            "choice": row,
            "is_open": is_open,
            "shown": queries.counted(row) if row.closed_at else None,
            "least": LEAST_NOMINATIONS,
            "may": {
                "nominate": is_open and any(role.organisation.is_voluntary for role in roles_of(request.user, today)),
                "count": row.state == ChoiceState.OPEN
                and not is_open
                and bool(policy.may_count(request.user, row, now=moment)),
                "answer": row.state == ChoiceState.CHOSEN
                and bool(policy.may_answer_choice(request.user, row, now=moment)),
            },
        },
    )


@login_required
@one_effect
def open_choice(request: HttpRequest, project: int) -> HttpResponse:
    row, moment = get_object_or_404(Project.objects.select_related("body"), pk=project), clock.now()
    allow(policy.may_open_choice(request.user, row, now=moment))
    form = forms.ChoiceForm(request.POST or None)
    if form.is_valid() and (
        made := attempt(form, actions.open_choice, row, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("The groups are asked. What each says stays in confidence."))
        return redirect(made.get_absolute_url())
    words = _("Each voluntary group says once, in confidence, whom it trusts to hold one agreement for all of them.")
    return show(request, form, title=_("Ask the groups for an anchor"), button=_("Ask them"), back=row, intro=words)


@login_required
@one_effect
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    row, groups = load(pk), groups_of(request)
    if not groups:
        allow(no(_("Only voluntary and community groups say whom they trust. A funder never chooses for them.")))
    form = forms.NominateForm(groups, request.POST or None, initial={"group": groups.first()})
    if form.is_valid() and attempt(form, actions.nominate, row, **form.cleaned_data, by=request.user, now=clock.now()):
        messages.success(request, _("Noted in confidence. You can say otherwise until the last day."))
        return redirect(row.get_absolute_url())
    words = _("Only the count is published, and small numbers are hidden. Nobody can look up what your group said.")
    return show(request, form, title=_("Say whom you trust"), button=_("Say it in confidence"), back=row, intro=words)


@login_required
@require_POST
@one_effect
def count(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(pk)
    done = _("Counted. Nobody saw what any one group said.")
    return press(
        request, done, row.get_absolute_url(), actions.count_nominations, row, by=request.user, now=clock.now()
    )


@login_required
@one_effect
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_answer_choice(request.user, row, now=moment))
    form = forms.AnswerChoiceForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.answer_choice, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Your answer is published."))
        return redirect(row.get_absolute_url())
    words = _("The groups named you as the one they trust to hold one agreement for all of them.")
    return show(request, form, title=_("Will you be the anchor?"), button=_("Answer"), back=row, intro=words)


def governance(request: HttpRequest, pk: int) -> HttpResponse:
    """How an organisation's governance stands under four headings; what was seen, for those who need it."""
    row, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    may_check = bool(policy.may_check_governance(request.user, row, now=moment))
    reads_notes = may_check or bool(policy.acts_for_provider(request.user, row, now=moment))
    notes = GovernanceCheck.objects.filter(organisation=row).exclude(note="").order_by("-checked_date", "-pk")[:25]
    return render(
        request,
        "agreements/anchoring/governance.html",
        {
            "organisation": row,
            "lines": governance_of(row, clock.day_of(moment)),
            "may_check": may_check,
            "notes": list(notes) if reads_notes else [],
        },
    )


@login_required
@one_effect
def check_governance(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_check_governance(request.user, row, now=moment))
    form = forms.GovernanceForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.check_governance, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(
            request, _("Noted. How it stands is public; what you saw is for the organisation and its funders.")
        )
        return redirect("agreements:governance", row.pk)
    return show(request, form, title=_("Look at its governance"), button=_("Save"), back=row)


@login_required
@one_effect
def check_safeguarding(request: HttpRequest, pk: int, organisation: int) -> HttpResponse:
    """Whether a body that delivers under an agreement keeps people safe."""
    row, body, moment = load_agreement(request, pk), get_object_or_404(Organisation, pk=organisation), clock.now()
    allow(policy.may_check_safeguarding(request.user, row, body, now=moment))
    form = forms.CheckForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.check_safeguarding, row, body, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Noted. The commissioner sees pass, due or fail, and nothing more."))
        return redirect("agreements:share", row.pk)
    return show(request, form, title=_("Does it keep people safe?"), button=_("Save"), back=row, caption=body.name)
