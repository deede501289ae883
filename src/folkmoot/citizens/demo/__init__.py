"""The chapters of the demo borough that citizens tell."""

from folkmoot.citizens.demo import family, learning, letters, projects, story

__all__ = ["family", "learning", "letters", "projects", "story"]
