"""Find the releases in an OCDS file, whatever it is wrapped in, and make one of each process's several."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from ocdsmerge.merge import CompiledRelease

from folkmoot.core.intake import FileRefused, Report, Row, RowRefused

# OCDS 1.1.5's own merging rules, written out so that no schema is looked up elsewhere.
OMIT = ("id", "date", "tag")
WHOLE_LISTS = (
    ("parties", "additionalIdentifiers"),
    ("parties", "roles"),
    ("buyer", "additionalIdentifiers"),
    ("tender", "procuringEntity", "additionalIdentifiers"),
    ("tender", "items", "additionalClassifications"),
    ("tender", "additionalProcurementCategories"),
    ("tender", "submissionMethod"),
    ("tender", "tenderers", "additionalIdentifiers"),
    ("awards", "suppliers", "additionalIdentifiers"),
    ("awards", "items", "additionalClassifications"),
    ("contracts", "items", "additionalClassifications"),
    ("relatedProcesses", "relationship"),
)
RULES: dict[tuple[str, ...], str] = {(name,): "omitWhenMerged" for name in OMIT}
RULES |= dict.fromkeys(WHOLE_LISTS, "wholeListMerge")


class Process(NamedTuple):
    """One contracting process: its newest release, and all its releases made into one."""

    row: int
    ocid: str
    newest: dict[str, Any]
    whole: dict[str, Any]
    released_at: datetime | None


class _Release(NamedTuple):
    row: int
    ocid: str
    moment: datetime | None
    body: dict[str, Any]


def find_processes(document: Any, report: Report) -> Iterator[Process]:
    by_ocid: dict[str, list[_Release]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for number, body in enumerate(_releases(document, report), start=1):
        report.read = number
        try:
            release = _identify(Row(report, number, str(body.get("ocid") or "")[:80]), number, body)
        except RowRefused:
            continue
        key = (release.ocid, str(body.get("id")))
        if key in seen and body.get("id"):
            Row(report, number, release.ocid).mended("id", _("The same release stands twice in the file; read once."))
            continue
        seen.add(key)
        by_ocid[release.ocid].append(release)
    for ocid, releases in by_ocid.items():
        yield from _merge(ocid, releases, report)


def _releases(document: Any, report: Report) -> Iterator[dict[str, Any]]:
    """Every release in a package, a record package, a bare list or a single release."""
    if isinstance(document, list):
        for part in document:
            yield from _releases(part, report) if isinstance(part, dict | list) else ()
        return
    if not isinstance(document, dict):
        raise FileRefused(_not_ocds())
    if "releases" in document and "ocid" not in document:
        yield from _objects(document["releases"], "releases", report)
    elif "records" in document:
        for record in _objects(document["records"], "records", report):
            yield from _of_record(record, report)
    elif "ocid" in document and ("releases" in document or "compiledRelease" in document):
        yield from _of_record(document, report)
    elif "ocid" in document or ("tag" in document and "id" in document):
        yield document
    else:
        raise FileRefused(_not_ocds())


def _not_ocds() -> str:
    return _(
        "This is JSON, but not Open Contracting data: it has neither “releases” nor “records” nor an “ocid”. "
        "Choose a release package or a record package."
    )


def _objects(value: Any, field: str, report: Report) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise FileRefused(_("“%(field)s” should be a list. This is not Open Contracting data.") % {"field": field})
    kept = [part for part in value if isinstance(part, dict)]
    for number, part in enumerate(value, start=1):
        if not isinstance(part, dict):
            Row(report, number).refuse(field, _("This entry is not a release."))
    return kept


def _of_record(record: dict[str, Any], report: Report) -> Iterator[dict[str, Any]]:
    """A record's own releases where they are whole; its compiled release where they are only linked to."""
    embedded = [one for one in record.get("releases") or [] if isinstance(one, dict) and "tag" in one]
    if embedded:
        yield from embedded
    elif isinstance(record.get("compiledRelease"), dict):
        yield record["compiledRelease"]
    else:
        Row(report, None, str(record.get("ocid") or "")[:80]).refuse(
            "releases", _("The record only links to its releases. Download it with the releases in it.")
        )


def _identify(row: Row, number: int, body: dict[str, Any]) -> _Release:
    ocid = row.text(body.get("ocid"), "ocid")
    if not ocid:
        raise row.refuse("ocid", _("It has no ocid, so it cannot be told which process it belongs to. Add one."))
    if len(ocid) > 200:
        raise row.refuse("ocid", _("The ocid is too long to be one."))
    moment = row.moment(body.get("date"), "date")
    if moment is None:
        row.doubt("date", _("It has no date, so it is taken to be older than any that has one."))
    return _Release(number, ocid, moment, body)


def _merge(ocid: str, releases: list[_Release], report: Report) -> Iterator[Process]:
    beginning = datetime.min.replace(tzinfo=UTC)
    releases.sort(key=lambda one: (one.moment or beginning, one.row))
    newest = releases[-1]
    whole = newest.body
    if len(releases) > 1:
        try:
            with warnings.catch_warnings():
                # A repeated id in one list is told of where the list is read.
                warnings.simplefilter("ignore")
                merged = CompiledRelease(merge_rules=RULES)
                for release in releases:
                    merged.append(release.body)
                whole = merged.asdict()
        except Exception:  # the library raises many kinds at data out of shape
            Row(report, newest.row, ocid).doubt(
                "", _("Its releases could not be put together, so only the newest was read.")
            )
    yield Process(newest.row, ocid, newest.body, whole, newest.moment)
