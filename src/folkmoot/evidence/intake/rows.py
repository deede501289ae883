"""The rows of a described file: an area, its figures, and its outline where the file draws it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused, Opened, Report, Row, RowRefused
from folkmoot.core.intake.documents import read_json
from folkmoot.core.intake.tables import read_table
from folkmoot.evidence.intake.descriptor import Descriptor, IndicatorFound, plain_title, read_package
from folkmoot.evidence.intake.geometry import tidy_geometry
from folkmoot.evidence.intake.shipped import choose
from folkmoot.places.codes import fits_geography, is_code

LARGEST = Decimal("999999999999.999999")
Figure = tuple[Decimal | None, str]  # the number, or why there is none


@dataclass(slots=True)
class AreaRow:
    number: int
    code: str
    name: str = ""
    parents: dict[str, tuple[str, str]] = field(default_factory=dict)  # geography → (code, name)
    figures: list[Figure] = field(default_factory=list)  # in the order of Evidence.indicators
    geometry: dict[str, Any] | None = None


@dataclass(slots=True)
class Evidence:
    descriptor: Descriptor
    indicators: tuple[IndicatorFound, ...]
    rows: Iterator[AreaRow]


def read_evidence(opened: Opened, report: Report, package: Opened | None = None) -> Evidence:
    """Recognise the file and offer its rows. The rows are read as they are asked for."""
    report.kind, report.file_name = "evidence", opened.name
    beside = read_package(read_json(package.text(Report()))) if package else []
    if opened.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        titles, source = _features(opened, report)
    else:
        titles, source = read_table(opened, report)
    descriptor = choose(opened.name, titles, beside)
    columns = {plain_title(title): place for place, title in enumerate(titles)}
    if plain_title(descriptor.area_column) not in columns:
        raise FileRefused(
            _("The file has no column called “%(column)s”, which holds the code of the area.")
            % {"column": descriptor.area_column}
        )
    indicators = tuple(one for one in descriptor.indicators if plain_title(one.column) in columns)
    return Evidence(descriptor, indicators, _rows(descriptor, indicators, columns, source, report))


def _features(opened: Opened, report: Report) -> tuple[list[str], Iterator[tuple[int, list[Any]]]]:
    """A GeoJSON file as a table: its features' properties, and the outline in a last column without a title."""
    document = read_json(opened.text(report))
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise FileRefused(_("This is JSON, but not GeoJSON: it has no list called “features”."))
    titles = list(dict.fromkeys(key for feature in features[:50] for key in _properties(feature)))
    return [*titles, ""], (
        (number, [*(_properties(feature).get(title) for title in titles), _outline(feature)])
        for number, feature in enumerate(features, start=1)
    )


def _properties(feature: Any) -> dict[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    return found if isinstance(found, dict) else {}


def _outline(feature: Any) -> Any:
    return feature.get("geometry") if isinstance(feature, dict) else None


def _rows(
    descriptor: Descriptor,
    indicators: tuple[IndicatorFound, ...],
    columns: dict[str, int],
    source: Iterator[tuple[int, list[Any]]],
    report: Report,
) -> Iterator[AreaRow]:
    at_area = columns[plain_title(descriptor.area_column)]
    at_name = columns.get(plain_title(descriptor.name_column), -1) if descriptor.name_column else -1
    at_figures = [(columns[plain_title(one.column)], one) for one in indicators]
    at_parents = {
        geography: tuple(columns.get(plain_title(title), -1) if title else -1 for title in pair)
        for geography, pair in descriptor.parents.items()
    }
    width = max([at_area, *(place for place, _one in at_figures)]) + 1
    seen: set[str] = set()
    for read, (number, cells) in enumerate(source, start=1):
        report.read = read
        code = str(_cell(cells, at_area) or "").strip()
        row = Row(report, number, code[:40])
        try:
            _check(row, descriptor, code, seen, len(cells), width)
            geometry = None
            if descriptor.holds == "boundaries":
                geometry = tidy_geometry(row, cells[-1])
        except RowRefused:
            continue
        yield AreaRow(
            number,
            code,
            row.text(_cell(cells, at_name), descriptor.name_column, most=120),
            {
                geography: (
                    str(_cell(cells, at) or "").strip(),
                    row.text(_cell(cells, at_its_name), geography, most=120),
                )
                for geography, (at, at_its_name) in at_parents.items()
            },
            [_figure(row, _cell(cells, place), one) for place, one in at_figures],
            geometry,
        )


def _cell(cells: list[Any], place: int) -> Any:
    return cells[place] if 0 <= place < len(cells) else None


def _check(row: Row, descriptor: Descriptor, code: str, seen: set[str], cells: int, width: int) -> None:
    if cells < width:
        raise row.refuse(
            "", _("The row has %(cells)s values where %(width)s are needed.") % {"cells": cells, "width": width}
        )
    if not is_code(code) or not fits_geography(code, descriptor.geography):
        raise row.refuse(
            descriptor.area_column,
            _("“%(code)s” is not the code of an area of the kind this file is about. Mend the code.")
            % {"code": code[:20]},
        )
    if code in seen:
        raise row.refuse(descriptor.area_column, _("The area stands twice in the file. Keep one row for each area."))
    seen.add(code)


def _figure(row: Row, cell: Any, indicator: IndicatorFound) -> Figure:
    text = "" if cell is None else str(cell).strip()
    if text in indicator.missing:
        return None, indicator.missing[text]
    try:
        number = Decimal(text)
    except InvalidOperation:
        try:
            number = Decimal(text.replace(",", ""))
        except InvalidOperation:
            row.left_out(indicator.column, _("“%(text)s” is not a number.") % {"text": text[:20]})
            return None, _("not a number in the file")
    if not number.is_finite() or abs(number) > LARGEST:
        row.left_out(indicator.column, _("“%(text)s” is not a number we can keep.") % {"text": text[:20]})
        return None, _("not a number in the file")
    if (indicator.least is not None and number < indicator.least) or (
        indicator.most is not None and number > indicator.most
    ):
        row.left_out(
            indicator.column,
            _("%(number)s is outside what this figure can be (%(least)s to %(most)s).")
            % {"number": text[:20], "least": _edge(indicator.least), "most": _edge(indicator.most)},
        )
        return None, _("outside what the figure can be")
    return round(number, 6), ""


def _edge(limit: Decimal | None) -> str:
    return _("any") if limit is None else json.dumps(float(limit))
