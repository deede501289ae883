from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from folkmoot.engagement.lottery.pool import Target


class LotteryRefused(ValueError):
    """A draw that cannot be made: each reason a sentence, with the nearest targets that could be met where there are."""

    def __init__(self, reasons: Sequence[str], nearest: "Sequence[Target]" = ()) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)
        self.nearest = tuple(nearest)
