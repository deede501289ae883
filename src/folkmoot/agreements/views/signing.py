from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions, policy
from folkmoot.agreements.actions.sign import check_ready, planned_reports
from folkmoot.agreements.forms import ReasonsForm
from folkmoot.agreements.models import Agreement
from folkmoot.agreements.money.plans import planned_payments
from folkmoot.agreements.proportion import out_of_proportion
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.posts import press
from folkmoot.core import clock
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import attempt, one_effect


@login_required
@one_effect
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Check everything, then sign: the funder first, the provider second."""
    row, moment = load(request, pk), clock.now()
    if row.state == AgreementState.DRAFT:
        allow(policy.may_sign_for_funder(request.user, row, now=moment))
        action, done = actions.sign_for_funder, _("You have signed. The provider signs next.")
    elif row.state == AgreementState.OFFERED:
        allow(policy.may_sign_for_provider(request.user, row, now=moment))
        action, done = actions.sign_for_provider, _("Both sides have signed. The agreement is live.")
    else:
        return redirect(row.get_absolute_url())
    if request.method == "POST":
        return press(request, done, row.get_absolute_url(), action, row, by=request.user, now=moment)
    return render(request, "agreements/sign.html", what_is_signed(row, moment))


def what_is_signed(row: Agreement, moment: Any) -> dict[str, Any]:
    """Everything that a signature makes final, and what still stops it."""
    try:
        check_ready(row, moment)
        stopped = ""
    except Refused as refusal:
        stopped = str(refusal)
    measures = list(row.measures.order_by("pk"))
    return {
        "agreement": row,
        "measures": measures,
        "out_of_proportion": out_of_proportion(
            row.value, measures=len(measures),
            months_between_reports=min((one.months_between for one in measures), default=None),
        ),
        "payments": planned_payments(row),
        "reports": planned_reports(row),
        "stopped": stopped,
        "for_funder": row.state == AgreementState.DRAFT,
    }  # fmt: skip


@login_required
@one_effect
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_send_back(request.user, row, now=moment))
    form = ReasonsForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.send_back, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("Sent back. The funder changes it and signs again."))
        return redirect(row.get_absolute_url())
    return render(request, "agreements/send_back.html", {"form": form, "agreement": row})


@login_required
@require_POST
@one_effect
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(request, pk)
    return press(
        request, _("The agreement is closed."), row.get_absolute_url(),
        actions.end_agreement, row, by=request.user, now=clock.now(),
    )  # fmt: skip
