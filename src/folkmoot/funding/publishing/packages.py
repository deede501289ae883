"""Releases and records in their packages, with the extensions they need."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from folkmoot.funding.publishing.identity import moment
from folkmoot.funding.publishing.ocds import EXTENSIONS, LICENCE, VERSION


def release_package(releases: Sequence[dict[str, Any]], *, uri: str, at: datetime, **links: Any) -> dict[str, Any]:
    return _around(uri, at) | {"releases": list(releases)} | links


def record_package(records: Iterable[dict[str, Any]], *, uri: str, at: datetime, **links: Any) -> dict[str, Any]:
    return _around(uri, at) | {"records": list(records)} | links


def _around(uri: str, at: datetime) -> dict[str, Any]:
    return {
        "uri": uri,
        "version": VERSION,
        "extensions": EXTENSIONS,
        "publishedDate": moment(at),
        "publisher": {"name": settings.FOLKMOOT_SITE_NAME},
        "license": LICENCE,
    }


def record_of(ocid: str, releases: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One process with all its releases, earliest first. Each release is the whole picture, so the latest is what it
    comes to."""
    latest = releases[-1]
    compiled = latest | {"id": f"{ocid}-{latest['date']}", "tag": ["compiled"]}
    return {"ocid": ocid, "releases": list(releases), "compiledRelease": compiled}
