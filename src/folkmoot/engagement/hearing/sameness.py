"""Answers in the same words: a campaign's, or one sent twice. They are shown as one group with its count."""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

# Fewer words than this are the same by chance: "yes", "no more cars".
FEWEST_WORDS = 8
# So many in the same words are shown as a campaign; two are shown as a pair that may be one person.
CAMPAIGN = 3
NOT_WORDS = re.compile(r"[\W_]+")


def sameness_of(texts: Iterable[str]) -> str:
    """A digest that is equal for equal words, whatever their capitals, accents' make-up, spaces and signs; or ""."""
    words = NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", " ".join(texts)).casefold()).split()
    return sha256(" ".join(words).encode()).hexdigest() if len(words) >= FEWEST_WORDS else ""
