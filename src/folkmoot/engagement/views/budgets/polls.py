from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.suppression import HIDDEN, suppress
from folkmoot.design.charts import Bar, bar_chart
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.forms.ballots import PollAnswerForm, PollForm
from folkmoot.engagement.models import Poll
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.views.budgets.loading import bodies_of, form_page
from folkmoot.people.policy import is_signed_in
from folkmoot.people.requests import SignedIn


@login_required
@one_effect
def ask(request: SignedIn) -> HttpResponse:
    allow(policy.may_ask(request.user, now=clock.now()))
    form = PollForm(request.POST or None, bodies=bodies_of(request.user))
    return form_page(
        request, form, _("Ask an indicative poll"), _("Ask it"), back=reverse("budgets:index"),
        do=lambda: actions.ask_poll(by=request.user, now=clock.now(), **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
    )  # fmt: skip


@one_effect
def poll(request: SignedIn, pk: int) -> HttpResponse:
    """One question. Counts are shown when it has closed, small ones hidden, and never as a decision."""
    row = get_object_or_404(Poll.objects.select_related("body"), pk=pk)
    moment = clock.now()
    is_open = clock.day_of(moment) <= row.closes_date
    mine = row.answers.filter(person=request.user).first() if request.user.is_authenticated else None
    form = PollAnswerForm(request.POST or None, poll=row, initial={"choice": mine.choice if mine else None})
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    if form.is_valid():
        try:
            if attempt(form, actions.answer_poll, row, by=request.user, now=moment, **form.cleaned_data):
                return redirect(row)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    context = {
        "poll": row, "form": form, "is_open": is_open, "mine": mine, "chart": None if is_open else chart_of(row),
        "may_answer": bool(is_signed_in(request.user, now=moment)),
    }  # fmt: skip
    return render(request, "engagement/budgets/poll.html", context)


def chart_of(row: Poll) -> object:
    given = list(row.answers.values_list("choice", flat=True))
    shown = suppress({choice: given.count(place) for place, choice in enumerate(row.choices)})
    return bar_chart(
        row.question,
        [Bar(choice, count, note="" if count is not None else str(HIDDEN)) for choice, count in shown.counts.items()],
        unit=_("answers"),
        source=_("Indicative poll: whoever wished to answer"),
        label=_("Answer"),
    )
