"""How hard a text is to read: the school grade of Flesch and Kincaid (1975), for English.

0.39 x words a sentence + 11.8 x syllables a word - 15.59: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom,
Derivation of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75, 1975.
"""

import re

from django.conf import settings
from django.utils.translation import gettext as _

SENTENCE = re.compile(r"[.!?;:]+(?:\s|$)|\n+")
WORD = re.compile(r"[A-Za-z’']+|\d[\d,.]*")
VOWELS = re.compile(r"[aeiouy]+")
LONG_SENTENCE = 20  # words
LONG_WORD = 4  # syllables
MOST_NAMED = 3


def syllables(word: str) -> int:
    """About how many: groups of vowels, without a silent e at the end. A number is one."""
    word = word.casefold()
    count = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)


def reading_grade(text: str) -> float:
    """The years of school needed to read it with ease; 0 for a text without words. Age is the grade and five."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(1 for part in SENTENCE.split(text) if WORD.search(part)))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return round(max(0.0, grade), 1)


def hardest_grade() -> int:
    """The years of school that a summary may ask of its readers. Setting FOLKMOOT_READING_GRADE."""
    return int(getattr(settings, "FOLKMOOT_READING_GRADE", 10))


def long_sentences(text: str) -> list[str]:
    """The sentences of more words than most readers hold in mind, longest first."""
    parts = [part.strip() for part in SENTENCE.split(text)]
    counted = [(len(WORD.findall(part)), part) for part in parts]
    found = sorted((row for row in counted if row[0] > LONG_SENTENCE), key=lambda row: -row[0])
    return [part for _count, part in found]


def long_words(text: str) -> list[str]:
    """The words of four syllables and more, each once, longest first."""
    found = {word.casefold(): word for word in WORD.findall(text) if syllables(word) >= LONG_WORD}
    return sorted(found.values(), key=lambda word: (-syllables(word), word))


def why_hard(text: str) -> str:
    """What makes a summary too hard to be published, and what to shorten; empty when people can read it."""
    grade = reading_grade(text)
    if grade <= hardest_grade():
        return ""
    said = [
        _("Few people could read the summary: it needs %(grade)s years of school, and %(most)s is the most.")
        % {"grade": grade, "most": hardest_grade()}
    ]
    for sentence in long_sentences(text)[:MOST_NAMED]:
        said.append(
            _("This sentence has %(count)s words, so make two or three of it: “%(sentence)s”.")
            % {"count": len(WORD.findall(sentence)), "sentence": sentence}
        )
    if words := long_words(text)[:MOST_NAMED]:
        said.append(_("Find shorter words for these: %(words)s.") % {"words": ", ".join(words)})
    return " ".join(said)
