"""Tracked results as a spreadsheet: out and in again with the same columns, tried before anything is changed.

Nothing is lost for want of a place: a kind of result nobody used before is kept as written, and a column that is not
ours goes into the words about what has happened since.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import Report, Row
from folkmoot.core.tables import safe
from folkmoot.engagement.models import Theme

FIELDS = ("pk", "title", "you_said", "acted", "we_did", "because", "category", "progress", "due_date", "note")
# What people were told stays as it was told; how a result comes along is brought up to date.
ALWAYS = ("category", "progress", "due_date", "note")
LIMITS = {"title": 160, "category": 80}


def columns() -> dict[str, str]:
    return {
        "pk": _("Number"), "title": _("Theme"), "you_said": _("You said"), "acted": _("Acted on"),
        "we_did": _("We did"), "because": _("Because"), "category": _("Kind of result"),
        "progress": _("How far (%)"), "due_date": _("To be done by"), "note": _("Since then"),
    }  # fmt: skip


def rows_of(themes: Iterable[Theme]) -> Iterator[list[Any]]:
    for theme in themes:
        values = [getattr(theme, name) for name in FIELDS]
        values[3] = "" if theme.acted is None else _("yes") if theme.acted else _("no")
        yield values


def workbook(themes: Iterable[Theme]) -> bytes:
    # Loaded here: a spreadsheet is rare, and the library is slow to load.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Results"))
    sheet.append(list(columns().values()))
    for values in rows_of(themes):
        # An int and a day stay what they are; words that a spreadsheet would run are made harmless.
        sheet.append([safe(value) if isinstance(value, str) else value for value in values])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Result:
    """One row as it was read: the theme it is about (None: a new one) and what it says."""

    number: int | None
    values: dict[str, Any]


def read_rows(titles: list[str], rows: Iterable[tuple[int, list[Any]]], report: Report) -> Iterator[Result]:
    ours = {title.casefold(): name for name, title in columns().items()}
    names = [ours.get(title.strip().casefold(), "") for title in titles]
    for number, cells in rows:
        given = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        if not any(str(cell or "").strip() for cell in cells):
            continue
        report.read += 1
        others = [
            f"{title}: {cell}"
            for title, name, cell in zip(titles, names, cells, strict=False)
            if not name and title and str(cell if cell is not None else "").strip()
        ]
        yield read_row(Row(report, number, str(given.get("title") or "")[:60]), given, others)


def read_row(row: Row, given: Mapping[str, Any], others: list[str]) -> Result:
    said = columns()
    values: dict[str, Any] = {
        name: plain(row.text(given[name], said[name], LIMITS.get(name)))
        for name in ("title", "you_said", "we_did", "because", "category", "note")
        if name in given
    }
    if "acted" in given:
        values["acted"] = row.flag(given["acted"], said["acted"])
    if "due_date" in given:
        values["due_date"] = row.day(given["due_date"], said["due_date"])
    if "progress" in given:
        values["progress"] = progress(row, given["progress"], said["progress"])
    if others:
        row.doubt(
            "", _("A column is not one of ours; what it says is kept under “%(title)s”.") % {"title": said["note"]}
        )
        values["_others"] = others
    text = str(given.get("pk") if given.get("pk") is not None else "").strip().removesuffix(".0")
    return Result(int(text) if text.isdigit() else None, values)


def plain(text: str) -> str:
    """Without the apostrophe that made a cell harmless on its way out."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def progress(row: Row, cell: Any, field: str) -> int | None:
    text = str(cell if cell is not None else "").strip().removesuffix("%").strip()
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        row.left_out(field, _("Write a number from 0 to 100."))
        return None
    if not 0 <= number <= 100:
        row.left_out(field, _("Write a number from 0 to 100."))
        return None
    return round(number)
