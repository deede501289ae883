"""How hard a text is to read: the school grade of Flesch and Kincaid (1975), for English."""

import re

SENTENCE = re.compile(r"[.!?;:]+(?:\s|$)|\n+")
WORD = re.compile(r"[A-Za-z’']+|\d[\d,.]*")
VOWELS = re.compile(r"[aeiouy]+")


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
