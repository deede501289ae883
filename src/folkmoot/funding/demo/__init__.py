"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import awarding, judging, story

__all__ = ["awarding", "judging", "story"]
