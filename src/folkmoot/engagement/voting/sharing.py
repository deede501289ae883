"""A sum shared out by several people: the average of what each gave, in whole pence that add up."""

from collections.abc import Sequence


def shared_out(shares: Sequence[Sequence[int]], total: int) -> list[int]:
    """Pence for each option. What rounding down leaves over goes, a penny each, to the largest remainders.

    Equal remainders: the earlier option first.
    """
    sums = [sum(column) for column in zip(*shares, strict=True)]
    whole = [each // len(shares) for each in sums]
    left = total - sum(whole)
    order = sorted(range(len(sums)), key=lambda place: (-(sums[place] % len(shares)), place))
    for place in order[:left]:
        whole[place] += 1
    return whole
