"""Two people wrote on from the same words: put both together where they did not touch the same sentence."""

import re
from difflib import SequenceMatcher

# A sentence with the space after it, or a line break: the smallest thing that is taken whole from one writer.
PIECE = re.compile(r"\n|[^\n]*?[.!?]+[ \t]*(?=[^.!? \t]|$)|[^\n]+", re.S)

Change = tuple[int, int, list[str]]


def pieces(text: str) -> list[str]:
    return PIECE.findall(text)


def merge(base: str, theirs: str, yours: str) -> str | None:
    """Both changes to `base` in one text; None where they touch the same sentence, so that a person has to choose."""
    if theirs == yours or yours == base:
        return theirs
    if theirs == base:
        return yours
    before = pieces(base)
    changes = _joined(_changes(before, pieces(theirs)), _changes(before, pieces(yours)))
    if changes is None:
        return None
    out, place = [], 0
    for start, end, new in changes:
        out += [*before[place:start], *new]
        place = end
    return "".join([*out, *before[place:]])


def _changes(before: list[str], after: list[str]) -> list[Change]:
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(a, b, after[c:d]) for kind, a, b, c, d in found if kind != "equal"]


def _joined(theirs: list[Change], yours: list[Change]) -> list[Change] | None:
    """Both lists in order, what both did alike once; None where one change meets another."""
    for ours in yours:
        for other in theirs:
            if ours != other and _meet(ours, other):
                return None
    together = theirs + [change for change in yours if change not in theirs]
    return sorted(together, key=lambda change: change[:2])


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes are of the same piece, or one puts words in where the other changes them."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return max(one[0], other[0]) < min(one[1], other[1])
