"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import judging, story

__all__ = ["judging", "story"]
