"""Tables as files: what a list page shows, as CSV that a spreadsheet opens safely."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.http import StreamingHttpResponse


class _Echo:
    def write(self, value: str) -> str:
        return value


def safe(value: Any) -> str:
    """A cell as text. One that a spreadsheet would run as a formula is given a leading apostrophe."""
    text = "" if value is None else str(value)
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number else text


def plain(value: Decimal | None) -> str:
    """A figure as short as it can be written, the same from every database: 120 and 120.00 are both 120."""
    return "" if value is None else f"{value.normalize():f}"


def csv_response(filename: str, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """Stream rows as a CSV download (UTF-8 with a byte-order mark, so that Excel reads accents)."""

    def lines() -> Iterator[str]:
        writer = csv.writer(_Echo())
        yield "\ufeff" + writer.writerow([safe(column) for column in columns])
        for row in rows:
            yield writer.writerow([safe(cell) for cell in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    return response
