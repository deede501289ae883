"""Rows of a CSV file, or of the first sheet of a spreadsheet, with the row numbers a person sees."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake.opening import Opened, open_workbook_bytes
from folkmoot.core.intake.report import FileRefused, Report

NumberedRow = tuple[int, list[Any]]
LONGEST_CELL = 1_000_000


def read_table(opened: Opened, report: Report) -> tuple[list[str], Iterator[NumberedRow]]:
    """The column titles, and each row with its number (the titles are row 1)."""
    text = "" if opened.is_workbook else opened.text(report)
    rows = _sheet_rows(opened) if opened.is_workbook else _csv_rows(text)
    for _number, first in rows:
        titles = [str(cell if cell is not None else "").strip() for cell in first]
        if any(titles):
            _refuse_twins(titles)
            return titles, _whole(rows, len(titles), text)
    raise FileRefused(_("The file has no row of column titles."))


def _whole(rows: Iterator[NumberedRow], width: int, text: str) -> Iterator[NumberedRow]:
    """The rows, refusing the file at its end if its last row is cut short in mid-line."""
    number, cells = 0, [None] * width
    for number, cells in rows:
        yield number, cells
    if text and not text.endswith(("\n", "\r")) and len(cells) < width:
        raise FileRefused(
            _("The file breaks off in row %(row)s, after %(cells)s of %(width)s columns. Download it again, whole.")
            % {"row": number, "cells": len(cells), "width": width}
        )


def _refuse_twins(titles: list[str]) -> None:
    twins = sorted({title for title in titles if title and titles.count(title) > 1})
    if twins:
        raise FileRefused(
            _("Two columns are both called “%(title)s”. Give each column its own title.") % {"title": twins[0]}
        )


def _csv_rows(text: str) -> Iterator[NumberedRow]:
    csv.field_size_limit(LONGEST_CELL)
    sample = text[:20_000].split("\n", 1)[0]
    marks = {mark: sample.count(mark) for mark in ",;\t|"}
    mark = max(marks, key=lambda one: marks[one])
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        before = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise FileRefused(
                _(
                    "The table breaks off or is damaged in the row that begins at line %(line)s: "
                    "a quotation mark is opened and never closed, or one stands in the wrong place."
                )
                % {"line": before}
            ) from wrong
        if cells:
            yield before, cells


def _sheet_rows(opened: Opened) -> Iterator[NumberedRow]:
    # Loaded here: a spreadsheet is rare, and the library is slow to load.
    from openpyxl import load_workbook

    try:
        book = load_workbook(open_workbook_bytes(opened.data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if any(cell is not None for cell in cells):
                yield number, list(cells)
    except FileRefused:
        raise
    except Exception as wrong:  # openpyxl raises many kinds for a damaged workbook
        raise FileRefused(_("The spreadsheet is broken off or damaged. Download it again.")) from wrong
