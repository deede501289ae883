"""The chapters of the demo borough that citizens tell."""

from folkmoot.citizens.demo import learning, story

__all__ = ["learning", "story"]
