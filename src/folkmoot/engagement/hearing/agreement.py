"""How far two readers agree: in how many cases, and how much more often than by chance (Cohen's kappa, 1960)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Agreement:
    """For one theme. `kappa` is None where both readers always said the same one thing: then chance explains it all."""

    cases: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float:
        """In per cent."""
        return 100 * self.agreed / self.cases if self.cases else 0.0

    @property
    def in_words(self) -> str:
        """Landis and Koch's names (1977), the ones most readers know."""
        if self.kappa is None:
            return _("cannot be worked out: both always said the same")
        steps = (
            (0.0, _("no better than chance")), (0.2, _("slight")), (0.4, _("fair")), (0.6, _("moderate")),
            (0.8, _("substantial")),
        )  # fmt: skip
        return next((words for limit, words in steps if self.kappa <= limit), _("almost perfect"))


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement:
    """Of cases in which each of two readers said yes or no."""
    count = len(pairs)
    agreed = sum(one == other for one, other in pairs)
    if not count:
        return Agreement(0, 0, None)
    first, second = sum(one for one, _other in pairs) / count, sum(other for _one, other in pairs) / count
    by_chance = first * second + (1 - first) * (1 - second)
    kappa = None if by_chance == 1 else (agreed / count - by_chance) / (1 - by_chance)
    return Agreement(count, agreed, kappa)


def by_theme(readings: Iterable[tuple[set[int], set[int]]], themes: Iterable[int]) -> dict[int, Agreement]:
    """For each theme, over answers that two people have read: was it there?"""
    both = list(readings)
    return {theme: agreement([(theme in one, theme in other) for one, other in both]) for theme in themes}
