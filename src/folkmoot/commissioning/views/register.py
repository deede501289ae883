from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.commissioning import actions, choices, policy
from folkmoot.commissioning.actions.intend import year_of
from folkmoot.commissioning.forms.project import FilterForm, IntentionForm
from folkmoot.commissioning.models import Intention
from folkmoot.commissioning.queries import register
from folkmoot.commissioning.views.asking import ask
from folkmoot.commissioning.views.project import Register
from folkmoot.core import clock
from folkmoot.core.policy import allow
from folkmoot.core.posting import one_effect
from folkmoot.core.tables import csv_response
from folkmoot.people.requests import SignedIn

PER_PAGE = 25


def index(request: HttpRequest) -> HttpResponseBase:
    form = FilterForm(request.GET)
    rows = register.projects(form.cleaned_data if form.is_valid() else {})
    if request.GET.get("format") == "csv":
        return csv_response("projects", register.columns(), map(register.as_cells, rows.iterator(500)))
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "filter": form,
        "may_open": policy.may_open_project(request.user, now=clock.now()),
        "csv": f"?{_with(request, format='csv')}",
    }
    return render(request, "commissioning/index.html", context)


def services(request: HttpRequest) -> HttpResponseBase:
    rows = register.services()
    if request.GET.get("format") == "csv":
        return csv_response("services", register.service_columns(), map(register.service_cells, rows.iterator(500)))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "commissioning/services.html", {"page": page, "csv": f"?{_with(request, format='csv')}"})


def intentions(request: HttpRequest) -> HttpResponse:
    rows = Intention.objects.select_related("body").order_by("-year", "body__name", "level", "title", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    may_state = policy.may_open_project(request.user, now=clock.now())
    return render(request, "commissioning/intentions.html", {"page": page, "may_state": may_state})


@login_required
@one_effect
def state_intention(request: SignedIn) -> HttpResponse:
    moment = clock.now()
    allow(policy.may_open_project(request.user, now=moment))
    today = clock.day_of(moment)
    form = IntentionForm(
        request.POST or None, bodies=choices.bodies_of(request.user, today),
        initial={"year": year_of(today), "agreed_date": today},
    )  # fmt: skip

    def act(body: Any, **answers: Any) -> Intention:
        return actions.state_intention(body, **answers, by=request.user, now=moment)

    return ask(
        request, form, act, title=_("Publish an intention"), button=_("Publish it"), back=Register(), then=lambda row: row,
        done=_("The intention is published."),
        intro=_("What your body means to commission in a financial year, so that others hear of it early."),
    )  # fmt: skip


def _with(request: HttpRequest, **more: str) -> str:
    """The filters of the address, and `more`."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in more.items():
        query[name] = value
    return query.urlencode()
