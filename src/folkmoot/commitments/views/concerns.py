from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commitments import actions, policy
from folkmoot.commitments.forms import ConcernForm, ResolveForm, TakeForm
from folkmoot.commitments.models import Concern, Undertaking
from folkmoot.commitments.states import ConcernState
from folkmoot.commitments.views.answers import subject_or_404
from folkmoot.core import clock, record
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect


def index(request: HttpRequest) -> HttpResponse:
    rows = Concern.objects.select_related("undertaking__rulebook", "body").order_by("-raised_at", "-pk")
    if request.GET.get("state") in ConcernState.values:
        rows = rows.filter(state=request.GET["state"])
    context = {"page": Paginator(rows, 25).get_page(request.GET.get("page")), "today": clock.day_of(clock.now())}
    return render(request, "commitments/concerns.html", context)


def concern(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Concern.objects.select_related("undertaking__rulebook", "body"), pk=pk)
    moment = clock.now()
    context = {
        "concern": row,
        "entries": record.timeline_lines(row),
        "may_take": row.state == ConcernState.RAISED and policy.may_host(request.user, now=moment),
        "may_resolve": row.state == ConcernState.OWNED and policy.may_resolve(request.user, row, now=moment),
    }
    return render(request, "commitments/concern.html", context)


@login_required
@one_effect
def question(request: HttpRequest, pk: int) -> HttpResponse:
    undertaking = get_object_or_404(Undertaking.objects.select_related("rulebook"), pk=pk)
    subject = request.GET.get("subject", "")
    about = subject_or_404(subject) if subject else None
    form = ConcernForm(request.POST or None, initial={"body": request.GET.get("body")})
    if form.is_valid():
        done = attempt(
            form, actions.raise_concern, undertaking, about=about, by=request.user, now=clock.now(), **form.cleaned_data
        )
        if done:
            messages.success(
                request, _("Your concern is raised. It now gets an owner and a day by which it is resolved.")
            )
            return redirect(done.get_absolute_url())
    return render(request, "commitments/question.html", {"form": form, "undertaking": undertaking, "about": about})


@login_required
@one_effect
def take(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Concern.objects.select_related("undertaking__rulebook"), pk=pk)
    allow(policy.may_host(request.user, now=clock.now()))
    form = TakeForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.take_concern, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The concern has an owner."))
        return redirect(row.get_absolute_url())
    return render(request, "commitments/take.html", {"form": form, "concern": row})


@login_required
@one_effect
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Concern.objects.select_related("undertaking__rulebook"), pk=pk)
    allow(policy.may_resolve(request.user, row, now=clock.now()))
    form = ResolveForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.resolve_concern, row, by=request.user, now=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("The concern is resolved, and everyone can read how."))
        return redirect(row.get_absolute_url())
    return render(request, "commitments/resolve.html", {"form": form, "concern": row})
