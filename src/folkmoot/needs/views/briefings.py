"""Local committee areas and their needs briefings. Everybody can read and print them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import NotAllowed, allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.needs import actions, policy
from folkmoot.needs.forms import BriefingForm, CommitteeForm, WardsForm
from folkmoot.needs.models import Briefing, CommitteeArea
from folkmoot.needs.queries import briefings as queries
from folkmoot.people.requests import SignedIn


def committees(request: HttpRequest) -> HttpResponseBase:
    """Every area, those whose briefing is missing or older than a year first."""
    moment = clock.now()
    rows = queries.standings(clock.day_of(moment))
    if request.GET.get("format") == "csv":
        columns = [_("area"), _("council"), _("wards"), _("briefing dated"), _("due")]
        cells = (
            [one.committee.name, one.committee.body.name, ", ".join(ward.name for ward in one.committee.wards.all()),
             one.latest.dated_date if one.latest else "", _("yes") if one.is_due else _("no")]
            for one in rows
        )  # fmt: skip
        return csv_response("needs-briefings", columns, cells)
    context = {
        "due": [one for one in rows if one.is_due],
        "current": [one for one in rows if one.is_current],
        "may_form": bool(queries.councils_for(request.user, moment)),
    }
    return render(request, "needs/committees.html", context)


def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """One area: its briefing of today, its councillors, and every briefing before."""
    row = get_object_or_404(CommitteeArea.objects.select_related("body").prefetch_related("wards"), pk=pk)
    moment = clock.now()
    today = clock.day_of(moment)
    versions = list(row.briefings.select_related("author").order_by("-number"))
    latest = versions[0] if versions else None
    context = case_context(request.user, row) | {
        "committee": row,
        "briefing": latest,
        "author": _author(latest) if latest else "",
        "is_current": latest is not None and latest.is_current(today),
        "versions": versions[1:],
        "councillors": queries.councillors_of(row, today),
        "may_write": policy.may_write_briefing(request.user, row, now=moment),
        "may_form": policy.may_form_committee(request.user, row.body, now=moment),
    }
    return render(request, "needs/committee.html", context)


def briefing(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, as it was written."""
    row = get_object_or_404(Briefing.objects.select_related("committee__body", "author"), pk=pk)
    newer = row.committee.briefings.filter(number__gt=row.number).exists()
    context = {"briefing": row, "committee": row.committee, "author": _author(row), "is_newest": not newer}
    return render(request, "needs/briefing.html", context)


def _author(row: Briefing) -> str:
    return row.author.shown_name(clock.day_of(clock.now())) if row.author else _("somebody whose account is closed")


@login_required
@one_effect
def form_committee(request: SignedIn) -> HttpResponse:
    moment = clock.now()
    bodies = queries.councils_for(request.user, moment)
    if not bodies:
        raise NotAllowed(_("Only a council's clerk or an administrator may form a committee area."))
    form = CommitteeForm(request.POST or None, bodies=bodies, initial={"body": bodies[0].pk})
    if form.is_valid():
        made = attempt(form, actions.form_committee, by=request.user, now=moment, **form.cleaned_data)
        if made:
            messages.success(request, _("The area is formed. Its first needs briefing is due now."))
            return redirect(made)
    return render(request, "needs/form_committee.html", {"form": form})


@login_required
@one_effect
def redraw(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = get_object_or_404(CommitteeArea.objects.select_related("body"), pk=pk), clock.now()
    allow(policy.may_form_committee(request.user, row.body, now=moment))
    form = WardsForm(request.POST or None, committee=row, initial={"wards": row.wards.all()})
    if form.is_valid() and attempt(
        form, actions.redraw_committee, row, by=request.user, now=moment, **form.cleaned_data
    ):
        messages.success(request, _("Saved. The next briefing is drawn from these wards."))
        return redirect(row)
    return render(request, "needs/form_committee.html", {"form": form, "committee": row})


@login_required
@one_effect
def write(request: SignedIn, pk: int) -> HttpResponse:
    """What it will be drawn from stands above the form."""
    row, moment = get_object_or_404(CommitteeArea.objects.select_related("body"), pk=pk), clock.now()
    allow(policy.may_write_briefing(request.user, row, now=moment))
    form = BriefingForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.write_briefing, row, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, _("The briefing is published, with your name. The ward councillors are told."))
        return redirect(row)
    return render(
        request, "needs/write_briefing.html", {"form": form, "committee": row, "drawn": queries.drawn_for(row)}
    )
