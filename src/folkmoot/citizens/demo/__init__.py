"""The chapters of the demo borough that citizens tell."""

from folkmoot.citizens.demo import family, learning, projects, story

__all__ = ["family", "learning", "projects", "story"]
