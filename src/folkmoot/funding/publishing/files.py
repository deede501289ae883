"""Everything public as files: what the command writes and the bench checks."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch

from folkmoot.core.clock import day_of
from folkmoot.core.tables import safe
from folkmoot.funding.models import Notice, NoticeAward, Release
from folkmoot.funding.models.notice import NoticeSource
from folkmoot.funding.publishing import transparency
from folkmoot.funding.publishing.grants import grant_of, grant_package, grants_of_notice, our_grants
from folkmoot.funding.publishing.imported import release_of_notice
from folkmoot.funding.publishing.packages import record_of, record_package, release_package

HOME = "urn:folkmoot"
Files = Iterator[tuple[str, Any, int]]


def imported(source: str) -> Any:
    """Notices brought in from one kind of open data, with everything that a release needs of them."""
    awards = NoticeAward.objects.select_related("recipient").prefetch_related("recipient__identifiers").order_by("pk")
    rows = Notice.objects.filter(source=source).select_related("body").order_by("pk")
    return rows.prefetch_related("body__identifiers", Prefetch("awards", queryset=awards))


def ocds(at: datetime) -> Files:
    """Ours as releases and as records; what was brought in, as releases in a package of its own."""
    releases = list(Release.objects.order_by("released_at", "pk").values_list("content", flat=True))
    if releases:
        yield "releases.json", release_package(releases, uri=f"{HOME}:releases", at=at), len(releases)
        records = records_of(releases)
        yield "records.json", record_package(records, uri=f"{HOME}:records", at=at), len(records)
    brought = [release_of_notice(notice, at=at) for notice in imported(NoticeSource.OCDS)]
    if brought:
        yield "imported-releases.json", release_package(brought, uri=f"{HOME}:imported-releases", at=at), len(brought)


def records_of(releases: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    by_process: dict[str, list[dict[str, Any]]] = {}
    for content in releases:
        by_process.setdefault(content["ocid"], []).append(content)
    return [record_of(ocid, found) for ocid, found in by_process.items()]


def grants(at: datetime) -> Files:
    ours = [grant_of(row) for row in our_grants()]
    if ours:
        yield "grants.json", grant_package(ours, at=at), len(ours)
    brought = [grant for notice in imported(NoticeSource.GRANTS) for grant in grants_of_notice(notice)]
    if brought:
        yield "imported-grants.json", grant_package(brought, at=at), len(brought)


LISTS: dict[str, tuple[tuple[str, ...], Callable[[date], Iterator[list[Any]]]]] = {
    "tenders": (transparency.TENDER_COLUMNS, transparency.tenders),
    "contracts": (transparency.CONTRACT_COLUMNS, transparency.contracts),
    "grants": (transparency.GRANT_COLUMNS, transparency.grants_to_voluntary),
}


def lists(at: datetime) -> Files:
    for name, (columns, rows) in LISTS.items():
        text, count = io.StringIO(), 0
        writer = csv.writer(text)
        writer.writerow(columns)
        for row in rows(day_of(at)):
            writer.writerow([safe(cell) for cell in row])
            count += 1
        yield f"{name}.csv", text.getvalue(), count


KINDS: dict[str, Callable[[datetime], Files]] = {"ocds": ocds, "360giving": grants, "transparency": lists}
