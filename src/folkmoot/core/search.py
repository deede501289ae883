"""Find listings by their words, stemmed, on SQLite (FTS5) and PostgreSQL (tsvector).

The audience is part of the query, so nothing can be found that its reader may not see.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Exists, FloatField, Model, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat

from folkmoot.core.models import Listing

MOST_WORDS, LONGEST_WORD = 12, 60
# Words that stand in nearly every sentence. PostgreSQL leaves them out by itself, FTS5 does not.
PASSED_OVER = frozenset(
    "a about all an and any are as at be been but by can could did do does for from had has have he her his how i if in"
    " into is it its me my no not of on or our she so than that the their them then there these they this those to too us was"
    " we were what when where which who why will with would you your".split()
)
# How much more a word in the title weighs than one in the body.
TITLE_WEIGHT = 20.0


def words_of(text: str) -> list[str]:
    """The words to look for: letters and digits, accents taken off, everyday words passed over."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    words = [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", bare)]
    return [word for word in dict.fromkeys(words) if word not in PASSED_OVER][:MOST_WORDS]


def _asked(words: list[str]) -> str:
    """All of these words, in the query language of this database."""
    postgres = connection.vendor == "postgresql"
    return " & ".join(words) if postgres else " ".join(f'"{word}"' for word in words)


def find(text: str, tokens: Iterable[str]) -> QuerySet[Listing]:
    """Listings that hold every word of `text`, best first. `tokens` are the reader's audiences.

    Only letters and digits reach the database's own query language, so a text cannot hold operators of it.
    """
    words = words_of(text)
    visible = Listing.objects.filter(audience__in=list(tokens))
    if not words:
        return visible.none()
    if connection.vendor == "postgresql":
        query = _asked(words)
        match = RawSQL("core_listing.words @@ to_tsquery('english', %s)", [query], BooleanField())
        rank = RawSQL("ts_rank(core_listing.words, to_tsquery('english', %s))", [query], FloatField())
        return visible.filter(match).annotate(rank=rank).order_by("-rank", "pk")
    # A join, because bm25() as a subquery would weigh all that was found anew for every row; and the plus keeps SQLite
    # from searching for the words once for every listing.
    return visible.extra(  # noqa: S610 (the words are a parameter; the ORM has no other way to join this table)
        tables=["core_listing_words"],
        where=["core_listing.id = +core_listing_words.rowid", "core_listing_words MATCH %s"],
        params=[_asked(words)],
        select={"rank": f"bm25(core_listing_words, {TITLE_WEIGHT}, 1.0)"},
        order_by=["rank", "pk"],
    )


def found_by(text: str, tokens: Iterable[str], model: type[Model]) -> Exists | Q:
    """The condition on a model's rows that their own listing holds every word of `text`: for a register found by words.

    The names of columns stand alone, so that they are the listing's in whatever query this is put into. A database may
    ask this of each row on its way down a list, which is quick for words that many have, or of all rows at once.
    """
    words = words_of(text)
    if not words:
        return Q(pk__in=[])
    own = Concat(Value(f"{model._meta.label_lower}:"), Cast(OuterRef("pk"), TextField()))
    match = RawSQL(_MATCH[connection.vendor], [_asked(words)], BooleanField())  # noqa: S611 (the words are a parameter)
    return Exists(Listing.objects.filter(match, subject=own, audience__in=list(tokens)))


_MATCH = {
    "postgresql": "words @@ to_tsquery('english', %s)",
    "sqlite": "id IN (SELECT rowid FROM core_listing_words WHERE core_listing_words MATCH %s)",
}
