from django.db.models import Model, Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.tables import csv_response
from folkmoot.engagement import policy, queries
from folkmoot.engagement.drawing import drawn
from folkmoot.engagement.forms import LEVELS
from folkmoot.engagement.models import Channel, Level, PublishedAnswer, Question, QuestionKind
from folkmoot.engagement.queries.answering import questions_of
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.surveys.asked import condition_in_words
from folkmoot.engagement.surveys.counted import tallies
from folkmoot.engagement.surveys.languages import NAMES, RIGHT_TO_LEFT, Reading, read_in
from folkmoot.engagement.views.loading import consultation_or_404
from folkmoot.engagement.views.sitting import carried


def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    moment = clock.now()
    today = clock.day_of(moment)
    row = consultation_or_404(request.user, pk, now=moment)
    knot: Model | None = row.project.outcome or row.project.priority
    wordings = list(row.wordings.order_by("language"))
    reading = read_in(row, request.GET.get("lang", ""), wordings)
    via = request.GET.get("via", "")
    newer = getattr(row, "replaced_by", None)
    context = {
        **case_context(request.user, row, knots=[knot] if knot else None),
        "consultation": row,
        "standing": queries.phase_of(row, today),
        "left": queries.days_left(row, today),
        "level_means": LEVELS.get(Level(row.level), "") if row.level else "",
        "questions": shown(questions_of(row), reading),
        "formats": list(row.formats.order_by("name", "pk")),
        "costed": list(row.costed_options.order_by("pk")),
        "reading": reading,
        "languages": [(code, NAMES.get(code, code)) for code in (row.language, *(each.language for each in wordings))],
        "rtl": RIGHT_TO_LEFT,
        "channel": Channel.objects.filter(consultation=row, code=via).select_related("partner").first()
        if via
        else None,
        "answer_at": reverse("engagement:who", args=[row.pk]) + carried(request),
        "newer": newer if newer and policy.may_see(request.user, newer, now=moment) else None,
        "count": queries.how_many(row.responses.standing().count()) if row.opened_at else "",
        "sent": queries.sent_already(row, request.user),
        "is_open": queries.phase_of(row, today).code == "open",
        "may_run": bool(policy.may_run(request.user, row, now=moment)),
    }
    return render(request, "engagement/consultation.html", context)


def shown(questions: list[Question], reading: Reading) -> list[dict[str, object]]:
    """Questions as they are read before anybody answers, in the reader's language."""
    return [
        {
            "text": reading.text_of(question),
            "choices": [reading.choice_of(question, choice) for choice in question.choices],
            "kind": question.get_kind_display(),
            "lines": question.lines,
            "condition": condition_in_words(question),
            "section": question.section,
        }
        for question in questions
    ]


def you_said(request: HttpRequest, pk: int) -> HttpResponseBase:
    """You said, we did; or we did not, because."""
    row = consultation_or_404(request.user, pk, now=clock.now())
    quotes = Prefetch("quotes", PublishedAnswer.objects.order_by("pk"))
    themes = queries.themes_of(row).prefetch_related(quotes)
    answered = [theme for theme in themes if theme.acted is not None]
    if request.GET.get("format") == "csv":
        columns = [_("Theme"), _("You said"), _("Acted on"), _("We did"), _("Because"), _("Answers that speak to it")]
        return csv_response(f"consultation-{row.pk}-themes", columns, queries.theme_lines(answered))
    choices = row.questions.filter(kind=QuestionKind.CHOICE, census="").order_by("position")
    is_closed = row.state in (ConsultationState.CLOSED, ConsultationState.COMPLETE)
    context = {
        "consultation": row,
        "standing": queries.phase_of(row, clock.day_of(clock.now())),
        "themes": [(theme, queries.how_many(theme.count)) for theme in answered],  # type: ignore[attr-defined]
        "waiting": len(themes) - len(answered),
        "count": queries.how_many(row.responses.standing().count()) if row.opened_at else "",
        "charts": [figure for tally in tallies(list(choices)) for figure in drawn(tally)] if is_closed else [],
        "is_closed": is_closed,
    }
    return render(request, "engagement/you_said.html", context)
