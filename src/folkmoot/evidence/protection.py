"""Which published figures are hidden because they count too few people.

A release whose publisher says how small numbers are protected is shown as published. Any other release that counts
people is protected here: the parts of one whole in one area together, so that none can be worked out from the rest.
"""

from collections import defaultdict
from collections.abc import Iterable

from folkmoot.core.suppression import is_small, suppress
from folkmoot.evidence.models import Value


def hidden_among(values: Iterable[Value]) -> set[int]:
    """The ids of the values that may not be shown. Each value carries its indicator and the indicator's dataset.

    Give all that is known of an area at once: a part can only be protected beside the other parts of its whole.
    """
    hidden: set[int] = set()
    parts: dict[tuple[int, str], list[Value]] = defaultdict(list)
    for value in values:
        indicator = value.indicator
        if value.number is None or not indicator.counts_people or indicator.dataset.small_numbers:
            continue
        if indicator.part_of:
            parts[(value.area_id, indicator.part_of)].append(value)
        elif is_small(int(value.number), special=indicator.is_special):
            hidden.add(value.pk)
    for group in parts.values():
        special = any(value.indicator.is_special for value in group)
        shown = suppress({value.pk: int(value.number or 0) for value in group}, special=special)
        hidden.update(pk for pk, count in shown.counts.items() if count is None)
    return hidden
