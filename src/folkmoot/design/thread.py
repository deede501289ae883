"""The thread: a line with knots, walked from first to last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["past", "here", "ahead"]


@dataclass(frozen=True)
class Knot:
    label: str
    items: Sequence[tuple[str, str]] = ()
    state: State = "ahead"
    url: str = ""
    note: str = ""

    @property
    def href(self) -> str:
        """Where the small thread links to: the knot's own page, or its only item."""
        return self.url or (self.items[0][1] if len(self.items) == 1 else "")
