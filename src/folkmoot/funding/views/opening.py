"""The second of the two steps that open bids."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import OpenForm
from folkmoot.funding.models import Opening
from folkmoot.funding.states import OpportunityState
from folkmoot.funding.views.saving import opportunity_or_404


@login_required
@one_effect
def open_seal(request: HttpRequest, pk: int) -> HttpResponse:
    """For an officer or a citizen commissioner who did not close the bids: open them."""
    row, moment = opportunity_or_404(request, pk), clock.now()
    allow(policy.may_open(request.user, row, now=moment))
    opening = Opening.objects.filter(opportunity=row).select_related("first", "second").first()
    form = OpenForm(request.POST or None, asks=())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.open_seal, row, by=request.user, now=moment)
    ):
        messages.success(request, _("The bids are open to the panel. Both your names stand on the record."))
        return redirect(row)
    waits = row.state == OpportunityState.CLOSED and row.unsealed_at is None
    return render(
        request, "funding/open_seal.html", {"form": form, "opportunity": row, "opening": opening, "waits": waits}
    )
