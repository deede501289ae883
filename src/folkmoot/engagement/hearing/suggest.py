"""Themes suggested by counting words, on this machine alone. Each says which words were counted, and in how many answers.

A word counts for more the more answers use it, and for less the more ordinary it is across all of them (TF-IDF, Spärck
Jones 1972). The heaviest word leads; the words that stand beside it most often are its companions; answers it covers
count for less afterwards, so that the next suggestion is about something else.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MOST_SUGGESTIONS, MOST_COMPANIONS, MOST_EXAMPLES = 8, 4, 3
FEWEST_ANSWERS = 3
TOO_COMMON = 0.6
WORD = re.compile(r"[^\W\d_][\w’'-]+")
ORDINARY = set(
    "a about above after again against all already also although always am an and another any anybody anyone anything are around as at "
    "away back be because been before being below better between both but by came can cannot come could did do does doing done down each "
    "either else enough even ever every everybody everyone everything for from get gets getting give go goes going got had has have "
    "having he her here hers him his how i if in into is it it's its just keep know last less let like little look lot made make "
    "makes many may maybe me mean might mine more most much must my near need needs never next no nobody none not nothing now of off "
    "often on once one only or other others our ours out over own people perhaps please put quite rather really right said same say see she "
    "should since so some somebody someone something sometimes somewhere still such take than thank thanks that that's the their theirs "
    "them then there these they thing things think this those though through time times to too under until up upon us use used very want "
    "was way we well were what when where which while who whom whose why will with within without would yes yet you your yours don't "
    "doesn't isn't can't won't i'm i've i'd we're they're there's".split()
)


# Plurals that the plain endings below would take for another word.
UNEVEN = {"buses": "bus"}


@dataclass(frozen=True)
class Suggestion:
    """One theme that may be there. `answers` are the keys of the answers that use its word."""

    word: str
    companions: list[str]
    answers: list[int] = field(repr=False)
    among: int
    weight: float

    @property
    def because(self) -> str:
        beside = ", ".join(f"“{word}”" for word in self.companions)
        said = _("%(count)s of %(all)s answers use “%(word)s”") % {
            "count": len(self.answers), "all": self.among, "word": self.word,
        }  # fmt: skip
        return f"{said}; {_('beside it most often')}: {beside}." if beside else f"{said}."


def words_in(text: str) -> list[str]:
    """The words of a text that could carry a theme, in one form each: “rooms” is counted as “room”."""
    return [stem(word) for word in WORD.findall(text.casefold().replace("’", "'")) if word not in ORDINARY and len(word) > 2]  # fmt: skip


def stem(word: str) -> str:
    """Only the plainest endings are taken off, so that what is left is still a word people know."""
    word = word.removesuffix("'s")
    if word in UNEVEN:
        return UNEVEN[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]
    return word


def suggest(answers: Iterable[tuple[int, str]], taken: Sequence[str] = ()) -> list[Suggestion]:
    """Up to eight suggestions from (key, text). Words of themes already named (`taken`) lead none."""
    uses: dict[str, list[int]] = {}
    said: dict[int, set[str]] = {}
    for key, text in answers:
        said[key] = set(words_in(text))
        for word in said[key]:
            uses.setdefault(word, []).append(key)
    everybody, named = len(said), {word for title in taken for word in words_in(title)}
    fewest = max(FEWEST_ANSWERS, math.ceil(everybody / 100))
    open_ = {
        word: keys
        for word, keys in uses.items()
        if fewest <= len(keys) <= max(fewest, TOO_COMMON * everybody) and word not in named
    }
    unheard = dict.fromkeys(said, 1.0)
    found: list[Suggestion] = []
    while open_ and len(found) < MOST_SUGGESTIONS:
        weights = {
            word: sum(unheard[key] for key in keys) * math.log(everybody / len(keys) + 1)
            for word, keys in open_.items()
        }
        word = max(weights, key=lambda each: (weights[each], each))
        keys = open_.pop(word)
        if sum(unheard[key] for key in keys) < fewest:
            break
        beside = companions(word, keys, said, uses, everybody)
        found.append(Suggestion(word, beside, keys, everybody, round(weights[word], 2)))
        for key in keys:
            unheard[key] /= 4
    return found


def companions(
    word: str, keys: Sequence[int], said: dict[int, set[str]], uses: dict[str, list[int]], everybody: int
) -> list[str]:
    """Words that stand beside it at least twice, and more often than elsewhere; the most telling first."""
    beside = Counter(other for key in keys for other in said[key] if other != word)
    telling = {
        other: count * math.log(count * everybody / (len(keys) * len(uses[other])) + 1)
        for other, count in beside.items()
        if count > 1 and count * everybody > len(keys) * len(uses[other])
    }
    return sorted(telling, key=lambda each: (-telling[each], each))[:MOST_COMPANIONS]
