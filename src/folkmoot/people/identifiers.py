"""Numbers that say which organisation is meant, as org-id.guide writes them: `GB-CHC-1234567`.

A register's number is *strong*: two records that share one are the same organisation. A number a
publisher made up for its own books (`360G-…`, `GB-CFS-…`) is *local*: it tells two of that
publisher's records apart, and nothing more.

Sources: org-id.guide lists for the United Kingdom; Companies House number prefixes.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    scheme: str
    value: str
    strong: bool = True

    def __str__(self) -> str:
        return f"{self.scheme}-{self.value}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: an identifier or none, and the sentence to show if it was mended or unreadable."""

    identifier: Identifier | None = None
    mended: str = ""
    problem: str = ""


NOTHING = Reading()

CHARITIES, COMPANIES, SCOTTISH, NORTHERN_IRISH = "GB-CHC", "GB-COH", "GB-SC", "GB-NIC"
MUTUALS, TAX = "GB-MPR", "GB-REV"

SCHEMES_OF_CHARITIES = frozenset({CHARITIES, SCOTTISH, NORTHERN_IRISH, TAX})
SCHEMES_OF_PUBLIC_BODIES = frozenset(
    {"GB-LAE", "GB-LAS", "GB-LANI", "GB-PLA", "GB-NHS", "GB-GOR", "GB-GOVUK", "GB-POLICE", "GB-FIRE"}
)
# Made by a publisher for its own use. CFS numbers are given notice by notice in Contracts Finder.
LOCAL_SCHEMES = frozenset({"GB-CFS", "GB-CF", "XI-FM"})
# The same list under two names: org-id.guide writes GB-PPG, Find a Tender writes GB-PPON.
SAME_SCHEME = {
    "GB-PPON": "GB-PPG",
    "GB-CC": CHARITIES,
    "GB-CHARITY": CHARITIES,
    "GB-CH": COMPANIES,
    "GB-OSCR": SCOTTISH,
}

# Companies House puts letters before the number of what is not an ordinary English company.
COMPANY_LETTERS = frozenset(
    [
        "AC",
        "BR",
        "CE",
        "CS",
        "ES",
        "FC",
        "FE",
        "GE",
        "GN",
        "GS",
        "IC",
        "IP",
        "LP",
        "NA",
        "NC",
        "NF",
        "NI",
        "NL",
        "NO",
        "NP",
        "NR",
        "NV",
        "NZ",
        "OC",
        "OE",
        "PC",
        "R0",
        "RC",
        "RO",
        "RS",
        "SA",
        "SC",
        "SE",
        "SF",
        "SG",
        "SI",
        "SL",
        "SO",
        "SP",
        "SR",
        "SZ",
        "ZC",
    ]
)
PUBLIC_LISTING = re.compile(r"(?P<scheme>[A-Z]{2}-[A-Z0-9]{2,7})-(?P<value>.*)", re.DOTALL)
NOT_KNOWN = frozenset(
    {"", "0", "n/a", "na", "none", "null", "nil", "-", "not known", "unknown", "tbc", "pending", "#n/a"}
)


def read_identifier(text: str) -> Reading:
    """An organisation identifier written whole, such as `GB-CHC-1234567`."""
    given = _plain(text)
    if given.casefold() in NOT_KNOWN:
        return NOTHING
    if given.upper().startswith("360G-"):
        return Reading(Identifier("360G", given[5:], strong=False))
    parted = PUBLIC_LISTING.fullmatch(given[:7].upper() + given[7:])
    if parted is None:
        return Reading(problem=_unreadable(given))
    return read_number(parted["scheme"], parted["value"], given)


def read_number(scheme: str, value: str, whole: str = "") -> Reading:
    """A number and the register it is said to be in."""
    scheme = SAME_SCHEME.get(scheme.upper(), scheme.upper())
    number = _plain(value)
    given = whole or f"{scheme}-{number}"
    if number.casefold() in NOT_KNOWN:
        problem = _("The identifier names a register but has no number: “%(given)s”.") % {"given": given[:40]}
        return Reading(problem=problem if whole else "")
    # Some publishers put a whole identifier where only the number belongs.
    if number.upper().startswith(f"{scheme}-"):
        number = number[len(scheme) + 1 :].strip()
    # A colon is a funder's way of numbering its own books under its own register number.
    if scheme in LOCAL_SCHEMES or ":" in number:
        return Reading(Identifier(scheme, number, strong=False))
    if scheme in (CHARITIES, SCOTTISH, NORTHERN_IRISH):
        return _told(_charity(number, scheme), given)
    if scheme == COMPANIES:
        return _told(_company(number), given)
    if scheme in SCHEMES_OF_PUBLIC_BODIES or scheme == "GB-PPG":
        return _told(Identifier(scheme, number.upper()), given)
    return Reading(Identifier(scheme, number))


PUBLISHER = "publisher"


def publishers_own(book: str, number: str, name_key: str) -> Identifier:
    """What tells one publisher's record from another where no register's number does.

    `book` says whose records these are (a publisher's prefix, or one notice where it numbers none). The name is
    part of it, because publishers use one blank or broken number for several bodies.
    """
    value = f"{book} {number} {name_key}"
    if len(value) > 120:
        value = f"{value[:90]} {hashlib.sha256(value.encode()).hexdigest()[:28]}"
    return Identifier(PUBLISHER, value, strong=False)


def read_charity_number(text: str) -> Reading:
    number = _plain(text)
    if number.casefold() in NOT_KNOWN:
        return NOTHING
    if PUBLIC_LISTING.fullmatch(number.upper()):
        return read_identifier(number)
    return _told(_charity(number, ""), number)


def read_company_number(text: str) -> Reading:
    number = _plain(text)
    if number.casefold() in NOT_KNOWN:
        return NOTHING
    if PUBLIC_LISTING.fullmatch(number.upper()):
        return read_identifier(number)
    return _told(_company(number), number)


def _charity(number: str, scheme: str) -> Identifier | None:
    """The three charity registers, told apart by the shape of the number itself."""
    text = re.sub(r"[\s.]", "", number.upper())
    text = re.sub(r"^(?:CN|NO|NUMBER|REGNO|CHARITYNO)(?=\d)", "", text)
    if scotland := re.fullmatch(r"SC[O0]?(\d{5,6})", text):
        digits = scotland[1].zfill(6)
        # Scottish charities are numbered SC0…; a higher number is a Scottish company's.
        return Identifier(SCOTTISH, f"SC{digits}") if digits[0] == "0" else Identifier(COMPANIES, f"SC{digits}")
    if ireland := re.fullmatch(r"(?:NIC|NI)?(1\d{5})", text):
        if scheme == NORTHERN_IRISH or text.startswith("NI"):
            return Identifier(NORTHERN_IRISH, ireland[1])
    if re.fullmatch(r"X[A-Z]?\d{5}", text):
        return Identifier(TAX, text)
    if mutual := re.fullmatch(r"(?:IPS?)?(\d{5}R)", text):
        return Identifier(MUTUALS, mutual[1])
    if re.fullmatch(r"(?:RC|CE|CS)\d{6}", text):
        return Identifier(COMPANIES, text)
    if scheme == SCOTTISH:
        return None
    if england := re.fullmatch(r"0*([1-9]\d{5,6})(?:[/-](\d{1,3}))?", text):
        linked = f"-{england[2]}" if england[2] and england[2] != "0" else ""
        return Identifier(CHARITIES, england[1] + linked)
    return None


def _company(number: str) -> Identifier | None:
    text = re.sub(r"[\s.]", "", number.upper())
    if text.isdigit() and 4 <= len(text) <= 8:
        return Identifier(COMPANIES, text.zfill(8))
    lettered = re.fullmatch(r"([A-Z][A-Z0])O?(\d{4,6})(R?)", text)
    if lettered is None or lettered[1] not in COMPANY_LETTERS:
        return None
    letters, digits, mark = lettered.groups()
    if len(digits) < 6 - len(mark) and digits.startswith("0"):
        return None  # padded already, and still short: a digit is missing, and we cannot know where
    return Identifier(COMPANIES, letters + digits.zfill(6 - len(mark)) + mark)


def _plain(text: str) -> str:
    """As typed, less the marks spreadsheets add: odd spaces, and `.0` where a number was guessed."""
    plain = re.sub(r"[\s\u00a0\u200b]+", " ", str(text)).strip(" '\"")
    return re.sub(r"(?<=\d)\.0$", "", plain)


def _told(found: Identifier | None, given: str) -> Reading:
    if found is None:
        return Reading(problem=_unreadable(given))
    if given in (str(found), found.value):
        return Reading(found)
    return Reading(found, mended=_("“%(given)s” was read as %(read)s.") % {"given": given[:60], "read": found})


def _unreadable(given: str) -> str:
    return _(
        "“%(given)s” is not a number of any register we know, so it was not used to recognise the organisation. "
        "Look the organisation up at org-id.guide and give its number from there."
    ) % {"given": given[:60]}


def same_organisation(
    one: frozenset[Identifier] | set[Identifier], other: frozenset[Identifier] | set[Identifier]
) -> bool:
    """Whether the two share a register's number. Sharing only a name, or a publisher's own number, is not enough."""
    return any(identifier.strong for identifier in set(one) & set(other))
