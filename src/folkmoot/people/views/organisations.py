from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.core import clock, record
from folkmoot.core.cards import cards_for
from folkmoot.core.policy import allow
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people import actions, policy, queries
from folkmoot.people.forms import CorrectForm, OrganisationFilter, RegisterForm
from folkmoot.people.models import Organisation


def index(request: HttpRequest) -> HttpResponseBase:
    """The directory of organisations. No person's name is in it."""
    form = OrganisationFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    rows = queries.organisations_matching(
        given.get("q", ""), kind=given.get("kind", ""), function=given.get("function", ""), size=given.get("size", "")
    )
    if request.GET.get("format") == "csv":
        columns = [_("name"), _("kind"), _("what it does"), _("size"), _("numbers"), _("website"), _("last checked")]
        return csv_response(
            "organisations",
            columns,
            (
                [row.name, row.get_kind_display(), "; ".join(row.functions_said), row.get_size_display(),
                 " ".join(str(one) for one in row.identifiers.all()), row.website, row.checked_date]
                for row in rows.prefetch_related("identifiers").iterator(500)
            ),
        )  # fmt: skip
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    may_register = policy.may_administer(request.user, now=clock.now())
    return render(request, "people/index.html", {"form": form, "page": page, "may_register": may_register})


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
        "purpose": row.purpose, "functions": row.functions, "size": row.size, "website": row.website,
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
