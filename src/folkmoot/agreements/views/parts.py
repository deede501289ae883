"""The agreement in full, and the pages that settle its parts while it is being written."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.actions.draft_agreement import Terms
from folkmoot.agreements.actions.sign import planned_payments
from folkmoot.agreements.forms import (
    AssetForm,
    DocumentForm,
    LinkedForm,
    ParticularsForm,
    PartyForm,
    ReasonForm,
    RiskForm,
    SafeguardingForm,
    TakeClauseForm,
)
from folkmoot.agreements.models import Agreement, AgreementClause, Party, Risk
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load, seen
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.posts import press
from folkmoot.commissioning.models import Specification
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.people.models import Organisation
from folkmoot.people.requests import SignedIn

DAY = timedelta(days=1)


def full_of(row: Agreement) -> str:
    return reverse("agreements:full", args=[row.pk])


def full(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that both sides sign, on one page that can be printed."""
    row, moment = load(request, pk), clock.now()
    today = clock.day_of(moment)
    is_draft = row.state == AgreementState.DRAFT
    funder = bool(policy.acts_for_funder(request.user, row.funder, now=moment))
    either = funder or bool(policy.acts_for_provider(request.user, row.provider, now=moment))
    payments = list(row.payments.order_by("number")) if row.is_signed else planned_payments(row)
    parts = queries.parts_of(row, payments, today)
    mine = {
        party.pk
        for party in parts.parties
        if not party.signed_at
        and row.state == ("draft" if party.side == "funder" else "offered")
        and policy.may_sign_as_party(request.user, party, now=moment)
    }
    return render(
        request,
        "agreements/full.html",
        {
            "agreement": row,
            "parts": parts,
            "measures": list(row.measures.order_by("pk")),
            "may_settle": funder and is_draft,
            "may_write": either and is_draft,
            "may_add_paper": either,
            "may_approve": not row.is_signed and bool(policy.may_approve_risks(request.user, row, now=moment)),
            "may_overlap": row.is_signed and either,
            "may_check_safety": row.serves_at_risk
            and row.state != AgreementState.ENDED
            and bool(policy.may_check_safeguarding(request.user, row.provider, now=moment)),
            "may_link": row.is_signed and bool(policy.may_link(request.user, row, now=moment)),
            "signs_for": mine,
        },
    )


@login_required
@one_effect
def particulars(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_terms(request.user, row, now=moment))
    first = {name: getattr(row, name) for name in ParticularsForm.base_fields}
    first |= {name: str(first[name]) for name in ("serves_at_risk", "is_learning", "needs_certifier")}
    return ask(
        request, ParticularsForm(request.POST or None, initial=first),
        partial(actions.settle_particulars, row, by=request.user, now=moment),
        title=_("Settle the particulars"), button=_("Save"), back=full_of(row), caption=row.title, done=_("Saved."),
    )  # fmt: skip


@login_required
@one_effect
def add_party(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_terms(request.user, row, now=moment))
    return ask(
        request, PartyForm(request.POST or None), partial(actions.add_party, row, by=request.user, now=moment),
        title=_("Bring another body in"), button=_("Add it"), back=full_of(row), caption=row.title,
        intro=_("It reads the draft from now on, and signs before its side’s lead does."), done=_("The body is added."),
    )  # fmt: skip


def party_of(request: HttpRequest, pk: int) -> Party:
    rows = Party.objects.select_related("organisation", "agreement__funder", "agreement__provider")
    party = get_object_or_404(rows, pk=pk)
    seen(request, party.agreement)
    return party


@login_required
@require_POST
@one_effect
def remove_party(request: SignedIn, pk: int) -> HttpResponse:
    party = party_of(request, pk)
    return press(
        request, _("The body is taken out."), full_of(party.agreement), actions.remove_party, party, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def sign_as_party(request: SignedIn, pk: int) -> HttpResponse:
    party = party_of(request, pk)
    return press(
        request, _("You have signed."), full_of(party.agreement), actions.sign_as_party, party, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def add_risk(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    bodies = [row.funder_id, row.provider_id, *row.parties.values_list("organisation_id", flat=True)]
    return ask(
        request, RiskForm(bodies, request.POST or None), partial(actions.add_risk, row, by=request.user, now=moment),
        title=_("Add a risk"), button=_("Add the risk"), back=full_of(row), caption=row.title,
        intro=_("Each risk has one owner: whoever can do most about it."), done=_("The risk is added."),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def remove_risk(request: SignedIn, pk: int) -> HttpResponse:
    risk = get_object_or_404(Risk.objects.select_related("agreement__funder", "agreement__provider"), pk=pk)
    seen(request, risk.agreement)
    return press(
        request, _("The risk is taken out."), full_of(risk.agreement), actions.remove_risk, risk, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def approve_risks(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_approve_risks(request.user, row, now=moment))
    return ask(
        request, ReasonForm(request.POST or None), partial(actions.approve_risks, row, by=request.user, now=moment),
        title=_("Approve that the provider carries this risk"), button=_("Approve it"), back=full_of(row),
        caption=row.title, done=_("Approved."),
    )  # fmt: skip


@login_required
@one_effect
def take_clause(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_terms(request.user, row, now=moment))
    return ask(
        request, TakeClauseForm(request.POST or None), partial(actions.take_clause, row, by=request.user, now=moment),
        title=_("Add a clause from the library"), button=_("Add the clause"), back=full_of(row), caption=row.title,
        done=_("The clause is added."),
    )  # fmt: skip


def clause_of(request: HttpRequest, pk: int) -> AgreementClause:
    rows = AgreementClause.objects.select_related("clause", "agreement__funder", "agreement__provider")
    row = get_object_or_404(rows, pk=pk)
    seen(request, row.agreement)
    return row


@login_required
@require_POST
@one_effect
def drop_clause(request: SignedIn, pk: int) -> HttpResponse:
    row = clause_of(request, pk)
    return press(
        request, _("The clause is taken out."), full_of(row.agreement), actions.drop_clause, row, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@one_effect
def override(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = clause_of(request, pk), clock.now()
    allow(policy.may_approve_risks(request.user, row.agreement, now=moment))
    return ask(
        request, ReasonForm(request.POST or None), partial(actions.override_gagging, row, by=request.user, now=moment),
        title=_("Let this clause stand"), button=_("Let it stand"), back=full_of(row.agreement),
        caption=row.clause.title, intro=row.clause.text, done=_("The legal reason stands beside the clause."),
    )  # fmt: skip


@login_required
@one_effect
def add_document(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    return ask(
        request, DocumentForm(request.POST or None), partial(actions.add_document, row, by=request.user, now=moment),
        title=_("Add a paper"), button=_("Add it"), back=full_of(row), caption=row.title, done=_("The paper is added."),
    )  # fmt: skip


@login_required
@one_effect
def safeguarding(request: SignedIn, pk: int) -> HttpResponse:
    """A look at how a body keeps people safe. `agreement` in the address says for which one, and leads back to it."""
    body, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_check_safeguarding(request.user, body, now=moment))
    asked = request.GET.get("agreement", "")
    back: Any = full_of(load(request, int(asked))) if asked.isdigit() and len(asked) < 18 else body
    return ask(
        request, SafeguardingForm(request.POST or None),
        partial(actions.note_safeguarding, body, by=request.user, now=moment), title=_("Write down a safeguarding check"),
        button=_("Save the check"), back=back, caption=body.name, done=_("The check is written down."),
    )  # fmt: skip


def terms_of(form: Any) -> dict[str, Any]:
    """What was typed, as the action takes it: people write the last day, the end is the day after."""
    names = [name for name in Terms.__dataclass_fields__ if name != "kind"]
    data = {name: form.cleaned_data[name] for name in names}
    return data | {"end_date": form.cleaned_data["end_date"] + DAY}


@login_required
@one_effect
def link(request: SignedIn, pk: int) -> HttpResponse:
    """A second funder's contract under the same specification and monitoring."""
    row, moment = load(request, pk), clock.now()
    allow(policy.may_link(request.user, row, now=moment))
    leads = (row.funder_id, row.provider_id)
    held = [role.organisation for role in policy.roles_as_commissioner(request.user, now=moment)]
    funder = next(body for body in held if body.pk not in leads)
    first = {
        "title": row.title,
        "in_advance": str(row.in_advance),
        "start_date": row.start_date,
        "end_date": row.last_date,
    }
    form = LinkedForm(request.POST or None, initial=first)

    def act(value: Any, no_award_reason: str, **_terms: Any) -> Agreement:
        return actions.draft_linked(
            row, funder=funder, value=value, no_award_reason=no_award_reason, **terms_of(form), by=request.user,
            now=moment,
        )  # fmt: skip

    return ask(
        request, form, act, title=_("Link a contract of %s") % funder.name, button=_("Save the draft"), back=row,
        intro=_("Same provider, same specification, same measures. One report serves both funders."),
        done=_("The linked contract is drafted."), then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


@login_required
@one_effect
def draft_asset(request: SignedIn, specification: int) -> HttpResponse:
    """Hand the running of an asset to a community body."""
    rows = Specification.objects.select_related("project__body", "project__area")
    spec, moment = get_object_or_404(rows, pk=specification), clock.now()
    allow(policy.acts_for_funder(request.user, spec.project.body, now=moment))
    form = AssetForm(request.POST or None, initial={"in_advance": "True", "value": 0})

    def act(asset: Any, provider: Any, obligations: str, value: Any, no_award_reason: str, **_terms: Any) -> Agreement:
        return actions.draft_for_asset(
            spec, asset=asset, provider=provider, obligations=obligations, no_award_reason=no_award_reason,
            value=value, **terms_of(form), by=request.user, now=moment,
        )  # fmt: skip

    return ask(
        request, form, act, title=_("Hand an asset to a community body"), button=_("Save the draft"), back=spec,
        done=_("The agreement is drafted. Now settle the measures with the provider."),
        then=lambda made: made.get_absolute_url(),
    )  # fmt: skip
