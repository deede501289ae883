from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions
from folkmoot.agreements.models import Contribution, Fund
from folkmoot.agreements.money import accounts, policy, queries, restrictions
from folkmoot.agreements.money.balance import Source, suggest
from folkmoot.agreements.money.forms import (
    ChangeContributionForm,
    CommitForm,
    ContributionForm,
    FundForm,
    GiftForm,
    InKindForm,
    ReasonForm,
)
from folkmoot.agreements.views.agreement import load as load_agreement
from folkmoot.agreements.views.asking import bodies_of, days_in, show
from folkmoot.agreements.views.posts import press
from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.policy import allow, no
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind


def load(pk: int) -> Fund:
    return get_object_or_404(Fund.objects.select_related("host", "area", "administrator"), pk=pk)


def partners(request: HttpRequest) -> QuerySet[Organisation]:
    """The bodies whose money this person can bind."""
    return bodies_of(request.user, RoleKind.COMMISSIONER, RoleKind.FINANCE)


def index(request: HttpRequest) -> HttpResponse:
    """Every fund: who put in, what is promised, what is left."""
    page = Paginator(queries.funds(), 25).get_page(request.GET.get("page"))
    hosts = bodies_of(request.user, RoleKind.COMMISSIONER)
    return render(request, "agreements/money/funds.html", {"page": page, "may_open": hosts.exists()})


def fund(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    context = case_context(request.user, row)
    hosts = bool(policy.may_close_fund(request.user, row, now=moment))
    return render(
        request,
        "agreements/money/fund.html",
        context
        | {
            "fund": row,
            "balance": queries.balance_of(row),
            "partners": queries.partners_of(row),
            "kinds": queries.sources_by_kind(row),
            "contributions": [
                (one, restrictions.in_words(one), may_change(request.user, one, row, moment))
                for one in queries.contributions_of(row)
            ],
            "agreements": list(queries.agreements_of(row)[:100]),
            "may": {
                "contribute": not row.closed_at and partners(request).exists(),
                "gifts": not row.closed_at and bool(policy.may_note_gifts(request.user, row, now=moment)),
                "close": hosts and not row.closed_at,
            },
        },
    )


def may_change(person: Any, one: Contribution, row: Fund, moment: Any) -> bool:
    if one.partner is None:
        return bool(policy.may_note_gifts(person, row, now=moment))
    return bool(policy.may_contribute(person, one.partner, now=moment))


def contributions(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What everyone put in, as a table."""
    row = load(pk)
    columns = [
        _("funder"), _("amount (£)"), _("may be spent from"), _("last day"), _("restrictions"), _("promised (£)"),
        _("paid (£)"), _("free (£)"),
    ]  # fmt: skip
    return csv_response(
        f"fund-{row.pk}",
        columns,
        (
            [one.source_name, one.amount, one.start_date, one.last_date, "; ".join(restrictions.in_words(one)),
             one.drawn, one.paid or 0, one.free]  # type: ignore[attr-defined]
            for one in queries.contributions_of(row)
        ),
    )  # fmt: skip


@login_required
@one_effect
def open_fund(request: HttpRequest) -> HttpResponse:
    hosts = bodies_of(request.user, RoleKind.COMMISSIONER)
    if not hosts:
        allow(no(_("Only a commissioner opens a fund, for the body that will host it.")))
    form = FundForm(hosts, request.POST or None)
    if form.is_valid():
        data = {**form.cleaned_data}
        data["administration_cost"] = data["administration_cost"] or 0
        if made := attempt(form, actions.open_fund, data.pop("host"), **data, by=request.user, now=clock.now()):
            messages.success(request, _("The fund is open. Now its funders put money in."))
            return redirect(made.get_absolute_url())
    return render(request, "agreements/money/open_fund.html", {"form": form})


@login_required
@one_effect
def contribute(request: HttpRequest, pk: int) -> HttpResponse:
    row, bodies = load(pk), partners(request)
    if not bodies:
        allow(no(_("Only a commissioner or finance officer puts in money, each for their own body.")))
    form = ContributionForm(bodies, request.POST or None, initial={"partner": bodies.first()})
    if form.is_valid() and attempt(
        form, actions.contribute, row, **days_in(form.cleaned_data), by=request.user, now=clock.now()
    ):
        messages.success(
            request, _("Your contribution is in the fund. Everyone can see it and what it may be spent on.")
        )
        return redirect(row.get_absolute_url())
    words = _("Money with no restriction can pay for anything the fund is for. A restricted pound never leaves it.")
    return show(request, form, title=_("Put money in"), button=_("Put it in"), back=row, intro=words)


@login_required
@one_effect
def gifts(request: HttpRequest, pk: int) -> HttpResponse:
    row, moment = load(pk), clock.now()
    allow(policy.may_note_gifts(request.user, row, now=moment))
    form = GiftForm(None, request.POST or None)
    if form.is_valid() and attempt(
        form, actions.contribute, row, **days_in(form.cleaned_data), by=request.user, now=moment
    ):
        messages.success(request, _("The gifts are in the fund."))
        return redirect(row.get_absolute_url())
    return show(request, form, title=_("Write down gifts"), button=_("Put them in"), back=row)


@login_required
@one_effect
def in_kind(request: HttpRequest, pk: int) -> HttpResponse:
    row, bodies = load(pk), partners(request)
    if not bodies:
        allow(no(_("Only a commissioner or finance officer gives help in kind, each for their own body.")))
    form = InKindForm(bodies, request.POST or None, initial={"partner": bodies.first()})
    if form.is_valid() and attempt(
        form, actions.give_in_kind, row, **days_in(form.cleaned_data), by=request.user, now=clock.now()
    ):
        messages.success(request, _("Your help is shown beside the money."))
        return redirect(row.get_absolute_url())
    words = _("Officers’ time, a room without rent: it is shown beside the money and never added to it.")
    return show(request, form, title=_("Give help in kind"), button=_("Give it"), back=row, intro=words)


@login_required
@one_effect
def change_contribution(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Contribution.objects.select_related("fund__administrator", "partner")
    one, moment = get_object_or_404(rows, pk=pk), clock.now()
    if not may_change(request.user, one, one.fund, moment):
        allow(no(_("Only whoever put this money in may change it.")))
    form = ChangeContributionForm(request.POST or None, initial={"amount": one.amount, "end_date": one.last_date})
    if form.is_valid() and attempt(
        form, actions.change_contribution, one, **days_in(form.cleaned_data), by=request.user, now=moment
    ):
        messages.success(request, _("The contribution is changed."))
        return redirect(one.fund.get_absolute_url())
    words = _("£%(drawn)s of it is promised to agreements.") % {"drawn": f"{one.drawn:,.2f}"}
    return show(request, form, title=_("Change a contribution"), button=_("Save"), back=one.fund, intro=words)


@login_required
@require_POST
@one_effect
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(pk)
    return press(
        request, _("The fund is closed."), row.get_absolute_url(), actions.close_fund, row,
        by=request.user, now=clock.now(),
    )  # fmt: skip


@login_required
def choose_fund(request: HttpRequest, pk: int) -> HttpResponse:
    """Which fund of the funder could pay for an agreement."""
    row, moment = load_agreement(request, pk), clock.now()
    allow(policy.acts_for_funder(request.user, row.funder, now=moment))
    found = list(queries.open_funds_for(row))
    return render(request, "agreements/money/choose_fund.html", {"agreement": row, "funds": found})


@login_required
@one_effect
def commit(request: HttpRequest, pk: int, agreement: int) -> HttpResponse:
    """Promise an agreement money of a fund; the amounts that fit best are filled in already."""
    row, asked, moment = load(pk), load_agreement(request, agreement), clock.now()
    allow(policy.may_commit(request.user, row, asked, now=moment))
    found = [one for one in queries.contributions_of(row) if one.free]
    usable = [one for one in found if not restrictions.why_not(one, asked)]
    first = {f"amount_{key}": amount for key, amount in what_fits(asked, usable).items()}
    form = CommitForm(usable, request.POST or None, initial=first)
    if form.is_valid() and attempt(
        form, actions.commit_money, row, asked, amounts=form.amounts(), fits=form.fits(), by=request.user, now=moment
    ):
        messages.success(request, _("The money is promised. It is free for nothing else now."))
        return redirect(asked.get_absolute_url())
    return render(
        request,
        "agreements/money/commit.html",
        {
            "form": form,
            "fund": row,
            "agreement": asked,
            "left": asked.value - sum((draw.amount for draw in queries.draws_of(asked)), 0),
            "unusable": [(one, restrictions.why_not(one, asked)) for one in found if one not in usable],
        },
    )


def what_fits(agreement: Any, usable: list[Contribution]) -> dict[int, Any]:
    """Restricted money first, so that the free pound stays free; then what lapses soonest."""
    promised = sum((draw.amount for draw in queries.draws_of(agreement)), 0)
    left = agreement.value - promised
    needs = accounts.needs_of(agreement)
    found: dict[int, Any] = {}
    for restricted in (True, False):
        some = [
            Source(one.pk, one.free, one.start_date, one.end_date)
            for one in usable
            if one.is_restricted == restricted and not one.conditions
        ]
        more = suggest(needs, some, left - sum(found.values()))
        found |= {int(key): amount for key, amount in more.items()}
    return found


@login_required
@one_effect
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give back to its funds what an agreement has not used."""
    row, moment = load_agreement(request, pk), clock.now()
    allow(policy.acts_for_funder(request.user, row.funder, now=moment))
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.release_money, row, **form.cleaned_data, by=request.user, now=moment):
        messages.success(request, _("What was not used is back with those who gave it."))
        return redirect(row.get_absolute_url())
    return show(request, form, title=_("Give the unused money back"), button=_("Give it back"), back=row)
