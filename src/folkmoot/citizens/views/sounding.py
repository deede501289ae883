"""Changes of policy that trained citizen commissioners are asked about."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy
from folkmoot.citizens.forms import OutcomeForm, PolicyAnswerForm, PolicyForm
from folkmoot.citizens.models import PolicyQuestion
from folkmoot.citizens.views.asking import form_page
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.suppression import is_small
from folkmoot.people.queries import roles_of
from folkmoot.people.requests import SignedIn

ROWS = PolicyQuestion.objects.select_related("body")


def policies(request: HttpRequest) -> HttpResponse:
    page = Paginator(ROWS.order_by("-closes_date", "-pk"), 25).get_page(request.GET.get("page"))
    moment = clock.now()
    context = {"page": page, "today": clock.day_of(moment)}
    context["may_ask"] = bool(policy.may_ask_about_policy(request.user, now=moment))
    return render(request, "citizens/policies.html", context)


def policy_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Anybody reads the question and what was decided. The body alone reads the answers, without names."""
    row, moment = get_object_or_404(ROWS, pk=pk), clock.now()
    may_run = bool(policy.may_ask_about_policy(request.user, row.body, now=moment))
    answers = list(row.answers.order_by("answered_at", "pk"))
    is_open = row.is_open(clock.day_of(moment))
    context = {
        "question": row,
        "is_open": is_open,
        "count": None if is_small(len(answers)) else len(answers),
        "mine": next((each for each in answers if each.person_id == request.user.pk), None),
        "answers": answers if may_run else [],
        "may_run": may_run,
        "may_answer": is_open and bool(policy.may_answer_policy(request.user, now=moment)),
        "may_decide": may_run and not is_open and row.decided_at is None,
    }
    return render(request, "citizens/policy.html", context)


@login_required
@one_effect
def ask(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_ask_about_policy(request.user, now=moment))
    roles = roles_of(request.user, clock.day_of(moment))
    body = next(role.organisation for role in roles if policy.may_ask_about_policy(request.user, role.organisation, now=moment))  # fmt: skip
    form = PolicyForm(request.POST or None)
    if form.is_valid() and (
        row := attempt(form, actions.ask_about_policy, body, by=request.user, now=moment, **form.cleaned_data)
    ):
        messages.success(request, _("Trained citizen commissioners find it among their work now."))
        return redirect(row)
    intro = _("This goes to people who have completed the core course. Their answers are kept apart from a public consultation, and do not stand in for one.")  # fmt: skip
    return form_page(request, form, heading=_("Ask about a change of policy"), caption=body.name, button=_("Ask them"), intro=intro)  # fmt: skip


@login_required
@one_effect
def answer(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS, pk=pk)
    allow(policy.may_answer_policy(request.user, now=clock.now()))
    mine = row.answers.filter(person=request.user).first()
    form = PolicyAnswerForm(request.POST or None, initial={"words": mine.words if mine else ""})
    if form.is_valid() and attempt(
        form, actions.answer_about_policy, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Thank you. You can change it until the closing day; then you read here what was decided."))  # fmt: skip
        return redirect(row)
    return form_page(request, form, heading=_("What do you think?"), caption=row.title, button=_("Send"), quoted=row.asks, back=row.get_absolute_url())  # fmt: skip


@login_required
@one_effect
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS, pk=pk)
    allow(policy.may_ask_about_policy(request.user, row.body, now=clock.now()))
    form = OutcomeForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.decide_on_policy, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Published. Whoever answered reads it."))
        return redirect(row)
    return form_page(request, form, heading=_("What was decided?"), caption=row.title, button=_("Publish it"), back=row.get_absolute_url())  # fmt: skip
