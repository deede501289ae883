from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, queries
from folkmoot.agreements.forms import RegisterFilter
from folkmoot.agreements.views.pages import numbered
from folkmoot.core import clock
from folkmoot.core.tables import csv_response


def index(request: HttpRequest) -> HttpResponseBase:
    """The register of agreements: services, funders, providers, terms, money; totals that reconcile (TR-05)."""
    today = clock.day_of(clock.now())
    visible = queries.visible_to(request.user, today)
    form = RegisterFilter(request.GET or None, visible=visible, has_drafts=bool(policy.bodies_of(request.user, today)))
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.register(
        state=asked.get("state") or "signed",
        funder=asked.get("funder"),
        provider=asked.get("provider"),
        words=asked.get("q", ""),
        kind=asked.get("kind", ""),
        reader=request.user,
        today=today,
    )
    if request.GET.get("format") == "csv":
        columns = [
            _("agreement"), _("service"), _("kind"), _("funder"), _("provider"), _("area"), _("state"), _("first day"),
            _("last day"), _("months"), _("value (£)"), _("reason for a short term"), _("what the provider is"), _("asset"), _("obligations"),
            _("address"),
        ]  # fmt: skip
        return csv_response(
            "agreements",
            columns,
            (
                [row.title, row.project.title, row.get_kind_display(), row.funder.name, row.provider.name, row.area.name,
                 row.get_state_display(), row.start_date, row.last_date, row.term_months, row.value,
                 row.short_term_reason, row.get_relationship_display(), row.asset, row.obligations, request.build_absolute_uri(row.get_absolute_url())]
                for row in rows.iterator(500)
            ),
        )  # fmt: skip
    totals = queries.totals(rows)
    page = numbered(totals.count, request)
    shown = queries.between(rows, page.start_index() - 1, page.end_index()) if totals.count else []
    query = request.GET.copy()
    query["format"] = "csv"
    return render(
        request,
        "agreements/register.html",
        {"page": page, "rows": shown, "filter": form, "totals": totals, "csv_url": f"?{query.urlencode()}"},
    )
