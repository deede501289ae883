"""Weights that make those who answered look like the place they come from. Pure arithmetic; knows no rows or pages."""

from folkmoot.engagement.weighting.cells import cell_weights
from folkmoot.engagement.weighting.effect import effective_size, share_of
from folkmoot.engagement.weighting.raking import Raked, rake

__all__ = ["Raked", "cell_weights", "effective_size", "rake", "share_of"]
