"""What was heard, for everyone: the report, answers published with consent, what engagement changed, the forward plan."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.intake import FileRefused, open_file
from folkmoot.core.posting import attempt, one_effect
from folkmoot.core.tables import csv_response
from folkmoot.engagement import actions, queries, tracking
from folkmoot.engagement.drawing import drawn
from folkmoot.engagement.forms import ResultsFileForm
from folkmoot.engagement.models import Consultation, PublishedAnswer, Publishing
from folkmoot.engagement.queries import changed as changes
from folkmoot.engagement.queries import report as reports
from folkmoot.engagement.queries.consultations import how_many
from folkmoot.engagement.queries.reading import campaigns, reading_progress
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.views.loading import consultation_or_404
from folkmoot.engagement.views.preparing import officers

OVER = (ConsultationState.CLOSED, ConsultationState.COMPLETE)


def closed_or_404(request: HttpRequest, pk: int) -> Consultation:
    """What people said is shown when nobody can answer any more, so that none leads the next."""
    row = consultation_or_404(request.user, pk, now=clock.now())
    if row.state not in OVER:
        raise Http404
    return row


def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One page to read, and one file to check."""
    row = closed_or_404(request, pk)
    if request.GET.get("format") == "csv":
        columns = [_("Question"), _("Words"), _("Line"), _("Answer"), _("How many"), _("Share of people here (%)")]
        return csv_response(f"consultation-{row.pk}-counts", columns, reports.file_lines(row))
    tallies, besides = reports.report(row)
    progress = reading_progress(row)
    context = {
        "consultation": row,
        "count": how_many(progress["all"]),
        "withdrawn": reports.at_least(progress["withdrawn"]) if progress["withdrawn"] else "",
        "tallies": [(tally, drawn(tally, _("How many"))) for tally in tallies],
        "besides": besides,
        "by_area": reports.choices_by_area(row),
        "ways": reports.ways(row),
        "channels": reports.by_channel(row),
        "campaigns": [(each, reports.at_least(each.count)) for each in campaigns(row)],
        "themes": [(theme, how_many(theme.count)) for theme in queries.themes_of(row) if theme.acted is not None],  # type: ignore[attr-defined]
        "efforts": row.efforts.order_by("pk"),
        "published": row.responses.filter(publishing=Publishing.PUBLISHED).exists(),
    }
    return render(request, "engagement/report.html", context)


def published(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers whose senders agreed, with what was taken out and why; and how many are not here, and why."""
    row = closed_or_404(request, pk)
    words = (
        PublishedAnswer.objects.filter(is_quote=False)
        .select_related("answer__question")
        .order_by("answer__question__position")
    )
    responses = (
        row.responses.standing()
        .filter(publishing=Publishing.PUBLISHED)
        .select_related("organisation")
        .prefetch_related(Prefetch("answers__published", words))
        .order_by("received_at", "pk")
    )
    page = Paginator(responses, 25).get_page(request.GET.get("page"))
    rows = [(each, [said for answer in each.answers.all() for said in answer.published.all()]) for each in page]
    held = row.responses.standing().filter(publishing=Publishing.HELD).order_by("held_because")
    reasons = list(held.values_list("held_because", flat=True).distinct()[:50])
    context = {"consultation": row, "page": page, "rows": rows, "reasons": reasons}
    return render(request, "engagement/published.html", context)


def changed(request: HttpRequest) -> HttpResponseBase:
    """What engagement changed in a year, by who said it."""
    years = changes.years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in years else (years[0] if years else None)
    themes = changes.answered_themes(year=year) if year else changes.answered_themes()
    return told(request, themes, {"years": years, "year": year, "project": None}, f"what-changed-{year or 'never'}")


def changed_project(request: HttpRequest, project: int) -> HttpResponseBase:
    case = get_object_or_404(Project.objects.select_related("body"), pk=project)
    return told(request, changes.answered_themes(project=case), {"project": case}, f"what-changed-project-{case.pk}")


def told(request: HttpRequest, themes: Any, context: dict[str, Any], name: str) -> HttpResponseBase:
    if request.GET.get("format") == "csv":
        columns = [
            _("Consultation"),
            _("Who asked"),
            _("Theme"),
            _("You said"),
            _("Acted on"),
            _("We did"),
            _("Because"),
        ]
        lines = (
            [row.consultation.title, row.consultation.project.body.name, row.title, row.you_said,
             _("yes") if row.acted else _("no"), row.we_did, row.because]
            for row in themes.iterator()
        )  # fmt: skip
        return csv_response(name, columns, lines)
    found = list(themes[:500])
    context |= {
        "groups": changes.by_group(themes),
        "consultations": changes.by_consultation(themes[:500]) if found else [],
        "did": sum(bool(theme.acted) for theme in found),
        "did_not": sum(not theme.acted for theme in found),
    }
    return render(request, "engagement/changed.html", context)


def forward_plan(request: HttpRequest) -> HttpResponseBase:
    """What people will be asked: everything announced and not yet open, soonest first (ledger EN-01)."""
    today = clock.day_of(clock.now())
    rows = (
        Consultation.objects.filter(state=ConsultationState.NOTICED)
        .select_related("project__body", "project__area")
        .order_by("opens_date", "pk")
    )
    if request.GET.get("format") == "csv":
        columns = [
            _("Consultation"),
            _("Who asks"),
            _("Where"),
            _("First day"),
            _("Last day to answer"),
            _("Announced"),
        ]
        cells = (
            [row.title, row.project.body.name, row.project.area.name, row.opens_date, row.closes_date, clock.day_of(row.noticed_at)]
            for row in rows.iterator()
            if row.noticed_at
        )  # fmt: skip
        return csv_response("forward-plan", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    lines = [(row, queries.days_left(row, today)) for row in page]
    return render(request, "engagement/forward_plan.html", {"page": page, "lines": lines})


@login_required
@one_effect
def results(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Tracked results: taken away as a spreadsheet, brought in again with the same columns."""
    row = officers(request, pk)
    themes = row.themes.order_by("pk")
    if request.GET.get("format") == "xlsx":
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer = HttpResponse(tracking.workbook(themes), content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="consultation-{row.pk}-results.xlsx"'
        return answer
    if request.GET.get("format") == "csv":
        return csv_response(f"consultation-{row.pk}-results", tracking.columns().values(), tracking.rows_of(themes))
    form = ResultsFileForm(request.POST or None, request.FILES or None)
    found = None
    if form.is_valid():
        tried = form.cleaned_data["dry_run"]
        try:
            opened = open_file(form.cleaned_data["file"])
            found = attempt(
                form, actions.bring_in_results, row, opened=opened, dry_run=tried, by=request.user, now=clock.now()
            )
        except FileRefused as refused:
            form.add_error("file", refused.sentence)
        if found and not tried:
            messages.success(request, _("Brought in: %(added)s new, %(changed)s changed.") % {"added": found.added, "changed": found.changed})  # fmt: skip
            if found.clean:
                return redirect("engagement:results", row.pk)
    context = {"consultation": row, "form": form, "themes": themes, "report": found, "is_over": row.state in OVER}
    return render(request, "engagement/results.html", context)
