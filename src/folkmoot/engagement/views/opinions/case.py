import json

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.commitments.case import case_context
from folkmoot.core import clock
from folkmoot.core.tables import csv_response
from folkmoot.engagement import policy, queries
from folkmoot.engagement.actions.opinions.vote import voter_of
from folkmoot.engagement.forms.consultations import LEVELS
from folkmoot.engagement.models import Conversation, DrawnMap, Level
from folkmoot.engagement.opinions.groups import LEAST
from folkmoot.engagement.opinions.hiding import visible
from folkmoot.engagement.states import ConversationState
from folkmoot.engagement.views.opinions.drawing import divides_chart, map_chart, unites_chart
from folkmoot.engagement.views.opinions.loading import conversation_or_404, somebody
from folkmoot.engagement.views.opinions.taking_part import is_open

TONES = {"draft": "none", "open": "good", "closed": "soon", "answered": "brand", "withdrawn": "none"}


def conversations(request: HttpRequest) -> HttpResponseBase:
    """Every conversation, the latest first."""
    rows = queries.opinions.conversations_for(request.user, clock.now())
    if request.GET.get("format") == "csv":
        columns = [_("Question"), _("Who asks"), _("Where it stands"), _("Last day"), _("Address")]
        cells = (
            [row.question, row.body.name, row.get_state_display(), row.closes_date, request.build_absolute_uri(row.get_absolute_url())]
            for row in rows.iterator()
        )  # fmt: skip
        return csv_response("conversations", columns, cells)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    lines = [(row, TONES[row.state]) for row in page]
    return render(request, "engagement/opinions/index.html", {"page": page, "lines": lines})


def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    moment = clock.now()
    row = conversation_or_404(request.user, pk, now=moment)
    knot = (row.project.outcome or row.project.priority) if row.project else None
    context = {
        **case_context(request.user, row, knots=[knot] if knot else None),
        "conversation": row,
        "tone": TONES[row.state],
        "is_open": is_open(row),
        "over": row.state == ConversationState.OPEN and not is_open(row),
        "counts": queries.opinions.how_many_took_part(row) if row.state == ConversationState.OPEN else None,
        "level_means": LEVELS.get(Level(row.level), ""),
        "seeds": list(row.statements.order_by("number")) if row.state == ConversationState.DRAFT else [],
        "has_map": row.state in (ConversationState.CLOSED, ConversationState.ANSWERED),
        "may_run": bool(policy.may_run_conversation(request.user, row, now=moment)),
        "taking_part": voter_of(row, somebody(request)) is not None,
    }
    return render(request, "engagement/opinions/conversation.html", context)


def drawn_or_404(row: Conversation) -> DrawnMap:
    drawn = DrawnMap.objects.defer("votes").filter(conversation=row).first()
    if drawn is None:
        raise Http404
    return drawn


def opinion_map(request: HttpRequest, pk: int) -> HttpResponse:
    """The map: what unites, what divides, which groups there are; and how anyone can draw it again."""
    row = conversation_or_404(request.user, pk, now=clock.now())
    drawn = drawn_or_404(row)
    shown = queries.opinions.map_of(drawn)
    context = {
        "conversation": row,
        "drawn": drawn,
        "map": shown,
        "chart": map_chart(shown),
        "unites": unites_chart(shown),
        "divides": divides_chart(shown),
        "groups": [(name, count, shown.speaks.get(name, [])) for name, count in shown.groups.items()],
        "again": again(drawn),
    }
    return render(request, "engagement/opinions/map.html", context)


def again(drawn: DrawnMap) -> str:
    """The command that draws the map from its files."""
    least = drawn.told.get("people_needed_to_be_a_group", LEAST)
    command = "folkmoot opinions votes.csv --statements statements.csv"
    return command if least == LEAST else f"{command} --least {least}"


def map_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The votes the map was drawn from, the words of the statements, or everything that was worked out.

    Not where they would give a few people away: then the page says so, and there are no files.
    """
    row = conversation_or_404(request.user, pk, now=clock.now())
    drawn = drawn_or_404(row)
    if not visible(drawn.told).whole:
        raise Http404
    if name == "votes.csv":
        answer = HttpResponse(DrawnMap.objects.get(pk=drawn.pk).votes, content_type="text/csv; charset=utf-8")
    elif name == "statements.csv":
        return csv_response("statements", ["statement", "text"], sorted(queries.opinions.texts_of(drawn).items()))  # type: ignore[return-value]
    elif name == "map.json":
        answer = HttpResponse(
            json.dumps(drawn.told, ensure_ascii=False, indent=1) + "\n", content_type="application/json"
        )
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
