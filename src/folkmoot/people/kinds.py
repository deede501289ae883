"""What kind of body a published file speaks of, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from folkmoot.people.found import OrganisationFound
from folkmoot.people.identifiers import COMPANIES, SCHEMES_OF_CHARITIES, Identifier
from folkmoot.people.models.organisation import LegalForm, OrganisationKind
from folkmoot.people.names import ends_as_community_interest_company
from folkmoot.people.sector import Vco, guess_vco

KIND_OF_SCHEME = {
    "GB-LAE": OrganisationKind.COUNCIL,
    "GB-LAS": OrganisationKind.COUNCIL,
    "GB-LANI": OrganisationKind.COUNCIL,
    "GB-PLA": OrganisationKind.COUNCIL,
    "GB-NHS": OrganisationKind.NHS,
    "GB-POLICE": OrganisationKind.POLICE,
    "GB-FIRE": OrganisationKind.FIRE,
}
# A public buyer's name is taken at its word; a name is never enough to call a body voluntary.
PUBLIC_NAMES = (
    (re.compile(r"\bcouncil\b(?! (?:for|of) )", re.IGNORECASE), OrganisationKind.COUNCIL),
    (re.compile(r"^(?:london|royal) borough of", re.IGNORECASE), OrganisationKind.COUNCIL),
    (re.compile(r"\bnhs\b|\bintegrated care board\b", re.IGNORECASE), OrganisationKind.NHS),
    (re.compile(r"\b(?:constabulary|police)\b", re.IGNORECASE), OrganisationKind.POLICE),
    (re.compile(r"\bfire (?:and|&) rescue\b|\bfire authority\b", re.IGNORECASE), OrganisationKind.FIRE),
    (re.compile(r"\buniversity\b", re.IGNORECASE), OrganisationKind.UNIVERSITY),
    (re.compile(r"^(?:ministry|department) (?:of|for)|^cabinet office$|^home office$", re.IGNORECASE), OrganisationKind.OTHER_PUBLIC),
)  # fmt: skip


class Described(NamedTuple):
    kind: str
    reason: str
    legal_form: str


def describe_kind(name: str, numbers: Iterable[Identifier], found: OrganisationFound) -> Described:
    """The kind, how it is known, and the legal form as far as its numbers tell it."""
    held = [identifier for identifier in numbers if identifier.strong]
    form = _form(name, held)
    guess = guess_vco(held, name=name, declared=found.vcse)
    if found.is_funder and guess.answer is not Vco.NO:
        return Described(OrganisationKind.FUNDER, _("It gave a published grant."), form)
    if guess.answer is Vco.YES:
        return Described(OrganisationKind.VCO, guess.reason, LegalForm.UNKNOWN if form == LegalForm.LLP else form)
    for identifier in held:
        if kind := KIND_OF_SCHEME.get(identifier.scheme):
            return Described(kind, guess.reason, LegalForm.PUBLIC)
    public = next((kind for words, kind in PUBLIC_NAMES if words.search(name)), None)
    if public and (found.is_buyer or guess.answer is Vco.NO):
        return Described(public, _("Its name says so, in a public notice."), LegalForm.PUBLIC)
    if guess.answer is Vco.NO:
        is_public = any(identifier.scheme == "GB-GOR" for identifier in held)
        kind = OrganisationKind.OTHER_PUBLIC if is_public else OrganisationKind.PRIVATE
        return Described(kind, guess.reason, LegalForm.PUBLIC if is_public else form)
    return Described(OrganisationKind.UNKNOWN, guess.reason, form)


def _form(name: str, held: list[Identifier]) -> str:
    companies = [one.value for one in held if one.scheme == COMPANIES]
    if any(value.startswith(("CE", "CS")) for value in companies):
        return LegalForm.CIO
    if companies and ends_as_community_interest_company(name):
        return LegalForm.CIC
    if any(value.startswith(("OC", "SO", "NC")) for value in companies):
        return LegalForm.LLP
    if any(one.scheme in SCHEMES_OF_CHARITIES for one in held):
        return LegalForm.CHARITY
    return LegalForm.UNKNOWN
