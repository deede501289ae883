"""Agreements as open data; streamed, never held whole."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse

from folkmoot.agreements.publishing import files
from folkmoot.core import clock


def grants(request: HttpRequest) -> StreamingHttpResponse:
    def address(row: Any) -> str:
        return request.build_absolute_uri(row.get_absolute_url())

    return stream("grants", files.written(files.grant_head(clock.now()), "grants", files.grants(address)))


def contracts(request: HttpRequest) -> StreamingHttpResponse:
    at = clock.now()
    head = files.package(at, request.build_absolute_uri())
    return stream("contracts", files.written(head, "releases", files.contracts(at)))


def stream(name: str, parts: Iterator[str]) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer
