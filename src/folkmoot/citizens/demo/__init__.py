"""The chapters of the demo borough that citizens tell."""

from folkmoot.citizens.demo import family, learning, letters, story

__all__ = ["family", "learning", "letters", "story"]
