"""A bid once it was sent: its receipt, its bytes, taking it back, and what was said of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions
from folkmoot.funding.forms import OpenForm
from folkmoot.funding.queries.panel import lines_of
from folkmoot.funding.receipts import whole_of
from folkmoot.funding.views.saving import own_bid_or_404


@login_required
def submitted(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_bid_or_404(request, pk)
    if not row.receipt:
        raise Http404
    return render(request, "funding/bid_submitted.html", {"bid": row, "opportunity": row.opportunity})


@login_required
def content(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes that the receipt was made from, for the bidder to keep and to check."""
    row = own_bid_or_404(request, pk)
    if not row.receipt:
        raise Http404
    response = HttpResponse(whole_of(row), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.reference}.json"'
    return response


@login_required
@one_effect
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = own_bid_or_404(request, pk), clock.now()
    form = OpenForm(request.POST or None, asks=())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.withdraw_bid, row, by=request.user, now=moment)
    ):
        messages.success(
            request, _("The bid is withdrawn. Until bids close you can take it up again; everything you wrote is kept.")
        )
        return redirect(row)
    return render(request, "funding/bid_withdraw.html", {"form": form, "bid": row})


@login_required
def feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided on a bid and why, with the scores the panel agreed: for its own people."""
    row = own_bid_or_404(request, pk)
    decision = getattr(row, "decision", None)
    if decision is None:
        raise Http404
    context = {"bid": row, "opportunity": row.opportunity, "decision": decision, "lines": lines_of(row)}
    return render(request, "funding/bid_feedback.html", context)
