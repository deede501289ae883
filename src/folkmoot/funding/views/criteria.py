from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import CriterionForm, OpenForm
from folkmoot.funding.models import Criterion
from folkmoot.funding.scoring import FULL
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.views.saving import opportunity_or_404

CHANGING = (OpportunityState.DRAFT, OpportunityState.ANNOUNCED)


@login_required
@one_effect
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """What bids are scored on, and a form to add to it while bids are not open."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_manage(request.user, row, now=moment))
    if request.method == "POST" and row.state not in CHANGING:
        messages.warning(
            request, _("Bids have opened, so the criteria and their weights are fixed. They cannot be changed.")
        )
        return redirect("funding:criteria", row.pk)
    form = CriterionForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_criterion, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("The criterion is added."))
        return redirect("funding:criteria", row.pk)
    found = list(row.criteria.order_by("position"))
    weights = sum(criterion.weight for criterion in found)
    context = {
        "form": form,
        "opportunity": row,
        "criteria": found,
        "weights": weights,
        "left": FULL - weights,
        "may_change": row.state in CHANGING,
    }
    return render(request, "funding/criteria.html", context)


@login_required
@one_effect
def change(request: HttpRequest, pk: int) -> HttpResponse:
    criterion, moment = get_object_or_404(Criterion.objects.select_related("opportunity"), pk=pk), clock.now()
    row = opportunity_or_404(request, criterion.opportunity_id)
    allow(policy.may_manage(request.user, row, now=moment))
    form = CriterionForm(
        request.POST or None, initial={name: getattr(criterion, name) for name in CriterionForm.base_fields}
    )
    if form.is_valid() and attempt(
        form, actions.change_criterion, criterion, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Saved."))
        return redirect("funding:criteria", row.pk)
    return render(request, "funding/criterion.html", {"form": form, "opportunity": row, "criterion": criterion})


@login_required
@one_effect
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    criterion, moment = get_object_or_404(Criterion.objects.select_related("opportunity"), pk=pk), clock.now()
    row = opportunity_or_404(request, criterion.opportunity_id)
    allow(policy.may_manage(request.user, row, now=moment))
    form = OpenForm(request.POST or None, asks=())
    if request.method == "POST" and form.is_valid():
        title = criterion.title

        def removed(criterion: Criterion, **who: object) -> bool:
            actions.remove_criterion(criterion, **who)  # type: ignore[arg-type]
            return True

        if attempt(form, removed, criterion, by=request.user, now=moment):
            messages.success(request, _("“%(title)s” is removed.") % {"title": title})
            return redirect("funding:criteria", row.pk)
    return render(request, "funding/criterion_remove.html", {"form": form, "opportunity": row, "criterion": criterion})
