"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import bidding, story

__all__ = ["bidding", "story"]
