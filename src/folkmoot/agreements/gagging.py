"""Words by which a clause would keep a group from speaking, campaigning or following its mission (ledger PO-27)."""

import re

_FORBIDS = (
    r"(?:shall not|must not|may not|will not|agrees? not to|refrains? from|is prohibited from|not be permitted to)"
)
_SPEAKING = r"(?:criticis|comment|campaign|lobby|speak|publish|statement|challenge|disparag|advocat|the press|the media|publicit)"
_PATTERNS = (
    re.compile(rf"{_FORBIDS}[^.]{{0,80}}{_SPEAKING}", re.IGNORECASE),
    re.compile(rf"{_SPEAKING}[^.]{{0,80}}(?:only (?:\w+ )?with|without|requires?|subject to)[^.]{{0,40}}(?:consent|approval|permission|agreement of)", re.IGNORECASE),
)  # fmt: skip


def looks_gagging(text: str) -> bool:
    return any(pattern.search(text) for pattern in _PATTERNS)
