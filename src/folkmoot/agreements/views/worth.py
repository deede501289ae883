"""What the work is worth: of one agreement, and of all; for everyone, and for those who write it down."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.agreements import actions, policy, queries
from folkmoot.agreements.forms import BenefitForm, ShowValueForm, ValueForm
from folkmoot.agreements.models import Agreement, SocialValue
from folkmoot.agreements.models.seeing import BenefitKind
from folkmoot.agreements.views.agreement import load
from folkmoot.agreements.views.asking import ask
from folkmoot.agreements.views.pages import PER_PAGE
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.requests import SignedIn


def all_worth(request: HttpRequest) -> HttpResponse:
    """What every signed agreement is said and shown to be worth; and apart, what was saved; and apart, avoided."""
    rows = queries.value_claims().select_related("agreement__provider").order_by("-claimed_at", "-pk")
    return render(
        request,
        "agreements/all_worth.html",
        {
            "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
            "values": queries.value_by_method(),
            "years": queries.benefits_by_year(),
        },
    )


def values_file(request: HttpRequest) -> HttpResponseBase:
    """Every claim of social value, with its method and what shows it."""
    columns = [
        _("agreement"), _("funder"), _("provider"), _("kind"), _("what good it does"), _("put into money (£)"),
        _("how that is known"), _("how well it is shown"), _("what shows it"), _("address"),
    ]  # fmt: skip
    rows = queries.value_claims().select_related("agreement__funder", "agreement__provider").order_by("agreement", "pk")
    return csv_response(
        "social-value",
        columns,
        (
            [row.agreement.title, row.agreement.funder.name, row.agreement.provider.name, row.get_kind_display(),
             row.claim, row.amount, row.method, row.get_grade_display(), row.evidence,
             request.build_absolute_uri(worth_of(row.agreement))]
            for row in rows.iterator(500)
        ),
    )  # fmt: skip


def benefits_file(request: HttpRequest) -> HttpResponseBase:
    """Every saving and every avoided cost, each in a column of its own so that nothing adds them by mistake."""
    columns = [
        _("agreement"), _("funder"), _("provider"), _("financial year from April"), _("what"), _("saved (£)"),
        _("cost avoided (£)"), _("how it was worked out"), _("address"),
    ]  # fmt: skip
    rows = queries.benefits().select_related("agreement__funder", "agreement__provider").order_by("agreement", "pk")
    return csv_response(
        "savings-and-avoided-costs",
        columns,
        (
            [row.agreement.title, row.agreement.funder.name, row.agreement.provider.name, row.year, row.what,
             row.amount if row.kind == BenefitKind.SAVING else None,
             row.amount if row.kind == BenefitKind.AVOIDED else None, row.method,
             request.build_absolute_uri(worth_of(row.agreement))]
            for row in rows.iterator(500)
        ),
    )  # fmt: skip


def worth(request: HttpRequest, pk: int) -> HttpResponse:
    """What one agreement is said and shown to be worth: social value; and apart, savings; and apart, avoided costs."""
    row, moment = load(request, pk), clock.now()
    benefits = list(row.benefits.order_by("year", "pk"))
    kinds = []
    for kind in BenefitKind:
        some = [one for one in benefits if one.kind == kind]
        kinds.append((kind.label, some, sum(one.amount for one in some)))
    return render(
        request,
        "agreements/worth.html",
        {
            "agreement": row,
            "values": list(row.social_values.order_by("pk")),
            "kinds": kinds,
            "may_claim": bool(policy.may_claim_value(request.user, row, now=moment)),
            "may_note": bool(policy.may_note_benefit(request.user, row, now=moment)),
            "is_wanted": queries.value_statement_wanted(row),
        },
    )


def worth_of(row: Agreement) -> str:
    return reverse("agreements:worth", args=[row.pk])


@login_required
@one_effect
def claim_value(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_claim_value(request.user, row, now=moment))
    return ask(
        request, ValueForm(request.POST or None), partial(actions.claim_value, row, by=request.user, now=moment),
        title=_("Say what good it does"), button=_("Save it"), back=worth_of(row), caption=row.title,
        done=_("Saved. It is shown as claimed until something shows it."),
    )  # fmt: skip


@login_required
@one_effect
def show_value(request: SignedIn, pk: int) -> HttpResponse:
    rows = SocialValue.objects.select_related("agreement__funder", "agreement__provider")
    row, moment = get_object_or_404(rows, pk=pk), clock.now()
    allow(policy.may_claim_value(request.user, row.agreement, now=moment))
    form = ShowValueForm(request.POST or None, initial={"grade": row.grade, "evidence": row.evidence})
    return ask(
        request, form, partial(actions.show_value, row, by=request.user, now=moment), title=_("What shows it?"),
        button=_("Save it"), back=worth_of(row.agreement), caption=row.claim, done=_("Saved."),
    )  # fmt: skip


@login_required
@one_effect
def note_benefit(request: SignedIn, pk: int) -> HttpResponse:
    row, moment = load(request, pk), clock.now()
    allow(policy.may_note_benefit(request.user, row, now=moment))
    return ask(
        request, BenefitForm(request.POST or None), partial(actions.note_benefit, row, by=request.user, now=moment),
        title=_("Money saved, or a cost avoided"), button=_("Save it"), back=worth_of(row), caption=row.title,
        done=_("Saved."),
    )  # fmt: skip
