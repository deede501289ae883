"""The chapters of the demo borough that funding tells."""

from folkmoot.funding.demo import assets, awarding, before, bidding, challenge, helping, judging, story, ways

__all__ = [
    "assets", "awarding", "before", "bidding", "challenge", "helping", "judging", "story", "ways",
]  # fmt: skip
