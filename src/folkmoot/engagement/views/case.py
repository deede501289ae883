from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.suppression import HIDDEN
from folkmoot.core.tables import csv_response
from folkmoot.design.charts import Bar, bar_chart
from folkmoot.engagement import policy, queries
from folkmoot.engagement.forms import LEVELS
from folkmoot.engagement.models import Consultation, Level
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.views.loading import consultation_or_404


def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    moment = clock.now()
    today = clock.day_of(moment)
    row = consultation_or_404(request.user, pk, now=moment)
    knot: Model | None = row.project.outcome or row.project.priority
    context = {
        **case_context(request.user, row, knots=[knot] if knot else None),
        "consultation": row,
        "standing": queries.phase_of(row, today),
        "left": queries.days_left(row, today),
        "level_means": LEVELS.get(Level(row.level), "") if row.level else "",
        "questions": list(row.questions.order_by("position")),
        "formats": list(row.formats.order_by("name", "pk")),
        "count": queries.how_many(row.responses.count()) if row.opened_at else "",
        "sent": queries.sent_already(row, request.user),
        "is_open": queries.phase_of(row, today).code == "open",
        "may_run": bool(policy.may_run(request.user, row, now=moment)),
    }
    return render(request, "engagement/consultation.html", context)


def you_said(request: HttpRequest, pk: int) -> HttpResponseBase:
    """You said, we did; or we did not, because."""
    row = consultation_or_404(request.user, pk, now=clock.now())
    themes = queries.themes_of(row)
    answered = [theme for theme in themes if theme.acted is not None]
    if request.GET.get("format") == "csv":
        columns = [_("Theme"), _("You said"), _("Acted on"), _("We did"), _("Because"), _("Answers that speak to it")]
        return csv_response(f"consultation-{row.pk}-themes", columns, queries.theme_lines(answered))
    is_closed = row.state in (ConsultationState.CLOSED, ConsultationState.COMPLETE)
    context = {
        "consultation": row,
        "standing": queries.phase_of(row, clock.day_of(clock.now())),
        "themes": [(theme, queries.how_many(theme.count)) for theme in answered],  # type: ignore[attr-defined]
        "waiting": len(themes) - len(answered),
        "count": queries.how_many(row.responses.count()) if row.opened_at else "",
        "charts": charts_of(row) if is_closed else [],
    }
    return render(request, "engagement/you_said.html", context)


def charts_of(consultation: Consultation) -> list[object]:
    """A bar for each choice, with small numbers hidden."""
    return [
        bar_chart(
            question.text,
            [
                Bar(choice, count, note="" if count is not None else str(HIDDEN))
                for choice, count in shown.counts.items()
            ],
            unit=_("answers"),
            source=_("Answers to this consultation"),
            label=_("Choice"),
        )
        for question, shown in queries.choice_counts(consultation)
    ]
