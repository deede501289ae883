from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms.ballots import ShareOutForm, SpendForm
from folkmoot.engagement.models import SpendQuestion
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.views.budgets.loading import bodies_of, form_page
from folkmoot.engagement.views.budgets.preparing import say
from folkmoot.people.requests import SignedIn

QUESTIONS = SpendQuestion.objects.select_related("body", "board")


@login_required
@one_effect
def ask(request: SignedIn) -> HttpResponse:
    allow(policy.may_ask(request.user, now=clock.now()))
    form = SpendForm(request.POST or None, bodies=bodies_of(request.user))
    return form_page(
        request, form, _("Ask an assembly how to spend a sum"), _("Ask it"), back=reverse("budgets:index"),
        do=lambda: actions.ask_spending(by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


def spending(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(QUESTIONS, pk=pk)
    moment = clock.now()
    context = {
        "question": row,
        "options": list(row.options.order_by("position")),
        "count": row.shares.count(),
        "may_share": row.closed_at is None and bool(policy.may_share_out(request.user, row, now=moment)),
        "may_close": row.closed_at is None and bool(policy.may_ask(request.user, row.body, now=moment)),
    }
    return render(request, "engagement/budgets/spending.html", context)


@login_required
@one_effect
def share(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(QUESTIONS, pk=pk)
    moment = clock.now()
    allow(policy.may_share_out(request.user, row, now=moment))
    is_member = row.board is not None and row.board.seat_of(request.user, clock.day_of(moment)) is not None
    form = ShareOutForm(request.POST or None, question=row, tables=not is_member)
    return form_page(
        request, form, _("Share the sum out"), _("Send it"), back=row.get_absolute_url(), caption=row.title,
        do=lambda: actions.share_out(row, by=request.user, now=moment, **form.given()),
        then=lambda made: row.get_absolute_url(), total=row.total,
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(QUESTIONS, pk=pk)
    say(request, _("Closed, and published."), actions.close_spending, row)
    return redirect(row)
