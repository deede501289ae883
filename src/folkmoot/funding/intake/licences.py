"""The licence a file says its data may be used under, by a name people know."""

from __future__ import annotations

from typing import Any

OGL = "Open Government Licence v3.0"
KNOWN = {
    "open-government-licence/version/3": OGL,
    "open-government-licence": "Open Government Licence",
    "creativecommons.org/licenses/by/4.0": "Creative Commons Attribution 4.0",
    "creativecommons.org/licenses/by-sa/4.0": "Creative Commons Attribution-ShareAlike 4.0",
    "creativecommons.org/publicdomain/zero": "Creative Commons Zero",
}


def licence_of(document: Any) -> str:
    """The licence named in a package, or "" when it names none: then none is claimed."""
    given = document.get("license") if isinstance(document, dict) else None
    if not isinstance(given, str):
        return ""
    return next((name for part, name in KNOWN.items() if part in given.casefold()), given.strip()[:200])
