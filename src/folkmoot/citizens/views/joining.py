from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.citizens import actions, policy, queries
from folkmoot.citizens.forms import JoinForm, PressForm
from folkmoot.citizens.models import Course, Membership, ReferenceLetter, TwoWayAgreement
from folkmoot.citizens.readiness import lacks_to_take_part
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.contacts import post_for
from folkmoot.people.models import Purpose


def index(request: HttpRequest) -> HttpResponse:
    """What citizen commissioners are, how to join, and the scheme in numbers counted now."""
    today = clock.day_of(clock.now())
    context = {
        "figures": queries.safe_figures(today),
        "membership": Membership.objects.current_of(request.user),
        "courses": Course.objects.filter(is_core=True).select_related("provider").order_by("title", "pk"),
        "agreement": TwoWayAgreement.objects.order_by("-published_at").first(),
        "may_run": bool(policy.may_run_scheme(request.user, now=clock.now())),
    }
    return render(request, "citizens/index.html", context)


def poster(request: HttpRequest) -> HttpResponse:
    """A sheet to print and hang up: what it is, where to join, whom to ask."""
    today = clock.day_of(clock.now())
    operators = list(queries.operators(today))
    posts = post_for(Purpose.SCHEME, operators, today)
    context = {
        "operators": [(operator, posts.get(operator.pk)) for operator in operators],
        "address": request.build_absolute_uri(reverse("citizens:index")),
    }
    return render(request, "citizens/poster.html", context)


@login_required
@one_effect
def join(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    operators = list(queries.operators(clock.day_of(moment)))
    if Membership.objects.current_of(request.user):
        return redirect("citizens:my_record")
    form = JoinForm(
        request.POST or None, operators=operators, knows_age=getattr(request.user, "birth_date", None) is not None
    )
    if form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "operator"}
        operator = form.cleaned_data["operator"]
        if attempt(form, actions.apply_to_join, operator, by=request.user, now=moment, **words):
            return redirect("citizens:my_record")
    return render(request, "citizens/join.html", {"form": form, "operators": operators})


@login_required
def mine(request: HttpRequest) -> HttpResponseBase:
    """My own record of what I learnt and did: to read, to print, to take away (ledger PO-11)."""
    today = clock.day_of(clock.now())
    learnt, did = queries.record_of(request.user)
    if request.GET.get("format") == "csv":
        columns = [_("Day"), _("As"), _("What"), _("Project or provider"), _("Skill"), _("Hours"), _("Confirmed by")]
        return csv_response("my-record", columns, queries.record_lines(learnt, did))
    membership = Membership.objects.current_of(request.user)
    young = request.user.is_authenticated and request.user.is_under_18(today)
    context = {
        "membership": membership,
        "learnt": learnt,
        "did": queries.with_links(did),
        "cycle": queries.cycle_of(did),
        "badges": queries.badges_of(request.user),
        "letters": ReferenceLetter.objects.filter(person_id=request.user.pk or 0).order_by("-signed_at", "-pk"),
        "hours": sum(row.hours_given or 0 for row in did),
        "lacks": list(lacks_to_take_part(request.user, now=clock.now())) if membership else [],
        "agreement": TwoWayAgreement.objects.current_of(membership.operator_id) if membership else None,
        "is_young": young,
        "chooses_name": request.user.is_authenticated and not young and request.user.joined_young,
        "bookings": queries.bookings_of(request.user, now=clock.now()),
        "today": today,
    }
    return render(request, "citizens/sheet.html" if "sheet" in request.GET else "citizens/mine.html", context)


@login_required
@one_effect
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Membership.objects.select_related("operator"), pk=pk)
    allow(policy.may_leave(request.user, row, now=clock.now()))
    form = PressForm(request.POST) if request.method == "POST" else PressForm()
    if form.is_valid() and attempt(form, actions.leave_scheme, row, by=request.user, now=clock.now()):
        messages.success(request, _("You have left the scheme. Thank you. Your record stays yours."))
        return redirect("citizens:my_record")
    return render(request, "citizens/leave.html", {"form": form, "membership": row})
