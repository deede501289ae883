"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import before, helping, story

__all__ = ["before", "helping", "story"]
