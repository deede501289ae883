"""The pipeline as Atom and iCalendar, at addresses that stay."""

from datetime import date, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from folkmoot.core import clock
from folkmoot.core.clock import LONDON
from folkmoot.core.ical import CalendarEvent, calendar
from folkmoot.funding.models import MarketEvent, Plan
from folkmoot.funding.queries import plans as queries
from folkmoot.funding.views.before import event_or_404

PER_PAGE = 50


class PagedAtom(Atom1Feed):
    """An Atom feed that says where its next page is (RFC 5005)."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})


def pipeline_atom(request: HttpRequest) -> HttpResponse:
    """Plans by their latest change. `since=2026-11-01` leaves out what did not change from that day on; `page=2` goes on."""
    rows = queries.published_plans().order_by("-changed_at", "-pk")
    since, page = _since(request), _page(request)
    if since:
        rows = rows.filter(changed_at__gte=datetime.combine(since, time(), LONDON))
    found = list(rows[(page - 1) * PER_PAGE : page * PER_PAGE + 1])
    address = request.build_absolute_uri(reverse("funding:pipeline_atom"))
    query = f"since={since}&" if since else ""
    feed = PagedAtom(
        title=_("Planned opportunities"), link=request.build_absolute_uri(reverse("funding:pipeline")),
        description=_("What public bodies here mean to fund"), feed_url=request.build_absolute_uri(),
        next_url=f"{address}?{query}page={page + 1}" if len(found) > PER_PAGE else "",
    )  # fmt: skip
    for row in found[:PER_PAGE]:
        feed.add_item(
            title=row.title, link=request.build_absolute_uri(row.get_absolute_url()),
            unique_id=f"urn:folkmoot:{row.reference.lower()}", author_name=row.body.name, updateddate=row.changed_at,
            pubdate=row.published_at, description=_told(row),
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _told(row: Plan) -> str:
    facts = [row.quarter, row.get_value_band_display(), row.get_route_display(), row.get_state_display()]
    return f"{'; '.join(map(str, facts))}. {row.summary}"


def pipeline_ical(request: HttpRequest) -> HttpResponse:
    """Every plan on the first day of its quarter, and every meeting ahead."""
    moment = clock.now()
    events = [_event(request, row) for row in queries.coming_events(moment)[:500]]
    plans = [
        CalendarEvent(
            uid=f"{row.reference.lower()}@folkmoot", title=_("%(title)s: bids open in this quarter") % {"title": row.title},
            starts=row.quarter_date, changed_at=row.changed_at, what=_told(row),
            url=request.build_absolute_uri(row.get_absolute_url()),
        )
        for row in queries.pipeline()[:500]
    ]  # fmt: skip
    return _calendar(calendar(_("Planned opportunities"), [*plans, *events]), "pipeline")


def event_ical(request: HttpRequest, pk: int) -> HttpResponse:
    row = event_or_404(request, pk)
    return _calendar(calendar(row.title, [_event(request, row)]), f"meeting-{row.pk}")


def _event(request: HttpRequest, row: MarketEvent) -> CalendarEvent:
    return CalendarEvent(
        uid=f"fm-meeting-{row.pk}@folkmoot", title=row.title, starts=row.starts_at, ends=row.ends_at,
        changed_at=row.announced_at, where=row.place, what=row.access, is_called_off=bool(row.called_off_reason),
        url=request.build_absolute_uri(row.get_absolute_url()),
    )  # fmt: skip


def _calendar(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer


def _since(request: HttpRequest) -> date | None:
    asked = request.GET.get("since", "")
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError:
        raise Http404(_("Write the day like 2026-11-01.")) from None


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    if not asked.isdigit() or not 1 <= int(asked) <= 10_000:
        raise Http404
    return int(asked)
