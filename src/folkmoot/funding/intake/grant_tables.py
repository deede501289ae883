"""Grants kept in a spreadsheet, under the column titles of the 360Giving standard, as the nested shape
its JSON has. Source: 360Giving schema 1.4, the titles of its fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused, Opened, Report
from folkmoot.core.intake.tables import read_table

PARTS = {
    "planneddates": "plannedDates",
    "recipientorg": "recipientOrganization",
    "recipientind": "recipientIndividual",
    "fundingorg": "fundingOrganization",
    "beneficiarylocation": "beneficiaryLocation",
    "grantprogramme": "grantProgramme",
}
FIELDS = {
    "identifier": "id",
    "title": "title",
    "description": "description",
    "currency": "currency",
    "amountawarded": "amountAwarded",
    "awarddate": "awardDate",
    "url": "url",
    "webaddress": "url",
    "fromanopencall": "fromOpenCall",
    "startdate": "startDate",
    "enddate": "endDate",
    "durationmonths": "duration",
    "name": "name",
    "charitynumber": "charityNumber",
    "companynumber": "companyNumber",
    "streetaddress": "streetAddress",
    "city": "addressLocality",
    "postalcode": "postalCode",
    "geographiccode": "geoCode",
    "geographiccodetype": "geoCodeType",
    "countrycode": "countryCode",
    "code": "code",
}
NEEDED = ("Identifier", "Amount Awarded", "Award Date", "Funding Org:Identifier")


def read_grant_table(opened: Opened, report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
    titles, rows = read_table(opened, report)
    paths = [_path(title) for title in titles]
    missing = [title for title in NEEDED if _path(title) not in paths]
    if missing:
        raise FileRefused(
            _("This is not a 360Giving table: it has no column called “%(title)s”.") % {"title": missing[0]}
        )
    for number, cells in rows:
        yield number, _nest(paths, cells)


def _path(title: str) -> tuple[str, int, str] | None:
    """Which part, which one of several, which field: `Beneficiary Location:1:Name` has all three."""
    pieces = [piece for piece in title.split(":") if piece.strip()]
    place = 0
    if len(pieces) == 3 and pieces[1].strip().isdigit():
        place = int(pieces.pop(1))
    words = [re.sub(r"[^a-z]", "", piece.casefold()) for piece in pieces]
    if len(words) == 1 and words[0] in FIELDS:
        return "", 0, FIELDS[words[0]]
    if len(words) == 2 and words[0] in PARTS and words[1] in FIELDS and place < 50:
        return PARTS[words[0]], place, FIELDS[words[1]]
    return None


def _nest(paths: list[tuple[str, int, str] | None], cells: list[Any]) -> dict[str, Any]:
    grant: dict[str, Any] = {}
    parts: dict[tuple[str, int], dict[str, Any]] = {}
    for path, cell in zip(paths, cells, strict=False):
        if path is None or cell is None or (isinstance(cell, str) and not cell.strip()):
            continue
        part, place, field = path
        if part:
            parts.setdefault((part, place), {})[field] = cell
        else:
            grant[field] = cell
    for (part, _place), values in sorted(parts.items(), key=lambda item: item[0]):
        grant.setdefault(part, []).append(values)
    return grant
