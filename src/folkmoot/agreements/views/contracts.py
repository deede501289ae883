from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.agreements import actions
from folkmoot.agreements.file_states import FileState
from folkmoot.agreements.intake.contracts import guess
from folkmoot.agreements.models import ColumnMapping, ContractFile, ContractLine
from folkmoot.agreements.money import policy
from folkmoot.agreements.money.forms import ColumnsForm, ContractFileForm
from folkmoot.agreements.views.asking import bodies_of
from folkmoot.agreements.views.posts import press
from folkmoot.core import clock
from folkmoot.core.policy import allow, no
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.models.role import RoleKind

KINDS = (RoleKind.COMMISSIONER, RoleKind.FINANCE, RoleKind.ADMINISTRATOR)


def index(request: HttpRequest) -> HttpResponseBase:
    """Contracts that bodies had before they came here, from their own registers."""
    rows = ContractLine.objects.select_related("body", "supplier").order_by("-start_date", "-pk")
    if request.GET.get("format") == "csv":
        columns = [
            _("body"), _("reference"), _("contract"), _("supplier"), _("kind of supplier"), _("first day"), _("last day"),
            _("value (£)"), _("department"),
        ]  # fmt: skip
        return csv_response(
            "earlier-contracts",
            columns,
            (
                [row.body.name, row.reference, row.title, row.supplier.name, row.supplier.get_kind_display(),
                 row.start_date, row.last_date, row.value, row.department]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    may_give = bodies_of(request.user, *KINDS).exists()
    return render(request, "agreements/money/contracts.html", {"page": page, "may_give": may_give})


@login_required
@one_effect
def give(request: HttpRequest) -> HttpResponse:
    bodies = bodies_of(request.user, *KINDS)
    if not bodies:
        allow(no(_("Only a commissioner, finance officer or administrator brings in a body’s contracts.")))
    form = ContractFileForm(bodies, request.POST or None, request.FILES or None, initial={"body": bodies.first()})
    if form.is_valid():
        data = form.cleaned_data
        made = attempt(
            form, actions.give_contract_file, data["body"], file=data["file"], by=request.user, now=clock.now()
        )
        if made:
            return redirect(made.get_absolute_url())
    return render(request, "agreements/money/give_contracts.html", {"form": form})


def load(request: HttpRequest, pk: int) -> ContractFile:
    row = get_object_or_404(ContractFile.objects.select_related("body"), pk=pk)
    allow(policy.may_import_contracts(request.user, row.body, now=clock.now()))
    return row


@login_required
@one_effect
def contract_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which column holds what; then see what the trial found."""
    row = load(request, pk)
    is_open = row.state in (FileState.GIVEN, FileState.TRIED)
    remembered = ColumnMapping.objects.filter(body=row.body).first()
    first = guess(row.titles, remembered.columns if remembered else None)
    form = ColumnsForm(row.titles, request.POST or None, initial=first)
    if (
        is_open
        and form.is_valid()
        and attempt(form, actions.try_contract_file, row, columns=form.cleaned_data, by=request.user, now=clock.now())
    ):
        messages.success(request, _("Tried. Nothing has been changed yet."))
        return redirect(row.get_absolute_url())
    problems: list[Any] = row.report.get("problems", []) + row.report.get("mended", [])
    context = {
        "file": row, "form": form, "is_open": is_open, "remembered": remembered,
        "page": Paginator(problems, 25).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "agreements/money/contract_file.html", context)


@login_required
@require_POST
@one_effect
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(request, pk)
    return press(
        request, _("Brought in."), row.get_absolute_url(), actions.bring_in_contracts, row, by=request.user,
        now=clock.now(),
    )  # fmt: skip


@login_required
@require_POST
@one_effect
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    row = load(request, pk)
    done = _("Thrown away. Nothing was brought in.")
    return press(
        request, done, row.get_absolute_url(), actions.discard_contract_file, row, by=request.user, now=clock.now()
    )
