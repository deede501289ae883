"""Tables: always with a caption; on a phone each row becomes a card whose cells say their column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString

from folkmoot.design.markup import esc, html

register = Library()
ROW = re.compile(r"<tr((?:\s[^>]*)?)>(.*?)</tr>", re.S)
CELL = re.compile(r"<(td|th)(?=[ >])((?:\s[^>]*)?)>")


@register.simple_tag
def table(caption: str, columns: Sequence[object], rows: Iterable[Sequence[object]], quiet: bool = False) -> SafeString:
    """columns: words, or (words, "number"). A cell: a value, safe HTML, or a mapping with text and url."""
    titles = [c if isinstance(c, tuple | list) else (c, "") for c in columns]
    numeric = {i for i, (_, kind) in enumerate(titles) if kind == "number"}
    starts = [_opening("th" if i == 0 else "td", i, title, numeric) for i, (title, _) in enumerate(titles)]
    ends = ["</th>", *["</td>"] * (len(titles) - 1)]
    lines = "".join(
        '<tr role="row">'
        + "".join(f"{start}{_cell(cell)}{end}" for start, end, cell in zip(starts, ends, cells, strict=True))
        + "</tr>"
        for cells in rows
    )
    return _table(lines, caption, [title for title, _ in titles], numeric, quiet)


def _opening(kind: str, place: int, title: object, numeric: set[int]) -> str:
    scope, role = (' scope="row"', "rowheader") if kind == "th" else ("", "cell")
    return f'<{kind}{scope} role="{role}" data-label="{esc(title)}"{_number(place, numeric)}>'


@register.simple_block_tag
def table_of(content: SafeString, caption: str, *columns: str, numeric: object = "", quiet: bool = False) -> SafeString:
    """Rows written by hand between the tags. `numeric`: which columns hold numbers, "2" or "2 3", from 1."""
    numbers = {int(n) - 1 for n in str(numeric).split()}
    labels = [f' data-label="{esc(title)}"{_number(place, numbers)}>' for place, title in enumerate(columns)]
    rows = ROW.sub(lambda row: _labelled(row[1], row[2], labels), content)
    return _table(rows, caption, columns, numbers, quiet)


def _cell(cell: Any) -> str:
    if isinstance(cell, Mapping):
        return f'<a href="{esc(cell["url"])}">{esc(cell["text"])}</a>'
    return "–" if cell is None or cell == "" else esc(cell)


def _table(rows: str, caption: str, columns: Sequence[str], numeric: set[int], quiet: bool) -> SafeString:
    heads = "".join(
        f'<th scope="col" role="columnheader"{_number(i, numeric)}>{esc(title)}</th>' for i, title in enumerate(columns)
    )
    hidden = ' class="govuk-visually-hidden"' if quiet else ""
    # Roles are written out because a table laid out as cards loses its own in some browsers.
    return html(
        f'<table class="fm-table" role="table"><caption{hidden}>{esc(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _labelled(attributes_of_row: str, cells: str, labels: Sequence[str]) -> str:
    """One row, each cell with its role and, from `labels`, with what its column is called."""
    ends = chain(labels, repeat(' data-label="">'))

    def label(cell: re.Match[str]) -> str:
        return f'<{cell[1]}{cell[2]} role="{"rowheader" if cell[1] == "th" else "cell"}"{next(ends)}'

    return f'<tr role="row"{attributes_of_row}>{CELL.sub(label, cells)}</tr>'


def _number(place: int, numeric: set[int]) -> str:
    return ' class="fm-number"' if place in numeric else ""
