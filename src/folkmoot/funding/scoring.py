"""The arithmetic of scoring: exact, and the same whatever the order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

MOST = 5
FAR = 2  # steps apart from which two scores are worth talking about
STEP = Decimal("0.5")
FULL = 100


def weighted_total(parts: Iterable[tuple[int, Decimal]]) -> Decimal:
    """The total out of 100 of (weight, score 0 to 5) pairs whose weights sum to 100."""
    # A fifth is exact in tenths, so nothing is ever rounded.
    return sum((Decimal(weight) * score * Decimal("0.2") for weight, score in parts), Decimal(0))


def is_a_score(score: Decimal) -> bool:
    """An agreed score is 0 to 5 in halves."""
    return 0 <= score <= MOST and score % STEP == 0


@dataclass(frozen=True)
class Spread:
    """What members scored one answer: their scores, the mean to start talking from, and whether they differ much."""

    scores: Sequence[int]

    @property
    def mean(self) -> Decimal | None:
        """To the nearest half, halves of a step upwards."""
        if not self.scores:
            return None
        doubled = (2 * 2 * sum(self.scores) + len(self.scores)) // (2 * len(self.scores))
        return Decimal(doubled) / 2

    @property
    def width(self) -> int:
        return max(self.scores) - min(self.scores) if self.scores else 0

    @property
    def is_wide(self) -> bool:
        return self.width >= FAR

    @property
    def outliers(self) -> list[int]:
        """The places of scores that stand alone: two or more from the middle one, where most stand closer to it."""
        if len(self.scores) < 3:
            return []
        middle = median(self.scores)
        far = [place for place, score in enumerate(self.scores) if abs(score - middle) >= FAR]
        return far if 2 * len(far) < len(self.scores) else []
