"""How likely each panel must be so that every kind has exactly its wanted chance."""

import numpy as np

from folkmoot.engagement.lottery.pool import Real, Whole


def balance(panels: Whole, wanted: Real, *, rounds: int = 2000) -> tuple[Real, float]:
    """Weights near 1 under which the panels hold `wanted` people of each kind, and how far they are from it at most.

    `panels[p, s]` is a kind. Of all such weights the ones nearest to 1, by conjugate gradients on the normal equations;
    they may be below 0, which the caller has to look at. Source: Hestenes and Stiefel, 1952.
    """
    kinds, seats = len(wanted), panels.shape[1]
    flat = panels.ravel()

    def held(weights: Real) -> Real:
        return np.asarray(np.bincount(flat, weights=np.repeat(weights, seats), minlength=kinds), dtype=np.float64)

    def spread(prices: Real) -> Real:
        return np.asarray(prices[panels].sum(axis=1))

    extra = np.zeros(len(panels))
    rest = wanted - held(np.ones(len(panels)))
    way = spread(rest)
    slope = way.copy()
    size = float(slope @ slope)
    for _ in range(rounds):
        if size < 1e-18 or float(np.abs(rest).max(initial=0)) < 1e-9:
            break
        image = held(way)
        square = float(image @ image)
        if square <= 0:
            break
        pace = size / square
        extra += pace * way
        rest -= pace * image
        slope = spread(rest)
        new_size = float(slope @ slope)
        way = slope + (new_size / size) * way
        size = new_size
    weights = 1 + extra
    return weights, float(np.abs(wanted - held(weights)).max(initial=0))
