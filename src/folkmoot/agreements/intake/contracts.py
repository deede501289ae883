"""A council's own contract register, whatever its columns are called. A bad row is named and says how to mend it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.intake import Opened, Report, Row, RowRefused
from folkmoot.core.intake.tables import read_table
from folkmoot.core.intake.values import read_day, read_money
from folkmoot.people.found import OrganisationFound
from folkmoot.people.identifiers import Identifier, publishers_own, read_number
from folkmoot.people.names import name_key

# What we keep, its label, whether a file must have it, and titles that councils commonly give it.
FIELDS: dict[str, tuple[Any, bool, tuple[str, ...]]] = {
    "reference": (gettext_lazy("Your number of the contract"), True, ("reference", "contract reference", "contract id", "ref", "contract number", "id")),
    "title": (gettext_lazy("Title"), True, ("title", "contract title", "contract name", "description", "agreement title")),
    "supplier": (gettext_lazy("Supplier"), True, ("supplier", "supplier name", "provider", "contractor", "vendor")),
    "start_date": (gettext_lazy("First day"), True, ("start", "start date", "contract start date", "from")),
    "end_date": (gettext_lazy("Last day"), False, ("end", "end date", "contract end date", "expiry date", "to")),
    "value": (gettext_lazy("Value in pounds"), False, ("value", "total value", "contract value", "total contract value", "amount")),
    "charity": (gettext_lazy("Supplier’s charity number"), False, ("charity number", "charity no", "registered charity number")),
    "company": (gettext_lazy("Supplier’s company number"), False, ("company number", "company no", "registration number")),
    "department": (gettext_lazy("Department"), False, ("department", "directorate", "service area", "service", "responsible department")),
}  # fmt: skip


@dataclass
class Found:
    """One contract as the file tells of it."""

    row: Row
    reference: str
    title: str
    supplier: OrganisationFound
    start_date: date
    end_date: date | None
    value: Decimal | None
    department: str


def plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", title.casefold()).strip()


def guess(titles: Iterable[str], remembered: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which column holds what: as it was last time, else by its title."""
    here = list(titles)
    by_plain = {plain(title): title for title in here}
    found = {}
    for name, (_label, _needed, usual) in FIELDS.items():
        last = (remembered or {}).get(name, "")
        found[name] = last if last in here else next((by_plain[one] for one in usual if one in by_plain), "")
    return found


def titles_of(opened: Opened) -> list[str]:
    return [title for title in read_table(opened, Report())[0] if title]


def read_contracts(opened: Opened, columns: Mapping[str, str], report: Report, book: str) -> list[Found]:
    """Every row that can be read. `book` says whose numbers these are, for suppliers without a register's number."""
    titles, rows = read_table(opened, report)
    places = {name: titles.index(title) for name, title in columns.items() if title in titles}
    found: list[Found] = []
    seen: dict[str, int] = {}
    for number, cells in rows:
        values = {name: cells[place] if place < len(cells) else None for name, place in places.items()}
        if not any(str(value or "").strip() for value in values.values()):
            continue
        report.read += 1
        row = Row(report, number, str(values.get("title") or values.get("reference") or "")[:60])
        try:
            one = _read(row, values, book)
            if one.reference in seen:
                raise row.refuse(
                    str(FIELDS["reference"][0]),
                    _("Row %(row)s has this number too. Give each contract its own.") % {"row": seen[one.reference]},
                )
        except RowRefused:
            continue
        seen[one.reference] = number
        found.append(one)
    return found


def _read(row: Row, values: Mapping[str, Any], book: str) -> Found:
    def label(name: str) -> str:
        return str(FIELDS[name][0])

    def needed(name: str, most: int) -> str:
        text = " ".join(row.text(values.get(name), label(name), most).split())
        if not text:
            raise row.refuse(label(name), _("This is empty. Fill it in, or take the row out."))
        return text

    def told(name: str, read: Callable[[Any], tuple[Any, str]]) -> Any:
        value = values.get(name)
        if value is None or not str(value).strip():
            return None
        try:
            kept, remark = read(value)
        except ValueError as wrong:
            raise row.refuse(label(name), str(wrong)) from wrong
        if remark:
            row.mended(label(name), remark)
        return kept

    reference, title, supplier = needed("reference", 80), needed("title", 300), needed("supplier", 300)
    start, last, value = told("start_date", read_day), told("end_date", read_day), told("value", read_money)
    if start is None:
        raise row.refuse(label("start_date"), _("This is empty. Fill it in, or take the row out."))
    if last is not None and last < start:
        raise row.refuse(label("end_date"), _("The last day comes before the first. Mend one of the two."))
    if value is not None and value < 0:
        raise row.refuse(label("value"), _("A contract is not worth less than nothing. Write the sum without a minus."))
    return Found(
        row, reference, title, _supplier(row, supplier, values, book), start,
        last + timedelta(days=1) if last else None, value, row.text(values.get("department"), label("department"), 160),
    )  # fmt: skip


def _supplier(row: Row, name: str, values: Mapping[str, Any], book: str) -> OrganisationFound:
    """By its number in a register where the file has one; else by this body's own name for it."""
    numbers: set[Identifier] = set()
    for field, scheme in (("charity", "GB-CHC"), ("company", "GB-COH")):
        text = str(values.get(field) or "").strip()
        if text:
            reading = read_number(scheme, text)
            if reading.problem:
                row.left_out(str(FIELDS[field][0]), reading.problem)
            if reading.identifier:
                numbers.add(reading.identifier)
    if not numbers:
        numbers = {publishers_own(book, "", name_key(name))}
    return OrganisationFound(name, frozenset(numbers))
