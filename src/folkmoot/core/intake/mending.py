"""Put right the text that publishers' systems have spoilt on its way to us."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

import ftfy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

LETTERS = gettext_lazy("letters garbled by a wrong encoding were put right")
LINES = gettext_lazy("the letters “rn”, left where line ends had been, were turned back into line ends")
ENTITIES = gettext_lazy("marks written for web pages, such as “&amp;”, were turned into plain letters")
UNSEEN = gettext_lazy("marks that cannot be seen were taken out")
LOST = gettext_lazy("some letters were lost before this file reached us, and show as �")


class Mended(NamedTuple):
    text: str
    how: tuple[str, ...]


# Letters that hardly ever stand in English text unless UTF-8 was once read as something else.
GARBLED = re.compile("[ÂÃâðï€\x80-\x9f]")
ENTITY = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|amp|lt|gt|quot|apos|nbsp|pound|rsquo|lsquo|ndash|mdash);")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\ufeff]|_x000D_")

# A system that drops backslashes leaves "rn" for each line end. Two together never stand in an
# English word; a single one is trusted only where a line end is plain from what is round it.
BLANK_LINES = re.compile(r"(?:rn){2,}")
LINE_END = re.compile(r"(?<=[.,:;)!?])rn(?=[A-Z•\-])")
LINE_END_IN_SUCH_TEXT = re.compile(r"(?<=[a-z0-9.,:;)!?])rn(?=[A-Z0-9•\-])")


def mend_text(text: str) -> Mended:
    how: list[Promise] = []
    if GARBLED.search(text):
        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            text, how = fixed, [*how, LETTERS]
    if ENTITY.search(text):
        text, how = html.unescape(text), [*how, ENTITIES]
    if CONTROL.search(text):
        text, how = CONTROL.sub("", text), [*how, UNSEEN]
    lines = _mend_lines(text)
    if lines != text:
        text, how = lines, [*how, LINES]
    if "\ufffd" in text:
        how.append(LOST)
    tidy = text.replace("\xa0", " ").replace("\u202f", " ").replace("\r\n", "\n").replace("\r", "\n")
    return Mended(unicodedata.normalize("NFC", tidy).strip(), tuple(str(one) for one in how))


def _mend_lines(text: str) -> str:
    if "rn" not in text:
        return text
    if BLANK_LINES.search(text):
        text = BLANK_LINES.sub(lambda found: "\n" * (len(found.group()) // 2), text)
        return LINE_END_IN_SUCH_TEXT.sub("\n", text)
    return LINE_END.sub("\n", text)
