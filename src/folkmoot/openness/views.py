import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.core import chain, verify
from folkmoot.core.models import ChainHead, Entry
from folkmoot.core.record import LABELS
from folkmoot.core.tables import csv_response
from folkmoot.openness import queries
from folkmoot.openness.feeds import known_sources


def index(request: HttpRequest) -> HttpResponse:
    """What can be taken away: every register as a page, as CSV and through the API."""
    return render(request, "openness/index.html", {"brought_in": known_sources()})


def decisions(request: HttpRequest) -> HttpResponseBase:
    """Who decided what, when and why: every kind of decision in one register."""
    kind = request.GET.get("kind", "")
    rows = queries.decisions(kind)
    if request.GET.get("format") == "csv":
        columns = [_("when"), _("kind"), _("what"), _("outcome"), _("decided by"), _("reasons")]
        shaped = (queries.in_words(row) for row in rows.iterator(500))
        return csv_response(
            "decisions",
            columns,
            (
                [row.at.isoformat(), row.kind_label, row.title, row.outcome, row.decided_as, row.reasons]
                for row in shaped
            ),
        )
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [queries.in_words(row) for row in page], "kinds": queries.KINDS, "kind": kind}
    return render(request, "openness/decisions.html", context)


def results(request: HttpRequest) -> HttpResponseBase:
    """What providers reported, measure by measure; a count of too few people is left empty."""
    columns = [_("from"), _("until"), _("agreement"), _("funder"), _("provider"), _("measure"), _("question"), _("value"),
               _("counted in"), _("aim"), _("how it is known")]  # fmt: skip
    rows = (
        [
            row.report.start_date, row.report.last_date, row.report.agreement.title, row.report.agreement.funder.name,
            row.report.agreement.provider.name, row.measure.title, row.measure.get_kind_display(), row.shown,
            row.measure.unit, row.measure.target, row.source,
        ]
        for row in queries.results().iterator(500)
    )  # fmt: skip
    return csv_response("results", columns, rows)


def record(request: HttpRequest) -> HttpResponse:
    """The public record, latest first: roles, references and digests; and how to prove it."""
    entries = Entry.objects.order_by("-number")
    page = Paginator(entries, 25).get_page(request.GET.get("page"))
    rows = [(entry, LABELS.get(entry.code, entry.code)) for entry in page]
    head = ChainHead.objects.get(pk=1)
    summary = [(_("Entries"), head.number), (_("Last fingerprint"), head.hash)]
    return render(request, "openness/record.html", {"page": page, "rows": rows, "summary": summary})


def record_file(request: HttpRequest) -> StreamingHttpResponse:
    """The whole public chain as JSON lines, streamed, for `verify.py`."""
    with transaction.atomic():
        head = ChainHead.objects.get(pk=1)

    def lines() -> Iterator[str]:
        first = {"record": settings.FOLKMOOT_SITE_NAME, "entries": head.number, "head": head.hash}
        yield json.dumps(first) + "\n"
        # Only as far as the head above, so that an entry written meanwhile does not make the file look wrong.
        for entry in Entry.objects.filter(number__lte=head.number).order_by("number").iterator(1000):
            yield json.dumps(chain.public_part(entry)) + "\n"

    response = StreamingHttpResponse(lines(), content_type="application/jsonl")
    response["Content-Disposition"] = 'attachment; filename="folkmoot-record.jsonl"'
    return response


def verify_script(request: HttpRequest) -> FileResponse:
    """The script that proves a record whole, in standard-library Python."""
    return FileResponse(Path(verify.__file__).open("rb"), as_attachment=True, filename="verify.py")
