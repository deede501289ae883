"""Buyers and suppliers as a notice names them: in one list, referred to from elsewhere by number."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake import Row
from folkmoot.people.found import OrganisationFound
from folkmoot.people.identifiers import Identifier, Reading, publishers_own, read_identifier, read_number
from folkmoot.people.names import name_key
from folkmoot.places.codes import find_postcode

SCALES = {"sme": "sme", "micro": "sme", "small": "sme", "medium": "sme", "large": "large"}


class Parties:
    def __init__(self, row: Row, release: dict[str, Any]) -> None:
        self._row = row
        self._by_id: dict[str, OrganisationFound] = {}
        self._own_number: dict[int, str] = {}
        # A publisher numbers parties within its own prefix; where it gives no number, only within this process.
        ocid = str(release.get("ocid") or "")
        self._ocid, self._prefix = ocid, ocid[:11]
        for party in row.many(release.get("parties"), "parties"):
            self._by_id.setdefault(str(party.get("id") or ""), self._read(party, "parties"))

    def find(self, reference: Any, field: str) -> OrganisationFound | None:
        """Whom a reference (`buyer`, a supplier) means: the party of that id, else what it says itself."""
        given = self._row.one(reference, field)
        if not given:
            return None
        found = self._by_id.get(str(given.get("id") or ""))
        if found is None:
            found = self._read(given, field)
        if not found.name:
            found.name = " ".join(self._row.text(given.get("name"), f"{field}/name", most=255).split())
        if not found.identifiers and found.name:
            number = self._own_number.get(id(found), "")
            book = self._prefix if number else self._ocid
            found.identifiers = frozenset({publishers_own(book, number, name_key(found.name))})
        return found if found.identifiers else None

    def _read(self, party: dict[str, Any], field: str) -> OrganisationFound:
        row = self._row
        identifier = row.one(party.get("identifier"), f"{field}/identifier")
        address = row.one(party.get("address"), f"{field}/address")
        details = row.one(party.get("details"), f"{field}/details")
        street = row.text(address.get("streetAddress"), f"{field}/address/streetAddress", most=255)
        name = row.text(party.get("name") or identifier.get("legalName"), f"{field}/name", most=255)
        found = OrganisationFound(
            name=" ".join(name.split()),
            identifiers=self._identifiers(party, identifier, field),
            scale=SCALES.get(str(details.get("scale") or "").casefold(), ""),
            vcse=row.flag(details.get("vcse"), f"{field}/details/vcse"),
            street=street,
            locality=row.text(address.get("locality"), f"{field}/address/locality", most=100),
            postcode=find_postcode(str(address.get("postalCode") or "")) or find_postcode(street),
            website=_web_address(row.text(details.get("url"), f"{field}/details/url")),
        )
        self._own_number[id(found)] = str(party.get("id") or "").strip()
        return found

    def _identifiers(self, party: dict[str, Any], main: dict[str, Any], field: str) -> frozenset[Identifier]:
        found: set[Identifier] = set()
        for given in [main, *self._row.many(party.get("additionalIdentifiers"), f"{field}/additionalIdentifiers")]:
            scheme, number = str(given.get("scheme") or "").strip(), str(given.get("id") or "").strip()
            if scheme and number:
                self._keep(read_number(scheme, number, f"{scheme}-{number}"), f"{field}/identifier", found)
        if not found and (whole := str(party.get("id") or "").strip()):
            reading = read_identifier(whole)
            # Where the id is only the publisher's own (a bare number, say) there is nothing to mend.
            if reading.identifier is not None:
                self._keep(reading, f"{field}/id", found)
        return frozenset(found)

    def _keep(self, reading: Reading, field: str, found: set[Identifier]) -> None:
        if reading.problem:
            self._row.left_out(field, reading.problem)
        if reading.mended:
            self._row.mended(field, reading.mended)
        if reading.identifier:
            found.add(reading.identifier)


def _web_address(text: str) -> str:
    """A link is kept only if a browser would treat it as one to another site; nothing is ever fetched."""
    return text if text.casefold().startswith(("http://", "https://")) and len(text) <= 500 else ""


def web_address(row: Row, value: Any, field: str) -> str:
    text = row.text(value, field)
    kept = _web_address(text)
    if text and not kept:
        row.left_out(field, _("“%(text)s” is not a web address, so it is not shown as a link.") % {"text": text[:60]})
    return kept
