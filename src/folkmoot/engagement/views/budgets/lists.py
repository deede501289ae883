from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.tables import csv_response
from folkmoot.engagement.models import Poll, SpendQuestion
from folkmoot.engagement.policy import budgets as policy
from folkmoot.engagement.queries import budgets as queries


def index(request: HttpRequest) -> HttpResponseBase:
    """Budgets that residents decide on, and smaller questions beside them."""
    moment = clock.now()
    rows = queries.budgets_for(request.user, moment)
    if request.GET.get("format") == "csv":
        columns = [_("Budget"), _("Whose money"), _("Area"), _("Where it stands"), _("To share out"), _("Given"),
                   _("Voting closes"), _("Address")]  # fmt: skip
        cells = (
            [row.title, row.body.name, row.area.name, queries.standing_of(row, moment)[0], row.total,
             row.awarded if row.counted_at else "", row.votes_until, request.build_absolute_uri(row.get_absolute_url())]
            for row in rows.iterator()
        )  # fmt: skip
        return csv_response("participatory-budgets", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(row, *queries.standing_of(row, moment)) for row in page],
        "polls": Poll.objects.order_by("-closes_date", "-pk")[:5],
        "spending": SpendQuestion.objects.order_by("-asked_at", "-pk")[:5],
        "may_ask": bool(policy.may_ask(request.user, now=moment)),
        "today": clock.day_of(moment),
    }
    return render(request, "engagement/budgets/index.html", context)
