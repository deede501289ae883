"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import awarding, before, bidding, challenge, helping, judging, story

__all__ = [
    "awarding", "before", "bidding", "challenge", "helping", "judging", "story",
]  # fmt: skip
