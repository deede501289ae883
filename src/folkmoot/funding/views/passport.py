"""An organisation's passport: what every funder asks, typed once."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.funding import actions, policy
from folkmoot.funding.forms import BankForm, FactForm, OpenForm, RunByForm, SizeForm
from folkmoot.funding.models import PassportFact, RunBy, SizeFact
from folkmoot.funding.models.passport import FactKind
from folkmoot.funding.queries.paid_to import bank_details_of
from folkmoot.funding.sme import limits_on
from folkmoot.funding.views.saving import Changes, attempt_keeping_both
from folkmoot.people.models import Organisation

STALE = timedelta(days=365)


def _own(request: HttpRequest, pk: int) -> Organisation:
    organisation = get_object_or_404(Organisation, pk=pk)
    allow(policy.may_keep_passport(request.user, organisation, now=clock.now()))
    return organisation


@login_required
def passport(request: HttpRequest, pk: int) -> HttpResponse:
    """Every fact with the day it was last confirmed, for the organisation's own people."""
    organisation, moment = _own(request, pk), clock.now()
    kept = {row.kind: row for row in PassportFact.objects.filter(organisation=organisation)}
    lines: list[tuple[Any, str, str]] = []
    for kind in FactKind:
        row = kept.get(kind)
        if row is None:
            lines.append((kind, "", _("Not written yet")))
        elif row.runs_out_date and row.runs_out_date < day_of(moment):
            lines.append((kind, row.words, _("Has run out: write it anew")))
        elif moment - row.confirmed_at > STALE:
            lines.append((kind, row.words, _("Last confirmed over a year ago: look whether it still holds")))
        else:
            lines.append((kind, row.words, _("Confirmed %(day)s") % {"day": f"{day_of(row.confirmed_at):%-d %B %Y}"}))
    bank = bank_details_of(organisation.pk)
    context = {
        "organisation": organisation, "lines": lines, "bank": bank,
        "size": SizeFact.objects.filter(organisation=organisation).first(),
        "run_by": RunBy.objects.filter(organisation=organisation).order_by("group"),
    }  # fmt: skip
    return render(request, "funding/passport.html", context)


@login_required
@one_effect
def fact(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Write a fact, or save it as it stands to confirm it."""
    organisation, moment = _own(request, pk), clock.now()
    if kind not in FactKind.values:
        raise Http404
    row = PassportFact.objects.filter(organisation=organisation, kind=kind).first()
    initial = {
        "words": row.words if row else "", "runs_out_date": row.runs_out_date if row else None,
        "version": row.version if row else 0,
    }  # fmt: skip
    form, changes = FactForm(request.POST or None, initial=initial), Changes()
    if form.is_valid():
        given = form.cleaned_data
        done, changes = attempt_keeping_both(
            form, actions.keep_fact, organisation, FactKind(kind), words=given["words"],
            runs_out_date=given["runs_out_date"], seen_version=given["version"], by=request.user, now=moment,
            current=lambda: PassportFact.objects.get(organisation=organisation, kind=kind).version,
        )  # fmt: skip
        if done:
            messages.success(request, _("Saved and confirmed. Bids that you send from now on carry it."))
            return redirect("funding:passport", organisation.pk)
    context = {"form": form, "organisation": organisation, "kind": FactKind(kind), "changes": changes}
    return render(request, "funding/passport_fact.html", context)


@login_required
@one_effect
def run_by(request: HttpRequest, pk: int) -> HttpResponse:
    """By and for whom the organisation is run, to be counted alone."""
    organisation, moment = _own(request, pk), clock.now()
    said = RunBy.objects.filter(organisation=organisation).order_by("group").values_list("group", flat=True)
    form = RunByForm(request.POST or None, initial={"groups": list(said)})
    if form.is_valid() and attempt(
        form, lambda **who: (actions.say_run_by(organisation, **form.cleaned_data, **who), True)[1],
        by=request.user, now=moment,
    ):  # fmt: skip
        messages.success(request, _("Saved. It is counted, and shown to nobody."))
        return redirect("funding:passport", organisation.pk)
    return render(request, "funding/passport_run_by.html", {"form": form, "organisation": organisation})


@login_required
@one_effect
def size(request: HttpRequest, pk: int) -> HttpResponse:
    """How large the organisation is: it tells whether money reaches small and medium-sized enterprises."""
    organisation, moment = _own(request, pk), clock.now()
    row = SizeFact.objects.filter(organisation=organisation).first()
    initial = {"staff": row.staff, "turnover": row.turnover, "balance": row.balance} if row else {}
    form = SizeForm(request.POST or None, initial=initial)
    if form.is_valid() and attempt(
        form, actions.say_size, organisation, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(request, _("Saved. The figures are shown to nobody; what they tell is counted."))
        return redirect("funding:passport", organisation.pk)
    context = {"form": form, "organisation": organisation, "limits": limits_on(day_of(moment))}
    return render(request, "funding/passport_size.html", context)


@login_required
@one_effect
def bank(request: HttpRequest, pk: int) -> HttpResponse:
    """Write where the organisation is paid. What was written is never shown again here."""
    organisation, moment = _own(request, pk), clock.now()
    form = BankForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.keep_bank_details, organisation, **form.cleaned_data, by=request.user, now=moment
    ):
        messages.success(
            request,
            _("Sealed. Before the next payment to a new account, whoever pays you asks you whether it was you."),
        )
        return redirect("funding:passport", organisation.pk)
    context = {"form": form, "organisation": organisation, "known": bank_details_of(organisation.pk)}
    return render(request, "funding/passport_bank.html", context)


@login_required
@one_effect
def read_bank(request: HttpRequest, pk: int) -> HttpResponse:
    """For a finance officer: one press shows the details once and puts the reading on the record."""
    organisation, moment = get_object_or_404(Organisation, pk=pk), clock.now()
    allow(policy.may_read_bank_details(request.user, organisation, now=moment))
    form, details = OpenForm(request.POST or None, asks=()), None
    if request.method == "POST" and form.is_valid():
        details = attempt(form, actions.read_bank_details, organisation, by=request.user, now=moment)
    response = render(
        request, "funding/read_bank.html", {"form": form, "organisation": organisation, "details": details}
    )
    response["Cache-Control"] = "no-store"
    return response
