"""The community right to challenge: services that others may ask to run, letters, and what became of them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.record import timeline_lines
from folkmoot.funding import actions, policy
from folkmoot.funding.challenge_law import ground, grounds, source, telling
from folkmoot.funding.forms.expressions import (
    AcceptForm,
    ExpressionForm,
    RefuseForm,
    ServiceForm,
    TellForm,
    WindowForm,
)
from folkmoot.funding.models import ExpressionOfInterest, ListedService
from folkmoot.funding.queries import expressions as queries
from folkmoot.funding.queries.plans import bodies_of, projects_of
from folkmoot.funding.states import ExpressionState
from folkmoot.funding.views.saving import tell_why_not
from folkmoot.people.models import Organisation


def right(request: HttpRequest) -> HttpResponse:
    """What the right is, which services it covers, and every letter sent."""
    context = {
        "services": Paginator(queries.listed(), 25).get_page(request.GET.get("page")),
        "letters": queries.letters()[:25],
        "to_sign": queries.letters_to_sign(request.user),
        "bodies": bodies_of(request.user, day_of(clock.now())),
        "grounds": grounds(),
        "telling": telling(),
        "source": source(),
    }
    return render(request, "funding/right_to_challenge.html", context)


@login_required
@one_effect
def list_service(request: HttpRequest, body: int) -> HttpResponse:
    about, moment = get_object_or_404(Organisation, pk=body), clock.now()
    allow(policy.may_list(request.user, about, now=moment))
    form = ServiceForm(request.POST or None, projects=projects_of(about))
    if form.is_valid() and (
        row := attempt(form, actions.list_service, about, **form.cleaned_data, by=request.user, now=moment)
    ):
        messages.success(request, _("It is listed."))
        return redirect(row)
    return render(
        request, "funding/challenge_step.html", {"form": form, "title": _("List a service"), "about": about.name}
    )


@login_required
@one_effect
def publish_window(request: HttpRequest, body: int) -> HttpResponse:
    about, moment = get_object_or_404(Organisation, pk=body), clock.now()
    allow(policy.may_list(request.user, about, now=moment))
    form = WindowForm(request.POST or None, services=ListedService.objects.filter(body=about).order_by("title"))
    if form.is_valid() and attempt(
        form, actions.publish_window, about, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("The time is published."))
        return redirect("funding:right_to_challenge")
    context = {"form": form, "title": _("Say when letters may be sent"), "about": about.name,
               "lead": _("Without such a time, letters may be sent at any time.")}  # fmt: skip
    return render(request, "funding/challenge_step.html", context)


def listed_service(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ListedService.objects.select_related("body", "project"), pk=pk)
    organisations, is_employee = queries.senders(request.user, row, day_of(clock.now()))
    context = {
        "service": row,
        "windows": queries.windows_of(row),
        "letters": queries.letters().filter(service=row),
        "may_send": bool(organisations or is_employee) and not row.exclusion,
    }
    return render(request, "funding/listed_service.html", context)


@login_required
@one_effect
def express(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(ListedService.objects.select_related("body"), pk=pk), clock.now()
    organisations, is_employee = queries.senders(request.user, row, day_of(moment))
    if not organisations and not is_employee:
        raise NotAllowed(
            _("The law gives this right to voluntary and community bodies, charities, parish councils and employees.")
        )
    form = ExpressionForm(request.POST or None, organisations=organisations, is_employee=is_employee)
    if form.is_valid() and (
        done := attempt(form, actions.express_interest, row, **form.terms(), by=request.user, now=moment)
    ):
        return redirect(done)
    return render(request, "funding/express.html", {"form": form, "service": row, "windows": queries.windows_of(row)})


def _letter_or_404(request: HttpRequest, pk: int) -> ExpressionOfInterest:
    rows = ExpressionOfInterest.objects.select_related("service__body", "service__project", "organisation", "plan")
    row = get_object_or_404(rows, pk=pk)
    if not policy.may_see_expression(request.user, row, now=clock.now()):
        raise Http404
    return row


def expression(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: what it says, where it stands, by when something is due, and what was decided."""
    row, moment = _letter_or_404(request, pk), clock.now()
    waits = row.state in (ExpressionState.SENT, ExpressionState.UNSIGNED, ExpressionState.BEING_DECIDED)
    today = day_of(moment)
    context: dict[str, Any] = {
        "letter": row,
        "ground": ground(row.ground),
        "entries": timeline_lines(row),
        "means": row.means if policy.may_read_means(request.user, row, now=moment) else "",
        "may_sign": row.state == ExpressionState.UNSIGNED and policy.may_sign_second(request.user, row, now=moment),
        "may_tell": row.state == ExpressionState.SENT and policy.may_list(request.user, row.service.body, now=moment),
        "may_decide": row.state == ExpressionState.BEING_DECIDED
        and policy.may_decide_expression(request.user, row, now=moment),
        "may_take_back": waits and policy.may_speak_for(request.user, row, now=moment),
        "is_late": (row.state == ExpressionState.SENT and row.tell_by and today > row.tell_by)
        or (row.state == ExpressionState.BEING_DECIDED and row.decides_date and today > row.decides_date),
    }
    return render(request, "funding/expression.html", context)


@require_POST
@login_required
@one_effect
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = _letter_or_404(request, pk), forms.Form(request.POST)
    if attempt(form, actions.sign_second, row, by=request.user, now=clock.now()):
        messages.success(request, _("Signed and sent. The authority says within 30 days by when it decides."))
    tell_why_not(request, form)
    return redirect(row)


@require_POST
@login_required
@one_effect
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = _letter_or_404(request, pk), forms.Form(request.POST)
    if attempt(form, actions.take_back_expression, row, by=request.user, now=clock.now()):
        messages.success(request, _("It is taken back."))
    tell_why_not(request, form)
    return redirect("funding:right_to_challenge")


@login_required
@one_effect
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _letter_or_404(request, pk), clock.now()
    allow(policy.may_list(request.user, row.service.body, now=moment))
    form = TellForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.tell_decision_date, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("The sender sees by when it is decided."))
        return redirect(row)
    context = {"form": form, "title": _("Say by when it is decided"), "about": row.service.title, "letter": row}
    return render(request, "funding/challenge_step.html", context)


@login_required
@one_effect
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _letter_or_404(request, pk), clock.now()
    allow(policy.may_decide_expression(request.user, row, now=moment))
    form = AcceptForm(request.POST or None, today=day_of(moment))
    if form.is_valid() and attempt(
        form, actions.accept_expression, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Accepted. The procurement stands in the pipeline, for everyone to see."))
        return redirect(row)
    context = {
        "form": form, "title": _("Accept it"), "about": row.service.title, "letter": row,
        "lead": _("A procurement follows that anybody may bid in, the sender among them."),
    }  # fmt: skip
    return render(request, "funding/challenge_step.html", context)


@login_required
@one_effect
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = _letter_or_404(request, pk), clock.now()
    allow(policy.may_decide_expression(request.user, row, now=moment))
    form = RefuseForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.refuse_expression, row, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Refused, and everyone can read on which ground and why."))
        return redirect(row)
    context = {
        "form": form, "title": _("Refuse it"), "about": row.service.title, "letter": row,
        "lead": _("Only on a ground in the regulations. Without one it has to be accepted."),
    }  # fmt: skip
    return render(request, "funding/challenge_step.html", context)
