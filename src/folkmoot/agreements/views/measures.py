from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy, proportion
from folkmoot.agreements.forms import MeasureForm
from folkmoot.agreements.models import Agreement, Measure
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load, seen
from folkmoot.agreements.views.posts import edit, press
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


def page_of(row: Agreement) -> str:
    return reverse("agreements:measures", args=[row.pk])


@login_required
def measures(request: HttpRequest, pk: int) -> HttpResponse:
    """The measures while they are being agreed: both sides change them, the funder proposes, the provider agrees."""
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    if row.state != AgreementState.DRAFT:
        return redirect(row.get_absolute_url())
    return render(
        request,
        "agreements/measures.html",
        {
            "agreement": row,
            "measures": list(row.measures.order_by("pk")),
            "most": proportion.most_measures(row.provider),
            "may_propose": bool(policy.may_propose_measures(request.user, row, now=moment)),
            "may_agree": bool(policy.may_agree_measures(request.user, row, now=moment)),
        },
    )


@login_required
@one_effect
def add(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_edit_measures(request.user, row, now=moment))
    form = MeasureForm(request.POST or None)
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "seen_version"}
        if attempt(form, actions.add_measure, row, **fields, by=request.user, now=moment):
            messages.success(request, _("The measure is added."))
            return redirect(page_of(row))
    return render(request, "agreements/measure.html", {"form": form, "agreement": row})


@login_required
@one_effect
def change(request: HttpRequest, pk: int) -> HttpResponse:
    measure, moment = (
        get_object_or_404(Measure.objects.select_related("agreement__funder", "agreement__provider"), pk=pk),
        clock.now(),
    )
    seen(request, measure.agreement)
    allow(policy.may_edit_measures(request.user, measure.agreement, now=moment))
    first = {name: getattr(measure, name) for name in MeasureForm.base_fields if name != "seen_version"}
    form = MeasureForm(request.POST or None, initial={**first, "seen_version": measure.version})
    if form.is_valid():
        fields = dict(form.cleaned_data)
        version = fields.pop("seen_version") or 0
        if edit(
            form, measure, actions.change_measure, measure, seen_version=version, **fields, by=request.user, now=moment
        ):
            messages.success(request, _("The measure is changed. It must be proposed and agreed again."))
            return redirect(page_of(measure.agreement))
    return render(
        request, "agreements/measure.html", {"form": form, "agreement": measure.agreement, "measure": measure}
    )


@login_required
@require_POST
@one_effect
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    measure = get_object_or_404(Measure.objects.select_related("agreement"), pk=pk)
    seen(request, measure.agreement)
    return press(
        request, _("The measure is taken out."), page_of(measure.agreement),
        actions.remove_measure, measure, by=request.user, now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(request, pk)
    return press(
        request, _("The measures are proposed. The provider reads them next."), page_of(row),
        actions.propose_measures, row, by=request.user, now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(request, pk)
    return press(
        request, _("The measures are agreed. The funder signs next."), row.get_absolute_url(),
        actions.agree_measures, row, by=request.user, now=clock.now(),
    )  # fmt: skip
