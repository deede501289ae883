from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.tables import csv_response
from folkmoot.engagement import kinds, queries
from folkmoot.engagement.forms import FilterForm


def index(request: HttpRequest) -> HttpResponseBase:
    """Consultations to answer, now, soon or answered already; and below them every other way to take part."""
    moment = clock.now()
    today = clock.day_of(moment)
    phases = queries.phases()
    form = FilterForm(
        request.GET or None,
        phases=[(row.code, row.label) for row in phases.values()],
        bodies=queries.bodies_that_consult(),
    )
    rows = queries.consultations_for(request.user, moment)
    chosen = form.cleaned_data if form.is_valid() else {}
    if chosen.get("phase"):
        rows = rows.filter(queries.in_phase(today)[chosen["phase"]])
    if chosen.get("body"):
        rows = rows.filter(project__body=chosen["body"])
    if request.GET.get("format") == "csv":
        columns = [
            _("Consultation"),
            _("Who asks"),
            _("Where it stands"),
            _("First day"),
            _("Last day to answer"),
            _("Address"),
        ]
        cells = (
            [row.title, row.project.body.name, queries.phase_of(row, today).label, row.opens_date, row.closes_date,
             request.build_absolute_uri(row.get_absolute_url())]
            for row in rows.iterator()
        )  # fmt: skip
        return csv_response("consultations", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    lines = [(row, queries.phase_of(row, today), queries.days_left(row, today)) for row in page]
    query = request.GET.copy()
    query["format"] = "csv"
    context = {
        "page": page,
        "lines": lines,
        "filter": form,
        "csv": f"?{query.urlencode()}",
        "narrowed": any(chosen.values()),
    }
    if page.number == 1 and not any(chosen.values()):
        others = kinds.open_now(request.user, moment)
        context["others"] = [(kind, rows) for kind, rows in others if rows]
        context["more"] = [kind for kind, rows in others if not rows]
    return render(request, "engagement/index.html", context)
