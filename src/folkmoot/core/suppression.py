"""Small numbers of people are hidden, and enough beside them that they cannot be worked out (house: small numbers).

Nought is shown: it tells of nobody. One way of counting people at a time: two tables of the same people may still
give away between them what neither does alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.conf import settings
from django.utils.translation import gettext_lazy as _

Key = TypeVar("Key")
HIDDEN = _("hidden: too few people")


@dataclass(frozen=True)
class Shown(Generic[Key]):
    """What may be published: None stands for a hidden number."""

    counts: dict[Key, int | None]
    total: int | None

    @property
    def hides_something(self) -> bool:
        return self.total is None or None in self.counts.values()


def threshold(*, special: bool = False) -> int:
    """The smallest number shown; higher where it tells of health, faith, ethnicity and the like."""
    return settings.FOLKMOOT_SUPPRESS_SPECIAL_UNDER if special else settings.FOLKMOOT_SUPPRESS_UNDER


def is_small(count: int, *, special: bool = False) -> bool:
    return 0 < count < threshold(special=special)


def suppress(counts: Mapping[Key, int], *, special: bool = False, spare: Key | None = None) -> Shown[Key]:
    """Counts of people by group, and their total, with what must be hidden left out.

    Hidden first: every count that is small. Then others, until those hidden protect each other (see `_protected`). A
    total that is small is hidden, and one from which nothing else can protect.

    Which others goes by their names alone, `spare` first (“did not say”, which nobody misses): were it the next
    smallest, whoever knows that could work out from the smallest count shown how large a hidden one must be.
    """
    smallest = threshold(special=special)
    total = sum(counts.values())
    hidden = {key for key, count in counts.items() if is_small(count, special=special)}
    if not hidden:
        return Shown(dict(counts), total)
    others = sorted(
        (key for key, count in counts.items() if count >= smallest), key=lambda key: (key != spare, str(key))
    )
    is_total_hidden = total < smallest
    while not is_total_hidden and not _protected([counts[key] for key in hidden], smallest, is_everybody=not others):
        if others:
            hidden.add(others.pop(0))
        else:
            is_total_hidden = True
    return Shown(
        {key: None if key in hidden else count for key, count in counts.items()}, None if is_total_hidden else total
    )


def _protected(hidden: list[int], smallest: int, *, is_everybody: bool) -> bool:
    """Whether these leave each other more than one value, when their sum is known: it is the total less what is shown.

    They could all be one, or (when all are small) all be as large as a small number can be: then they are known. Not so
    where every group is hidden: one of them may then be large, and hidden for the sake of another.
    """
    number, together = len(hidden), sum(hidden)
    all_at_most = max(hidden) < smallest and together == number * (smallest - 1)
    return number >= 2 and together >= max(smallest, 2 * number) and (is_everybody or not all_at_most)
