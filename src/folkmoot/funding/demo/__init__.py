"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import before, challenge, helping, story

__all__ = ["before", "challenge", "helping", "story"]
