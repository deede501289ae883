"""Whether two texts say the same: by their words, with no outside service."""

import hashlib
import re
import unicodedata

ALIKE = 0.6
EVERYDAY = frozenset(
    "a an and are as at be been but by can do for from had has have i in is it its me my no not of on or our should so"
    " that the their them there they this to too us was we were will with would you your".split()
)


def bare(text: str) -> list[str]:
    """The words in small letters, without accents, signs and emoji."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def fingerprint(text: str) -> str:
    """The same for texts that differ in capitals, spaces and signs alone. A text of signs alone is taken as it is."""
    words = bare(text) or [text.strip()]
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def telling(text: str) -> frozenset[str]:
    words = bare(text)
    return frozenset(word.rstrip("s") for word in words if word not in EVERYDAY) or frozenset(words)


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how many of the telling words of either are words of both (Jaccard, 1901).

    "Not" tells a sentence from its opposite, so two texts of which one alone denies are never alike.
    """
    left, right = telling(one), telling(other)
    if not left or not right or denies(one) != denies(other):
        return 0.0
    return len(left & right) / len(left | right)


def denies(text: str) -> bool:
    return (
        bool({"not", "no", "never", "nobody", "nothing", "without"} & set(bare(text))) or "n’t" in text or "n't" in text
    )
