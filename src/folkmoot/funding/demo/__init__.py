"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import before, bidding, helping, story

__all__ = [
    "before", "bidding", "helping", "story",
]  # fmt: skip
