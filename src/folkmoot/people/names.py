"""Names of organisations, boiled down so that likely duplicates can be offered to a person.

Never used to join two organisations by itself: a name is not an identity.
"""

from __future__ import annotations

import re
import unicodedata

LEGAL_FORMS = (
    "charitable incorporated organisation",
    "scottish charitable incorporated organisation",
    "community interest company",
    "community benefit society",
    "public limited company",
    "limited liability partnership",
    "cwmni buddiannau cymunedol",
    "cyfyngedig",
    "limited",
    "ltd",
    "llp",
    "plc",
    "cic",
    "scio",
    "cio",
    "inc",
)
FORM = re.compile(r"(?:\s+(?:" + "|".join(LEGAL_FORMS) + r"))+$")
TRADING_AS = re.compile(r"\s(?:t/a|t\\a|trading as|operating as|dba)\s", re.IGNORECASE)
INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")
BOROUGH = re.compile(
    r"(?:(?:london|royal) borough (?:council )?of (?P<a>.+?)(?: council)?"
    r"|(?P<b>.+?) (?:london|royal) borough(?: council)?"
    r"|(?P<c>.+?) borough council)"
)


def name_key(name: str) -> str:
    """One form for many spellings: “The Oak & Ash Trust Ltd.” and “Oak and Ash Trust, The” agree."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"\([^)]*\)", " ", text) if re.sub(r"\([^)]*\)", "", text).strip() else text
    text = INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    text = text.replace("&", " and ").replace("'", "").replace("`", "").replace("/", " ")
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    text = re.sub(r"^the | the$", "", text)
    text = FORM.sub("", text)
    if borough := BOROUGH.fullmatch(text):
        text = f"{borough['a'] or borough['b'] or borough['c']} council"
    return text


def name_keys(name: str) -> frozenset[str]:
    """Every name it goes by: what stands before and after “trading as”, and any short name in brackets."""
    parts = TRADING_AS.split(name)
    keys = {name_key(name), *(name_key(part) for part in parts)}
    return frozenset(key for key in keys if len(key) > 2)


def ends_as_community_interest_company(name: str) -> bool:
    """By law only a community interest company's name may end so (Companies (Audit, Investigations and
    Community Enterprise) Act 2004 s.33), and its name must."""
    plain = re.sub(r"[^a-z ]", "", name.casefold()).strip()
    return plain.endswith((" cic", " community interest company", " cwmni buddiannau cymunedol"))
