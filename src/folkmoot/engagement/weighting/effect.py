from collections.abc import Sequence


def effective_size(weights: Sequence[float]) -> float:
    """How many equally weighted answers these are worth (Kish): never more than there are."""
    squares = sum(weight * weight for weight in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def share_of(chose: Sequence[bool], weights: Sequence[float]) -> float:
    """The weighted share of those who chose something, 0 to 1."""
    total = sum(weights)
    return sum(weight for did, weight in zip(chose, weights, strict=True) if did) / total if total else 0.0
