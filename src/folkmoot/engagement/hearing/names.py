"""What may give somebody away in an answer, found by its shape. A person looks at each before anything is published."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.engagement.models import Why

SHAPES = (
    (Why.CONTACT, re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    (Why.CONTACT, re.compile(r"(?<!\w)(?:\+44|0)(?:[ \-()]?\d){9,10}(?!\d)")),
    (Why.CONTACT, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    (Why.CONTACT, re.compile(r"(?<![\w@])@\w{3,}|https?://\S+")),
    (Why.NAME, re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|PC|Sister|Nurse|Father|Rev|Imam|Rabbi)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")),
    (Why.NAME, re.compile(r"\b[A-Z][a-zà-ÿ’'-]+ (?:[A-Z][a-zà-ÿ]{0,2}\.? )?[A-Z][a-zà-ÿ’'-]+\b")),
    (Why.HEALTH, re.compile(r"\bmy (?:own )?(?:depression|anxiety|cancer|HIV|abortion|miscarriage|epilepsy|psychosis|addiction|diagnosis)\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True)
class Suspect:
    words: str
    why: Why


@dataclass(frozen=True)
class Cut:
    """Words to take out wherever they stand, and why."""

    words: str
    why: Why
    reason: str = ""


def suspects(text: str, known: Iterable[str] = (), harmless: Iterable[str] = ()) -> list[Suspect]:
    """Each run of words that may name somebody or say how to reach them; once each, in the order of the text.

    `known` are names to look for in any case (the sender's own); `harmless` are names of places and bodies.
    """
    found: dict[str, tuple[int, Why]] = {}
    safe = {name.casefold() for name in harmless}
    for why, shape in SHAPES:
        for match in shape.finditer(text):
            words = match.group().strip()
            inside = any(words in longer for longer in found)
            if words.casefold() not in safe and not inside:
                found[words] = (match.start(), why)
    for name in known:
        match = re.search(rf"\b{re.escape(name)}\b", text, re.I) if len(name) > 1 else None
        if match and not any(match.group() in longer for longer in found):
            found[match.group()] = (match.start(), Why.NAME)
    return [Suspect(words, why) for words, (_start, why) in sorted(found.items(), key=lambda row: row[1][0])]


def cut_out(text: str, cuts: Sequence[Cut]) -> tuple[str, list[tuple[Cut, int]]]:
    """The text with each cut marked by its reason, and how many letters each took. Longest first, so none hides another."""
    taken = []
    for cut in sorted(cuts, key=lambda each: -len(each.words)):
        pieces = text.split(cut.words) if cut.words else [text]
        if len(pieces) > 1:
            text = f"[{mark(cut)}]".join(pieces)
            taken.append((cut, len(cut.words) * (len(pieces) - 1)))
    return text, taken


def mark(cut: Cut) -> str:
    return _("taken out: %(why)s") % {"why": cut.reason or cut.why.label}
