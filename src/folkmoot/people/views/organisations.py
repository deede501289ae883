from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.core import clock, record
from folkmoot.core.cards import cards_for
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people import actions, policy, queries
from folkmoot.people.ageing import oldest
from folkmoot.people.forms import CorrectForm, OrganisationFilter, RegisterForm
from folkmoot.people.models import Organisation
from folkmoot.people.requests import SignedIn


def index(request: HttpRequest) -> HttpResponseBase:
    """The directory of organisations. No person's name is in it."""
    form = OrganisationFilter(request.GET)
    today = clock.day_of(clock.now())
    rows = queries.organisations_matching(**form.chosen(), today=today)
    if request.GET.get("format") == "csv":
        columns = [
            _("name"), _("kind"), _("marked as"), _("legal form"), _("what it does"), _("whom it is there for"), _("size"),
            _("London Living Wage"), _("mostly works in"), _("numbers"), _("website"), _("last checked"),
        ]  # fmt: skip
        wage = {True: _("yes"), False: _("no"), None: ""}
        return csv_response(
            "organisations",
            columns,
            (
                [row.name, row.get_kind_display(), "; ".join(row.marks), row.get_legal_form_display(),
                 "; ".join(row.functions_said), "; ".join(row.serves_said), row.get_size_display(),
                 wage[row.pays_living_wage], row.area.name if row.area else "",
                 " ".join(str(one) for one in row.identifiers.all()), row.website, row.checked_date]
                for row in rows.select_related("area").prefetch_related("identifiers").iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows.select_related("area"), 25).get_page(request.GET.get("page"))
    may_register = policy.may_administer(request.user, now=clock.now())
    return render(
        request,
        "people/index.html",
        {
            "form": form,
            "page": page,
            "may_register": may_register,
            "oldest": oldest(today),
        },
    )


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Organisation.objects.select_related("area", "merged_into"), pk=pk)
    if row.merged_into:
        return redirect(row.merged_into)
    supports, supported_by = queries.support_links(row)
    context = {
        "organisation": row,
        "identifiers": row.identifiers.order_by("-strong", "scheme"),
        "supports": supports,
        "supported_by": supported_by,
        "oldest": oldest(clock.day_of(clock.now())),
        "may_edit": policy.may_edit_organisation(request.user, row, now=clock.now()),
        "cards": cards_for(request.user, row),
        "entries": record.timeline_lines(row),
    }
    return render(request, "people/organisation.html", context)


@login_required
@one_effect
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Its own people keep its details true; a second editor is shown what the first one changed."""
    row, moment = get_object_or_404(Organisation, pk=pk, merged_into=None), clock.now()
    allow(policy.may_edit_organisation(request.user, row, now=moment))
    start = {
        "purpose": row.purpose, "functions": row.functions, "serves": row.serves, "legal_form": row.legal_form,
        "pays_living_wage": {True: "yes", False: "no", None: ""}[row.pays_living_wage], "size": row.size, "website": row.website,
        "area": row.area.code if row.area else "", "seen_version": row.version,
    }  # fmt: skip
    form = CorrectForm(request.POST or None, initial=start)
    if form.is_valid():
        if attempt(form, actions.correct_organisation, row, by=request.user, now=moment, **form.cleaned_data):
            messages.success(request, _("The details are up to date. Everything that shows them follows."))
            return redirect(row)
        if form.changes:  # having seen them, the second editor may send it again
            form.data = seen = request.POST.copy()
            seen["seen_version"] = str(row.version)
    return render(request, "people/correct.html", {"form": form, "organisation": row})


@login_required
@require_POST
@one_effect
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    """Its own people say that the entry is right; the directory shows as of when."""
    row = get_object_or_404(Organisation, pk=pk, merged_into=None)
    actions.confirm_organisation(row, by=request.user, now=clock.now())
    messages.success(request, _("Thank you. The directory shows that the entry was checked today."))
    return redirect(row)


@login_required
@one_effect
def register(request: HttpRequest) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_administer(request.user, now=moment))
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        made = attempt(form, actions.register_organisation, by=request.user, now=moment, **form.cleaned_data)
        if made:
            messages.success(request, _("The organisation is registered."))
            return redirect(made)
    return render(request, "people/register.html", {"form": form})
