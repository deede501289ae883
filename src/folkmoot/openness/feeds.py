"""Feeds of what is bought and granted, at addresses that stay: OCDS, 360Giving and the lists of the Transparency Code.

Each is in order of time, so many at a time, and `since=2026-11-01` leaves out what is older. Public, and read-only.
"""

from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_safe

from folkmoot.core import clock
from folkmoot.core.clock import LONDON, day_of
from folkmoot.core.tables import csv_response
from folkmoot.funding.models import Notice, Release
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.funding.publishing.files import LISTS, imported, records_of
from folkmoot.funding.publishing.grants import grant_of, grant_package, grants_of_notice, our_grants
from folkmoot.funding.publishing.imported import release_of_notice
from folkmoot.funding.publishing.packages import record_package, release_package

AT_ONCE = 100


def _since(request: HttpRequest) -> datetime | None:
    """The moment after which rows are wanted. What is no day is an address that leads nowhere."""
    text = request.GET.get("since", "")
    if not text:
        return None
    try:
        found = parse_datetime(text) or parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise Http404
    if not isinstance(found, datetime):
        found = datetime.combine(found, time(), LONDON)
    return found if found.tzinfo else found.replace(tzinfo=LONDON)


def _page(request: HttpRequest, rows: Any) -> Page[Any]:
    return Paginator(rows, AT_ONCE).get_page(request.GET.get("page"))


def _links(request: HttpRequest, page: Page[Any]) -> dict[str, str]:
    """Where the next and the one before are: `since` goes with them."""

    def at(number: int) -> str:
        kept = {"since": request.GET["since"]} if request.GET.get("since") else {}
        return request.build_absolute_uri(f"{request.path}?{urlencode({**kept, 'page': number})}")

    links = {"self": at(page.number)}
    if page.has_next():
        links["next"] = at(page.next_page_number())
    if page.has_previous():
        links["prev"] = at(page.previous_page_number())
    return links


def _answer(content: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def releases(request: HttpRequest) -> JsonResponse:
    """Every release of what is bought here, earliest first."""
    rows = Release.objects.order_by("released_at", "pk")
    if since := _since(request):
        rows = rows.filter(released_at__gte=since)
    page = _page(request, rows.values_list("content", "released_at"))
    found = list(page)
    at = found[-1][1] if found else since or clock.now()
    links = _links(request, page)
    return _answer(release_package([content for content, _at in found], uri=links["self"], at=at, links=links))


@require_safe
def records(request: HttpRequest) -> JsonResponse:
    """Each procurement with all its releases and what they come to; with `since`, those with news."""
    wanted = Release.objects.order_by("opportunity_id")
    if since := _since(request):
        wanted = wanted.filter(released_at__gte=since)
    page = _page(request, wanted.values_list("opportunity_id", flat=True).distinct())
    rows = Release.objects.filter(opportunity__in=list(page)).order_by("opportunity_id", "released_at", "pk")
    found = list(rows.values_list("content", "released_at"))
    at = max((released for _content, released in found), default=since or clock.now())
    links = _links(request, page)
    return _answer(record_package(records_of(content for content, _at in found), uri=links["self"], at=at, links=links))


@require_safe
def imported_releases(request: HttpRequest) -> JsonResponse:
    """Notices brought in from published data, given out again in one form."""
    rows = imported(NoticeSource.OCDS)
    if since := _since(request):
        rows = rows.filter(released_at__gte=since)
    page = _page(request, rows)
    links = _links(request, page)
    moment = clock.now()
    found = [release_of_notice(notice, at=moment) for notice in page]
    return _answer(release_package(found, uri=links["self"], at=moment, links=links))


@require_safe
def grants(request: HttpRequest) -> JsonResponse:
    """Grants that were decided here, earliest first."""
    rows, since = our_grants(), _since(request)
    if since:
        rows = rows.filter(decided_at__gte=since)
    page = _page(request, rows)
    return _answer(grant_package([grant_of(row) for row in page], at=clock.now()) | {"links": _links(request, page)})


@require_safe
def imported_grants(request: HttpRequest) -> JsonResponse:
    """Grants brought in from published files, given out again in one form."""
    rows = imported(NoticeSource.GRANTS)
    if since := _since(request):
        rows = rows.filter(published_date__gte=day_of(since))
    page = _page(request, rows)
    found = [grant for notice in page for grant in grants_of_notice(notice)]
    return _answer(grant_package(found, at=clock.now()) | {"links": _links(request, page)})


@require_safe
def transparency(request: HttpRequest, name: str) -> HttpResponseBase:
    """One list of the Transparency Code, as CSV."""
    if name not in LISTS:
        raise Http404
    columns, rows = LISTS[name]
    return csv_response(name, columns, rows(day_of(clock.now())))


def known_sources() -> dict[str, bool]:
    """Which kinds of data have been brought in, so that the page offers no empty file."""
    sources = set(Notice.objects.exclude(source=NoticeSource.OURS).values_list("source", flat=True).distinct())
    return {"ocds": NoticeSource.OCDS in sources, "grants": NoticeSource.GRANTS in sources}
