"""The nine-letter codes of the Government Statistical Service, and postcodes: what kind of place each names."""

from __future__ import annotations

import re

GSS = re.compile(r"[ENSWKJ]\d{8}")

KINDS = {
    "E00": "output-area",
    "E01": "lsoa",
    "E02": "msoa",
    "E05": "ward",
    "E06": "unitary",
    "E07": "district",
    "E08": "metropolitan-district",
    "E09": "borough",
    "E10": "county",
    "E12": "region",
    "E13": "region",
    "E92": "country",
    "K02": "country",
    "K03": "country",
    "K04": "country",
    "N09": "district",
    "N92": "country",
    "S01": "data-zone",
    "S12": "district",
    "S92": "country",
    "W01": "lsoa",
    "W02": "msoa",
    "W05": "ward",
    "W06": "unitary",
    "W92": "country",
}

POSTCODE = re.compile(r"(?<![A-Za-z0-9])([A-Z]{1,2}\d[A-Z0-9]?)\s*(\d[A-Z]{2})(?![A-Za-z0-9])", re.IGNORECASE)


def is_code(text: str) -> bool:
    return bool(GSS.fullmatch(text))


def kind_of(code: str) -> str:
    """What the code names, or "" for a prefix we do not use. An LSOA's year cannot be told from its code."""
    return KINDS.get(code[:3], "") if is_code(code) else ""


def find_postcode(text: str) -> str:
    """The last postcode in the text, as the Post Office writes it, or ""."""
    found = POSTCODE.findall(text)
    if not found:
        return ""
    outward, inward = found[-1]
    return f"{outward.upper()} {inward.upper()}"


# Which prefixes a geography of a published file may hold; what is not listed may hold any code.
PREFIXES = {
    "lsoa11": ("E01", "W01"),
    "lsoa21": ("E01", "W01"),
    "msoa21": ("E02", "W02"),
    "ward24": ("E05", "W05"),
    "borough": ("E06", "E07", "E08", "E09", "W06"),
    "region": ("E12",),
}

# How publishers head the column with the code of the area.
AREA_CODE_TITLES = frozenset(
    """geography code|area code|area_code|areacode|code|gss code|gss_code|lsoa21cd|lsoa_code|lsoa code|lsoa21_code
    |lad24cd|lad23cd|lad22cd|lad21cd|lad code|wd24cd|wd23cd|ward code|ward24_code|borough_code|borough code
    |lsoa code (2021)""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def fits_geography(code: str, geography: str) -> bool:
    """Whether a code may stand in a file about this geography."""
    return code.startswith(PREFIXES.get(geography, ""))
