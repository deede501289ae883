"""Grants in the 360Giving standard: JSON, JSON Lines, or a table under the standard's titles.

A person who was given a grant is never named: their name is not read, and if the funder wrote it in
the title or description it is taken out there. Source: 360Giving schema 1.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused, Opened, Progress, Report, Row, RowRefused
from folkmoot.core.intake.documents import read_json
from folkmoot.funding.intake.grant_tables import read_grant_table
from folkmoot.funding.intake.licences import licence_of
from folkmoot.funding.intake.money import read_currency, read_sum
from folkmoot.funding.intake.parties import web_address
from folkmoot.funding.intake.shapes import GrantFound, PlaceFound
from folkmoot.people.found import OrganisationFound
from folkmoot.people.identifiers import (
    Identifier,
    Reading,
    publishers_own,
    read_charity_number,
    read_company_number,
    read_identifier,
)
from folkmoot.people.names import name_key
from folkmoot.places.codes import find_postcode, is_code, kind_of

LONGEST_GRANT_MONTHS = 240


def read_grants(opened: Opened, report: Report, progress: Progress | None = None) -> Iterator[GrantFound]:
    """Each grant in the file. Bad ones are named in the report and passed over."""
    report.kind, report.file_name = "360giving", opened.name
    seen: dict[str, dict[str, Any]] = {}
    grants, total, licence = _grants(opened, report)
    for done, (number, given) in enumerate(grants, start=1):
        report.read = done
        row = Row(report, number, str(given.get("id") or "").strip()[:80])
        try:
            if _seen_before(row, given, seen):
                continue
            grant = _grant(row, given)
            grant.licence = licence
            yield grant
        except RowRefused:
            continue
        finally:
            if progress:
                progress(done, total)


def _grants(opened: Opened, report: Report) -> tuple[Iterator[tuple[int, dict[str, Any]]], int | None, str]:
    """The grants with their row numbers, how many there are (if known yet), and the licence the file names."""
    looks_like_json = opened.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    if opened.is_workbook or (not looks_like_json and not opened.name.casefold().endswith(".json")):
        return read_grant_table(opened, report), None, ""
    document = read_json(opened.text(report))
    licence = licence_of(document)
    if isinstance(document, dict) and "grants" in document:
        document = document["grants"]
    elif isinstance(document, dict) and "awardDate" in document:
        document = [document]
    if not isinstance(document, list):
        raise FileRefused(_("This is JSON, but not 360Giving data: it has no list called “grants”."))
    return _numbered(document, report), len(document), licence


def _numbered(document: list[Any], report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, given in enumerate(document, start=1):
        if isinstance(given, dict):
            yield number, given
        else:
            Row(report, number).refuse("", _("This entry is not a grant."))


def _seen_before(row: Row, given: dict[str, Any], seen: dict[str, dict[str, Any]]) -> bool:
    grant_id = str(given.get("id") or "").strip()
    if not grant_id:
        raise row.refuse("id", _("The grant has no id. Give it one that starts with your 360Giving prefix."))
    if grant_id not in seen:
        seen[grant_id] = given
        return False
    if seen[grant_id] == given:
        row.mended("id", _("The same grant stands twice in the file; read once."))
        return True
    raise row.refuse("id", _("Another grant in this file has the same id. Give each grant its own."))


def _grant(row: Row, given: dict[str, Any]) -> GrantFound:
    funders = [
        _organisation(row, one, "fundingOrganization") for one in row.many(given.get("fundingOrganization"), "funder")
    ]
    if not funders or funders[0] is None:
        raise row.refuse("fundingOrganization", _("It does not say who gave the grant. Add the funder's id and name."))
    funders[0].is_funder = True
    individual = bool(given.get("recipientIndividual"))
    recipients = [
        _organisation(row, one, "recipientOrganization")
        for one in row.many(given.get("recipientOrganization"), "recipientOrganization")
    ]
    found = [one for one in recipients if one is not None]
    if not found and not individual:
        raise row.refuse("recipientOrganization", _("It does not say who was given the grant. Add the recipient."))
    hidden = _names_of_individuals(given)
    award_date = row.day(given.get("awardDate"), "awardDate")
    if award_date is None:
        raise row.refuse("awardDate", _("It has no date of award that can be read. Write it as 2025-03-31."))
    start, end, months = _planned(row, given)
    programme = next(iter(row.many(given.get("grantProgramme"), "grantProgramme")), {})
    return GrantFound(
        id=row.text(given.get("id"), "id", most=200),
        title=_hide(row.text(given.get("title"), "title", most=500), hidden) or _("Untitled grant"),
        description=_hide(row.text(given.get("description"), "description"), hidden),
        amount=read_sum(row, given.get("amountAwarded"), "amountAwarded"),
        currency=read_currency(row, given.get("currency"), "currency"),
        award_date=award_date,
        start_date=start,
        end_date=end,
        months=months,
        funder=funders[0],
        recipients=found,
        to_an_individual=individual,
        places=_places(row, given),
        programme=row.text(programme.get("title") or programme.get("code"), "grantProgramme", most=300),
        open_call=row.flag(given.get("fromOpenCall"), "fromOpenCall"),
        source_url=web_address(row, given.get("url"), "url"),
        row=row.number,
    )


def _names_of_individuals(given: dict[str, Any]) -> list[str]:
    people = given.get("recipientIndividual")
    people = people if isinstance(people, list) else [people]
    names = [str(one.get("name") or "").strip() for one in people if isinstance(one, dict)]
    return [name for name in names if len(name) > 2]


def _hide(text: str, names: list[str]) -> str:
    for name in names:
        text = re.sub(re.escape(name), _("an individual"), text, flags=re.IGNORECASE)
    return text


def _organisation(row: Row, given: dict[str, Any], field: str) -> OrganisationFound | None:
    found: set[Identifier] = set()
    for name, read in (
        ("id", read_identifier),
        ("charityNumber", read_charity_number),
        ("companyNumber", read_company_number),
    ):
        text = str(given.get(name) or "").strip()
        if text:
            _keep(row, read(text), f"{field}/{name}", found)
    name = " ".join(row.text(given.get("name"), f"{field}/name", most=255).split())
    if not found:
        if not name:
            return None
        # An id no register knows still tells this funder's line again the next time the file comes in.
        number = str(given.get("id") or "").strip()
        found.add(publishers_own(row.name.split(":")[0] if number else row.name, number, name_key(name)))
    return OrganisationFound(
        name=name,
        identifiers=frozenset(found),
        street=row.text(given.get("streetAddress"), f"{field}/streetAddress", most=255),
        locality=row.text(given.get("addressLocality"), f"{field}/addressLocality", most=100),
        postcode=_postcode(row, given, field),
        website=web_address(row, given.get("url"), f"{field}/url"),
    )


def _keep(row: Row, reading: Reading, field: str, found: set[Identifier]) -> None:
    if reading.problem:
        row.left_out(field, reading.problem)
    if reading.mended:
        row.mended(field, reading.mended)
    if reading.identifier:
        found.add(reading.identifier)


def _postcode(row: Row, given: dict[str, Any], field: str) -> str:
    text = str(given.get("postalCode") or "").strip()
    postcode = find_postcode(text)
    country = str(given.get("addressCountry") or "").casefold().strip()
    if text and not postcode and country in ("", "uk", "gb", "england", "united kingdom", "scotland", "wales"):
        row.left_out(f"{field}/postalCode", _("“%(text)s” is not a postcode.") % {"text": text[:20]})
    return postcode


def _planned(row: Row, given: dict[str, Any]) -> tuple[date | None, date | None, int | None]:
    """When it runs, the end exclusive. The day a funder names as the end is the last day."""
    planned = next(iter(row.many(given.get("plannedDates"), "plannedDates")), {})
    start = row.day(planned.get("startDate"), "plannedDates/startDate")
    last = row.day(planned.get("endDate"), "plannedDates/endDate")
    if start and last and last < start:
        row.left_out("plannedDates", _("The grant would end before it begins, so its end was left out."))
        last = None
    length = planned.get("duration")
    if length is None:
        # Some publishers spell the field by its title, with the spaces their spreadsheet had.
        spelt = (key for key in planned if re.sub(r"[^a-z]", "", key.casefold()) == "durationmonths")
        length = planned.get(next(spelt, ""))
    return start, last + timedelta(days=1) if last else None, _months(row, length)


def _months(row: Row, value: Any) -> int | None:
    try:
        months = round(float(value)) if value not in (None, "") else 0
    except (TypeError, ValueError):
        row.left_out("plannedDates/duration", _("The length is not a number of months."))
        return None
    if months < 0 or months > LONGEST_GRANT_MONTHS:
        row.left_out("plannedDates/duration", _("A length of %(months)s months cannot be right.") % {"months": months})
        return None
    return months or None


def _places(row: Row, given: dict[str, Any]) -> list[PlaceFound]:
    places = []
    for one in row.many(given.get("beneficiaryLocation"), "beneficiaryLocation"):
        code, kind = str(one.get("geoCode") or "").strip(), str(one.get("geoCodeType") or "").strip()
        if is_code(kind) and not is_code(code):
            row.mended("beneficiaryLocation", _("The code of the place stood where its kind belongs; put right."))
            code = kind
        if code and not is_code(code):
            row.left_out(
                "beneficiaryLocation/geoCode", _("“%(code)s” is not the code of a place.") % {"code": code[:20]}
            )
            code = ""
        name = row.text(one.get("name"), "beneficiaryLocation/name", most=200)
        if code or name:
            places.append(PlaceFound(code, kind_of(code), name))
    return places
