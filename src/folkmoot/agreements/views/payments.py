from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.actions.bank import is_unchecked, why_held
from folkmoot.agreements.forms import InvoiceForm, PayForm, WhyLateForm
from folkmoot.agreements.models import Payment
from folkmoot.agreements.money import queries as money
from folkmoot.agreements.money.paid_months import a_year_ago, how_paid
from folkmoot.core import clock
from folkmoot.core.policy import Answer, allow, no
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.models.role import RoleKind
from folkmoot.people.queries import roles_of
from folkmoot.people.requests import SignedIn


def on_time(request: HttpRequest) -> HttpResponseBase:
    """Who pays on time, and every payment that was late (ledger FT-23)."""
    today = clock.day_of(clock.now())
    funder = request.GET.get("funder", "")
    late = queries.late_payments(today, int(funder) if funder.isdigit() and len(funder) < 18 else None)
    if request.GET.get("format") == "csv":
        columns = [
            _("agreement"), _("funder"), _("provider"), _("payment"), _("amount (£)"), _("due"), _("paid"), _("days late"), _("reason"),
        ]  # fmt: skip
        return csv_response(
            "late-payments",
            columns,
            (
                [row.agreement.title, row.agreement.funder.name, row.agreement.provider.name, row.number, row.amount,
                 row.due_date, row.paid_date, row.days_late(today), row.late_reason]
                for row in late.select_related(*queries.SHOWN_OF_LATE).iterator(500)
            ),
        )  # fmt: skip
    page, paid = Paginator(late.values_list("pk", flat=True), 25).get_page(request.GET.get("page")), how_paid(today)
    query = request.GET.copy()
    query["format"] = "csv"
    return render(
        request,
        "agreements/payments.html",
        {
            "rates": [found.rate for found in paid],
            "speed": [(found.rate.name, found.speed) for found in paid if found.speed.paid],
            "since": a_year_ago(today),
            "disputed": money.in_dispute(),
            "page": page,
            "late": [(row, row.days_late(today)) for row in queries.shown_of_late(page)],
            "funder": funder,
            "csv_url": f"?{query.urlencode()}",
        },
    )


@login_required
def to_pay(request: HttpRequest) -> HttpResponse:
    """For finance officers: what is late, due this week, and due after that."""
    today = clock.day_of(clock.now())
    bodies = [role.organisation for role in roles_of(request.user, today) if role.kind == RoleKind.FINANCE]
    if not bodies:
        allow(no(_("Only a finance officer pays, so only one has a list of what is due.")))
    week = today + timedelta(days=7)
    page = Paginator(queries.to_pay([body.pk for body in bodies], today + timedelta(days=92)), 25).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "agreements/to_pay.html",
        {
            "page": page,
            "bodies": bodies,
            "today": today,
            "week": week,
            "lines": [(row, row.days_late(today)) for row in page],
        },
    )


def one_payment(
    request: SignedIn,
    pk: int,
    may: Callable[..., Answer],
    form_class: type[Form],
    action: Callable[..., Any],
    page: str,
    done: str,
) -> HttpResponse:
    """A page about one payment: may one, one form, one action."""
    rows = Payment.objects.select_related("agreement__funder", "agreement__provider", "agreement__project")
    payment, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(may(request.user, payment, now=moment))
    form = form_class(request.POST or None)
    if form.is_valid() and attempt(form, action, payment, by=request.user, now=moment, **form.cleaned_data):
        messages.success(request, done)
        return redirect(payment.get_absolute_url())
    today = clock.day_of(moment)
    context = {
        "form": form, "payment": payment, "agreement": payment.agreement, "days_late": payment.days_late(today),
        "held": why_held(payment, today, request.user), "is_unchecked": is_unchecked(payment),
    }  # fmt: skip
    return render(request, page, context)


@login_required
@one_effect
def pay(request: SignedIn, pk: int) -> HttpResponse:
    done = _("The payment is written down, and shown to everyone.")
    return one_payment(request, pk, policy.may_pay, PayForm, actions.pay, "agreements/pay.html", done)


@login_required
@one_effect
def invoice(request: SignedIn, pk: int) -> HttpResponse:
    done = _("The invoice is noted. The day it is due follows from it.")
    return one_payment(request, pk, policy.may_pay, InvoiceForm, actions.note_invoice, "agreements/invoice.html", done)


@login_required
@one_effect
def why_late(request: SignedIn, pk: int) -> HttpResponse:
    done = _("Your reason is published, signed with your post.")
    return one_payment(
        request, pk, policy.may_explain_late, WhyLateForm, actions.explain_late, "agreements/why_late.html", done
    )
