"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import before, story

__all__ = ["before", "story"]
