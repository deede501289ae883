"""The answers out of a Word file, as plain text: a line for each paragraph, a dash or a number before what was a list.

Only words count. What somebody put in with changes tracked is read as if accepted, what they struck out is not read;
how the text looks, pictures, comments, headers and notes are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.funding.copying import Section
from folkmoot.funding.word.unpacking import Parts, attribute, name_of, refused, unpack

CODE = re.compile(r"(?P<reference>FM-BID-\d{1,12})/(?P<position>\d{1,5})/(?P<version>\d{1,9})(?!\d)")
WRAPS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "r", "dir", "bdo")
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}


@dataclass(frozen=True)
class Brought:
    """What a file holds: the answers in its boxes, and the lines of words outside them."""

    sections: list[Section]
    outside: list[str]


def from_word(content: bytes, reference: str) -> Brought:
    """Raises Refused for whatever is no sound Word file, holds no boxes, or boxes of another bid."""
    parts = unpack(content)
    lists, outside, sections = Lists(parts), list[str](), dict[int, Section]()
    body = next((one for one in parts.document if name_of(one) == "body"), ())
    for block in _blocks(body):
        box = _box(block, lists) if name_of(block) == "tbl" else None
        if box is None:
            outside += [line.strip() for line in _lines(block, lists) if line.strip()]
            continue
        code, text = box
        if code["reference"] != reference:
            raise refused(
                _("This file belongs to another bid, %(reference)s. Bring it back on the page of that one.")
                % {"reference": code["reference"]}
            )
        position = int(code["position"])
        if position in sections:
            raise refused(
                _("There are two boxes with the code %(code)s. Leave one of them in the file.") % {"code": code[0]}
            )
        if text is not None:
            sections[position] = Section(position, int(code["version"]), text)
    if not sections:
        raise refused(
            _(
                "None of the answer boxes are in this file. Take the bid away again as Word, and put your words in its boxes."
            )
        )
    return Brought(list(sections.values()), outside)


def _box(table: Any, lists: "Lists") -> tuple[re.Match[str], str | None] | None:
    """The code in a table's first row and the answer under it; no answer where nothing is left but the code's line."""
    rows = [row for row in _blocks(table) if name_of(row) == "tr"]
    if not rows:
        return None
    first = list(_lines(rows[0], lists))
    for place, line in enumerate(first):
        if code := CODE.search(line):
            lines = [*first[place + 1 :], *(line for row in rows[1:] for line in _lines(row, lists))]
            return code, "\n".join(lines).strip() if len(rows) > 1 or any(lines) else None
    return None


def _blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs, tables, rows or cells in something, whatever wraps them."""
    for one in parent:
        name = name_of(one)
        if name in ("p", "tbl", "tr", "tc"):
            yield one
        elif name in WRAPS:
            yield from _blocks(one)


def _lines(block: Any, lists: "Lists") -> Iterator[str]:
    name = name_of(block)
    if name == "p":
        words = "".join(_words(block))
        if words or not _is_struck_out(block):
            yield from (lists.mark(block) + words).split("\n")
    elif name == "tr" and len(cells := [one for one in _blocks(block) if name_of(one) == "tc"]) > 1:
        yield " | ".join(" ".join(line for line in _lines(cell, lists) if line) for cell in cells)
    else:
        for one in _blocks(block):
            yield from _lines(one, lists)


def _is_struck_out(paragraph: Any) -> bool:
    """Whether the end of the paragraph itself was deleted with changes tracked."""
    return _child(_child(_child(paragraph, "pPr"), "rPr"), "del") is not None


def _words(parent: Any) -> Iterator[str]:
    for one in parent:
        name = name_of(one)
        if name == "t":
            yield one.text or ""
        elif name in SIGNS:
            yield SIGNS[name] if attribute(one, "type") in ("", "textWrapping") else ""
        elif name in WRAPS:
            yield from _words(one)


@dataclass
class Lists:
    """Which paragraphs are items of a list, and what to write before them."""

    parts: Parts
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds: dict[str, dict[str, str]] = {}
        for one in self.parts.numbering if self.parts.numbering is not None else ():
            if name_of(one) == "abstractNum":
                kinds[attribute(one, "abstractNumId")] = {
                    attribute(level, "ilvl"): _value(level, "numFmt") for level in one if name_of(level) == "lvl"
                }
            elif name_of(one) == "num":
                for level, kind in kinds.get(_value(one, "abstractNumId"), {}).items():
                    self.formats[attribute(one, "numId"), level] = kind
        for style in self.parts.styles if self.parts.styles is not None else ():
            if name_of(style) == "style" and (found := _numbered(style)):
                self.styles[attribute(style, "styleId")] = found

    def mark(self, paragraph: Any) -> str:
        style = _value(_child(paragraph, "pPr"), "pStyle")
        place = _numbered(paragraph) or self.styles.get(style)
        kind = self.formats.get(place, "none") if place else "none"
        if place is None or kind == "none" or place[0] == "0":
            return ""
        indent = "  " * min(int(place[1]) if place[1].isdigit() else 0, 8)
        if kind == "bullet":
            return f"{indent}- "
        self.counts[place] = self.counts.get(place, 0) + 1
        for deeper in [key for key in self.counts if key[0] == place[0] and key[1] > place[1]]:
            del self.counts[deeper]
        return f"{indent}{self.counts[place]}. "


def _numbered(paragraph: Any) -> tuple[str, str] | None:
    numbers = _child(_child(paragraph, "pPr"), "numPr")
    return (_value(numbers, "numId"), _value(numbers, "ilvl") or "0") if numbers is not None else None


def _child(parent: Any, name: str) -> Any:
    return next((one for one in parent if name_of(one) == name), None) if parent is not None else None


def _value(parent: Any, name: str) -> str:
    child = _child(parent, name)
    return attribute(child, "val") if child is not None else ""
