"""The chapters of the demo borough that citizens tell."""

from folkmoot.citizens.demo import catalogue, family, learning, story

__all__ = ["catalogue", "family", "learning", "story"]
