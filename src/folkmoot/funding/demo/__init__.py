"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import before, bidding, challenge, helping, story

__all__ = [
    "before", "bidding", "challenge", "helping", "story",
]  # fmt: skip
