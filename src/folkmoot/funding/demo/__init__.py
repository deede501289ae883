"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import story

__all__ = ["story"]
