"""What of a map may be shown: nothing from which the votes of a few people could be worked out.

A map is drawn with groups large enough to be shown. Should one be smaller all the same, because the place has raised
its number since, then nothing is shown that was found by asking all groups: what unites them tells what the few think.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from folkmoot.core.suppression import is_small, suppress
from folkmoot.engagement.opinions.files import name_of

Threes = Sequence[Sequence[int]]  # by group: agreed, disagreed, voted


@dataclass(frozen=True)
class Visible:
    """`enough` people took part to show a map; `groups` are their sizes, None for one that is hidden.

    Where `whole`, no group is hidden, and the votes may be published.
    """

    enough: bool
    groups: dict[str, int | None]

    @property
    def whole(self) -> bool:
        return self.enough and None not in self.groups.values()

    def of_ten(self, threes: Threes) -> tuple[dict[str, float | None], float | None]:
        """Of ten people who voted on a statement, how many agree: in each group, and of all. None is hidden.

        How many voted counts, in each group by itself: what is hidden cannot be worked out from the others and all.
        """
        by_group = {name_of(at): three for at, three in enumerate(threes)}
        if not self.enough:
            return dict.fromkeys(by_group), None
        voted = suppress({name: three[2] for name, three in by_group.items()})
        shown = {name: self.groups.get(name) is not None and bool(voted.counts[name]) for name in by_group}
        groups = {name: round(10 * three[0] / three[2], 1) if shown[name] else None for name, three in by_group.items()}
        agreed, of = (sum(three[place] for three in by_group.values()) for place in (0, 2))
        return groups, round(10 * agreed / of, 1) if voted.total and self.whole else None


def visible(told: Mapping[str, Any]) -> Visible:
    """What may be shown of a map, by the numbers of people in it.

    Those who voted too little to be placed are no group of opinion: how many they are tells what nobody thinks.
    """
    counts = suppress({each["group"]: each["people"] for each in told["groups"]})
    return Visible(told["people"] > 0 and not is_small(told["people"]), dict(counts.counts))
