"""Lots, documents asked for, amendments, rehearsals and the preview: what an officer does to the terms."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import AmendForm, DocumentAskedForm, LotForm, OpenForm
from folkmoot.funding.models import DocumentAsked, Lot, Opportunity
from folkmoot.funding.queries.opportunities import terms_of
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.timing import amended_days, takes_bids
from folkmoot.funding.views.opportunities import way_context
from folkmoot.funding.views.saving import opportunity_or_404

CHANGING = (OpportunityState.DRAFT, OpportunityState.ANNOUNCED)


def _managed(request: HttpRequest, pk: int) -> Opportunity:
    row = opportunity_or_404(request, pk)
    allow(policy.may_manage(request.user, row, now=clock.now()))
    return row


def _gone(action: Callable[..., None]) -> Callable[..., bool]:
    """An action that answers nothing, as one that says it is done."""

    def done(*args: Any, **kwargs: Any) -> bool:
        action(*args, **kwargs)
        return True

    return done


@login_required
@one_effect
def lots(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts it is divided into, and a form to divide it further while bids are not open."""
    row, moment = _managed(request, pk), clock.now()
    many = request.POST.get("many")
    form: forms.Form = LotForm(request.POST or None) if many is None else OpenForm(request.POST, asks=())
    if many is not None:
        allowed = many == "yes"
        if form.is_valid() and attempt(
            form, actions.allow_many_bids, row, allowed=allowed, by=request.user, now=moment
        ):
            messages.success(request, _("Saved."))
            return redirect("funding:lots", row.pk)
    elif form.is_valid() and attempt(form, actions.add_lot, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The lot is added."))
        return redirect("funding:lots", row.pk)
    found = list(row.lots.order_by("number"))
    context = {
        "form": form, "opportunity": row, "lots": found, "sum": sum(lot.value for lot in found),
        "may_change": row.state in CHANGING,
    }  # fmt: skip
    return render(request, "funding/lots.html", context)


@login_required
@one_effect
def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one part, or take it away."""
    part, moment = get_object_or_404(Lot, pk=pk), clock.now()
    row = _managed(request, part.opportunity_id)
    form: forms.Form = LotForm(request.POST or None, initial={"title": part.title, "value": part.value})
    if "remove" in request.POST:
        form = OpenForm(request.POST, asks=())
        if form.is_valid() and attempt(form, _gone(actions.remove_lot), part, by=request.user, now=moment):
            messages.success(request, _("The lot is taken away."))
            return redirect("funding:lots", row.pk)
    elif form.is_valid() and attempt(form, actions.change_lot, part, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("Saved."))
        return redirect("funding:lots", row.pk)
    return render(request, "funding/lot.html", {"form": form, "opportunity": row, "lot": part})


@login_required
@one_effect
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """What bidders are asked to send, each with what it is for."""
    row, moment = _managed(request, pk), clock.now()
    form: forms.Form = DocumentAskedForm(request.POST or None)
    if "remove" in request.POST:
        asked = get_object_or_404(DocumentAsked, opportunity=row, pk=request.POST["remove"])
        form = OpenForm(request.POST, asks=())
        stop = _gone(actions.stop_asking_for_document)
        if form.is_valid() and attempt(form, stop, asked, by=request.user, now=moment):
            messages.success(request, _("It is no longer asked for."))
            return redirect("funding:documents", row.pk)
    elif form.is_valid() and attempt(
        form, actions.ask_for_document, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Bidders will be asked for it."))
        return redirect("funding:documents", row.pk)
    context = {
        "form": form, "opportunity": row, "documents": list(row.documents_asked.order_by("pk")),
        "may_change": row.state in CHANGING,
    }  # fmt: skip
    return render(request, "funding/documents.html", context)


@login_required
@one_effect
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the terms while bids are open, for everyone to read."""
    row, moment = _managed(request, pk), clock.now()
    form = AmendForm(request.POST or None, initial=AmendForm.initial_for(row))
    if form.is_valid() and (done := attempt(form, actions.amend, row, **form.terms(), by=request.user, now=moment)):
        if done.asks_again:
            messages.success(request, _("The terms are amended. Everyone who had submitted is asked to submit again."))
        else:
            messages.success(request, _("There is more time now. Bids that were submitted stand."))
        return redirect(row)
    context = {"form": form, "opportunity": row, "is_open": takes_bids(row, moment), "days": amended_days()}
    return render(request, "funding/amend.html", context)


@login_required
@one_effect
def rehearse(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a copy that can be tried from opening to scoring, seen by nobody outside."""
    row, moment = _managed(request, pk), clock.now()
    form = OpenForm(request.POST or None, asks=())
    if request.method == "POST" and form.is_valid():
        copy = attempt(form, actions.rehearse, row, by=request.user, now=moment)
        if copy:
            messages.success(request, _("This is the rehearsal. Nobody outside your body and its panel sees it."))
            return redirect(copy)
    rehearsals = list(row.rehearsals.order_by("-pk")[:10])
    return render(request, "funding/rehearse.html", {"form": form, "opportunity": row, "rehearsals": rehearsals})


@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as a bidder will see it, for those who prepare it. Nothing here can be sent."""
    row, moment = _managed(request, pk), clock.now()
    criteria = list(row.criteria.order_by("position"))
    context = case_context(request.user, row, knots=[row.specification]) | {
        "opportunity": row,
        "criteria": criteria,
        "weights": sum(criterion.weight for criterion in criteria),
        "is_preview": True,
        "has_closed": moment >= row.closes_at,
        "today": day_of(moment),
        **way_context(row, False, day_of(moment)),
        **terms_of(row, moment),
    }
    return render(request, "funding/opportunity.html", context)
